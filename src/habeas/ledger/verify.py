"""Checks a record from end to end, offline, entry by entry, and changes nothing.

Every id against its payload, positions, days and the log's root, every quote against its text, every
text against its digest; and what the store can say of its triggers and projections. An entry whose
payload is gone is whole when a decision to erase names it.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from habeas.errors import HabeasError
from habeas.ledger.codec import build_record, canonical_json, decode_body
from habeas.ledger.entry import Entry, commit_body
from habeas.ledger.merkle import Frontier, hash_leaf
from habeas.ledger.store import Head
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.statement import Statement, TextRecord

STEP = 5000
"""Entries read at a time."""

Texts = Callable[[str], str | None]
"""Returns the text with this id as it is stored, or None."""


class Log(Protocol):
    """What a store lets be read of its two tables."""

    def read_entries(self, start: int, stop: int) -> Iterable[Entry]: ...
    def read_payloads(self, start: int, stop: int) -> Sequence[tuple[int, bytes, str]]: ...
    def log_size(self) -> int: ...
    def head(self) -> Head: ...


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was logged; `position` is the entry's, or None for the whole record."""

    position: int | None
    message: Message

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Erased:
    """An entry whose payload was removed, and the decision (its entry id and reason) that says so."""

    position: int
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: the log as recomputed, what was erased, and every fault, the first entry first."""

    head: Head
    erased: tuple[Erased, ...]
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        return not self.faults


def verify_log(
    log: Log,
    *,
    texts: Texts | None = None,
    against: Iterable[Head] = (),
    triggers: Callable[[], Iterable[str]] | None = None,
    projections: Callable[[], Iterable[str]] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Verification:
    """Return what is wrong with the record, if anything.

    `against` are heads that were given away earlier (`heads.open_head`); `triggers` returns the names
    of guards that are missing, `projections` those of tables that a rebuild would change. `progress`
    is told (entries done, entries in all). Memory does not grow with the log.
    """
    check = _Check(texts, {head.size: head for head in against})
    size = log.log_size()
    for start in range(0, size, STEP):
        stop = min(start + STEP, size)
        check.take_step(start, log.read_entries(start, stop), log.read_payloads(start, stop))
        if progress:
            progress(stop, size)
    check.finish(size, log.head())
    for name in triggers() if triggers else ():
        check.blame(None, Message(gettext_noop("The guard {name} is missing or altered."), {"name": name}))
    for name in _list_stale(check, projections) if projections else ():
        check.blame(
            None,
            Message(
                gettext_noop("{name} is not what the log amounts to; run habeas rebuild."), {"name": name}
            ),
        )
    return check.result()


def _list_stale(check: "_Check", projections: Callable[[], Iterable[str]]) -> list[str]:
    """Return what `projections` names; a log that cannot be read any more cannot be compared with them."""
    try:
        return list(projections())
    except (ValueError, TypeError, KeyError):
        check.blame(None, Message(gettext_noop("The lists cannot be compared with a log that is broken.")))
        return []


@dataclass(slots=True)
class _Check:
    texts: Texts | None
    against: dict[int, Head]
    frontier: Frontier = field(default_factory=Frontier)
    day: str = ""
    faults: list[Fault] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    erasures: dict[str, tuple[str, str]] = field(default_factory=dict)
    text: tuple[str, str | None] = ("", None)

    def blame(self, position: int | None, message: Message) -> None:
        self.faults.append(Fault(position, message))

    def take_step(
        self, start: int, entries: Iterable[Entry], payloads: Sequence[tuple[int, bytes, str]]
    ) -> None:
        """Check the entries from `start` on, one after another."""
        by_position = {position: (bytes(salt), body) for position, salt, body in payloads}
        expected = start
        for entry in entries:
            if entry.position != expected:
                self._blame(expected, gettext_noop("Entry {position} is missing from the log."))
                expected = entry.position
            expected += 1
            self._take_entry(entry, by_position.get(entry.position))

    def _blame(self, position: int, template: str, **values: object) -> None:
        self.blame(position, Message(template, {"position": position, **values}))

    def _take_entry(self, entry: Entry, payload: tuple[bytes, str] | None) -> None:
        if entry.day < self.day:
            self._blame(entry.position, gettext_noop("Entry {position} is dated before the one it follows."))
        self.day = max(entry.day, self.day)
        self.frontier.append(hash_leaf(entry.leaf))
        self._compare_head(self.frontier.size)
        if payload is None:
            self.missing[entry.id.hex()] = entry.position
            return
        salt, body = payload
        if commit_body(salt, body) != entry.id:
            self._blame(entry.position, gettext_noop("Entry {position} does not say what was logged."))
            return
        self._take_body(entry, body)

    def _take_body(self, entry: Entry, body: str) -> None:
        try:
            fields = decode_body(body)
            record = build_record(entry.type, fields)
            canonical = canonical_json(fields) == body
        except (HabeasError, KeyError, TypeError, ValueError):
            canonical = False
        if not canonical:
            self._blame(entry.position, gettext_noop("Entry {position} cannot be read."))
        elif isinstance(record, Statement):
            self._take_statement(entry.position, record)
        elif isinstance(record, TextRecord):
            self._take_text(entry.position, record)
        elif isinstance(record, Decision) and record.kind == "erase":
            self._take_erasure(entry.id.hex(), record)

    def _take_statement(self, position: int, statement: Statement) -> None:
        if self.texts is None:
            return
        text = self._read_text(statement.text)
        if text is None:
            self._blame(position, gettext_noop("Entry {position} quotes a text that is not here."))
        elif text[statement.start : statement.end] != statement.quote:
            self._blame(position, gettext_noop("Entry {position}: its text does not have these words there."))

    def _take_text(self, position: int, record: TextRecord) -> None:
        if self.texts is None:
            return
        text = self._read_text(record.text)
        if text is None:
            self._blame(position, gettext_noop("Entry {position} is about a text that is not here."))
        elif hashlib.sha256(text.encode()).hexdigest() != record.digest:
            self._blame(position, gettext_noop("Entry {position}: its text was changed."))

    def _take_erasure(self, id_: str, decision: Decision) -> None:
        self.erasures.update(dict.fromkeys(decision.targets, (id_, decision.reason)))

    def _read_text(self, id_: str) -> str | None:
        if self.text[0] != id_ and self.texts:
            self.text = (id_, self.texts(id_))
        return self.text[1]

    def _compare_head(self, size: int) -> None:
        head = self.against.get(size)
        if head and head.root != self.frontier.root().hex():
            self.blame(
                None,
                Message(
                    gettext_noop("The first {size} entries are not those of the head given away."),
                    {"size": size},
                ),
            )

    def finish(self, size: int, stored: Head) -> None:
        """Settle what needs the whole log."""
        found = Head(self.frontier.size, self.frontier.root().hex())
        if found.size < max(size, stored.size):
            self._blame(found.size, gettext_noop("Entry {position} is missing from the log."))
        elif stored != found:
            self.blame(None, Message(gettext_noop("The log's head is not the one that was kept.")))
        for head in self.against.values():
            if head.size > found.size:
                self._blame(
                    found.size,
                    gettext_noop(
                        "The log ends before entry {position}; a head given away has {size} entries."
                    ),
                    size=head.size,
                )
        for id_, position in self.missing.items():
            if id_ not in self.erasures:
                self._blame(position, gettext_noop("Entry {position} is empty, and no decision erased it."))

    def result(self) -> Verification:
        erased = (
            Erased(position, *self.erasures[id_])
            for id_, position in self.missing.items()
            if id_ in self.erasures
        )
        faults = sorted(self.faults, key=lambda fault: (fault.position is None, fault.position or 0))
        return Verification(
            Head(self.frontier.size, self.frontier.root().hex()), tuple(erased), tuple(faults)
        )
