"""One number for two populations: those held and those returned, a stock and a flow."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import (
    fill,
    find_linked,
    index_suggestions,
    raise_flag,
    read_figure,
    read_number,
    select_kind,
)
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

SMALLEST = 20
"""Smaller numbers recur by chance."""

HELD = frozenset({"detention", "arrest"})
DONE = frozenset({"actual", "alleged"})


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag a number that is of people held in one sentence and of people returned in another."""
    known = index_suggestions(suggestions)
    held: dict[object, Suggestion] = {}
    returned: dict[object, Suggestion] = {}
    for act in select_kind(suggestions, "act"):
        if act.value.get("modality") not in DONE:
            continue
        for item in find_linked(act, known, "figure", through="group"):
            value = read_figure(item)
            number = read_number(value) if value else None
            if value is None or number is None or value.unit != "persons" or number < SMALLEST:
                continue
            if act.value["type"] in HELD:
                held.setdefault(number, item)
            elif act.value["type"] == "repatriation":
                returned.setdefault(number, item)
    return [
        _flag(document, held[number], returned[number])
        for number in held
        if number in returned and not _same_sentence(document, held[number], returned[number])
    ]


def _same_sentence(document: Document, one: Suggestion, other: Suggestion) -> bool:
    return document.sentence_index(one.start) == document.sentence_index(other.start)


def _flag(document: Document, held: Suggestion, returned: Suggestion) -> Flag:
    first, second = sorted((held, returned), key=lambda item: item.start)
    message = fill(
        gettext_noop("“{words}” is said of people held and of people returned: two populations."),
        words=second.quote,
    )
    short = fill(gettext_noop("held, or returned?"))
    return raise_flag("population_shift", document, second, [first], short, message)
