"""Keeps the projections in step with the log, inside the transaction that logs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from habeas.ledger.codec import record_fields
from habeas.ledger.coherence import judge_together
from habeas.ledger.projection import CONFIDENTIAL, EntityLine, Fact, IsRepeated, project_entity, references_of
from habeas.ledger.standing import JOINING, Verdicts, gather_decisions, join_entities, standing
from habeas.ledger.store import Logged
from habeas.ledger.stretch import Stretch
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.statement import Statement, TextRecord
from habeas.web.ledger_queries import Queries

_ENTITY_SQL = "INSERT INTO entity_row (id, {}) VALUES (%s, {})".format(  # noqa: S608 (own names)
    ", ".join(EntityLine._fields), ", ".join(["%s"] * len(EntityLine._fields))
)
ROWS_PER_ENTITY = 4
"""An entity's rows have the ids 4n, 4n+1 and 4n+2, where n is its number and the rest the clearance."""

MOST_NUMBERS = 200_000
"""How many numbers of ids a rebuild keeps at hand before it begins anew."""

AT_ONCE = 5000
"""How many entities are written again at a time."""


def _ids_in(records: Iterable[Logged[Any]]) -> set[str]:
    """Return the ids of entities and sources that these records speak of."""
    ids: set[str] = set()
    for logged in records:
        if isinstance(logged.record, Decision):
            ids.update(logged.record.targets)
        else:
            ids.add(logged.record.source)
        if isinstance(logged.record, Statement):
            ids.update((logged.record.entity, *references_of(record_fields(logged.record, ""))))
    return ids


