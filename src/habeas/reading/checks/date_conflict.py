"""One event with two dates."""

from collections.abc import Sequence
from itertools import combinations

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
    acts = [act for act in select_kind(suggestions, "act") if act.value.get("modality") == "actual"]
    flags: list[Flag] = []
    for one, other in combinations(acts, 2):
        if one.value["type"] != other.value["type"] or not _same_count(one, other, known):
            continue
        for first in find_linked(one, known, "date")[:1]:
            for second in find_linked(other, known, "date")[:1]:
                if _exclude(first, second):
                    flags.append(_flag(document, first, second, [one, other]))
    return flags[:1]


def _same_count(one: Suggestion, other: Suggestion, known: dict[str, Suggestion]) -> bool:
    numbers = []
    for act in (one, other):
        figures = find_linked(act, known, "figure", through="group")
        numbers.append({item.value.get("min") for item in figures if item.value.get("unit") == "persons"})
    return any(isinstance(number, int) and number >= SMALLEST for number in numbers[0] & numbers[1])


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
