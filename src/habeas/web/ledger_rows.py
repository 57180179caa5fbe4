"""Keeps the projections in step with the log, inside the transaction that logs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from habeas.ledger.codec import record_fields
from habeas.ledger.projection import CONFIDENTIAL, EntityLine, Fact, IsRepeated, project_entity, references_of
from habeas.ledger.standing import JOINING, Verdicts, gather_decisions, join_entities, standing
from habeas.ledger.store import Logged
from habeas.ledger.terms import terms_of_statement
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

Fields = Mapping[str, Any]


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

    `defer=True` leaves decisions and entities of several batches to `finish`, for a rebuild.
    """

    def __init__(self, queries: Queries, is_repeated: IsRepeated, *, defer: bool = False) -> None:
        self._queries = queries
        self._is_repeated = is_repeated
        self._defer = defer
        self._numbers: dict[str, int] = {}
        self._decisions: list[Logged[Decision]] = []
        self._stale: set[int] = set()

    def project(
        self,
        statements: Sequence[tuple[int, Fields]],
        texts: Sequence[tuple[int, Fields]],
        decisions: Sequence[Logged[Decision]],
    ) -> None:
        """Write the rows of these new records; positions ascend within each sequence."""
        references = [
            (reference, position) for position, each in statements for reference in references_of(each)
        ]
        fresh = self._number_ids(statements, texts, decisions, references)
        facts = self._write_statements(statements)
        self._write_other_rows(texts, decisions, references)
        self._write_search(statements)
        self._write_entities({number: facts.pop(number) for number in fresh if number in facts})
        told = {self._numbers[fields["source"]] for _, fields in texts} - fresh
        self._stale.update(self._queries.canonicals({*facts, *told}))
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
        self._write_entities(self._queries.facts_of(canonicals))

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

    def _number_ids(
        self,
        statements: Sequence[tuple[int, Fields]],
        texts: Sequence[tuple[int, Fields]],
        decisions: Sequence[Logged[Decision]],
        references: Sequence[tuple[str, int]],
    ) -> set[int]:
        """Give every id that is spoken of a number, in order of appearance; return the new numbers."""
        ids: dict[str, None] = {}
        for _, fields in statements:
            ids[fields["entity"]] = ids[fields["source"]] = None
        ids.update(dict.fromkeys(reference for reference, _ in references))
        ids.update(dict.fromkeys(fields["source"] for _, fields in texts))
        for decision in decisions:
            if decision.record.kind in JOINING:
                ids.update(dict.fromkeys(decision.record.targets))
        known, fresh = self._queries.number_ids([id_ for id_ in ids if id_ not in self._numbers])
        if len(self._numbers) > MOST_NUMBERS:
            self._numbers = self._queries.numbers_of(ids)
        self._numbers.update(known)
        return fresh

    def _write_statements(self, statements: Sequence[tuple[int, Fields]]) -> dict[int, list[Fact]]:
        """Write statement rows; return the facts of each entity number."""
        numbers, facts = self._numbers, defaultdict[int, list[Fact]](list)
        withdrawn = (
            set() if self._defer else self._withdrawn_sources({each["source"] for _, each in statements})
        )
        rows = []
        for position, fields in statements:
            name = fields["source"]
            entity, source, stands = numbers[fields["entity"]], numbers[name], name not in withdrawn
            rows.append((position, entity, source, fields["property"], CONFIDENTIAL, stands))
            facts[entity].append(Fact(position, fields, CONFIDENTIAL, stands))
        self._queries.write_many(
            "INSERT INTO statement_row (position, entity, source, property, level, standing) "
            "VALUES (%s, %s, %s, %s, %s, %s)",
            rows,
        )
        return facts

    def _write_other_rows(
        self,
        texts: Sequence[tuple[int, Fields]],
        decisions: Sequence[Logged[Decision]],
        references: Sequence[tuple[str, int]],
    ) -> None:
        numbers, write = self._numbers, self._queries.write_many
        write(
            "INSERT INTO reference_row (target, position) VALUES (%s, %s)",
            [(numbers[reference], position) for reference, position in references],
        )
        write(
            "INSERT INTO text_row (position, source, text) VALUES (%s, %s, %s)",
            [(position, numbers[fields["source"]], fields["text"]) for position, fields in texts],
        )
        write(
            "INSERT INTO decision_row (target, position) VALUES (%s, %s)",
            [(target, each.position) for each in decisions for target in dict.fromkeys(each.record.targets)],
        )

    def _withdrawn_sources(self, sources: Collection[str]) -> set[str]:
        decisions = gather_decisions(sources, self._queries.touching)
        verdicts = Verdicts(standing(decisions)) if decisions else None
        return {each for each in sources if verdicts and not verdicts.judge("", each).standing}

    def _write_search(self, statements: Sequence[tuple[int, Fields]]) -> None:
        rows = [
            (position, " ".join(terms))
            for position, each in statements
            if (terms := terms_of_statement(each))
        ]
        self._queries.write_terms(rows)

    def _write_entities(self, facts: Mapping[int, Sequence[Fact]]) -> None:
        """Write the rows of entities of which these are all facts, by canonical number."""
        if not facts:
            return
        queries = self._queries
        names = queries.ids_of(facts)
        firsts = queries.first_texts(
            [number for number, each in facts.items() if each[0].body["kind"] == "Source"]
        )
        rows = []
        for number, each in facts.items():
            for line in project_entity(names[number], each, self._is_repeated, first=firsts.get(number)):
                rows.append((ROWS_PER_ENTITY * number + line.clearance, *line))
        queries.write_many(_ENTITY_SQL, rows)

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
