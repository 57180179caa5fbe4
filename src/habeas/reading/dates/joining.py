"""Join neighbouring English date expressions: a time and its day, a weekday and its date, a range."""

import re
from datetime import date

from habeas.reading.dates.calendar import shift_day
from habeas.reading.dates.phrases import Phrase
from habeas.reading.document import Document

_FLAGS = re.IGNORECASE
_PART_BEFORE = re.compile(
    r"(?:\b(?P<part>early|mid|late)(?:[\s-]+|\s+(?:in|on|of)\s+)(?:the\s+)?"
    r"|(?:\bthe\s+)?\b(?P<edge>beginning|start|middle|end|close)(?:\s+of\s+|-)(?:the\s+(?:month\s+of\s+)?)?"
    r"|\b(?:earlier|later)\s+(?:in\s+|on\s+)?(?:the\s+)?)$",
    _FLAGS,
)
_PARTS = {"beginning": "start", "start": "start", "middle": "mid", "end": "end", "close": "end"}
_SINCE_BEFORE = re.compile(
    r"\b(?:ever\s+)?since\s+(?:(?:at\s+least|about|around|the|in|as\s+early\s+as|as\s+far\s+back\s+as)\s+)*$",
    _FLAGS,
)
_DEADLINE_BEFORE = re.compile(
    r"\b(?P<edge>through|thru|until|till|til|by|before|(?:no|not)\s+later\s+than|deadline\s+(?:of|is|on)|up\s+to|expires?\s+(?:on|in)|"
    r"due\s+(?:on|by)|ends?\s+(?:on|in))\s+(?:(?:at\s+least|about|around|the|on|in)\s+)*$",
    _FLAGS,
)
_ONWARDS = re.compile(r"\s+(?:on|onwards?|forward)\b(?!\s+\w+ing)", _FLAGS)
_WEEK = re.compile(r"(?:last|this|next)\s+week", _FLAGS)
_OF_YEAR = re.compile(r"\)?,?\s+(?:of\s+|in\s+)?", _FLAGS)
_BEFORE_DAY = re.compile(r",?\s*(?:\(|the\s+|on\s+)*", _FLAGS)
_ON_THE = re.compile(r",?\s+(?:on\s+)?the\s+", _FLAGS)
_AFTER_DAY = re.compile(r",?\s*\(?(?:a\s+)?", _FLAGS)
_TIME_TO_DAY = re.compile(
    r",?\s*(?:in\s+the\s+(?:early\s+)?(?:morning|afternoon|evening)\s*,?\s*)?(?:on|of|the)?\s*(?:early\s+|late\s+)?",
    _FLAGS,
)
_DAY_TO_TIME = re.compile(
    r"\s*[,|@·–—-]?\s*(?:(?:starting|beginning)\s+)?(?:at|from|by|around|about|,)?\s*", _FLAGS
)
_RANGE = re.compile(r",?\s*(?:to|through|thru|until|till|up\s+to)\s+(?:the\s+)?|\s*[-–—]\s*", _FLAGS)
_PAIR = re.compile(r",?\s*(?:and|to)\s+(?:the\s+)?", _FLAGS)
_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|at|the|at\s+least)\s+)*$", _FLAGS)
_BETWEEN = re.compile(r"\bbetween\s+(?:(?:about|around|the)\s+)*$", _FLAGS)
_DAYLIKE = ("day", "weekday", "today", "span", "counted")


def attach_words(document: Document, phrase: Phrase) -> Phrase:
    """Return `phrase` with the words before it that change its meaning: early, end of, since, until."""
    before = document.words_before(phrase.start)
    part = _PART_BEFORE.search(before) if phrase.until is None else None
    if (
        part
        and phrase.grain not in ("time", "counted")
        and not (part["edge"] and phrase.grain in ("day", "weekday"))
    ):
        name = (part["part"] or _PARTS.get((part["edge"] or "").lower(), "")).lower()
        keep = phrase.grain in ("month", "year", "decade")
        phrase = phrase.change(start=phrase.start - len(part.group()), part=name if keep else "")
        before = document.words_before(phrase.start)
    since = _SINCE_BEFORE.search(before)
    if since and phrase.grain != "time":
        return phrase.change(start=phrase.start - len(since.group()), edge="since")
    deadline = _DEADLINE_BEFORE.search(before)
    if deadline:
        return phrase.change(edge="until" if deadline["edge"].lower()[:2] in ("un", "ti", "th") else "by")
    return phrase


