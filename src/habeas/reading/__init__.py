"""Reading: a text comes in, suggestions with exact quotes go out.

It works offline, gives the same answer each time and says why. It must never write to the ledger,
correct what a source says, or complete a date or a figure from outside the text.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec

from habeas.reading.document import Document, build_document
from habeas.reading.suggestion import Reading, Suggestion


def read_text(
    text: str, *, published: str | None, language: str | None = None, body_start: int = 0
) -> Reading:
    """Return all that was read in `text`, without flags.

    `published` is the ISO date of publication, to which relative dates are anchored; `body_start` is
    the first character after a header. Raises nothing for any text: what is not understood is absent.
    """
    document = build_document(text, published=published, language=language, body_start=body_start)
    return read_document(document)


def read_document(document: Document) -> Reading:
    """Return the reading of a document that is cut already."""
    dates = _find("dates", "find_dates", document)
    figures = _find("figures", "find_figures", document, dates)
    places = _find("places", "find_places", document)
    people = _find("names_in_text", "find_people", document)
    organisations = _find("organisations", "find_organisations", document)
    populations = _find("populations", "find_populations", document, figures)
    instruments = _find("instruments", "find_instruments", document)
    acts = _find("acts", "find_acts", document)
    schedules = _find("schedules", "find_schedules", document, dates, places, acts, organisations)
    attributions = _find("attributions", "find_attributions", document, people, organisations)
    found = [*dates, *figures, *places, *people, *organisations, *populations]
    found += [*instruments, *acts, *schedules, *attributions]
    linked = _find("links", "link_suggestions", document, found) if _stands("links") else found
    ordered = sorted(linked, key=lambda item: (item.start, item.end, item.kind))
    return Reading(language=document.language, suggestions=tuple(ordered), flags=(), asides=document.asides)


def _stands(module: str) -> bool:
    return find_spec(f"habeas.reading.{module}") is not None


def _find(module: str, name: str, *arguments: object) -> Sequence[Suggestion]:
    if not _stands(module):
        return []
    finder: Callable[..., Sequence[Suggestion]] = getattr(import_module(f"habeas.reading.{module}"), name)
    return finder(*arguments)
