"""Mentions of named persons and bodies, grouped by whom they name into suggestions."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from habeas.reading.characters.words import Marks
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.statement import Json

KNOWN = Message(gettext_noop("A name that is widely known."))
HEADED = gettext_noop("Its last word, “{word}”, is what organisations are called.")
TITLED = gettext_noop("A name beside “{title}”.")
BYLINE = Message(gettext_noop("A name where a report says who wrote it."))
SPELLED = Message(gettext_noop("Foreign names are written like this."))


class Name(NamedTuple):
    """A name at text[start:end]; `key` is equal for names of the same one, `role` its office if said."""

    start: int
    end: int
    key: str
    role: str
    confidence: float
    reason: Message


def settle_names(document: Document, names: Iterable[Name], taken: Marks) -> list[Name]:
    """Keep the longest of names that overlap (the surer among equals), in order, and mark them taken."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, -n.confidence, n.start)):
        if not taken.overlap(name.start, name.end):
            taken.add([(name.start, name.end)])
            kept.append(name)
    return sorted(kept)


def group_names(document: Document, names: Sequence[Name], kind: str, letter: str) -> list[Suggestion]:
    """Return one suggestion for each one named, all mentions listed; the longest form is its name."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.key, []).append(name)
    return [
        _suggest(document, number, items, kind, letter) for number, items in enumerate(groups.values(), 1)
    ]


def _suggest(document: Document, number: int, items: Sequence[Name], kind: str, letter: str) -> Suggestion:
    main = max(items, key=lambda name: (name.end - name.start, -name.start))
    best = max(items, key=lambda name: name.confidence)
    words = " ".join(document.text[main.start : main.end].split())
    value: dict[str, Json] = {"type": "organisation", "name": words}
    if kind == "person":
        value = {"name": words, "role": next((name.role for name in items if name.role), None)}
    return Suggestion(
        id=f"{letter}{number}",
        kind=kind,
        start=main.start,
        end=main.end,
        quote=document.text[main.start : main.end],
        value=value,
        mentions=tuple((name.start, name.end) for name in items),
        confidence=best.confidence,
        reason=best.reason,
    )
