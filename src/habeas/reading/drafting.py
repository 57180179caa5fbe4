"""The pen that `accept` writes with: it knows source, text, author and time, and keeps the draft."""

from collections.abc import Callable, Mapping
from typing import Any

from habeas.reading.suggestion import Suggestion
from habeas.vocabulary import gazetteer
from habeas.vocabulary.name import read_name
from habeas.vocabulary.statement import Json, Statement

NEAR_ROLE = 120
"""Characters around a name in which the words of its role are looked for."""


class Pen:
    """Collects statements; what is written twice is kept once."""

    def __init__(
        self,
        known: Mapping[str, str],
        source: str,
        text: str,
        by: str,
        at: str,
        said_by: str | None,
        lang: str,
        content: str,
        name_entity: Callable[[], str],
    ) -> None:
        self.known = known
        self.content = content
        self.name_entity = name_entity
        self.entities: dict[str, str] = {}
        self.statements: list[Statement] = []
        self._source = source
        self._shared: dict[str, Any] = {
            "source": source,
            "text": text,
            "recorded_at": at,
            "recorded_by": by,
            "said_by": said_by,
            "lang": lang,
        }

    def open_entity(self, item: Suggestion) -> str:
        """Return a new entity for `item`, "" if it has one already."""
        if self.find_entity(item):
            return ""
        return self.entities.setdefault(item.id, self.name_entity())

    def find_entity(self, item: Suggestion) -> str:
        """Return the entity of `item`, drafted here or known before; "" if it has none."""
        return self.entities.get(item.id) or self.known.get(item.id, "")

    def write(
        self,
        entity: str,
        kind: str,
        name: str,
        at: Suggestion,
        *,
        value: str = "",
        norm: Json = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        """Draft a statement that quotes `at` (or `span` of the text); `value` is the quote if not given."""
        start, end = span or (at.start, at.end)
        quote = self.content[start:end] if span else at.quote
        statement = Statement(
            entity=entity,
            kind=kind,
            property=name,
            value=value or quote,
            norm=norm,
            start=start,
            end=end,
            quote=quote,
            **self._shared,
        )
        if statement not in self.statements:
            self.statements.append(statement)

    def note_source(self, item: Suggestion) -> None:
        """Draft a note on the source: what nobody has said what it is of."""
        self.write(self._source, "Source", "note", item)

    def write_names(self, entity: str, kind: str, item: Suggestion) -> None:
        """Draft the name, and with the text at hand each other way in which the text writes it.

        A name that an officer has corrected is the value; the quote keeps what the source writes.
        """
        name = str(item.value.get("name") or item.quote)
        self.write(entity, kind, "name", item, value=name, norm=read_name(name).norm)
        written = {item.quote}
        for start, end in item.mentions if self.content else ():
            words = self.content[start:end]
            if words not in written:
                written.add(words)
                form = "short" if words in name else "other"
                self.write(
                    entity, kind, "name", item, norm=read_name(words, kind=form).norm, span=(start, end)
                )


def write_role(pen: Pen, entity: str, person: Suggestion) -> None:
    """Draft a person's role where its words stand beside the name; a role that is only ours is left out."""
    role = str(person.value.get("role") or "")
    if not role or not pen.content:
        return
    low = max(0, person.start - NEAR_ROLE)
    place = pen.content.find(role, low, person.end + NEAR_ROLE)
    if place >= 0:
        pen.write(entity, "Person", "role", person, span=(place, place + len(role)))


def shorten_place(country: str) -> dict[str, Json]:
    """Return the norm of a country from its code, {} if no country has it."""
    found = gazetteer.country(country) if country else None
    if found is None:
        return {}
    return {"id": found.id, "name": found.name, "country": found.id, "precision": "country"}