def join_phrases(document: Document, phrases: list[Phrase]) -> list[Phrase]:
    """Return the phrases in order, neighbours that say one thing made one."""
    joined: list[Phrase] = []
    for phrase in phrases:
        latest = attach_words(document, phrase)
        while joined:
            together = _join_pair(document, joined[-1], latest)
            if together is None:
                break
            joined.pop()
            latest = together
        joined.append(latest)
    return [_mark_onwards(document, phrase) for phrase in joined]


def _join_pair(document: Document, one: Phrase, two: Phrase) -> Phrase | None:
    if not 0 <= two.start - one.end <= 40:
        return None
    gap = document.visible[one.end : two.start]
    if "\n" in gap and gap.strip() == "" and gap.count("\n") > 1:
        return None
    return (
        _join_week(document, gap, one, two)
        or _join_year(gap, one, two)
        or _join_days(gap, one, two)
        or _join_time(gap, one, two)
        or _join_range(document, gap, one, two)
    )


def _join_week(document: Document, gap: str, one: Phrase, two: Phrase) -> Phrase | None:
    """Wednesday last week; Friday of this week: the day of that week."""
    if one.grain != "weekday" or one.weekday is None or two.grain != "span" or not _OF_YEAR.fullmatch(gap):
        return None
    if not _WEEK.fullmatch(document.visible, two.start, two.end):
        return None
    day = shift_day(date.fromisoformat(two.edtf.split("/")[0]), days=one.weekday)
    return two.change(start=one.start, edtf=day.isoformat(), on=day, clock=one.clock)


def _join_year(gap: str, one: Phrase, two: Phrase) -> Phrase | None:
    """March 15 of last year; October this year."""
    if one.grain not in ("day", "month") or one.year is not None or one.month is None:
        return None
    if (
        two.grain == "counted"
        and two.unit == "year"
        and two.rest is None
        and _OF_YEAR.fullmatch(gap.removesuffix("the ") or gap)
    ):
        return one.change(end=two.end, unit="year", shift=two.shift)
    if two.grain != "year" or two.part or two.until or two.edge or not _OF_YEAR.fullmatch(gap):
        return None
    until = one.until.change(year=two.year) if one.until and one.until.year is None else one.until
    return one.change(end=two.end, year=two.year, until=until)


def _join_days(gap: str, one: Phrase, two: Phrase) -> Phrase | None:
    if one.grain == "weekday" and two.grain == "day" and one.until is None and _BEFORE_DAY.fullmatch(gap):
        return two.change(
            start=one.start, weekday=one.weekday, clock=one.clock or two.clock, edge=one.edge or two.edge
        )
    if one.grain == "month" and two.grain == "day" and two.month is None and _ON_THE.fullmatch(gap):
        return two.change(start=one.start, year=one.year, month=one.month)
    if one.grain == "day" and two.grain == "weekday" and one.weekday is None and _AFTER_DAY.fullmatch(gap):
        return one.change(end=two.end, weekday=two.weekday, clock=one.clock or two.clock)
    return None


def _join_time(gap: str, one: Phrase, two: Phrase) -> Phrase | None:
    if one.until is not None and one.grain != "time":
        return None
    if one.grain == "time" and two.clock is None and _is_day(two) and _TIME_TO_DAY.fullmatch(gap):
        return two.change(start=one.start, clock=one.clock)
    if two.grain == "time" and one.clock is None and _is_day(one) and _DAY_TO_TIME.fullmatch(gap):
        return one.change(end=two.end, clock=two.clock)
    return None


def _is_day(phrase: Phrase) -> bool:
    return (
        phrase.grain in _DAYLIKE
        and phrase.until is None
        and (phrase.grain != "span" or phrase.on is not None)
    )


def _join_range(document: Document, gap: str, one: Phrase, two: Phrase) -> Phrase | None:
    if one.until is not None or two.until is not None or one.grain in ("counted", "today") or one.edge:
        return None
    before = document.words_before(one.start)
    if _BETWEEN.search(before):
        return one.change(end=two.end, until=two.change(edge="")) if _PAIR.fullmatch(gap) else None
    if not _RANGE.fullmatch(gap):
        return None
    alike = one.grain == two.grain or {one.grain, two.grain} <= {"day", "month", "year"}
    if not (_FROM.search(before) or (alike and one.grain == two.grain)):
        return None
    return one.change(end=two.end, until=two.change(edge=""))


def _mark_onwards(document: Document, phrase: Phrase) -> Phrase:
    """From 2016 onwards: as if "since 2016" were said."""
    if phrase.until is not None or phrase.edge or not _FROM.search(document.words_before(phrase.start)):
        return phrase
    after = _ONWARDS.match(document.visible, phrase.end)
    return phrase.change(end=after.end(), edge="since") if after else phrase
