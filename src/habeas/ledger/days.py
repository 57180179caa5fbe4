"""The first and last day that an EDTF date allows: what lists are sorted by, never what is shown."""

import calendar
import re
from functools import lru_cache

_DATE = re.compile(r"(\d[\dX]{3})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T\S*)?")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


@lru_cache(maxsize=4096)
def range_of_days(edtf: str) -> tuple[str | None, str | None]:
    """Return the earliest and latest day (ISO 8601) of an EDTF date or interval.

    None stands for an open or unknown end, and for both ends of what is no date. A season reaches
    over its three months in the northern hemisphere; "~" and "?" say how sure it is, not when.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _range_of_date(first)
    return _range_of_date(first)[0], _range_of_date(last)[1]


def _range_of_date(date: str) -> tuple[str | None, str | None]:
    match = _DATE.fullmatch(date.strip("~?% "))
    if match is None:
        return None, None
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in _SEASONS:
        start, end = _SEASONS[month]
        return _write_day(low, start, 1), _write_day(high + (end < start), end, 31)
    if month is None or month == "XX":
        return _write_day(low, 1, 1), _write_day(high, 12, 31)
    if not 1 <= int(month) <= 12:
        return None, None
    if day is None or day == "XX":
        return _write_day(low, int(month), 1), _write_day(high, int(month), 31)
    return _write_day(low, int(month), int(day)), _write_day(high, int(month), int(day))


def _write_day(year: int, month: int, day: int) -> str:
    last = calendar.monthrange(min(max(year, 1), 9999), month)[1]
    return f"{year:04}-{month:02}-{min(day, last):02}"
