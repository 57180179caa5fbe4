"""The triggers that keep entry and payload insert-only, on SQLite and on PostgreSQL.

`ensure_triggers` runs after every migration, because SQLite drops a table's triggers when Django
remakes the table. They repeat in the database what the core refuses: a place for a person at
liberty, what is never stored, a gap in the log, a payload that goes without a decision to erase it.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.errors import HabeasError
from habeas.ledger.codec import TYPES
from habeas.protection.at_liberty import FREE_KINDS, fine_acts
from habeas.vocabulary.schema import load_vocabulary


class TriggersMissing(HabeasError):
    """The database does not guard the record by itself."""


def _quote(words: Iterable[str]) -> str:
    return ", ".join("'{}'".format(word.replace("'", "''")) for word in sorted(words))


def _bar(words: Iterable[str]) -> str:
    """Return "|one|two|": to look a word up in it is cheaper in a trigger than IN (…), built for each row."""
    return "|{}|".format("|".join(sorted(words)))


def _never_stored() -> list[str]:
    items = load_vocabulary().never_stored.values()
    return [name for item in items for name in (item.name, *item.names)]


# ruff: noqa: S608 — the words put into these statements are constants of this program.

DAY_SQLITE = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"


@cache
def sqlite_triggers() -> Mapping[str, str]:
    """Return the SQL of each trigger on SQLite, with the rules of the vocabulary written into it."""
    return {
        "entry_insert": f"""CREATE TRIGGER entry_insert BEFORE INSERT ON entry BEGIN SELECT CASE
            WHEN NEW.position IS NOT (SELECT coalesce(max(position), -1) + 1 FROM entry)
                THEN RAISE(ABORT, 'ledger: positions have no gap and none is used twice')
            WHEN typeof(NEW.id) <> 'blob' OR length(NEW.id) <> 32
                THEN RAISE(ABORT, 'ledger: an id is a commitment of 32 bytes')
            WHEN EXISTS (SELECT 1 FROM entry WHERE substr(id, 1, 5) = substr(NEW.id, 1, 5) AND id = NEW.id)
                THEN RAISE(ABORT, 'ledger: this id is in the log')
            WHEN instr('{_bar(TYPES)}', '|' || NEW.type || '|') = 0
                THEN RAISE(ABORT, 'ledger: unknown type of record')
            WHEN NEW.day NOT GLOB '{DAY_SQLITE}'
                OR NEW.day < (SELECT day FROM entry WHERE position = NEW.position - 1)
                THEN RAISE(ABORT, 'ledger: days never run backwards')
            END; END""",
        "entry_update": """CREATE TRIGGER entry_update BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'ledger: entry is insert-only'); END""",
        "entry_delete": """CREATE TRIGGER entry_delete BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'ledger: entry is insert-only'); END""",
        "payload_insert": f"""CREATE TRIGGER payload_insert BEFORE INSERT ON payload BEGIN SELECT CASE
            WHEN NEW.position <= (SELECT max(position) FROM payload)
                THEN RAISE(ABORT, 'ledger: a payload is written once, and never refilled')
            WHEN NOT EXISTS (SELECT 1 FROM entry WHERE position = NEW.position)
                THEN RAISE(ABORT, 'ledger: a payload belongs to an entry')
            WHEN typeof(NEW.salt) <> 'blob' OR length(NEW.salt) <> 32
                THEN RAISE(ABORT, 'ledger: a salt has 32 bytes')
            WHEN NOT json_valid(NEW.body) OR substr(NEW.body, 1, 1) <> '{{'
                THEN RAISE(ABORT, 'ledger: a payload is a JSON object')
            WHEN instr('{_bar(_never_stored())}',
                    '|' || coalesce(json_extract(NEW.body, '$.property'), '') || '|') > 0
                THEN RAISE(ABORT, 'ledger: this property is never stored')
            WHEN instr(NEW.body, 'precision') > 0 AND EXISTS (
                SELECT 1 FROM (SELECT json_extract(NEW.body, '$.norm.precision') AS precision,
                    json_extract(NEW.body, '$.norm.id') AS id,
                    coalesce(json_extract(NEW.body, '$.norm.act_type'), '') AS act_type,
                    coalesce(json_extract(NEW.body, '$.kind'), '') AS kind,
                    coalesce(json_extract(NEW.body, '$.property'), '') AS property)
                WHERE (precision <> 'country' OR precision = 'country' AND id NOT GLOB '[A-Z][A-Z]')
                    AND kind NOT IN ({_quote(FREE_KINDS - {"Custody"})})
                    AND NOT (kind = 'Custody' AND property = 'place')
                    AND NOT (kind = 'Act' AND act_type IN ({_quote(fine_acts())})))
                THEN RAISE(ABORT, 'ledger: a person at liberty has no place finer than a country')
            END; END""",
        "payload_update": """CREATE TRIGGER payload_update BEFORE UPDATE ON payload
            BEGIN SELECT RAISE(ABORT, 'ledger: payload is insert-only'); END""",
        "payload_delete": """CREATE TRIGGER payload_delete BEFORE DELETE ON payload
            WHEN (SELECT type FROM entry WHERE position = OLD.position) = 'decision'
                AND json_extract(OLD.body, '$.kind') = 'erase'
            OR NOT EXISTS (SELECT 1 FROM entry
                JOIN decision_row ON decision_row.target = lower(hex(entry.id))
                JOIN payload AS decision ON decision.position = decision_row.position
                JOIN entry AS decided ON decided.position = decision.position AND decided.type = 'decision'
                JOIN json_each(decision.body, '$.targets') AS target ON target.value = decision_row.target
                WHERE entry.position = OLD.position AND json_extract(decision.body, '$.kind') = 'erase')
            BEGIN SELECT
                RAISE(ABORT, 'ledger: a payload goes only where a decision to erase names it'); END""",
    }


_REFUSE = """CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'ledger: % is insert-only', TG_TABLE_NAME; END $$"""

_ENTRY_INSERT = f"""CREATE OR REPLACE FUNCTION ledger_entry_insert() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE last record;
    BEGIN
        SELECT position, day INTO last FROM entry ORDER BY position DESC LIMIT 1;
        IF NEW.position IS DISTINCT FROM coalesce(last.position, -1) + 1 THEN
            RAISE EXCEPTION 'ledger: positions have no gap and none is used twice'; END IF;
        IF length(NEW.id) <> 32 THEN
            RAISE EXCEPTION 'ledger: an id is a commitment of 32 bytes'; END IF;
        IF EXISTS (SELECT 1 FROM entry WHERE substr(id, 1, 5) = substr(NEW.id, 1, 5) AND id = NEW.id) THEN
            RAISE EXCEPTION 'ledger: this id is in the log'; END IF;
        IF NEW.type NOT IN ({_quote(TYPES)}) THEN
            RAISE EXCEPTION 'ledger: unknown type of record'; END IF;
        IF NEW.day !~ '^[0-9]{{4}}-[01][0-9]-[0-3][0-9]$' OR NEW.day < last.day THEN
            RAISE EXCEPTION 'ledger: days never run backwards'; END IF;
        RETURN NEW;
    END $$"""

_PAYLOAD_DELETE = """CREATE OR REPLACE FUNCTION ledger_payload_delete() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF (SELECT type FROM entry WHERE position = OLD.position) = 'decision'
            AND OLD.body::jsonb ->> 'kind' = 'erase'
        OR NOT EXISTS (SELECT 1 FROM entry
            JOIN decision_row ON decision_row.target = encode(entry.id, 'hex')
            JOIN payload AS decision ON decision.position = decision_row.position
            JOIN entry AS decided ON decided.position = decision.position AND decided.type = 'decision'
            WHERE entry.position = OLD.position AND decision.body::jsonb ->> 'kind' = 'erase'
                AND decision.body::jsonb -> 'targets' ? decision_row.target) THEN
            RAISE EXCEPTION 'ledger: a payload goes only where a decision to erase names it'; END IF;
        RETURN OLD;
    END $$"""


@cache
def postgresql_functions() -> Mapping[str, str]:
    """Return the SQL of each function that a trigger on PostgreSQL calls."""
    payload_insert = f"""CREATE OR REPLACE FUNCTION ledger_payload_insert() RETURNS trigger
    LANGUAGE plpgsql AS $$
    DECLARE body jsonb;
    BEGIN
        IF NEW.position <= (SELECT max(position) FROM payload) THEN
            RAISE EXCEPTION 'ledger: a payload is written once, and never refilled'; END IF;
        IF NOT EXISTS (SELECT 1 FROM entry WHERE position = NEW.position) THEN
            RAISE EXCEPTION 'ledger: a payload belongs to an entry'; END IF;
        IF length(NEW.salt) <> 32 THEN
            RAISE EXCEPTION 'ledger: a salt has 32 bytes'; END IF;
        body := NEW.body::jsonb;
        IF jsonb_typeof(body) <> 'object' THEN
            RAISE EXCEPTION 'ledger: a payload is a JSON object'; END IF;
        IF (body #>> '{{norm,precision}}' <> 'country'
                OR body #>> '{{norm,precision}}' = 'country' AND body #>> '{{norm,id}}' !~ '^[A-Z][A-Z]$')
            AND coalesce(body ->> 'kind', '') NOT IN ({_quote(FREE_KINDS - {"Custody"})})
            AND NOT (coalesce(body ->> 'kind', '') = 'Custody'
                AND coalesce(body ->> 'property', '') = 'place')
            AND NOT (coalesce(body ->> 'kind', '') = 'Act'
                AND coalesce(body #>> '{{norm,act_type}}', '') IN ({_quote(fine_acts())})) THEN
            RAISE EXCEPTION 'ledger: a person at liberty has no place finer than a country'; END IF;
        IF body ->> 'property' IN ({_quote(_never_stored())}) THEN
            RAISE EXCEPTION 'ledger: this property is never stored'; END IF;
        RETURN NEW;
    END $$"""
    return {
        "ledger_refuse": _REFUSE,
        "ledger_entry_insert": _ENTRY_INSERT,
        "ledger_payload_insert": payload_insert,
        "ledger_payload_delete": _PAYLOAD_DELETE,
    }


POSTGRESQL: Mapping[str, str] = {
    "entry_insert": "BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_insert()",
    "entry_change": "BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    "entry_truncate": "BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    "payload_insert": "BEFORE INSERT ON payload FOR EACH ROW EXECUTE FUNCTION ledger_payload_insert()",
    "payload_update": "BEFORE UPDATE ON payload FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    "payload_delete": "BEFORE DELETE ON payload FOR EACH ROW EXECUTE FUNCTION ledger_payload_delete()",
    "payload_truncate": "BEFORE TRUNCATE ON payload FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
}
"""They fire even where a session plays replica (ENABLE ALWAYS)."""


def ensure_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger that is missing or not as written here, and assert that all are there."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            found = _read_sqlite(connection)
            for name, sql in sqlite_triggers().items():
                if found.get(name) != sql:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                    cursor.execute(sql)
        else:
            for sql in postgresql_functions().values():
                cursor.execute(sql)
            for name, sql in POSTGRESQL.items():
                table = name.partition("_")[0]
                cursor.execute(f"CREATE OR REPLACE TRIGGER {name} {sql}")
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
    missing = missing_triggers(connection)
    if missing:
        raise TriggersMissing("The database", f"lacks the triggers {', '.join(missing)}")


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of triggers that are absent, switched off, or not as they are written here."""
    if connection.vendor == "sqlite":
        found = _read_sqlite(connection)
        return [name for name, sql in sqlite_triggers().items() if found.get(name) != sql]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A' AND NOT tgisinternal "
            "AND tgrelid IN ('entry'::regclass, 'payload'::regclass)"
        )
        names = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'ledger\\_%%'")
        bodies = dict(cursor.fetchall())
    altered = [name for name, sql in postgresql_functions().items() if bodies.get(name) != sql.split("$$")[1]]
    return [*(name for name in POSTGRESQL if name not in names), *altered]


def _read_sqlite(connection: BaseDatabaseWrapper) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def ensure_after_migration(sender: object, *, using: str = "default", **_: object) -> None:
    """Answer the signal post_migrate; does nothing while the tables are not there yet."""
    connection = connections[using]
    if "entry" in connection.introspection.table_names():
        ensure_triggers(connection)
