"""One number in two units: 108 cases are not 108 persons."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag, read_number
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.figure import FigureValue, Number
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record
from habeas.vocabulary.schema import load_vocabulary

SMALLEST = 10
"""Smaller numbers recur by chance."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag a number that counts persons in one place and cases, families or groups in another."""
    units = load_vocabulary().units
    seen: dict[Number, tuple[Suggestion, FigureValue]] = {}
    for second, other in list_figures(suggestions, "persons", "cases", "families", "groups"):
        number = read_number(other)
        if number is None or number < SMALLEST:
            continue
        first, one = seen.setdefault(number, (second, other))
        if one.unit == other.unit:
            continue
        values = {
            "number": f"{number:,}",
            "above": units[one.unit].label.en,
            "here": units[other.unit].label.en,
        }
        message = fill(gettext_noop("{number} counts {above} above and {here} here."), **values)
        short = fill(gettext_noop("{above} above"), **values)
        return [raise_flag("unit", document, second, [first], short, message)]
    return []
