"""The SQL of the projections: each method is one question or one kind of row, on both databases."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from habeas.ledger.codec import decode_body, record_fields, record_type
from habeas.ledger.projection import Fact
from habeas.ledger.store import Logged
from habeas.ledger.terms import terms_of_statement
from habeas.vocabulary.decision import Decision
from habeas.web.ledger_log import LogQueries

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
    "reference_row_position": "reference_row (position)",
    "entity_row_entity": "entity_row (entity)",
    "entity_row_list": "entity_row (clearance, kind, sort_from)",
}
"""The indexes that a rebuild makes last."""


class Queries(LogQueries):
    """One connection's questions about log and projections; holds nothing between them."""

    def clear_projections(self) -> None:
        """Empty the projections, and drop their indexes: they are made faster over what is there."""
        for table in PROJECTIONS:
            self.ask_none(f"DELETE FROM {table}")  # noqa: S608 (names of our own)
        for name in INDEXES:
            self.ask_none(f"DROP INDEX IF EXISTS {name}")
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

    def first_texts_of(self, sources: Iterable[str]) -> dict[str, int]:
        """Return the position of the first text of each of these sources."""
        return dict(
            self.ask_many(
                "SELECT c.entity, min(t.position) FROM canonical_row c "
                "JOIN text_row t ON t.source = c.number WHERE c.entity IN ({}) GROUP BY c.entity",
                sources,
            )
        )

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
