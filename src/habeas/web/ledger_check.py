"""Compares the projections with a rebuild that is made beside them, in temporary tables."""

# ruff: noqa: S608 — the names put into these statements are our own.
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from habeas.ledger.projection import EntityLine
from habeas.web.ledger_queries import PROJECTIONS, Queries

_NAMED = "JOIN {0}.canonical_row c ON c.number = t."
COMPARED = {
    "canonical_row": "SELECT t.entity, c.entity FROM {0}.canonical_row t " + _NAMED + "canonical",
    "statement_row": "SELECT t.position, c.entity, s.entity, t.property, t.level, t.standing "
    "FROM {0}.statement_row t " + _NAMED + "entity JOIN {0}.canonical_row s ON s.number = t.source",
    "reference_row": "SELECT c.entity, t.position FROM {0}.reference_row t " + _NAMED + "target",
    "decision_row": "SELECT target, position FROM {0}.decision_row",
    "text_row": "SELECT t.position, c.entity, t.text FROM {0}.text_row t " + _NAMED + "source",
    "key_row": "SELECT key, first, count FROM {0}.key_row",
    "log_row": "SELECT size, day, peaks FROM {0}.log_row",
    "entity_row": "SELECT " + ", ".join(EntityLine._fields) + " FROM {0}.entity_row",
}
"""What must be equal: ids, never the short numbers, which depend on the order of arrival."""


def compare_projections(queries: Queries, rebuild: Callable[[Queries], None]) -> list[str]:
    """Return the names of the projections that differ from a rebuild; the tables stay as they are."""
    kept, made = ("main", "temp") if queries.sqlite else ("public", "pg_temp")
    with _beside(queries):
        rebuild(queries)
        names = [
            name
            for name, sql in COMPARED.items()
            if _differ(queries, sql.format(kept), sql.format(made))
            or _differ(queries, sql.format(made), sql.format(kept))
        ]
        if _differ_in_search(queries, kept, made):
            names.append("search_row")
        return names


def _differ(queries: Queries, one: str, other: str) -> bool:
    return bool(queries.ask(f"SELECT 1 FROM ({one} EXCEPT {other}) AS rest LIMIT 1"))


def _differ_in_search(queries: Queries, kept: str, made: str) -> bool:
    if queries.sqlite:
        words = "SELECT term, doc FROM temp.{0}"
        for name, schema in (("words_kept", kept), ("words_made", made)):
            queries.ask_none(
                f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab({schema}, search_row, instance)"
            )
        one, other = words.format("words_kept"), words.format("words_made")
    else:
        one, other = (f"SELECT rowid, terms FROM {schema}.search_row" for schema in (kept, made))
    return _differ(queries, one, other) or _differ(queries, other, one)


@contextmanager
def _beside(queries: Queries) -> Iterator[None]:
    """Put empty temporary tables in front of the projections: the same names now mean these."""
    names = (*PROJECTIONS, "search_row")
    for name in names:
        if queries.sqlite:
            _copy_sqlite(queries, name)
        else:
            queries.ask_none(f"CREATE TEMPORARY TABLE {name} (LIKE public.{name} INCLUDING ALL)")
    try:
        yield
    finally:
        if queries.sqlite:
            for name in ("words_kept", "words_made"):
                queries.ask_none(f"DROP TABLE IF EXISTS temp.{name}")
        for name in names:
            queries.ask_none(f"DROP TABLE {'temp' if queries.sqlite else 'pg_temp'}.{name}")


def _copy_sqlite(queries: Queries, name: str) -> None:
    rows = queries.ask(
        "SELECT type, sql FROM main.sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL ORDER BY type DESC",
        [name],
    )
    for _, sql in rows:
        for kind in ("CREATE TABLE ", "CREATE VIRTUAL TABLE ", "CREATE INDEX "):
            if sql.startswith(kind):
                queries.ask_none(f"{kind}temp.{sql.removeprefix(kind)}")
