"""One number with two qualifiers: "some 40" here, "at least 40" there."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag, read_number
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.figure import FigureValue, Number
from habeas.vocabulary.figure_words import message_figure
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

SMALLEST = 10
"""Below it the same number is often another thing."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag a number of people that is said again with another qualifier, here or on record."""
    first: dict[Number, tuple[Suggestion, FigureValue]] = {}
    flagged: set[Number] = set()
    flags: list[Flag] = []
    for item, value in list_figures(suggestions, "persons"):
        number = read_number(value)
        if number is None or number < SMALLEST or number in flagged:
            continue
        earlier = first.setdefault(number, (item, value))
        if earlier[1].qualifier != value.qualifier:
            flagged.add(number)
            flags.append(_flag_inside(document, item, value, earlier))
        elif earlier[0] is item:
            flags += _flag_record(document, item, value, record)
    return flags


def _flag_inside(
    document: Document, item: Suggestion, value: FigureValue, earlier: tuple[Suggestion, FigureValue]
) -> Flag:
    values = {"here": item.quote, "above": earlier[0].quote}
    message = fill(
        gettext_noop("The same number with another qualifier: “{above}” above, “{here}” here."), **values
    )
    short = fill(gettext_noop("“{above}” above"), **values)
    return raise_flag("qualifier_drift", document, item, [earlier[0]], short, message)


def _flag_record(document: Document, item: Suggestion, value: FigureValue, record: Record) -> list[Flag]:
    for known in record.figures:
        other = known.figure
        if other.unit != value.unit or read_number(other) != read_number(value):
            continue
        if other.qualifier != value.qualifier:
            words = known.words or message_figure(other)
            values = {"here": item.quote, "there": words, "source": known.named or known.source}
            message = fill(
                gettext_noop("The same number with another qualifier: “{there}” in {source}, “{here}” here."),
                **values,
            )
            short = fill(gettext_noop("“{there}” on record"), **values)
            return [raise_flag("qualifier_drift", document, item, [], short, message)]
    return []
