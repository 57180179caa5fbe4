"""The SQL of the ledger: each method is one question or one kind of row, on SQLite and PostgreSQL."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.ledger.codec import decode_body, decode_record, record_fields, record_type
from habeas.ledger.entry import Entry, Sealed
from habeas.ledger.merkle import Frontier
from habeas.ledger.projection import Fact
from habeas.ledger.store import Logged
from habeas.ledger.terms import terms_of_statement
from habeas.vocabulary.decision import Decision

CHUNK = 500
"""How many values go into one IN (…): below every database's limit, and few texts of SQL to prepare."""

LOCK = 0x4841_4245
"""PostgreSQL's advisory lock for appending: one writer at a time, so that positions have no gap."""

PROJECTIONS = (
    "entity_row",
    "statement_row",
    "reference_row",
    "decision_row",
    "text_row",
    "key_row",
    "log_row",
    "canonical_row",
)

INDEXES = {
    "canonical_row_canonical": "canonical_row (canonical)",
    "statement_row_entity": "statement_row (entity)",
    "statement_row_source": "statement_row (source)",
    "entity_row_entity": "entity_row (entity)",
    "entity_row_list": "entity_row (clearance, kind, sort_from)",
}
"""The indexes that a rebuild makes last."""

_PREFIX = 5
_READ = (
    "SELECT e.position, e.id, e.day, e.type, p.body FROM entry e JOIN payload p ON p.position = e.position "
)


