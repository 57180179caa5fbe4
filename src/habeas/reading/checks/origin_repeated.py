"""A figure that several sources repeat from one origin: it is one claim and not many."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag, read_number
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import KnownSource, Record

SMALLEST = 100
"""Smaller numbers recur by chance."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag each figure that sources on record say too and that go back to one source."""
    sources = {source.source: source for source in record.sources}
    flags = []
    for item, value in list_figures(suggestions):
        number = read_number(value)
        if number is None or number < SMALLEST:
            continue
        saying = {
            known.source
            for known in record.figures
            if known.figure.unit == value.unit and read_number(known.figure) == number
        }
        origins = {_find_origin(name, sources) for name in saying}
        if len(saying) > 1 and len(origins) == 1:
            flags.append(_flag(document, item, saying, sources.get(next(iter(origins)))))
    return flags


def _find_origin(name: str, sources: dict[str, KnownSource]) -> str:
    """Return the source at the beginning of the chain (each step takes the first named origin)."""
    seen = {name}
    while name in sources and sources[name].derived_from:
        name = sources[name].derived_from[0]
        if name in seen:
            break
        seen.add(name)
    return name


def _flag(document: Document, item: Suggestion, saying: set[str], origin: KnownSource | None) -> Flag:
    values = {
        "number": len(saying),
        "words": item.quote,
        "origin": (origin.title or origin.publisher) if origin else "",
    }
    message = fill(
        gettext_noop("{number} sources on record say “{words}”, and all go back to one: {origin}."), **values
    )
    short = fill(gettext_noop("one origin, {number} sources"), **values)
    return raise_flag("origin_repeated", document, item, [], short, message)
