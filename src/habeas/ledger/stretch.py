"""What follows from a stretch of the log by itself: rows worked out without a store, in any process.

A store writes them as they are, save for entities that others of its records speak of too.
"""

import sys
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from habeas.ledger.admission import is_repeated
from habeas.ledger.codec import decode_body
from habeas.ledger.entry import write_leaf
from habeas.ledger.merkle import Frontier
from habeas.ledger.projection import CONFIDENTIAL, Fact, project_entity, references_of
from habeas.ledger.terms import terms_of_statement

Row = tuple[int, bytes, str, str, str | None]
"""Position, id, day, type and body of an entry; an erased one has no body."""

Placed = Sequence[tuple[int, Mapping[str, Any]]]
"""Positions, ascending, each with the fields of the payload there."""


class Stretch(NamedTuple):
    """The rows of some statements and texts; an entity or a source stands as its place in `ids`.

    `statements` are (position, entity, source, property, standing), `references` (entity, position),
    `texts` (position, source, text), `terms` (position, terms parted by spaces). `lines` are
    (entity, EntityLine as a plain tuple), right where this stretch is the first that speaks of it.
    """

    ids: list[str]
    statements: list[tuple[int, int, int, str, bool]]
    references: list[tuple[int, int]]
    texts: list[tuple[int, int, str]]
    terms: list[tuple[int, str]]
    lines: list[tuple[int, tuple[Any, ...]]]


class Replayed(NamedTuple):
    """A stretch of the log as it is read again.

    `decisions` are their rows; `keys` give the first and last position logged under each key that
    was read, `emptied` the first position and count of keys whose entries were erased.
    """

    stretch: Stretch
    decisions: list[Row]
    keys: dict[str, tuple[int, int]]
    emptied: dict[str, tuple[int, int]]
    frontier: Frontier
    day: str


def project_stretch(statements: Placed, texts: Placed, withdrawn: Collection[str] = ()) -> Stretch:
    """Return the rows of these new records; statements of `withdrawn` sources do not stand."""
    references = [(each, position) for position, body in statements for each in references_of(body)]
    ids = dict.fromkeys([body["entity"] for _, body in statements])
    ids |= dict.fromkeys([body["source"] for _, body in (*statements, *texts)])
    ids |= dict.fromkeys([reference for reference, _ in references])
    places = dict(zip(ids, range(len(ids)), strict=True))
    rows, facts = [], defaultdict[str, list[Fact]](list)
    for position, body in statements:
        entity, source = body["entity"], body["source"]
        stands = source not in withdrawn
        rows.append((position, places[entity], places[source], sys.intern(body["property"]), stands))
        facts[entity].append(Fact(position, body, CONFIDENTIAL, stands))
    firsts = {body["source"]: position for position, body in reversed(texts)}
    return Stretch(
        ids=list(ids),
        statements=rows,
        references=[(places[each], position) for each, position in references],
        texts=[(position, places[body["source"]], body["text"]) for position, body in texts],
        terms=[
            (position, " ".join(terms))
            for position, body in statements
            if (terms := terms_of_statement(body))
        ],
        lines=[
            (places[entity], tuple(line))
            for entity, own in facts.items()
            for line in project_entity(entity, own, is_repeated, first=_first_text(own, firsts))
        ],
    )


def _first_text(facts: Sequence[Fact], firsts: Mapping[str, int]) -> int | None:
    """A source is named after its first text, anything else after the first that is said of it."""
    body = facts[0].body
    return firsts.get(body["entity"]) if body["kind"] == "Source" else None


def replay_rows(rows: Sequence[Row]) -> Replayed:
    """Return what follows from these entries of the log, which have no gap."""
    frontier = Frontier()
    frontier.extend([write_leaf(position, id_, type_, day) for position, id_, day, type_, _ in rows])
    read = [(row, decode_body(row[4])) for row in rows if row[4] is not None]
    firsts = {body["key"]: row[0] for row, body in reversed(read)}
    lasts = {body["key"]: row[0] for row, body in read}
    decided = [(row, body) for row, body in read if row[3] == "decision"]
    return Replayed(
        stretch=project_stretch(
            [(row[0], body) for row, body in read if row[3] == "statement"],
            [(row[0], body) for row, body in read if row[3] == "text"],
        ),
        decisions=[row for row, _ in decided],
        keys={key: (first, lasts[key]) for key, first in firsts.items()},
        emptied={
            key: (first, count)
            for _, body in decided
            for key, (first, count) in body.get("erased", {}).items()
        },
        frontier=frontier,
        day=rows[-1][2],
    )
