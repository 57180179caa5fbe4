"""Dates as sources give them: a day, a month, "about 1995", "until 22 February", never forced to a day.

Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1, and of level 2 the qualified parts of an
interval and `199X`): https://www.loc.gov/standards/datetime/. The words of the source are kept by the
statement; this is the normalised value.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from habeas.errors import HabeasError
from habeas.vocabulary.message import Message, gettext_noop

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<time>T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"(?P<zone>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?"
    r"(?P<mark>[~?%])?"
)
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""Spring to winter as months of the north, where these reports come from; winter ends a year later."""


class DateRefusedError(HabeasError):
    """Words that are no EDTF date."""


@dataclass(frozen=True, slots=True)
class Point:
    """One date: `first` and `last` are the days it can be; `mark` is ~ (about), ? (doubtful), % (both)."""

    text: str
    first: date
    last: date
    mark: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval. `start` or `end` is None where that end is open ("..") or unknown ("").

    For a single date both are the same point. `earliest` and `latest` are the outermost days that
    the value allows; None where nothing bounds it on that side.
    """

    text: str
    start: Point | None
    end: Point | None
    interval: bool

    @property
    def earliest(self) -> date | None:
        return self.start.first if self.start else None

    @property
    def latest(self) -> date | None:
        return self.end.last if self.end else None

    @property
    def is_day(self) -> bool:
        """Whether the value is one calendar day, with or without a time of day."""
        return not self.interval and self.start is not None and self.start.first == self.start.last

    @property
    def approximate(self) -> bool:
        return any(point.mark for point in (self.start, self.end) if point)

    def may_overlap(self, other: "Edtf") -> bool:
        """Whether some day is allowed by both; an open end reaches for ever."""
        starts = [day for day in (self.earliest, other.earliest) if day]
        ends = [day for day in (self.latest, other.latest) if day]
        return not starts or not ends or max(starts) <= min(ends)

    def surely_before(self, other: "Edtf") -> bool:
        """Whether every day of this value lies before every day of the other; "about" is never sure."""
        if self.approximate or other.approximate or self.latest is None or other.earliest is None:
            return False
        return self.latest < other.earliest


def is_edtf(text: str) -> bool:
    """Return whether `text` is a date or interval that `parse_edtf` reads."""
    try:
        parse_edtf(text)
    except DateRefusedError:
        return False
    return True


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """Return the date or interval `text` says; raises `DateRefusedError` for anything else."""
    if "/" not in text:
        point = _parse_point(text, text)
        return Edtf(text, point, point, interval=False)
    start_text, _, end_text = text.partition("/")
    start, end = (None if part in ("", "..") else _parse_point(part, text) for part in (start_text, end_text))
    if start is None and end is None:
        raise _refuse(text, Message(gettext_noop("both ends are open.")))
    if start and end and start.first > end.last:
        raise _refuse(text, Message(gettext_noop("it ends before it begins.")))
    return Edtf(text, start, end, interval=True)


def day_bounds(text: str) -> tuple[str | None, str | None]:
    """Return the earliest and latest day as ISO 8601 words, for sorting in a database."""
    value = parse_edtf(text)
    return (
        value.earliest.isoformat() if value.earliest else None,
        value.latest.isoformat() if value.latest else None,
    )


def _refuse(text: str, problem: Message) -> DateRefusedError:
    next_step = Message(gettext_noop("Write a date such as 2021-07, 199X or 2022-02-06/2022-02-22."))
    return DateRefusedError(repr(text), problem, next_step)


def _parse_point(part: str, whole: str) -> Point:
    match = _POINT.fullmatch(part)
    if not match:
        raise _refuse(whole, Message(gettext_noop("“{part}” is no date."), {"part": part}))
    if match["time"] and (match["day"] is None or "X" in part[:10]):
        raise _refuse(whole, Message(gettext_noop("a time of day needs a day.")))
    try:
        first, last = _find_bounds(match)
    except ValueError as problem:
        raise _refuse(
            whole, Message(gettext_noop("“{part}” is not in the calendar."), {"part": part})
        ) from problem
    return Point(part, first, last, match["mark"] or "", (match["time"] or "").removeprefix("T"))


def _find_bounds(match: re.Match[str]) -> tuple[date, date]:
    """Return the first and last day; raises ValueError for a month or day that does not exist."""
    years = (int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9")))
    month, day = match["month"], match["day"]
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(day)
        return date(years[0], 1, 1), date(years[1], 12, 31)
    if years[0] != years[1]:
        raise ValueError(match["year"])
    if int(month) in SEASONS and day is None:
        return _find_season(years[0], int(month))
    if day is None or day == "XX":
        last = calendar.monthrange(years[0], int(month))[1] if 1 <= int(month) <= 12 else 0
        return date(years[0], int(month), 1), date(years[0], int(month), last)
    exact = date(years[0], int(month), int(day))
    return exact, exact


def _find_season(year: int, season: int) -> tuple[date, date]:
    first_month, last_month = SEASONS[season]
    end_year = year + (last_month < first_month)
    after = date(end_year, last_month + 1, 1)
    return date(year, first_month, 1), after - timedelta(days=1)