class Projector:
    """Writes the rows that follow from new entries; lives for one transaction.

    `defer=True` leaves decisions and entities of several batches to `finish`, for a rebuild. Otherwise
    it raises LedgerRefused where an entity's statements cannot stand together.
    """

    def __init__(self, queries: Queries, is_repeated: IsRepeated, *, defer: bool = False) -> None:
        self._queries = queries
        self._is_repeated = is_repeated
        self._defer = defer
        self._numbers: dict[str, int] = {}
        self._decisions: list[Logged[Decision]] = []
        self._stale: set[int] = set()

    def project(self, stretch: Stretch, decisions: Sequence[Logged[Decision]]) -> None:
        """Write the rows of new records; positions ascend within each of the sequences."""
        fresh = self._number_ids(stretch.ids, decisions)
        numbers = [self._numbers[id_] for id_ in stretch.ids]
        self._write_stretch(stretch, numbers, fresh)
        self._queries.write_many(
            "INSERT INTO decision_row (target, position) VALUES (%s, %s)",
            [(target, each.position) for each in decisions for target in dict.fromkeys(each.record.targets)],
        )
        told = {numbers[place] for place, _ in stretch.lines}
        told.update(numbers[source] for _, source, _ in stretch.texts)
        self._stale |= self._queries.canonicals(told - fresh)
        self._decisions.extend(decisions)
        if not self._defer:
            self.finish()

    def finish(self) -> None:
        """Follow the decisions, and write again the entities that more than this batch speaks of."""
        if self._decisions:
            self.follow(self._decisions)
            self._decisions = []
        self.refresh(self._stale)
        self._stale = set()

    def follow(self, decisions: Iterable[Logged[Decision]]) -> None:
        """Bring components, levels and standing up to date with these decisions, or with their reverts."""
        entities: set[str] = set()
        others: set[str] = set()
        for decided in self._queries.reverted_by(decisions):
            (entities if decided.record.kind in JOINING else others).update(decided.record.targets)
        if entities:
            self._stale |= self._join(entities)
        if others:
            self._stale |= self._judge(self._queries.standing_rows(others))

    def refresh(self, canonicals: Collection[int]) -> None:
        """Write the rows of these entities again, from all their statements."""
        if not canonicals:
            return
        self._queries.delete_entities(canonicals)
        listed = sorted(canonicals)
        for start in range(0, len(listed), AT_ONCE):
            self._write_entities(self._queries.facts_of(listed[start : start + AT_ONCE]))

    def forget(self, records: Sequence[Logged[Any]]) -> None:
        """Remove the rows of erased records, and write again what they were part of."""
        self._queries.remove_rows(records)
        followed = [each for each in records if isinstance(each.record, Decision)]
        entities = {each.record.entity for each in records if isinstance(each.record, Statement)}
        entities |= {each.record.source for each in records if isinstance(each.record, TextRecord)}
        self._stale |= self._queries.canonicals(self._queries.numbers_of(entities).values())
        if followed:
            self.follow(followed)
        self.refresh(self._stale)
        self._queries.drop_unused(_ids_in(records))

    def withdrawn_among(self, sources: Collection[str]) -> set[str]:
        """Return which of these sources are retracted."""
        decisions = gather_decisions(sources, self._queries.touching)
        verdicts = Verdicts(standing(decisions)) if decisions else None
        return {each for each in sources if verdicts and not verdicts.judge("", each).standing}

    def _number_ids(self, ids: Sequence[str], decisions: Sequence[Logged[Decision]]) -> set[int]:
        """Give every id that is spoken of a number, in order of appearance; return the new numbers."""
        told = dict.fromkeys(ids)
        for decision in decisions:
            if decision.record.kind in JOINING:
                told.update(dict.fromkeys(decision.record.targets))
        if len(self._numbers) > MOST_NUMBERS:
            self._numbers = self._queries.numbers_of(told)
        known, fresh = self._queries.number_ids([id_ for id_ in told if id_ not in self._numbers])
        self._numbers.update(known)
        return fresh

    def _write_stretch(self, stretch: Stretch, numbers: Sequence[int], fresh: Collection[int]) -> None:
        """Write rows, and lines of entities that are new; `numbers` are those of the stretch's ids."""
        write = self._queries.write_many
        write(
            "INSERT INTO statement_row (position, entity, source, property, level, standing) "
            "VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (position, numbers[entity], numbers[source], property_, CONFIDENTIAL, stands)
                for position, entity, source, property_, stands in stretch.statements
            ],
        )
        write(
            "INSERT INTO reference_row (target, position) VALUES (%s, %s)",
            [(numbers[place], position) for place, position in stretch.references],
        )
        write(
            "INSERT INTO text_row (position, source, text) VALUES (%s, %s, %s)",
            [(position, numbers[source], text) for position, source, text in stretch.texts],
        )
        self._queries.write_terms(stretch.terms)
        self._write_lines(
            [(number, line) for place, line in stretch.lines if (number := numbers[place]) in fresh]
        )

    def _write_lines(self, lines: Iterable[tuple[int, Sequence[Any]]]) -> None:
        """Write (canonical number, line) pairs."""
        self._queries.write_many(
            _ENTITY_SQL, [(ROWS_PER_ENTITY * number + line[0], *line) for number, line in lines]
        )

    def _write_entities(self, facts: Mapping[int, Sequence[Fact]]) -> None:
        """Write the rows of entities of which these are all facts, by canonical number."""
        if not facts:
            return
        if not self._defer:
            for each in facts.values():
                judge_together(fact.body for fact in each if fact.standing)
        queries = self._queries
        names = queries.ids_of(facts)
        firsts = queries.first_texts(
            [number for number, each in facts.items() if each[0].body["kind"] == "Source"]
        )
        self._write_lines(
            (number, line)
            for number, each in facts.items()
            for line in project_entity(names[number], each, self._is_repeated, first=firsts.get(number))
        )

    def _join(self, entities: Collection[str]) -> set[int]:
        """Settle the components of these entities; return the canonical numbers before and after."""
        decisions = gather_decisions(entities, self._queries.touching)
        joining = join_entities(standing(decisions))
        reached = set(entities)
        for logged in decisions:
            if logged.record.kind in JOINING:
                reached.update(logged.record.targets)
        roots = {each: joining.canonical_of(each) for each in reached}
        numbers = self._queries.numbers_of({*reached, *roots.values()})
        before = self._queries.canonical_of([numbers[each] for each in reached])
        after = {numbers[each]: numbers[root] for each, root in roots.items()}
        changed = [(root, number) for number, root in after.items() if before[number] != root]
        self._queries.write_many("UPDATE canonical_row SET canonical = %s WHERE number = %s", changed)
        return {before[number] for _, number in changed} | {root for root, _ in changed}

    def _judge(self, rows: Sequence[tuple[int, str, str, int, int, bool]]) -> set[int]:
        """Settle level and standing of (position, id, source, canonical, level, standing) rows."""
        ids = {id_ for _, id_, _, _, _, _ in rows} | {source for _, _, source, _, _, _ in rows}
        verdicts = Verdicts(standing(gather_decisions(ids, self._queries.touching)))
        changed, touched = [], set()
        for position, id_, source, canonical, level, stands in rows:
            verdict = verdicts.judge(id_, source)
            if (verdict.level.value, verdict.standing) != (level, bool(stands)):
                changed.append((verdict.level.value, verdict.standing, position))
                touched.add(canonical)
        self._queries.write_many(
            "UPDATE statement_row SET level = %s, standing = %s WHERE position = %s", changed
        )
        return touched
