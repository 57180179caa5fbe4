"""Find the English date expressions that name a time beside publication: last July, this week."""

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
from habeas.reading.dates.english_counted import (
    COUNT_WORDS,
    count_word,
    read_anchored,
    read_beside,
    read_counted,
    read_recent,
    read_span,
    read_weekday_beside,
)
from habeas.reading.dates.phrases import FROM_PUBLICATION, Phrase, make_span
from habeas.reading.document import Document
from habeas.reading.tokens import Token

_FLAGS = re.IGNORECASE
_PEN = (
    r"(?P<season>spring|summer|autumn|fall|winter)|(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NAMED = re.compile(
    r"(?P<word>last|past|previous|this|next|coming)\s+(?:(?:past|coming|last)\s+)?"
    rf"(?:(?P<unit>night|evening|morning|afternoon|weekend|week|month|year)|{_PEN})\b(?![-’']?(?:old|long)|s\b|\s+of\s+(?!(?:violence|protest|talk|detention|war)))"
    r"(?:(?<=y)\s+(?:morning|afternoon|evening|night)\b)?",
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
_HOLIDAY = re.compile(
    r"(?P<christmas>Christmas)(?:\s+(?P<eve>Eve)|\s+(?P<day>Day)|(?=[.,;]|\s+(?:20|19)\d\d))|"
    r"New\s+Year['’]s\s+(?:(?P<last>Eve)|Day)|"
    r"(?P<may>May)\s+Day\b"
)
_QUARTER = re.compile(r"(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b")
_WEEKEND = re.compile("weekend", _FLAGS)
_THE_WEEKEND = re.compile(r"\b(?:over|at|during|on|of|by)\s+the\s+$", _FLAGS)


def _at(match: re.Match[str], day: date) -> Phrase:
    return make_span(match, day.isoformat(), on=day, confidence=0.9)


def _interval(match: re.Match[str], first: date, last: date) -> Phrase:
    return make_span(match, f"{first.isoformat()}/{last.isoformat()}")


def _read_today(document: Document, token: Token) -> Phrase | None:
    shift = {"yesterday": -1, "tomorrow": 1}.get(token.lower, 0)
    return Phrase(start=token.start, end=token.end, grain="today", shift=shift, reason=FROM_PUBLICATION)


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
    return make_span(match, season_span(season, year))


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
        start=match.start(), end=match.end(), grain="month", year=year, month=month, reason=FROM_PUBLICATION
    )


def _named_unit(match: re.Match[str], published: date, way: int) -> Phrase | None:
    unit = match["unit"].lower()
    if unit == "year":
        return Phrase(
            start=match.start(),
            end=match.end(),
            grain="year",
            year=published.year + way,
            reason=FROM_PUBLICATION,
        )
    if unit == "month":
        year, month = add_months(published.year, published.month, way)
        return Phrase(
            start=match.start(),
            end=match.end(),
            grain="month",
            year=year,
            month=month,
            reason=FROM_PUBLICATION,
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
    shift = -7 if begun else 0
    if way >= 0:
        shift = 7 * way if begun else 7
    return shift_day(saturday, days=shift), shift_day(sunday, days=shift)


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
        reason=FROM_PUBLICATION,
    )


def _read_weekend(document: Document, token: Token) -> Phrase | None:
    match = _WEEKEND.match(document.visible, token.start)
    before = document.words_before(token.start)
    if not match or document.published is None or not _THE_WEEKEND.search(before):
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
        length = count_word(number)
    first = place * length + 1 if place >= 0 else 13 - length
    if not 1 <= first <= 13 - length:
        return None
    return make_span(match, f"{year:04}-{first:02}/{year:04}-{first + length - 1:02}")


def _read_quarter(document: Document, token: Token) -> Phrase | None:
    """Q4 2022, H1 2019."""
    match = _QUARTER.match(document.visible, token.start)
    if not match:
        return None
    length = 3 if match["quarter"] else 6
    first = (int(match["quarter"] or match["half"]) - 1) * length + 1
    return make_span(match, f"{match['year']}-{first:02}/{match['year']}-{first + length - 1:02}")


def _read_holiday(document: Document, token: Token) -> Phrase | None:
    """Christmas Eve, New Year's Day, May Day: days whose date everyone knows."""
    match = _HOLIDAY.match(document.visible, token.start)
    if not match:
        return None
    month, day = (12, 31) if match["last"] else (1, 1)
    if match["christmas"]:
        month, day = 12, 24 if match["eve"] else 25
    if match["may"]:
        month, day = 5, 1
    return Phrase(start=match.start(), end=match.end(), grain="day", month=month, day=day)


def _read_season(document: Document, token: Token) -> Phrase | None:
    match = _SEASON.match(document.visible, token.start)
    if not match:
        return None
    return make_span(match, season_span(match["season"].lower(), int(match["year"])))


_Rule = Callable[[Document, Token], Phrase | None]
RELATIVE_RULES: dict[str, tuple[_Rule, ...]] = {
    "#": (read_counted,),
    **{word: (read_counted,) for word in (*COUNT_WORDS, "few", "several")},
    **{word: (_read_today,) for word in ("today", "tonight", "yesterday", "tomorrow")},
    **{word: (read_span, _read_named, _read_part) for word in ("last", "past")},
    "previous": (read_weekday_beside, read_anchored, read_span),
    "this": (_read_named,),
    "coming": (_read_named,),
    "next": (read_anchored, read_span, _read_named),
    "recent": (read_recent,),
    **{word: (read_anchored,) for word in ("same", "that")},
    "following": (read_weekday_beside, read_anchored),
    **{word: (read_beside,) for word in ("day", "night", "evening")},
    **{word: (_read_quarter,) for word in ("q", "h")},
    **{word: (_read_holiday,) for word in ("christmas", "new", "may")},
    **{word: (_read_current,) for word in ("year", "month")},
    "weekend": (_read_weekend,),
    **{word: (_read_part,) for word in ("first", "second", "third", "fourth", "latter")},
    **{word: (_read_season,) for word in SEASONS},
}
"""The rules to try at a word; under "#", those to try at a number."""
