"""One event with two dates."""

from collections.abc import Mapping, Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import (
    fill,
    find_linked,
    index_suggestions,
    raise_flag,
    read_day,
    say_day,
    select_kind,
)
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

SMALLEST = 5
"""A smaller count does not show that it is the same event."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag two acts of one type with the same count of people and days that cannot both be right."""
    known = index_suggestions(suggestions)
    told: dict[tuple[object, int], list[tuple[Suggestion, Suggestion]]] = {}
    for act in select_kind(suggestions, "act"):
        dates = find_linked(act, known, "date")[:1]
        if act.value.get("modality") != "actual" or not dates:
            continue
        for number in _list_numbers(act, known):
            same = told.setdefault((act.value["type"], number), [])
            for earlier, first in same:
                if _exclude(first, dates[0]):
                    return [_flag(document, first, dates[0], [earlier, act])]
            same.append((act, dates[0]))
    return []


def _list_numbers(act: Suggestion, known: Mapping[str, Suggestion]) -> set[int]:
    figures = find_linked(act, known, "figure", through="group")
    numbers = {item.value.get("min") for item in figures if item.value.get("unit") == "persons"}
    return {number for number in numbers if isinstance(number, int) and number >= SMALLEST}


def _exclude(first: Suggestion, second: Suggestion) -> bool:
    one, other = read_day(first), read_day(second)
    return bool(one and other and not one.may_overlap(other))


def _flag(document: Document, first: Suggestion, second: Suggestion, acts: Sequence[Suggestion]) -> Flag:
    values = {
        "above": say_day(str(first.value["edtf"])),
        "here": say_day(str(second.value["edtf"])),
    }
    message = fill(gettext_noop("The same event is dated {above} above and {here} here."), **values)
    short = fill(gettext_noop("{above} above"), **values)
    return raise_flag("date_conflict", document, second, [first, *acts], short, message)
