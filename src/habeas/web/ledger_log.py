"""The SQL of the two tables that are the record, and of the keys that batches were logged under."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.ledger.codec import decode_body, decode_record
from habeas.ledger.entry import Entry, Sealed
from habeas.ledger.merkle import Frontier
from habeas.ledger.store import Logged

CHUNK = 500
"""How many values go into one IN (…): below every database's limit, and few texts of SQL to prepare."""

ROWS = 50
"""How many rows go into one INSERT."""

LOCK = 0x4841_4245
"""PostgreSQL's advisory lock for appending: one writer at a time, so that positions have no gap."""

_PREFIX = 5
_ENTRY_ID = re.compile("[0-9a-f]{64}")
_PLAIN = re.compile(r"INSERT INTO (\w+ \([^)]+\)) VALUES \((?:%s, )*%s\)")
_READ = (
    "SELECT e.position, e.id, e.day, e.type, p.body FROM entry e JOIN payload p ON p.position = e.position "
)


class LogQueries:
    """One connection's questions about the log; holds nothing between them."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.sqlite = connection.vendor == "sqlite"

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())

    def ask_many(self, sql: str, values: Iterable[Any], *rest: Any) -> Iterator[Any]:
        """Yield the rows of `sql`, whose {} becomes the places for a chunk of `values`."""
        listed = list(values)
        for start in range(0, len(listed), CHUNK):
            chunk = listed[start : start + CHUNK]
            yield from self.ask(sql.format(", ".join(["%s"] * len(chunk))), [*chunk, *rest])

    def write_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run `sql` for each of `rows`; an INSERT takes many rows at once, which halves its cost.

        PostgreSQL, a journey away, is sent them as a stream (COPY); its triggers see each row all the same.
        """
        plain = _PLAIN.fullmatch(sql)
        if plain and not self.sqlite and len(rows) > ROWS:
            with self.connection.cursor() as cursor, cursor.copy(f"COPY {plain[1]} FROM STDIN") as stream:
                for row in rows:
                    stream.write_row(row)
            return
        head, values, places = sql.partition(" VALUES ")
        width = ROWS if values else 1
        whole = len(rows) - len(rows) % width
        with self.connection.cursor() as cursor:
            if whole:
                many = f"{head}{values}{', '.join([places] * width)}"
                starts = range(0, whole, width)
                cursor.executemany(
                    many, [[*chain.from_iterable(rows[start : start + width])] for start in starts]
                )
            if whole < len(rows):
                cursor.executemany(sql, rows[whole:])

    def lock_log(self) -> None:
        """Wait until no other transaction appends; SQLite's IMMEDIATE transactions have done so already."""
        if not self.sqlite:
            self.ask("SELECT pg_advisory_xact_lock(%s)", [LOCK])

    # the log

    def read_log(self) -> tuple[Frontier, str]:
        """Return the frontier and the last day; of an empty log, the first possible day."""
        for size, day, peaks in self.ask("SELECT size, day, peaks FROM log_row"):
            return Frontier(size, [bytes.fromhex(peak) for peak in peaks.split()]), day
        return Frontier(), "0000-00-00"

    def write_log(self, frontier: Frontier, day: str) -> None:
        peaks = " ".join(peak.hex() for peak in frontier.peaks)
        self.ask_none(
            "INSERT INTO log_row (id, size, day, peaks) VALUES (1, %s, %s, %s) ON CONFLICT (id) DO UPDATE "
            "SET size = excluded.size, day = excluded.day, peaks = excluded.peaks",
            [frontier.size, day, peaks],
        )

    def ask_none(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run `sql`, which returns nothing."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)

    def write_sealed(self, sealed: Sealed) -> None:
        self.write_many(
            "INSERT INTO entry (position, id, type, day) VALUES (%s, %s, %s, %s)",
            [(each.position, each.id, each.type, each.day) for each in sealed.entries],
        )
        self.write_many(
            "INSERT INTO payload (position, salt, body) VALUES (%s, %s, %s)",
            [(each.position, each.salt, each.body) for each in sealed.payloads],
        )

    def size(self) -> int:
        ((last,),) = self.ask("SELECT max(position) FROM entry")
        return 0 if last is None else int(last) + 1

    def size_on(self, day: str) -> int:
        """Return how many entries were logged up to and on `day`.

        Days ascend with positions, so the log is halved until the place is found, inside of one query;
        an index on days would cost every entry its bytes.
        """
        ((size,),) = self.ask(
            "WITH RECURSIVE halved(low, high) AS (SELECT 0, coalesce(max(position) + 1, 0) FROM entry "
            "UNION ALL SELECT CASE WHEN e.day <= %s THEN e.position + 1 ELSE low END, "
            "CASE WHEN e.day <= %s THEN high ELSE e.position END "
            "FROM halved JOIN entry e ON e.position = (low + high) / 2 WHERE low < high) "
            "SELECT max(low) FROM halved WHERE low >= high",
            [day, day],
        )
        return int(size)

    def entries(self, start: int, stop: int) -> Iterator[Entry]:
        """Yield the entries at positions from `start` to before `stop`, a few thousand at a time."""
        for first in range(start, stop, 5000):
            rows = self.ask(
                "SELECT position, id, type, day FROM entry WHERE position >= %s AND position < %s "
                "ORDER BY position",
                [first, min(first + 5000, stop)],
            )
            for position, id_, type_, day in rows:
                yield Entry(position, bytes(id_), type_, day)

    def payloads(self, start: int, stop: int) -> list[tuple[int, bytes, str]]:
        """Return (position, salt, body) of the payloads that are there."""
        return self.ask(
            "SELECT position, salt, body FROM payload "
            "WHERE position >= %s AND position < %s ORDER BY position",
            [start, stop],
        )

    def between(self, start: int, stop: int) -> list[Logged[Any]]:
        """Return the records at positions from `start` to before `stop`."""
        return self._build(
            self.ask(
                _READ + "WHERE e.position >= %s AND e.position < %s ORDER BY e.position",
                [start, stop],
            )
        )

    def positions(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the position of each entry id (hexadecimal) that is in the log."""
        wanted = {id_ for id_ in ids if _ENTRY_ID.fullmatch(id_)}
        heads = {bytes.fromhex(id_)[:_PREFIX] for id_ in wanted}
        rows = self.ask_many("SELECT id, position FROM entry WHERE substr(id, 1, 5) IN ({})", heads)
        return {name: position for id_, position in rows if (name := bytes(id_).hex()) in wanted}

    def at(self, positions: Iterable[int]) -> list[Logged[Any]]:
        """Return the records at these positions, in log order, erased ones passed over."""
        rows = self.ask_many(_READ + "WHERE e.position IN ({})", positions)
        return self._build(sorted(rows, key=lambda row: int(row[0])))

    def _build(self, rows: Iterable[Any]) -> list[Logged[Any]]:
        return [
            Logged(position, bytes(id_).hex(), day, decode_record(type_, body))
            for position, id_, day, type_, body in rows
        ]

    # keys

    def key_range(self, key: str) -> tuple[int, int] | None:
        """Return (first position, count) of what was logged under `key`."""
        for first, count in self.ask("SELECT first, count FROM key_row WHERE key = %s", [key]):
            return first, count
        return None

    def write_key(self, key: str, first: int, count: int) -> None:
        self.ask_none("INSERT INTO key_row (key, first, count) VALUES (%s, %s, %s)", [key, first, count])

    def write_keys(self, keys: Mapping[str, tuple[int, int]]) -> None:
        self.write_many(
            "INSERT INTO key_row (key, first, count) VALUES (%s, %s, %s)",
            [(key, first, count) for key, (first, count) in keys.items()],
        )

    def keys_of(self, positions: Collection[int]) -> dict[str, list[int]]:
        """Return the keys of these payloads, each with its first position and count."""
        found = {}
        for (body,) in self.ask_many("SELECT body FROM payload WHERE position IN ({})", positions):
            key = decode_body(body)["key"]
            found[key] = list(self.key_range(key) or ())
        return found

    def with_ids(self, ids: Iterable[str]) -> list[Logged[Any]]:
        """Return the records with these entry ids, erased and unknown ones passed over."""
        return self.at(self.positions(ids).values())

    def read_rows(self, start: int, stop: int) -> list[tuple[int, bytes, str, str, str | None]]:
        """Return (position, id, day, type, body) of the entries there; an erased one has no body."""
        return self.ask(
            _READ.replace("JOIN", "LEFT JOIN") + "WHERE e.position >= %s AND e.position < %s "
            "ORDER BY e.position",
            [start, stop],
        )
