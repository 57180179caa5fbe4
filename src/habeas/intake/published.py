"""The day of publication, as headers and people write it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from habeas.errors import HabeasError
from habeas.vocabulary.date_words import SHORT_MONTHS
from habeas.vocabulary.message import Message, gettext_noop

MONTHS = [month.lower() for month in SHORT_MONTHS]

FORMS: Sequence[re.Pattern[str]] = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T ].*)?"),
    re.compile(r"(?P<year>\d{4})[./] ?(?P<month>\d\d?)[./] ?(?P<day>\d\d?)\.?"),
    re.compile(r"(?P<year>\d{4}) ?[년年] ?(?P<month>\d\d?) ?[월月] ?(?P<day>\d\d?) ?[일日号]"),
    re.compile(r"(?P<day>\d\d?) (?P<name>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>\d\d?),? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)"),
    re.compile(r"(?P<year>\d{4})"),
)
"""Orders that cannot be misread; 03/04/2020 is two different days, and is not among them."""

CLOCKS = timedelta(days=1)
"""A paper in Seoul is dated tomorrow while it is still today in New York."""


class DateAhead(HabeasError):
    """The publication date has not come yet."""


class DateUnclear(HabeasError):
    """The publication date cannot be understood."""


def parse_published(words: str) -> str | None:
    """Return the date in EDTF ("2022-02-07", "2022-02", "2022"), or None where it cannot be told."""
    for form in FORMS:
        match = form.fullmatch(words.strip())
        if match:
            return write_date({key: value or "" for key, value in match.groupdict().items()})
    return None


def write_date(parts: dict[str, str]) -> str | None:
    """Return the parts of a date in EDTF, or None for a day that is in no calendar."""
    month = parts.get("month") or ""
    if "name" in parts:
        short = parts["name"].lower()[:3]
        month = str(MONTHS.index(short) + 1) if short in MONTHS else "0"
    try:
        whole = date(int(parts["year"]), int(month or 1), int(parts.get("day") or 1))
    except ValueError:
        return None
    return whole.isoformat()[: 10 if parts.get("day") else 7 if month else 4]


def check_published(words: str, filename: str, today: date) -> str:
    """Return a typed or stated date in EDTF; raises DateUnclear, or DateAhead for one that is to come."""
    found = parse_published(words)
    if found is None:
        raise DateUnclear(
            filename,
            Message(gettext_noop("the publication date “{date}” cannot be understood."), {"date": words}),
            next_step=Message(gettext_noop("Write it as year-month-day, such as 2024-03-09.")),
            safe=Message(gettext_noop("Nothing was stored.")),
        )
    if found > (today + CLOCKS).isoformat():
        raise DateAhead(
            filename,
            Message(gettext_noop("the publication date {date} has not come yet."), {"date": found}),
            next_step=Message(gettext_noop("Correct the date, or give the right one, and add it again.")),
            safe=Message(gettext_noop("Nothing was stored.")),
        )
    return found
