"""The database itself refuses to change the record: raw SQL on the tables as shipped."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.db import Error, connections, transaction
from tests.ledger.records import MINA, TODAY, a_decision, a_statement, log

from habeas.web.triggers import ensure_triggers, missing_triggers

SALT = b"s" * 32
ENTRY = "INSERT INTO entry (position, id, type, day) VALUES (%s, %s, %s, %s)"
PAYLOAD = "INSERT INTO payload (position, salt, body) VALUES (%s, %s, %s)"
TOWN = {"id": "gn:1", "name": "Tumen", "country": "CN", "precision": "town"}


def run(store: Any, *statements: tuple[str, list[Any]]) -> None:
    with transaction.atomic(using=store.using), connections[store.using].cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)


def is_refused(store: Any, *statements: tuple[str, list[Any]]) -> bool:
    """Whether the database refuses, naming the ledger, and holds what it held before."""
    before = [each.record for each in store.since(0)], store.head()
    with pytest.raises(Error, match="ledger: "):
        run(store, *statements)
    return ([each.record for each in store.since(0)], store.head()) == before


@pytest.fixture
def filled(django_store: Any) -> Any:
    """A store with two statements."""
    log(django_store, a_statement(), a_statement(value="Kim Mina"))
    return django_store


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET day = '2020-01-01' WHERE position = 0",
        "UPDATE entry SET position = 7 WHERE position = 1",
        "UPDATE payload SET body = '{}'",
        "UPDATE payload SET salt = salt",
        "DELETE FROM entry",
        "DELETE FROM entry WHERE position = 1",
        "DELETE FROM payload",
        "DELETE FROM payload WHERE position = 1",
        "INSERT INTO entry SELECT * FROM entry WHERE true ON CONFLICT DO NOTHING",
        "INSERT INTO payload SELECT * FROM payload WHERE true ON CONFLICT DO NOTHING",
        "INSERT INTO entry SELECT * FROM entry WHERE true "
        "ON CONFLICT (position) DO UPDATE SET day = '2020-01-01'",
        "INSERT INTO payload SELECT * FROM payload WHERE true "
        "ON CONFLICT (position) DO UPDATE SET body = '{}'",
    ],
)
def test_nothing_logged_can_be_changed_or_removed(filled: Any, sql: str) -> None:
    assert is_refused(filled, (sql, []))


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "REPLACE INTO payload SELECT position, salt, '{}' FROM payload",
        "INSERT OR IGNORE INTO entry SELECT * FROM entry",
        "INSERT OR IGNORE INTO payload SELECT * FROM payload",
        "UPDATE OR REPLACE entry SET position = 0 WHERE position = 1",
        "UPDATE OR IGNORE payload SET body = '{}'",
    ],
)
def test_sqlite_has_no_other_word_for_it(sqlite_store: Any, sql: str) -> None:
    log(sqlite_store, a_statement(), a_statement())
    assert is_refused(sqlite_store, (sql, []))


@pytest.mark.parametrize("table", ["entry", "payload", "entry, payload"])
def test_postgresql_does_not_truncate(postgres_store: Any, table: str) -> None:
    log(postgres_store, a_statement())
    assert is_refused(postgres_store, (f"TRUNCATE {table} CASCADE", []))


def test_postgresql_as_a_replica_refuses_too(postgres_store: Any) -> None:
    log(postgres_store, a_statement())
    replica = ("SET LOCAL session_replication_role = replica", [])
    assert is_refused(postgres_store, replica, ("DELETE FROM payload", []))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([3, b"i" * 32, "statement", TODAY], "a gap"),
        ([1, b"i" * 32, "statement", TODAY], "a position twice"),
        ([2, b"i" * 31, "statement", TODAY], "a short id"),
        ([2, b"i" * 32, "rumour", TODAY], "an unknown type"),
        ([2, b"i" * 32, "statement", "2020-01-01"], "an earlier day"),
        ([2, b"i" * 32, "statement", "yesterday"], "no day"),
    ],
)
def test_an_entry_continues_the_log(filled: Any, values: list[Any], why: str) -> None:
    assert is_refused(filled, (ENTRY, values)), why


def test_an_id_is_logged_once(filled: Any) -> None:
    ((id_,),) = filled.queries.ask("SELECT id FROM entry WHERE position = 0")
    assert is_refused(filled, (ENTRY, [2, bytes(id_), "statement", TODAY]))


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "Person", "property": "country", "norm": TOWN},
        {"kind": "Person", "property": "country", "norm": {**TOWN, "precision": "country"}},
        {"kind": "Act", "property": "place", "norm": {**TOWN, "act_type": "crossing"}},
        {"kind": "Act", "property": "place", "norm": TOWN},
        {"kind": "Custody", "property": "declared_destination", "norm": TOWN},
        {"kind": "Person", "property": "home_address"},
        {"kind": "Person", "property": "phone"},
        ["no", "object"],
    ],
)
def test_the_rules_of_protection_hold_for_raw_sql(filled: Any, body: Any) -> None:
    text = json.dumps(body, separators=(",", ":"))
    entry = (ENTRY, [2, b"i" * 32, "statement", TODAY])
    assert is_refused(filled, entry, (PAYLOAD, [2, SALT, text]))


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "Custody", "property": "place", "norm": TOWN},
        {"kind": "Act", "property": "place", "norm": {**TOWN, "act_type": "repatriation"}},
        {"kind": "Event", "property": "place", "norm": TOWN},
        {"kind": "Person", "property": "country", "norm": {**TOWN, "id": "CN", "precision": "country"}},
    ],
)
def test_places_that_protect_are_accepted(filled: Any, body: Any) -> None:
    text = json.dumps(body, separators=(",", ":"))
    run(filled, (ENTRY, [2, b"i" * 32, "statement", TODAY]), (PAYLOAD, [2, SALT, text]))
    assert len(filled.read_payloads(2, 3)) == 1


def test_spaces_in_the_json_hide_no_place(filled: Any) -> None:
    text = json.dumps({"kind": "Person", "norm": TOWN}, separators=(" , ", " : "))
    entry = (ENTRY, [2, b"i" * 32, "statement", TODAY])
    assert is_refused(filled, entry, (PAYLOAD, [2, SALT, text]))


@pytest.mark.parametrize("values", [[2, SALT, "{}"], [9, SALT, "{}"], [0, SALT, "{}"], [2, b"short", "{}"]])
def test_a_payload_belongs_to_an_entry_and_has_a_salt(filled: Any, values: list[Any]) -> None:
    assert is_refused(filled, (PAYLOAD, values))


def test_only_what_a_decision_to_erase_names_can_go(filled: Any) -> None:
    """A row in the projection alone does not open the door: the trigger reads the decision."""
    gone, kept = filled.about([MINA])
    (other,) = log(filled, a_decision("retract", kept.id))
    filled.erase(a_decision("erase", gone.id), key="erase", today=TODAY)
    assert is_refused(filled, ("DELETE FROM payload WHERE position = %s", [kept.position]))
    forged = ("INSERT INTO decision_row (target, position) VALUES (%s, %s)", [kept.id, 3])
    assert is_refused(filled, forged, ("DELETE FROM payload WHERE position = %s", [kept.position]))
    assert is_refused(filled, ("DELETE FROM payload WHERE position = %s", [other.position]))


def test_what_was_erased_is_never_refilled(filled: Any) -> None:
    gone = filled.about([MINA])[0]
    ((_, salt, body), _) = filled.read_payloads(0, 2)
    filled.erase(a_decision("erase", gone.id), key="erase", today=TODAY)
    assert is_refused(filled, (PAYLOAD, [0, bytes(salt), body]))


def test_an_erasure_itself_stays(filled: Any) -> None:
    gone = filled.about([MINA])[0]
    erasure = filled.erase(a_decision("erase", gone.id), key="erase", today=TODAY)
    assert is_refused(filled, ("DELETE FROM payload WHERE position = %s", [erasure.position]))


def test_triggers_that_were_lost_are_noticed_and_made_again(sqlite_store: Any) -> None:
    connection = connections[sqlite_store.using]
    assert missing_triggers(connection) == []
    run(sqlite_store, ("DROP TRIGGER payload_update", []), ("DROP TRIGGER entry_insert", []))
    assert missing_triggers(connection) == ["entry_insert", "payload_update"]
    ensure_triggers(connection)
    assert missing_triggers(connection) == []


def test_every_migration_makes_lost_triggers_again(sqlite_store: Any) -> None:
    run(sqlite_store, ("DROP TRIGGER payload_delete", []))
    call_command("migrate", database=sqlite_store.using, verbosity=0)
    assert missing_triggers(connections[sqlite_store.using]) == []


def test_triggers_that_were_weakened_are_noticed(postgres_store: Any) -> None:
    connection = connections[postgres_store.using]
    assert missing_triggers(connection) == []
    head = "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql"
    body = f"{head} AS $$BEGIN RETURN NEW; END$$"
    run(postgres_store, (body, []), ("ALTER TABLE entry DISABLE TRIGGER entry_truncate", []))
    assert missing_triggers(connection) == ["entry_truncate", "ledger_refuse"]
    ensure_triggers(connection)
    assert missing_triggers(connection) == []
