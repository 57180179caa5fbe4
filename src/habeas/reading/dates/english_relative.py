"""Find the English date expressions that count from publication or from another date in the text."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from habeas.reading.dates.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    add_months,
    last_weekday,
    last_weekend,
    latest_season,
    next_weekday,
    season_span,
    shift_day,
    week_span,
    year_of_month,
)
from habeas.reading.dates.phrases import Phrase
from habeas.reading.document import Document
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message, gettext_noop

_FROM_PUBLICATION = Message(gettext_noop("Counted from the day of publication."))
_FROM_TEXT = Message(gettext_noop("Counted from another date in the text."))
_VAGUE = Message(gettext_noop("A few days, weeks or months before publication; approximate."))

_FLAGS = re.IGNORECASE
COUNTS = {
    word: number
    for number, word in enumerate(
        [
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
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        start=1,
    )
} | {
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "a dozen": 12,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_VAGUE_COUNTS = ("few", "a few", "several", "a number of", "some")
_COUNT = (
    r"(?P<count>\d{1,3}|a\s+couple\s+of|a\s+few|a\s+dozen|a\s+number\s+of|an?|few|several|"
    + "|".join(word for word in COUNTS if " " not in word and len(word) > 2)
    + r")"
)
_UNIT = r"(?P<unit>hour|day|night|week(?!end)|fortnight|month|year|decade)s?\b"
_PEN = (
    r"(?P<season>spring|summer|autumn|fall|winter)|(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NAMED = re.compile(
    r"(?P<word>last|past|previous|this|next|coming)\s+(?:(?:past|coming|last)\s+)?"
    rf"(?:(?P<unit>night|evening|morning|afternoon|weekend|week|month|year)|{_PEN})\b(?![-’']?(?:old|long)|s\b)"
    r"(?:(?<=y)\s+(?:morning|afternoon|evening|night)\b)?",
    _FLAGS,
)
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
_PART_OF = re.compile(
    r"(?P<which>first|second|third|fourth|last|latter)\s+(?P<what>half|quarter|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)\s+months)"
    r"\s+of\s+(?:the\s+)?(?:(?P<year>(?:19|20)\d\d)|(?P<rel>this|last)\s+year|(?P<bare>year))\b",
    _FLAGS,
)
_SEASON = re.compile(
    r"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?,?\s+(?P<year>(?:19|20)\d\d)(?:\s*[-–/]\s*\d{2,4})?\b",
    _FLAGS,
)
_PART_OF_CURRENT = re.compile(r"\b(?:beginning|start|middle|end|close)\s+of\s+the\s+$", _FLAGS)
_LAST_WORDS = re.compile(r"\bthe\s+$", _FLAGS)
_SOME_OVER = re.compile(r"\b(?:more\s+than|over|at\s+least|less\s+than|up\s+to|well\s+over)\s+$", _FLAGS)


def _span(match: re.Match[str], edtf: str, on: date | None = None, confidence: float = 0.85) -> Phrase:
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="span",
        edtf=edtf,
        on=on,
        reason=_FROM_PUBLICATION,
        confidence=confidence,
    )


def _at(match: re.Match[str], day: date, confidence: float = 0.9) -> Phrase:
    return _span(match, day.isoformat(), day, confidence)


def _interval(match: re.Match[str], first: date, last: date, confidence: float = 0.85) -> Phrase:
    return _span(match, f"{first.isoformat()}/{last.isoformat()}", None, confidence)


def _read_today(document: Document, token: Token) -> Phrase | None:
    shift = {"yesterday": -1, "tomorrow": 1}.get(token.lower, 0)
    return Phrase(start=token.start, end=token.end, grain="today", shift=shift, reason=_FROM_PUBLICATION)


def _read_named(document: Document, token: Token) -> Phrase | None:
    """Last, this or next: night, week, month, year, weekday, month by name, season."""
    match = _NAMED.match(document.visible, token.start)
    published = document.published
    if not match or published is None:
        return None
    way = {"this": 0, "next": 1, "coming": 1}.get(match["word"].lower(), -1)
    if re.search(r"\s(?:past|last)\s", match.group()) and way == 0:
        way = -1
    if re.search(r"\scoming\s", match.group()):
        way = 1
    before = document.words_before(token.start)
    if match["unit"]:
        bare = not _LAST_WORDS.search(before) or way == 0
        return _named_unit(match, published, way) if bare else None
    if match["weekday"]:
        return _at(match, _named_weekday(match["weekday"].lower() + "day", published, way))
    if match["month"]:
        return None if match["month"].islower() else _named_month(match, published, way)
    season = match["season"].lower()
    year = (
        latest_season(season, published)
        if way <= 0
        else published.year + (SEASONS[season] <= published.month)
    )
    return _span(match, season_span(season, year))


def _named_weekday(name: str, published: date, way: int) -> date:
    weekday = WEEKDAYS[name]
    if way < 0:
        return last_weekday(weekday, published - timedelta(days=1))
    return next_weekday(weekday, published + timedelta(days=way))


def _named_month(match: re.Match[str], published: date, way: int) -> Phrase:
    month = MONTHS[match["month"].lower()]
    year = year_of_month(month, published, forward=way > 0)
    if way == 0:
        year = published.year
    elif month == published.month:
        year += way
    return Phrase(
        start=match.start(), end=match.end(), grain="month", year=year, month=month, reason=_FROM_PUBLICATION
    )


def _named_unit(match: re.Match[str], published: date, way: int) -> Phrase | None:
    unit = match["unit"].lower()
    if unit == "year":
        return Phrase(
            start=match.start(),
            end=match.end(),
            grain="year",
            year=published.year + way,
            reason=_FROM_PUBLICATION,
        )
    if unit == "month":
        year, month = add_months(published.year, published.month, way)
        return Phrase(
            start=match.start(),
            end=match.end(),
            grain="month",
            year=year,
            month=month,
            reason=_FROM_PUBLICATION,
        )
    if unit == "week":
        return _interval(match, *week_span(shift_day(published, days=7 * way)))
    if unit == "weekend":
        return _interval(match, *_named_weekend(published, way))
    if way > 0:
        return None
    return _at(match, shift_day(published, days=way))


def _named_weekend(published: date, way: int) -> tuple[date, date]:
    saturday, sunday = last_weekend(published)
    begun = sunday >= published
    if way < 0:
        shift = -7 if begun else 0
    else:
        shift = 7 * way if begun else 7
    return shift_day(saturday, days=shift), shift_day(sunday, days=shift)


def _read_span(document: Document, token: Token) -> Phrase | None:
    """The past two weeks, the last six months, the next few days."""
    match = _SPAN.match(document.visible, token.start)
    published = document.published
    if not match or published is None:
        return None
    words = " ".join((match["count"] or "a").lower().split())
    unit = match["unit"].lower()
    if words in _VAGUE_COUNTS:
        return _vague_span(match, published, unit) if match["word"].lower() != "next" else None
    count = COUNTS.get(words) or int(words) if words in COUNTS or words.isdigit() else 0
    plain = not match["count"]
    if not count or (plain and not re.search(r"\bthe\s+$", document.words_before(token.start))):
        return None
    if plain and match["word"].lower() not in ("past", "last"):
        return None
    if plain and unit in ("day", "hour", "night"):
        return None
    other = move_by(published, unit, count if match["word"].lower() == "next" else -count)
    if other is None:
        return None
    return _interval(match, min(published, other), max(published, other), 0.8)


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


def _read_recent(document: Document, token: Token) -> Phrase | None:
    match = re.compile(r"recent\s+(?P<unit>day|week)s\b", _FLAGS).match(document.visible, token.start)
    if not match or document.published is None:
        return None
    return _vague_span(match, document.published, match["unit"].lower())


def _read_counted(document: Document, token: Token) -> Phrase | None:
    """Two weeks ago; three days later; a day after Feb. 20."""
    match = _COUNTED.match(document.visible, token.start)
    if not match or _SOME_OVER.search(document.words_before(token.start)):
        return None
    words, unit, way = " ".join(match["count"].lower().split()), match["unit"].lower(), match["way"].lower()
    if way in ("ago", "hence") or way.startswith("from"):
        return _counted_from_publication(match, document.published, words, unit, -1 if way == "ago" else 1)
    count = COUNTS.get(words) or (int(words) if words.isdigit() else 0)
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
    day = move_by(published, unit, sign * (COUNTS.get(words) or int(words)))
    if day is None:
        return None
    if unit in ("year", "decade"):
        return _span(match, f"{day.year:04}")
    if unit == "month":
        return _span(match, f"{day:%Y-%m}")
    return _at(match, day)


def _read_anchored(document: Document, token: Token) -> Phrase | None:
    """The same day, the following night, that year: counted from the date before it."""
    match = _ANCHORED.match(document.visible, token.start)
    if not match:
        return None
    word, unit = match["word"].lower(), match["unit"].lower()
    before = document.words_before(token.start)
    if word != "that" and not re.search(r"\b(?:the|very)\s+$", before, _FLAGS):
        return None
    if word == "that" and not re.search(
        r"(?:^|[.,;“\"]|\b(?:on|in|since|of|later|earlier|until|by))\s+$", before, _FLAGS
    ):
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


def _read_beside(document: Document, token: Token) -> Phrase | None:
    """The day before (yesterday); the day after Feb. 20; a day earlier is read as counted."""
    match = _DAY_BESIDE.match(document.visible, token.start)
    if not match or not re.search(r"\bthe\s+$", document.words_before(token.start), _FLAGS):
        return None
    sign = -1 if match["way"].lower() in ("before", "earlier") else 1
    if match["far"]:
        return Phrase(
            start=match.start(), end=match.end(), grain="today", shift=2 * sign, reason=_FROM_PUBLICATION
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


def _read_current(document: Document, token: Token) -> Phrase | None:
    """The beginning of the year, the end of the month: those of publication."""
    published = document.published
    if published is None or not _PART_OF_CURRENT.search(document.words_before(token.start)):
        return None
    month = published.month if token.lower == "month" else None
    return Phrase(
        start=token.start,
        end=token.end,
        grain=token.lower,
        year=published.year,
        month=month,
        reason=_FROM_PUBLICATION,
    )


def _read_weekend(document: Document, token: Token) -> Phrase | None:
    match = re.compile("weekend", _FLAGS).match(document.visible, token.start)
    before = document.words_before(token.start)
    if (
        not match
        or document.published is None
        or not re.search(r"\b(?:over|at|during|on|of|by)\s+the\s+$", before, _FLAGS)
    ):
        return None
    return _interval(match, *last_weekend(document.published))


def _read_part(document: Document, token: Token) -> Phrase | None:
    """The first half of 2021, the second quarter of last year, the first six months of 2022."""
    match = _PART_OF.match(document.visible, token.start)
    if not match or (not match["year"] and document.published is None):
        return None
    year = int(match["year"]) if match["year"] else (document.published or date.min).year
    if (match["rel"] or "").lower() == "last":
        year -= 1
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["which"].lower(), -1)
    what = match["what"].lower()
    if what == "half":
        length = 6
    elif what == "quarter":
        length = 3
    else:
        number = what.split()[0]
        length = int(number) if number.isdigit() else COUNTS[number]
    first = place * length + 1 if place >= 0 else 13 - length
    if not 1 <= first <= 13 - length:
        return None
    return _span(match, f"{year:04}-{first:02}/{year:04}-{first + length - 1:02}")


def _read_season(document: Document, token: Token) -> Phrase | None:
    match = _SEASON.match(document.visible, token.start)
    if not match:
        return None
    return _span(match, season_span(match["season"].lower(), int(match["year"])))


_Rule = Callable[[Document, Token], Phrase | None]
_COUNT_WORDS = [word for word in COUNTS if " " not in word] + ["few", "several"]
RELATIVE_RULES: dict[str, tuple[_Rule, ...]] = {
    "#": (_read_counted,),
    **{word: (_read_counted,) for word in _COUNT_WORDS},
    **{word: (_read_today,) for word in ("today", "tonight", "yesterday", "tomorrow")},
    **{word: (_read_span, _read_named, _read_part) for word in ("last", "past", "previous")},
    "this": (_read_named,),
    "coming": (_read_named,),
    "next": (_read_anchored, _read_span, _read_named),
    "recent": (_read_recent,),
    **{word: (_read_anchored,) for word in ("same", "that", "following")},
    **{word: (_read_beside,) for word in ("day", "night", "evening")},
    **{word: (_read_current,) for word in ("year", "month")},
    "weekend": (_read_weekend,),
    **{word: (_read_part,) for word in ("first", "second", "third", "fourth", "latter")},
    **{word: (_read_season,) for word in SEASONS},
}
"""The rules to try at a word; under "#", those to try at a number."""
