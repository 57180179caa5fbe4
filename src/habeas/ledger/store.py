"""The ledger's door: the few things a store of entries must do, whatever lies beneath it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from habeas.errors import HabeasError
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.statement import Statement, TextRecord

Record = Statement | Decision | TextRecord
R = TypeVar("R", bound=Statement | Decision | TextRecord, covariant=True)


class LedgerRefused(HabeasError):
    """A record breaks a rule of the ledger; nothing of its batch was written."""


@dataclass(frozen=True, slots=True)
class Logged(Generic[R]):
    """A record with its place in this desk's log.

    `position` counts from 0 without gaps; `id` is its commitment in hexadecimal (64 characters);
    `day` is the day on which this desk logged it (ISO 8601, never earlier than the day before it).
    """

    position: int
    id: str
    day: str
    record: R


@dataclass(frozen=True, slots=True)
class Head:
    """The state of the log: how many entries, and the RFC 6962 root over them (hexadecimal)."""

    size: int
    root: str


class Store(Protocol):
    """What the desk and the stages receive; `memory.MemoryStore` and `web.ledger_store.DjangoStore`.

    `upto` is a log size: only entries at positions below it are seen ("as known then"); None = all.
    """

    def append(self, records: Sequence[Record], *, key: str, today: str) -> list[Logged[Any]]:
        """Log `records` in one durable transaction and return them with their places.

        A `key` seen before appends nothing and returns what was logged under it then. Raises
        `LedgerRefused` when a record breaks a rule; nothing is then written.
        """
        ...

    def about(self, entities: Collection[str], *, upto: int | None = None) -> list[Logged[Statement]]:
        """Return the statements of these entity ids in log order, retracted ones included."""
        ...

    def quoting(self, source: str, *, upto: int | None = None) -> list[Logged[Statement]]:
        """Return the statements that quote a text of `source`, in log order."""
        ...

    def referring(self, entities: Collection[str], *, upto: int | None = None) -> list[Logged[Statement]]:
        """Return the statements whose normalised value or `said_by` is one of these entity ids."""
        ...

    def statements(self, ids: Collection[str]) -> list[Logged[Statement]]:
        """Return the statements with these entry ids (64 hexadecimal characters), in log order."""
        ...

    def first_texts(self, sources: Collection[str]) -> dict[str, int]:
        """Return the position of the first text of each source that has one: what S-12 is made of."""
        ...

    def since(self, position: int) -> Iterator[Logged[Record]]:
        """Yield the log from `position` on; an erased entry is passed over."""
        ...

    def decisions(self, ids: Collection[str], *, upto: int | None = None) -> list[Logged[Decision]]:
        """Return the decisions, standing or reverted, that touch these ids, with all reverts of them.

        For entities: every same, different and unsure that reaches them through others too.
        """
        ...

    def size_on(self, day: str) -> int:
        """Return the log size at the end of `day` (ISO 8601): what `upto` is for "as known on"."""
        ...

    def head(self, *, upto: int | None = None) -> Head:
        """Return the log's size and root."""
        ...

    def erase(self, decision: Decision, *, key: str, today: str) -> Logged[Decision]:
        """Log an erase decision and remove the payload of every entry it names."""
        ...
