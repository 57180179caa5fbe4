"""Reading: a text comes in, suggestions with exact quotes go out.

It works offline, gives the same answer each time and says why. It must never write to the ledger,
correct what a source says, or complete a date or a figure from outside the text.
"""

from habeas.reading.acts import find_acts
from habeas.reading.attributions import find_attributions
from habeas.reading.dates import find_dates
from habeas.reading.document import Document, build_document
from habeas.reading.figures import find_figures
from habeas.reading.instruments import find_instruments
from habeas.reading.links import link_suggestions
from habeas.reading.organisations import find_organisations
from habeas.reading.people import find_people
from habeas.reading.places import find_places
from habeas.reading.populations import find_populations
from habeas.reading.schedules import find_schedules
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
    """Return the reading of a document that is cut already, ordered by place."""
    dates = find_dates(document)
    figures = find_figures(document, dates)
    places = find_places(document)
    people = find_people(document)
    organisations = find_organisations(document)
    acts = find_acts(document)
    instruments = find_instruments(document)
    found = [
        *_drop_years_in_names(dates, instruments),
        *figures,
        *places,
        *people,
        *organisations,
        *find_populations(document, figures),
        *instruments,
        *acts,
        *find_schedules(document, dates, places, acts, organisations),
        *find_attributions(document, people, organisations),
    ]
    linked = link_suggestions(document, found)
    ordered = sorted(linked, key=lambda item: (item.start, item.end, item.kind))
    return Reading(language=document.language, suggestions=tuple(ordered), flags=(), asides=document.asides)


def _drop_years_in_names(dates: list[Suggestion], instruments: list[Suggestion]) -> list[Suggestion]:
    """Leave out the year in "the 1951 Refugee Convention": it names the treaty and dates nothing."""
    spans = [(item.start, item.end) for item in instruments]
    return [
        item
        for item in dates
        if not (item.quote.isdigit() and any(start <= item.start < end for start, end in spans))
    ]
