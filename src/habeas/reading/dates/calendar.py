"""Day arithmetic of the reading conventions: the latest such day, thirds of a month, EDTF."""

import calendar
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season (northern hemisphere, meteorological)."""

AHEAD = 92
"""A day without a year that lies at most so many days ahead is this year's, else last year's."""


def last_weekday(weekday: int, published: date) -> date:
    """Return the latest such weekday (Monday is 0) on or before `published`."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def next_weekday(weekday: int, published: date) -> date:
    """Return the first such weekday on or after `published`."""
    return published + timedelta(days=(weekday - published.weekday()) % 7)


def month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the (year, month) that lies `count` months later (earlier when negative)."""
    place = year * 12 + month - 1 + count
    return place // 12, place % 12 + 1


def shift_day(day: date, *, months: int = 0, days: int = 0) -> date:
    """Return `day` moved by whole months (kept within the month) and days; clamps at the calendar's ends."""
    year, month = add_months(day.year, day.month, months)
    year = min(max(year, 1), 9999)
    moved = date(year, month, min(day.day, month_length(year, month)))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return moved


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of_month(month: int, published: date, *, forward: bool) -> int:
    """Return the year of a month said without one: the latest not after publication, or the next."""
    if forward:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def year_of_day(month: int, day: int, published: date, *, forward: bool) -> int:
    """Return the year of a day said without one.

    Newspapers leave out the year of the current one; so a day soon ahead is this year's.
    """
    this = make_day(published.year, month, min(day, 28)) or published
    days = (this - published).days
    if forward:
        return published.year + (days < -AHEAD)
    if days > AHEAD:
        return published.year - 1
    return published.year


def day_of_month(day: int, published: date, *, forward: bool) -> date | None:
    """Return the day said by its number alone: in this month, or the one before when it lies ahead."""
    here = make_day(published.year, published.month, day)
    if here is not None and (forward or here <= published):
        return here
    year, month = add_months(published.year, published.month, 1 if forward else -1)
    return make_day(year, month, day)


def month_part(year: int, month: int, part: str) -> str:
    """Return the EDTF of early (1–10), mid (11–20) or late in a month (GUIDE: the month itself)."""
    stem = f"{year:04}-{month:02}"
    return {
        "early": f"{stem}-01/{stem}-10",
        "start": f"{stem}-01/{stem}-10",
        "mid": f"{stem}-11/{stem}-20",
    }.get(part, stem)


def year_part(year: int, part: str) -> str:
    """Return the EDTF of a third of a year."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    if part == "start":
        return f"{year:04}-01"
    if part == "end":
        return f"{year:04}-12"
    return f"{year:04}-{first:02}~/{year:04}-{last:02}~" if part else f"{year:04}"


def decade_part(decade: int, part: str) -> str:
    """Return the EDTF of a decade or of a third of it ("mid-1990s": 1994~/1996~)."""
    first, last = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}.get(
        part, (0, 9)
    )
    return f"{decade + first}~/{decade + last}~" if part else f"{decade // 10:03}X"


def season_span(season: str, year: int) -> str:
    """Return the EDTF interval of a season; a winter belongs to the year in which it begins."""
    first = SEASONS[season]
    last_year, last = add_months(year, first, 2)
    return f"{year:04}-{first:02}/{last_year:04}-{last:02}"


def latest_season(season: str, published: date) -> int:
    """Return the year in which the latest such season began."""
    return published.year - (SEASONS[season] > published.month)


def week_span(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def last_weekend(published: date) -> tuple[date, date]:
    """Return Saturday and Sunday of the latest weekend that has begun."""
    saturday = last_weekday(5, published)
    return saturday, saturday + timedelta(days=1)
