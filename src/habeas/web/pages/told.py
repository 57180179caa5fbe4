"""Statements as they stand, for one reader: from the projections for today, by replay for an earlier day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from habeas.ledger.codec import decode_record
from habeas.ledger.projection import value_key
from habeas.ledger.store import Logged, Store
from habeas.ledger.view import view_entity
from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Statement
from habeas.web.ledger_queries import Queries

_READ = (
    "SELECT root.entity, s.level, s.standing, e.position, e.id, e.day, e.type, p.body FROM statement_row s "
    "JOIN canonical_row c ON c.number = s.entity JOIN canonical_row root ON root.number = c.canonical "
    "JOIN entry e ON e.position = s.position JOIN payload p ON p.position = s.position "
)


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: `entity` is the canonical id of what it is about, `stands` that nobody withdrew it."""

    entity: str
    logged: Logged[Statement]
    level: Level
    stands: bool

    @property
    def record(self) -> Statement:
        return self.logged.record

    @property
    def id(self) -> str:
        return self.logged.id


@dataclass(frozen=True, slots=True)
class Values:
    """What was said of one property: the statements grouped by value, the first said first."""

    kind: str
    name: str
    groups: tuple[tuple[Told, ...], ...]

    @property
    def all(self) -> list[Told]:
        return [told for group in self.groups for told in group]

    @property
    def standing(self) -> list[tuple[Told, ...]]:
        """The values for which at least one statement stands."""
        return [group for group in self.groups if any(told.stands for told in group)]

    @property
    def differs(self) -> bool:
        """Whether a property that can have one value has two that stand."""
        prop = load_vocabulary().find_property(self.kind, self.name)
        return len(self.standing) > 1 and not (prop and prop.repeated)


def ask_about(queries: Queries, ids: Collection[str]) -> list[Told]:
    """Return every statement about what these ids are taken to be, of any level, in log order."""
    where = (
        "WHERE s.entity IN (SELECT member.number FROM canonical_row asked JOIN canonical_row member "
        "ON member.canonical = asked.canonical WHERE asked.entity IN ({}))"
    )
    return _build(queries.ask_many(_READ + where, ids))


def ask_counts(queries: Queries, ids: Collection[str]) -> list[Told]:
    """Return names and counts of these entities, the counts of figures about them, and who was involved.

    Of a figure and of an involvement also what it is about, so that it can be told where it belongs.
    """
    where = (
        "WHERE s.position IN (WITH member AS (SELECT m.number FROM canonical_row asked JOIN canonical_row m "
        "ON m.canonical = asked.canonical WHERE asked.entity IN ({})), named AS (SELECT n.entity FROM member "
        "JOIN reference_row r ON r.target = member.number JOIN statement_row n ON n.position = r.position "
        "WHERE n.property IN ('act', 'of_act')) "
        "SELECT own.position FROM member JOIN statement_row own ON own.entity = member.number "
        "WHERE own.property IN ('count', 'name', 'of_act', 'part_of', 'place', 'population') UNION "
        "SELECT other.position FROM named JOIN statement_row other ON other.entity = named.entity "
        "WHERE other.property IN ('who', 'act', 'of_act', 'count', 'population'))"
    )
    return _build(queries.ask_many(_READ + where, ids))


def ask_parts(queries: Queries, ids: Collection[str]) -> list[Told]:
    """Return how many, of whom and when of the figures that are said to be a part of one of these."""
    where = (
        "WHERE s.position IN (WITH part AS (SELECT n.entity FROM canonical_row asked JOIN canonical_row m "
        "ON m.canonical = asked.canonical JOIN reference_row r ON r.target = m.number "
        "JOIN statement_row n ON n.position = r.position WHERE asked.entity IN ({}) "
        "AND n.property = 'part_of' AND n.standing) "
        "SELECT other.position FROM part JOIN statement_row other ON other.entity = part.entity "
        "WHERE other.property IN ('count', 'population', 'as_of'))"
    )
    return _build(queries.ask_many(_READ + where, ids))


