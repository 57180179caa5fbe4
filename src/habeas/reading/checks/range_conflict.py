"""Two ranges that overlap: they may count the same people or not, and adding them would be wrong."""

from collections.abc import Sequence
from itertools import combinations

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag a range of people that differs from another range of the text and overlaps it."""
    ranges = [found for found in list_figures(suggestions, "persons") if found[1].qualifier == "range"]
    for (first, one), (second, other) in combinations(ranges, 2):
        if one == other or one.excludes(other):
            continue
        values = {"above": first.quote, "here": second.quote}
        message = fill(
            gettext_noop(
                "“{above}” above, “{here}” here: the text does not say whether they are the same people."
            ),
            **values,
        )
        short = fill(gettext_noop("“{above}” above"), **values)
        return [raise_flag("range_conflict", document, second, [first], short, message)]
    return []