class Queries:
    """One connection's questions; holds nothing between them."""

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
        """Run `sql` for each of `rows`."""
        if rows:
            with self.connection.cursor() as cursor:
                cursor.executemany(sql, rows)

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

    def day_at(self, position: int) -> str:
        ((day,),) = self.ask("SELECT day FROM entry WHERE position = %s", [position])
        return str(day)

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
        wanted = {id_ for id_ in ids if len(id_) == 64}
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

    def clear_projections(self) -> None:
        """Empty the projections, and drop their indexes: they are made faster over what is there."""
        for table in PROJECTIONS:
            self.ask_none(f"DELETE FROM {table}")  # noqa: S608 (names of our own)
        for name in INDEXES:
            self.ask_none(f"DROP INDEX {name}")
        self.ask_none(
            "INSERT INTO search_row (search_row) VALUES ('delete-all')"
            if self.sqlite
            else "DELETE FROM search_row"
        )

    def index_projections(self) -> None:
        """Make the indexes again, with the names and columns of the migration."""
        for name, columns in INDEXES.items():
            self.ask_none(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")

    # statements

    def about(self, column: str, ids: Collection[str], upto: int | None) -> list[Logged[Any]]:
        """Return the statements whose `column` (entity or source) is one of these ids."""
        sql = (
            "SELECT e.position, e.id, e.day, e.type, p.body FROM canonical_row c "  # noqa: S608 (own name)
            f"JOIN statement_row s ON s.{column} = c.number JOIN entry e ON e.position = s.position "
            "JOIN payload p ON p.position = s.position WHERE c.entity IN ({}) AND s.position < %s"
        )
        rows = self.ask_many(sql, ids, 2**31 - 1 if upto is None else upto)
        return self._build(sorted(rows, key=lambda row: int(row[0])))

    def referring(self, ids: Collection[str], upto: int | None) -> list[Logged[Any]]:
        sql = (
            "SELECT DISTINCT e.position, e.id, e.day, e.type, p.body FROM canonical_row c "
            "JOIN reference_row r ON r.target = c.number JOIN entry e ON e.position = r.position "
            "JOIN payload p ON p.position = r.position WHERE c.entity IN ({}) AND r.position < %s"
        )
        rows = {row[0]: row for row in self.ask_many(sql, ids, 2**31 - 1 if upto is None else upto)}
        return self._build(rows[position] for position in sorted(rows))

    # decisions

    def touching(self, ids: Collection[str], upto: int | None = None) -> list[Logged[Decision]]:
        """Return the decisions that name one of these ids as a target."""
        sql = (
            "SELECT e.position, e.id, e.day, e.type, p.body FROM decision_row d "
            "JOIN entry e ON e.position = d.position JOIN payload p ON p.position = d.position "
            "WHERE d.target IN ({}) AND d.position < %s"
        )
        rows = {row[0]: row for row in self.ask_many(sql, ids, 2**31 - 1 if upto is None else upto)}
        return self._build(rows.values())

    def reverted_by(self, decisions: Iterable[Logged[Decision]]) -> list[Logged[Decision]]:
        """Return `decisions` and whatever they revert, directly or through other reverts."""
        found: dict[int, Logged[Decision]] = {}
        frontier = list(decisions)
        while frontier:
            found.update((each.position, each) for each in frontier)
            targets = [
                target for each in frontier if each.record.kind == "revert" for target in each.record.targets
            ]
            frontier = [
                each for each in self.at(self.positions(targets).values()) if each.position not in found
            ]
        return list(found.values())

    # numbers of ids

    def number_ids(self, ids: Sequence[str]) -> tuple[dict[str, int], set[int]]:
        """Return the number of each id, and which numbers are new; new ones follow the order of `ids`."""
        known = self.numbers_of(ids)
        unknown = [id_ for id_ in ids if id_ not in known]
        if not unknown:
            return known, set()
        ((last,),) = self.ask("SELECT max(number) FROM canonical_row")
        fresh = {id_: number for number, id_ in enumerate(unknown, 0 if last is None else last + 1)}
        self.write_many(
            "INSERT INTO canonical_row (number, entity, canonical) VALUES (%s, %s, %s)",
            [(number, id_, number) for id_, number in fresh.items()],
        )
        return known | fresh, set(fresh.values())

    def numbers_of(self, ids: Iterable[str]) -> dict[str, int]:
        return dict(self.ask_many("SELECT entity, number FROM canonical_row WHERE entity IN ({})", ids))

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        return dict(self.ask_many("SELECT number, entity FROM canonical_row WHERE number IN ({})", numbers))

    def canonical_of(self, numbers: Iterable[int]) -> dict[int, int]:
        return dict(
            self.ask_many("SELECT number, canonical FROM canonical_row WHERE number IN ({})", numbers)
        )

    def canonicals(self, numbers: Iterable[int]) -> set[int]:
        return set(self.canonical_of(numbers).values())

    # entities

    def facts_of(self, canonicals: Collection[int]) -> Mapping[int, list[Fact]]:
        """Return the facts of each of these components, in log order."""
        sql = (
            "SELECT s.position, c.canonical, s.level, s.standing, p.body FROM canonical_row c "
            "JOIN statement_row s ON s.entity = c.number JOIN payload p ON p.position = s.position "
            "WHERE c.canonical IN ({})"
        )
        facts = defaultdict[int, list[Fact]](list)
        for position, canonical, level, stands, body in sorted(self.ask_many(sql, canonicals)):
            facts[canonical].append(Fact(position, decode_body(body), level, bool(stands)))
        return facts

    def first_texts(self, numbers: Iterable[int]) -> dict[int, int]:
        """Return the position of the first text of each of these sources, members of it included."""
        return dict(
            self.ask_many(
                "SELECT c.canonical, min(t.position) FROM canonical_row c "
                "JOIN text_row t ON t.source = c.number WHERE c.canonical IN ({}) GROUP BY c.canonical",
                numbers,
            )
        )

    def delete_entities(self, canonicals: Iterable[int]) -> None:
        self.write_many(
            "DELETE FROM entity_row WHERE id >= %s AND id < %s",
            [(4 * number, 4 * number + 4) for number in canonicals],
        )

    def standing_rows(self, targets: Collection[str]) -> list[tuple[int, str, str, int, int, bool]]:
        """Return (position, id, source, canonical, level, standing) of the statements named.

        A target that is a source stands for all statements that quote it.
        """
        sql = (
            "SELECT s.position, e.id, src.entity, c.canonical, s.level, s.standing FROM statement_row s "
            "JOIN entry e ON e.position = s.position JOIN canonical_row c ON c.number = s.entity "
            "JOIN canonical_row src ON src.number = s.source WHERE "
        )
        found = {}
        positions = list(self.positions(targets).values())
        sources = [target for target in targets if len(target) != 64]
        for row in self.ask_many(sql + "s.position IN ({})", positions):
            found[row[0]] = row
        for row in self.ask_many(sql + "src.entity IN ({})", sources):
            found[row[0]] = row
        return [(row[0], bytes(row[1]).hex(), *row[2:]) for row in found.values()]

    # search

    def write_terms(self, rows: Sequence[tuple[int, str]]) -> None:
        """Index these terms, parted by spaces, under their statements' positions."""
        if self.sqlite:
            self.write_many("INSERT INTO search_row (rowid, terms) VALUES (%s, %s)", rows)
        else:
            self.write_many(
                "INSERT INTO search_row (rowid, terms) VALUES (%s, array_to_tsvector(%s))",
                [(position, list(dict.fromkeys(terms.split()))) for position, terms in rows],
            )

    def delete_terms(self, rows: Sequence[tuple[int, str]]) -> None:
        """Take terms out of the index, and out of its file."""
        if not rows:
            return
        if self.sqlite:
            self.write_many(
                "INSERT INTO search_row (search_row, rowid, terms) VALUES ('delete', %s, %s)", rows
            )
            self.ask_none("INSERT INTO search_row (search_row) VALUES ('optimize')")
        else:
            self.write_many("DELETE FROM search_row WHERE rowid = %s", [(position,) for position, _ in rows])

    # erasure

    def remove_rows(self, records: Sequence[Logged[Any]]) -> None:
        """Remove the projected rows of these records."""
        places = [(each.position,) for each in records]
        for table in ("statement_row", "reference_row", "decision_row", "text_row"):
            self.write_many(f"DELETE FROM {table} WHERE position = %s", places)  # noqa: S608 (own names)
        terms = [
            (each.position, " ".join(terms_of_statement(record_fields(each.record, ""))))
            for each in records
            if record_type(each.record) == "statement"
        ]
        self.delete_terms([row for row in terms if row[1]])

    def erase_payloads(self, positions: Sequence[int]) -> None:
        """Delete these payloads; the trigger lets go only what a decision to erase names."""
        self.write_many("DELETE FROM payload WHERE position = %s", [(each,) for each in positions])

    def drop_unused(self, ids: Iterable[str]) -> None:
        """Forget the numbers of ids that no record speaks of any more."""
        numbers = self.numbers_of(ids)
        for id_, number in numbers.items():
            self.ask_none(
                "DELETE FROM canonical_row WHERE number = %s "
                "AND NOT EXISTS (SELECT 1 FROM statement_row WHERE entity = %s OR source = %s) "
                "AND NOT EXISTS (SELECT 1 FROM reference_row WHERE target = %s) "
                "AND NOT EXISTS (SELECT 1 FROM text_row WHERE source = %s) "
                "AND NOT EXISTS (SELECT 1 FROM decision_row WHERE target = %s)",
                [number, number, number, number, number, id_],
            )
