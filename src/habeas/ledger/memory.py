"""A store in memory, for tests and notebooks: it keeps the log and works everything out from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from habeas.ledger.admission import admit_records
from habeas.ledger.codec import decode_record, record_fields
from habeas.ledger.coherence import judge_batch, judge_together
from habeas.ledger.entry import Entry, Payload, seal_records
from habeas.ledger.merkle import Frontier, hash_leaf
from habeas.ledger.projection import references_of
from habeas.ledger.standing import gather_decisions
from habeas.ledger.store import Head, LedgerRefused, Logged, Record
from habeas.ledger.view import view_entities
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.statement import Json, Statement


class MemoryStore:
    """`habeas.ledger.store.Store` in three lists and the indexes to them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.payloads: dict[int, Payload] = {}
        self._frontier = Frontier()
        self._keys: dict[str, tuple[int, int]] = {}
        self._positions: dict[str, int] = {}
        self._index: dict[tuple[str, str], list[int]] = defaultdict(list)

    def append(self, records: Sequence[Record], *, key: str, today: str) -> list[Logged[Any]]:
        return self._log(records, key=key, today=today)

    def about(self, entities: Collection[str], *, upto: int | None = None) -> list[Logged[Statement]]:
        return self._indexed("entity", entities, upto)

    def quoting(self, source: str, *, upto: int | None = None) -> list[Logged[Statement]]:
        return self._indexed("source", [source], upto)

    def referring(self, entities: Collection[str], *, upto: int | None = None) -> list[Logged[Statement]]:
        return self._indexed("reference", entities, upto)

    def statements(self, ids: Collection[str]) -> list[Logged[Statement]]:
        return [each for each in self._find(ids) if isinstance(each.record, Statement)]

    def first_texts(self, sources: Collection[str]) -> dict[str, int]:
        found = {source: self._indexed("text", [source], None) for source in sources}
        return {source: texts[0].position for source, texts in found.items() if texts}

    def since(self, position: int) -> Iterator[Logged[Record]]:
        yield from self._at(range(position, len(self.entries)))

    def decisions(self, ids: Collection[str], *, upto: int | None = None) -> list[Logged[Decision]]:
        return gather_decisions(ids, lambda asked: self._indexed("target", asked, upto))

    def size_on(self, day: str) -> int:
        return sum(entry.day <= day for entry in self.entries)

    def head(self, *, upto: int | None = None) -> Head:
        frontier = self._frontier
        if upto is not None:
            frontier = Frontier()
            for hashed in self.leaf_hashes(upto):
                frontier.append(hashed)
        return Head(frontier.size, frontier.root().hex())

    def erase(self, decision: Decision, *, key: str, today: str) -> Logged[Decision]:
        if decision.kind != "erase":
            raise LedgerRefused(f"A decision “{decision.kind}”", "does not erase anything")
        positions = sorted(self._positions[each] for each in decision.targets if each in self._positions)
        keys = {self._key_at(position) for position in positions if position in self.payloads}
        erased = {each: list(self._keys[each]) for each in keys}
        (logged,) = self._log([decision], key=key, today=today, erased=erased)
        for position in positions:
            self.payloads.pop(position, None)
        return logged

    def read_entries(self, start: int, stop: int) -> Sequence[Entry]:
        return self.entries[start:stop]

    def read_payloads(self, start: int, stop: int) -> Sequence[tuple[int, bytes, str]]:
        found = (self.payloads.get(position) for position in range(start, stop))
        return [(each.position, each.salt, each.body) for each in found if each]

    def log_size(self) -> int:
        return len(self.entries)

    def leaf_hashes(self, upto: int) -> list[bytes]:
        """Return the hashes of the first `upto` leaves: what proofs are made of."""
        return [hash_leaf(entry.leaf) for entry in self.entries[:upto]]

    def _log(self, records: Sequence[Record], *, key: str, today: str, **envelope: Json) -> list[Logged[Any]]:
        if not key:
            raise LedgerRefused("A batch", "has no key", "Give each request a key of its own.")
        if key in self._keys:
            first, count = self._keys[key]
            return self._at(range(first, first + count))
        admit_records(records, self._find)
        judge_batch(record_fields(each, "") for each in records if isinstance(each, Statement))
        first = len(self.entries)
        day = max(today, self.entries[-1].day) if self.entries else today
        earlier, frontier = self._frontier, Frontier(first, self._frontier.peaks)
        sealed = seal_records(records, frontier, key=key, day=day, **envelope)
        self._frontier = frontier
        self._keys[key] = (first, len(records))
        for entry, payload, record in zip(sealed.entries, sealed.payloads, records, strict=True):
            self.entries.append(entry)
            self.payloads[entry.position] = payload
            self._positions[entry.id.hex()] = entry.position
            for name in _names_in(record):
                self._index[name].append(entry.position)
        try:
            self._judge(records)
        except LedgerRefused:
            self._take_back(first, key, earlier)
            raise
        return self._at(range(first, first + len(records)))

    def _judge(self, records: Sequence[Record]) -> None:
        """Raise LedgerRefused where what now stands of an entity cannot stand together."""
        entities: set[str] = set()
        wanted = [each for each in records if isinstance(each, Decision)]
        while wanted:
            decision = wanted.pop()
            wanted += [
                each.record for each in self._find(decision.targets) if isinstance(each.record, Decision)
            ]
            entities.update(decision.targets)
            entities.update(each.record.entity for each in self.statements(decision.targets))
            entities.update(
                each.record.entity for target in decision.targets for each in self.quoting(target)
            )
        entities.update(each.entity for each in records if isinstance(each, Statement))
        for view in view_entities(self, entities).values():
            judge_together(record_fields(each.record, "") for each in view.statements if each.standing)

    def _take_back(self, first: int, key: str, frontier: Frontier) -> None:
        """Forget the batch that begins at `first`, as if it had never come."""
        for entry in self.entries[first:]:
            del self.payloads[entry.position], self._positions[entry.id.hex()]
        del self.entries[first:], self._keys[key]
        for positions in self._index.values():
            positions[:] = [each for each in positions if each < first]
        self._frontier = frontier

    def _at(self, positions: Iterable[int]) -> list[Logged[Any]]:
        """Return the records at these positions in log order, erased ones passed over."""
        return [
            Logged(entry.position, entry.id.hex(), entry.day, decode_record(entry.type, payload.body))
            for position in sorted(set(positions))
            if (payload := self.payloads.get(position)) and (entry := self.entries[position])
        ]

    def _indexed(self, name: str, ids: Collection[str], upto: int | None) -> list[Logged[Any]]:
        limit = len(self.entries) if upto is None else upto
        found = (position for each in ids for position in self._index.get((name, each), ()))
        return self._at(position for position in found if position < limit)

    def _key_at(self, position: int) -> str:
        return next(key for key, (first, count) in self._keys.items() if first <= position < first + count)

    def _find(self, ids: Iterable[str]) -> list[Logged[Any]]:
        return self._at(self._positions[each] for each in ids if each in self._positions)


def _names_in(record: Record) -> list[tuple[str, str]]:
    """Return the (index, id) pairs under which a record is found."""
    if isinstance(record, Decision):
        return [("target", each) for each in dict.fromkeys(record.targets)]
    if isinstance(record, Statement):
        references = references_of(record_fields(record, ""))
        return [
            ("entity", record.entity),
            ("source", record.source),
            *(("reference", each) for each in references),
        ]
    return [("text", record.source)]
