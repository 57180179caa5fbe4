"""Search in the record: by words, by two Korean or Chinese characters, or by a reference such as P-12."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import connections

from habeas.ledger.codec import decode_body
from habeas.ledger.terms import query_terms
from habeas.vocabulary.level import Level
from habeas.web.ledger_queries import Queries

_REFERENCE = re.compile(r"[A-Za-z]-\d+")
_COLUMNS = (
    "SELECT s.position, r.entity, r.kind, r.label, r.reference, s.property, s.level, s.standing, p.body "
    "FROM {} JOIN canonical_row c ON c.number = s.entity JOIN payload p ON p.position = s.position "
    "JOIN entity_row r ON r.id = 4 * c.canonical + %s WHERE s.level <= %s AND "
)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found, and the statement that it was found by.

    `level` is that statement's; `label` is made of what the reader may see. `standing` is False when
    the words were withdrawn.
    """

    entity: str
    kind: str
    label: str
    reference: str
    property: str
    value: str
    source: str
    position: int
    level: Level
    standing: bool


def search(words: str, clearance: Level, *, limit: int = 50, using: str = "default") -> list[Hit]:
    """Return entities of which a statement up to `clearance` holds all `words`, the latest first.

    One hit an entity; the last word may be unfinished. Withdrawn words are found too, and last.
    """
    queries = Queries(connections[using])
    rows = _find_reference(queries, words, clearance) if _REFERENCE.fullmatch(words.strip()) else []
    rows = rows or _find_words(queries, words, clearance, limit)
    hits: dict[str, Hit] = {}
    for position, entity, kind, label, reference, property_, level, stands, body in rows:
        fields = decode_body(body)
        hit = Hit(
            entity=entity,
            kind=kind,
            label=label,
            reference=reference,
            property=property_,
            value=fields["value"],
            source=fields["source"],
            position=position,
            level=Level(level),
            standing=bool(stands),
        )
        hits.setdefault(entity, hit)
    return list(hits.values())[:limit]


def _find_reference(queries: Queries, words: str, clearance: Level) -> list[Any]:
    return queries.ask(
        _COLUMNS.format("statement_row s")
        + "r.reference = %s AND r.kind <> '' ORDER BY s.standing DESC, s.position LIMIT 1",
        [int(clearance), int(clearance), words.strip().upper()],
    )


def _find_words(queries: Queries, words: str, clearance: Level, limit: int) -> list[Any]:
    terms = query_terms(words)
    if not terms:
        return []
    if queries.sqlite:
        asked = " AND ".join(f'"{term}"{"*" if open_ else ""}' for term, open_ in terms)
        condition = "search_row MATCH %s"
    else:
        asked = " & ".join(f"'{term}'{':*' if open_ else ''}" for term, open_ in terms)
        condition = "t.terms @@ %s::tsquery"
    return queries.ask(
        _COLUMNS.format(
            "search_row t JOIN statement_row s ON s.position = t.rowid"
            if not queries.sqlite
            else "search_row JOIN statement_row s ON s.position = search_row.rowid"
        )
        + condition
        + " ORDER BY s.standing DESC, s.position DESC LIMIT %s",
        [int(clearance), int(clearance), asked, 4 * limit],
    )
