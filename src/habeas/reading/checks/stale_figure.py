"""A figure that an older report on record says word for word: it may have been carried along."""

from collections.abc import Sequence
from datetime import date, timedelta

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.edtf import DateRefusedError, parse_edtf
from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import KnownFigure, Record

OLD = timedelta(days=150)
"""A figure said again after so long needs an as-of date."""

SMALLEST = 100
"""Smaller numbers recur by chance."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag each figure of 100 or more that stands on record, same number and unit, long before."""
    if document.published is None:
        return []
    flags = []
    for item, value in list_figures(suggestions):
        if max(value.least or 0, value.most or 0) < SMALLEST:
            continue
        old = [known for known in record.figures if _is_old(known, value, document.published)]
        if old:
            flags.append(_flag(document, item, min(old, key=lambda known: known.as_of or known.said_on)))
    return flags


def _is_old(known: KnownFigure, value: FigureValue, published: date) -> bool:
    other = known.figure
    if (other.unit, other.least, other.most) != (value.unit, value.least, value.most):
        return False
    try:
        day = parse_edtf(known.as_of or known.said_on).latest
    except DateRefusedError:
        return False
    return day is not None and published - day >= OLD


def _flag(document: Document, item: Suggestion, known: KnownFigure) -> Flag:
    values = {"words": item.quote, "source": known.named or known.source, "day": known.as_of or known.said_on}
    message = fill(
        gettext_noop(
            "“{words}” stands in {source} of {day} already. The text does not say when it was true."
        ),
        **values,
    )
    short = fill(gettext_noop("same figure {day}"), **values)
    return raise_flag("stale_figure", document, item, [], short, message)
