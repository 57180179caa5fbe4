"""The desk's store: the ledger in Django's database, on SQLite or PostgreSQL.

    from habeas.web.ledger_store import desk_store, search

    store = desk_store()
    logged = store.append([statement], key="one key a click", today="2026-11-24")
    hits = search("김철수", viewer.clearance)

Everything else about the record is in `habeas.ledger.view` and takes the store as a value.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from habeas.ledger.admission import admit_records, is_repeated
from habeas.ledger.coherence import judge_batch
from habeas.ledger.entry import Entry, seal_records
from habeas.ledger.merkle import Frontier, hash_leaf
from habeas.ledger.standing import gather_decisions
from habeas.ledger.store import Head, LedgerRefused, Logged, Record
from habeas.ledger.stretch import project_stretch
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.statement import Json, Statement
from habeas.web.ledger_check import compare_projections
from habeas.web.ledger_queries import Queries
from habeas.web.ledger_replay import pause_collector, rebuild_rows
from habeas.web.ledger_rows import Projector
from habeas.web.ledger_search import Hit, search
from habeas.web.triggers import missing_triggers

__all__ = ["DjangoStore", "Hit", "desk_store", "search"]

STEP = 5000
"""How many entries are read at a time where a whole log goes by."""


def desk_store(using: str = "default") -> "DjangoStore":
    """Return the store of this desk; it is light, holds no state, and may be made for each request."""
    return DjangoStore(using)


class DjangoStore:
    """`habeas.ledger.store.Store` over one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self.using = using

    @property
    def queries(self) -> Queries:
        return Queries(connections[self.using])

    def append(self, records: Sequence[Record], *, key: str, today: str) -> list[Logged[Any]]:
        with self._writing() as queries, pause_collector():
            return self._log(queries, records, key=key, today=today)

    def about(self, entities: Collection[str], *, upto: int | None = None) -> list[Logged[Statement]]:
        return self.queries.about("entity", entities, upto)

    def quoting(self, source: str, *, upto: int | None = None) -> list[Logged[Statement]]:
        return self.queries.about("source", [source], upto)

    def referring(self, entities: Collection[str], *, upto: int | None = None) -> list[Logged[Statement]]:
        return self.queries.referring(entities, upto)

    def statements(self, ids: Collection[str]) -> list[Logged[Statement]]:
        return [each for each in self.queries.with_ids(ids) if isinstance(each.record, Statement)]

    def first_texts(self, sources: Collection[str]) -> dict[str, int]:
        return self.queries.first_texts_of(sources)

    def since(self, position: int) -> Iterator[Logged[Record]]:
        queries = self.queries
        for start in range(position, queries.size(), STEP):
            yield from queries.between(start, start + STEP)

    def decisions(self, ids: Collection[str], *, upto: int | None = None) -> list[Logged[Decision]]:
        queries = self.queries
        return gather_decisions(ids, lambda asked: queries.touching(asked, upto))

    def size_on(self, day: str) -> int:
        return self.queries.size_on(day)

    def head(self, *, upto: int | None = None) -> Head:
        frontier = self.queries.read_log()[0] if upto is None else self._frontier(upto)
        return Head(frontier.size, frontier.root().hex())

    def erase(self, decision: Decision, *, key: str, today: str) -> Logged[Decision]:
        """Log `decision` and remove the payloads it names, from tables, index and file.

        The keys of what it removes are kept with it, so that a repeated request refills nothing.
        """
        if decision.kind != "erase":
            raise LedgerRefused(f"A decision “{decision.kind}”", "does not erase anything")
        with self._writing() as queries:
            positions = sorted(queries.positions(decision.targets).values())
            (logged,) = self._log(
                queries, [decision], key=key, today=today, erased=queries.keys_of(positions)
            )
            erased = queries.at(positions)
            queries.erase_payloads(positions)
            Projector(queries, is_repeated).forget(erased)
        transaction.on_commit(self._sweep_file, using=self.using)
        return logged

    def read_entries(self, start: int, stop: int) -> Iterator[Entry]:
        return self.queries.entries(start, stop)

    def read_payloads(self, start: int, stop: int) -> list[tuple[int, bytes, str]]:
        return self.queries.payloads(start, stop)

    def log_size(self) -> int:
        return self.queries.size()

    def missing_triggers(self) -> list[str]:
        """Return the guards that are missing: for `habeas.ledger.verify`."""
        return missing_triggers(connections[self.using])

    def stale_projections(self) -> list[str]:
        """Return the tables that a rebuild would change: for `habeas.ledger.verify`."""
        with self._writing() as queries:
            return compare_projections(queries, rebuild_rows)

    def leaf_hashes(self, upto: int) -> list[bytes]:
        """Return the hashes of the first `upto` leaves: what proofs are made of."""
        return [hash_leaf(entry.leaf) for entry in self.queries.entries(0, upto)]

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make every projection again from the log alone, in one transaction."""
        with self._writing() as queries:
            queries.clear_projections()
            rebuild_rows(queries, progress)

    @contextmanager
    def _writing(self) -> Iterator[Queries]:
        with transaction.atomic(using=self.using):
            queries = self.queries
            queries.lock_log()
            yield queries

    def _frontier(self, upto: int) -> Frontier:
        frontier = Frontier()
        for entry in self.queries.entries(0, upto):
            frontier.append(hash_leaf(entry.leaf))
        return frontier

    def _log(
        self, queries: Queries, records: Sequence[Record], *, key: str, today: str, **envelope: Json
    ) -> list[Logged[Any]]:
        if not key:
            raise LedgerRefused("A batch", "has no key", "Give each request a key of its own.")
        earlier = queries.key_range(key)
        if earlier is not None:
            return queries.between(earlier[0], sum(earlier))
        admit_records(records, queries.with_ids)
        frontier, last = queries.read_log()
        first, day = frontier.size, max(today, last)
        sealed = seal_records(records, frontier, key=key, day=day, **envelope)
        queries.write_sealed(sealed)
        queries.write_log(frontier, day)
        queries.write_key(key, first, len(records))
        logged: list[Logged[Any]] = [
            Logged(entry.position, entry.id.hex(), day, record)
            for entry, record in zip(sealed.entries, records, strict=True)
        ]
        projector = Projector(queries, is_repeated)
        statements, texts, decisions = _split_batch(logged, sealed.fields)
        judge_batch(fields for _, fields in statements)
        withdrawn = projector.withdrawn_among({fields["source"] for _, fields in statements})
        projector.project(project_stretch(statements, texts, withdrawn), decisions)
        return logged

    def _sweep_file(self) -> None:
        """Have SQLite write its journal into the file and empty it: pages of old are overwritten."""
        if self.queries.sqlite:
            self.queries.ask("PRAGMA wal_checkpoint(TRUNCATE)")


def _split_batch(
    logged: Sequence[Logged[Any]], fields: Sequence[Any]
) -> tuple[list[tuple[int, Any]], list[tuple[int, Any]], list[Logged[Decision]]]:
    """Return statements and texts as positions with fields, and decisions."""
    statements: list[tuple[int, Any]] = []
    texts: list[tuple[int, Any]] = []
    decisions: list[Logged[Decision]] = []
    for each, values in zip(logged, fields, strict=True):
        if isinstance(each.record, Statement):
            statements.append((each.position, values))
        elif isinstance(each.record, Decision):
            decisions.append(each)
        else:
            texts.append((each.position, values))
    return statements, texts, decisions
