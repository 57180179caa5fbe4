"""A weekday and a date that disagree: one of the two was mistyped, and nobody but the source knows which."""

import calendar
from collections.abc import Sequence
from datetime import date

from habeas.reading.document import Document
from habeas.reading.evidence import fill, raise_flag, read_day, select_kind
from habeas.reading.lexicon import read_lexicon
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

NEAR = 12
"""Years before and after in which the weekday is looked for."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag each exact day whose words name another weekday, and say in which near years both fit."""
    dated = [(item, day) for item in select_kind(suggestions, "date") if (day := _exact_day(item))]
    flags = []
    for item, day in dated:
        said = _find_weekday(item.quote)
        if said is None or day.weekday() == said:
            continue
        fitting = _find_years(day, said)
        others = [other for other, found in dated if other is not item and _fits(found, day, said)]
        values = {
            "day": day.isoformat(),
            "weekday": calendar.day_name[day.weekday()],
            "said": calendar.day_name[said],
            "years": ", ".join(str(year) for year in fitting),
        }
        message = fill(
            gettext_noop(
                "Weekday and date disagree. {day} was a {weekday}; the same day is a {said} in {years}."
            ),
            **values,
        )
        short = fill(gettext_noop("{day} was a {weekday}"), **values)
        flags.append(raise_flag("weekday_date", document, item, others, short, message))
    return flags


def _exact_day(item: Suggestion) -> date | None:
    value = read_day(item)
    return value.earliest if value and value.is_day else None


def _find_weekday(words: str) -> int | None:
    """Return the weekday that the words name, Monday as 0."""
    folded = words.lower()
    for name, number in read_lexicon("weekdays").items():
        place = folded.find(name)
        if place >= 0 and not (name.isascii() and _is_inside_word(folded, place, len(name))):
            return int(number)
    return None


def _is_inside_word(words: str, place: int, length: int) -> bool:
    before, after = words[place - 1 : place] if place else "", words[place + length : place + length + 1]
    return before.isalpha() or after.isalpha()


def _find_years(day: date, weekday: int) -> list[int]:
    """Return the nearest three years in which this day of the year is that weekday."""
    years = []
    for year in range(day.year - NEAR, day.year + NEAR + 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if other.weekday() == weekday:
            years.append(year)
    return sorted(sorted(years, key=lambda year: abs(year - day.year))[:3])


def _fits(other: date, day: date, weekday: int) -> bool:
    return (other.month, other.day) == (day.month, day.day) and other.weekday() == weekday