def ask_referring(queries: Queries, ids: Collection[str]) -> list[Told]:
    """Return every statement whose value or speaker is one of these ids, of any level, in log order.

    Of an involvement or a figure all statements are returned: who, how, and how many.
    """
    where = (
        "WHERE s.position IN (WITH named AS (SELECT r.position, n.entity, n.property "
        "FROM canonical_row asked JOIN reference_row r ON r.target = asked.number "
        "JOIN statement_row n ON n.position = r.position WHERE asked.entity IN ({})) "
        "SELECT position FROM named UNION SELECT other.position FROM named "
        "JOIN statement_row other ON other.entity = named.entity "
        "WHERE named.property IN ('who', 'act', 'of_act', 'of_group'))"
    )
    return _build(queries.ask_many(_READ + where, ids))


def ask_quoting(queries: Queries, source: str) -> list[Told]:
    """Return every statement that quotes a text of `source`, of any level, in log order."""
    where = "WHERE s.source IN (SELECT number FROM canonical_row WHERE entity IN ({}))"
    return _build(queries.ask_many(_READ + where, [source]))


def ask_statements(queries: Queries, ids: Collection[str]) -> list[Told]:
    """Return the statements with these entry ids, of any level, in log order."""
    return _build(queries.ask_many(_READ + "WHERE s.position IN ({})", queries.positions(ids).values()))


def ask_sources(queries: Queries, ids: Collection[str]) -> list[Told]:
    """Return every statement about these sources and about all that they derive from, in log order."""
    where = (
        "WHERE s.entity IN (WITH RECURSIVE chain(number) AS ("
        "SELECT number FROM canonical_row WHERE entity IN ({}) UNION "
        "SELECT r.target FROM chain JOIN statement_row d ON d.entity = chain.number "
        "AND d.property = 'derived_from' AND d.standing JOIN reference_row r ON r.position = d.position) "
        "SELECT number FROM chain)"
    )
    return _build(queries.ask_many(_READ + where, ids))


def _build(rows: Iterable[Any]) -> list[Told]:
    found = {}
    for entity, level, stands, position, id_, day, type_, body in rows:
        statement = cast(Statement, decode_record(type_, body))
        logged = Logged(position, bytes(id_).hex(), day, statement)
        found[position] = Told(entity, logged, Level(level), bool(stands))
    return [found[position] for position in sorted(found)]


def replay_about(store: Store, entity: str, *, upto: int) -> list[Told]:
    """Return the statements about `entity`, of any level, as the record was at size `upto`."""
    view = view_entity(store, entity, upto=upto)
    return [Told(view.canonical, each.logged, each.level, each.standing) for each in view.statements]


def seen_at(told: Iterable[Told], clearance: Level) -> list[Told]:
    """Return the statements that someone with this clearance may see."""
    return [each for each in told if each.level <= clearance]


def drop_repeated(told: Iterable[Told]) -> list[Told]:
    """Leave out what was withdrawn and then said again of the same words: it reads as put back."""
    listed = list(told)
    standing = {_same_words(each.record) for each in listed if each.stands}
    return [each for each in listed if each.stands or _same_words(each.record) not in standing]


def _same_words(record: Statement) -> tuple[str, ...]:
    value = repr(value_key({"norm": record.norm, "value": record.value}))
    return record.property, value, record.text, str(record.start), str(record.end)


def group_values(told: Sequence[Told]) -> dict[str, Values]:
    """Return what was said of each property, grouped by value."""
    properties: dict[str, dict[str, list[Told]]] = defaultdict(dict)
    for each in told:
        record = each.record
        key = repr(value_key({"norm": record.norm, "value": record.value}))
        properties[record.property].setdefault(key, []).append(each)
    return {
        name: Values(next(iter(groups.values()))[0].record.kind, name, tuple(map(tuple, groups.values())))
        for name, groups in properties.items()
    }


def group_entities(told: Iterable[Told]) -> Mapping[str, list[Told]]:
    """Return the statements by the entity they are about."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        groups[each.entity].append(each)
    return groups
