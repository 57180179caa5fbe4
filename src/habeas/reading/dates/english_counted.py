"""Find the English date expressions that count: two weeks ago, the past ten days, the following night."""

import re
from datetime import date

from habeas.reading.dates.calendar import WEEKDAYS, shift_day
from habeas.reading.dates.phrases import FROM_PUBLICATION, Phrase, make_span
from habeas.reading.document import Document
from habeas.reading.figures.numbers import small_number
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message, gettext_noop

_FROM_TEXT = Message(gettext_noop("Counted from another date in the text."))
_VAGUE = Message(gettext_noop("A few days, weeks or months before publication; approximate."))

_FLAGS = re.IGNORECASE
COUNT_WORDS = (
    *(
        "a",
        "an",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety"),
)
_VAGUE_COUNTS = ("few", "a few", "several", "a number of", "some")
_COUNT = (
    r"(?P<count>\d{1,3}|a\s+couple\s+of|a\s+few|a\s+dozen|a\s+number\s+of|an?|few|several|"
    + "|".join(word for word in COUNT_WORDS if len(word) > 2)
    + r")"
)
_UNIT = r"(?P<unit>hour|day|night|week(?!end)|fortnight|month|year|decade)s?\b"
_SPAN = re.compile(rf"(?P<word>last|past|previous|next)\s+(?:{_COUNT}\s+)?{_UNIT}", _FLAGS)
_COUNTED = re.compile(
    rf"{_COUNT}\s+(?:and\s+a\s+half\s+|full\s+|whole\s+|calendar\s+|long\s+)?{_UNIT}\s+"
    r"(?P<way>ago\b|earlier\b|later\b|beforehand\b|previously\b|afterwards?\b|before\b|after\b|following\b|prior\b|hence\b|from\s+now\b)",
    _FLAGS,
)
_REST = re.compile(r"\s+(?P<rest>(?:to\s+)?(?!to\b)[^.,;:()“”\"\n]{2,70})")
_ANCHORED = re.compile(
    r"(?P<word>same|that|following|next|previous)\s+(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b"
    r"(?!\s+(?:when|that|in\s+which)\b)",
    _FLAGS,
)
_DAY_BESIDE = re.compile(
    r"(?:day|night|evening)\s+(?P<way>before|after|earlier|later|following)\b(?P<far>\s+(?:yesterday|tomorrow)\b)?",
    _FLAGS,
)
_SOME_OVER = re.compile(r"\b(?:more\s+than|over|at\s+least|less\s+than|up\s+to|well\s+over)\s+$", _FLAGS)
_OF_MONTH = re.compile(r"\s+of\s+(?:the\s+)?(?:[A-Z]|\d|month|year|week)")
_WEEKDAY_BESIDE = re.compile(
    r"(?P<word>previous|following)\s+(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", _FLAGS
)
_RECENT = re.compile(r"recent\s+(?P<unit>day|week)s\b", _FLAGS)
_THE = re.compile(r"\b(?:the|very)\s+$", _FLAGS)
_THAT = re.compile(r"(?:^|[.,;“\"]|\b(?:on|in|since|of|later|earlier|until|by))\s+$", _FLAGS)


def count_word(words: str) -> int:
    """Return the number in words or digits before a unit of time; 0 for none ("a few")."""
    if words.isdigit():
        return int(words)
    fixed = {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12}.get(words)
    return fixed or small_number(words) or 0


def read_span(document: Document, token: Token) -> Phrase | None:
    """The past two weeks, the last six months, the next few days."""
    match = _SPAN.match(document.visible, token.start)
    published = document.published
    if not match or published is None:
        return None
    words = " ".join((match["count"] or "a").lower().split())
    unit = match["unit"].lower()
    if words in _VAGUE_COUNTS:
        return _vague_span(match, published, unit) if match["word"].lower() != "next" else None
    count = count_word(words)
    if _OF_MONTH.match(document.visible, match.end()):
        return None
    plain = not match["count"]
    if not count or (plain and not _THE.search(document.words_before(token.start))):
        return None
    if plain and match["word"].lower() not in ("past", "last"):
        return None
    if plain and unit in ("day", "hour", "night"):
        return None
    other = move_by(published, unit, count if match["word"].lower() == "next" else -count)
    if other is None:
        return None
    first, last = sorted((published, other))
    return make_span(match, f"{first.isoformat()}/{last.isoformat()}", confidence=0.8)


def _vague_span(match: re.Match[str], published: date, unit: str) -> Phrase | None:
    if unit in ("day", "hour", "night", "week"):
        edtf = f"{published:%Y-%m}~"
    elif unit == "month":
        edtf = f"{published.year:04}~"
    else:
        return None
    return Phrase(
        start=match.start(), end=match.end(), grain="span", edtf=edtf, reason=_VAGUE, confidence=0.5
    )


def move_by(day: date, unit: str, count: int) -> date | None:
    """Return `day` moved by `count` units; None for a unit that has no days (hours)."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        return shift_day(day, days=days * count)
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if months and 0 < day.year + months * count / 12 < 9999:
        return shift_day(day, months=months * count)
    return None


def read_recent(document: Document, token: Token) -> Phrase | None:
    match = _RECENT.match(document.visible, token.start)
    if not match or document.published is None:
        return None
    return _vague_span(match, document.published, match["unit"].lower())


def read_counted(document: Document, token: Token) -> Phrase | None:
    """Two weeks ago; three days later; a day after Feb. 20."""
    match = _COUNTED.match(document.visible, token.start)
    before = document.words_before(token.start)
    if not match or _SOME_OVER.search(before) or before.endswith(("/", ".")):
        return None
    words, unit, way = " ".join(match["count"].lower().split()), match["unit"].lower(), match["way"].lower()
    if way in ("ago", "hence") or way.startswith("from"):
        return _counted_from_publication(match, document.published, words, unit, -1 if way == "ago" else 1)
    count = count_word(words)
    sign = 1 if way in ("later", "after", "following") or way.startswith("afterward") else -1
    if not count:
        return None
    rest = (
        _REST.match(document.visible, match.end())
        if way in ("before", "after", "following", "prior")
        else None
    )
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="counted",
        unit=unit,
        shift=sign * count,
        rest=rest.end("rest") if rest else None,
        reason=_FROM_TEXT,
        confidence=0.7,
    )


def _counted_from_publication(
    match: re.Match[str], published: date | None, words: str, unit: str, sign: int
) -> Phrase | None:
    if published is None:
        return None
    if words in _VAGUE_COUNTS:
        moved = move_by(published, unit, 3 * sign)
        return _vague_span(match, moved, unit) if moved else None
    day = move_by(published, unit, sign * count_word(words))
    if day is None:
        return None
    if unit in ("year", "decade"):
        return make_span(match, f"{day.year:04}")
    if unit == "month":
        return make_span(match, f"{day:%Y-%m}")
    return make_span(match, day.isoformat(), on=day, confidence=0.9)


def read_anchored(document: Document, token: Token) -> Phrase | None:
    """The same day, the following night, that year: counted from the date before it."""
    match = _ANCHORED.match(document.visible, token.start)
    if not match:
        return None
    word, unit = match["word"].lower(), match["unit"].lower()
    before = document.words_before(token.start)
    if word != "that" and not _THE.search(before):
        return None
    if word == "that" and not _THAT.search(before):
        return None
    shift = {"following": 1, "next": 1, "previous": -1}.get(word, 0)
    if word == "that" and unit not in ("day", "night", "year", "month"):
        return None
    unit = unit if unit in ("week", "month", "year") else "day"
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="counted",
        unit=unit,
        shift=shift,
        reason=_FROM_TEXT,
        confidence=0.6,
    )


def read_weekday_beside(document: Document, token: Token) -> Phrase | None:
    """The previous Wednesday, the following Friday: counted from the date before it."""
    match = _WEEKDAY_BESIDE.match(document.visible, token.start)
    if not match or not _THE.search(document.words_before(token.start)):
        return None
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="counted",
        weekday=WEEKDAYS[match["day"].lower()],
        shift=-1 if match["word"].lower() == "previous" else 1,
        reason=_FROM_TEXT,
        confidence=0.6,
    )


def read_beside(document: Document, token: Token) -> Phrase | None:
    """The day before (yesterday); the day after Feb. 20; a day earlier is read as counted."""
    match = _DAY_BESIDE.match(document.visible, token.start)
    if not match or not _THE.search(document.words_before(token.start)):
        return None
    sign = -1 if match["way"].lower() in ("before", "earlier") else 1
    if match["far"]:
        return Phrase(
            start=match.start(), end=match.end(), grain="today", shift=2 * sign, reason=FROM_PUBLICATION
        )
    rest = _REST.match(document.visible, match.end())
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="counted",
        shift=sign,
        rest=rest.end("rest") if rest else None,
        reason=_FROM_TEXT,
        confidence=0.65,
    )
