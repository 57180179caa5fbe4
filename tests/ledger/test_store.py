"""What every store does: the contract of habeas.ledger.store, for memory, SQLite and PostgreSQL."""

from typing import Any

import pytest
from tests.ledger.records import (
    ARREST,
    LETTER,
    MINA,
    REPORT,
    SISTER,
    TODAY,
    a_decision,
    a_statement,
    a_text,
    log,
)

from habeas.ledger.store import LedgerRefused


def test_a_record_comes_back_as_it_was_logged(store: Any) -> None:
    records = [a_text(), a_statement(), a_decision("unsure", MINA, SISTER)]
    logged = log(store, *records)
    assert [each.record for each in logged] == records
    assert [each.record for each in store.since(0)] == records
    assert [each.position for each in logged] == [0, 1, 2]
    assert [each.day for each in logged] == [TODAY] * 3
    assert list(store.since(0)) == logged


def test_the_same_record_twice_has_two_ids(store: Any) -> None:
    one, other = log(store, a_statement(), a_statement())
    assert one.id != other.id


def test_a_key_seen_before_appends_nothing(store: Any) -> None:
    first = store.append([a_statement()], key="click", today=TODAY)
    again = store.append([a_statement(value="Another")], key="click", today=TODAY)
    assert again == first
    assert store.head().size == 1


def test_statements_are_found_by_entity_source_and_reference(store: Any) -> None:
    name = a_statement()
    role = a_statement(ARREST, kind="Involvement", property="who", norm=MINA, value="her", source=LETTER)
    said = a_statement(SISTER, said_by=MINA)
    logged = log(store, name, role, said)
    assert store.about([MINA]) == [logged[0]]
    assert store.about([MINA, SISTER]) == [logged[0], logged[2]]
    assert store.quoting(LETTER) == [logged[1]]
    assert store.quoting(REPORT) == [logged[0], logged[2]]
    assert store.referring([MINA]) == [logged[1], logged[2]]
    assert store.statements([logged[2].id, logged[0].id, "0" * 64]) == [logged[0], logged[2]]
    assert store.about([MINA, SISTER], upto=1) == [logged[0]]
    assert store.referring([MINA], upto=2) == [logged[1]]


def test_decisions_are_found_with_their_reverts_and_through_others(store: Any) -> None:
    (same,) = log(store, a_decision("same", MINA, SISTER))
    (other,) = log(store, a_decision("same", SISTER, ARREST))
    (revert,) = log(store, a_decision("revert", other.id))
    (again,) = log(store, a_decision("revert", revert.id))
    (retract,) = log(store, a_decision("retract", REPORT))
    assert store.decisions([MINA]) == [same, other, revert, again]
    assert store.decisions([MINA], upto=2) == [same, other]
    assert store.decisions([REPORT]) == [retract]


def test_days_never_run_backwards(store: Any) -> None:
    log(store, a_statement(), today="2026-11-24")
    (late,) = log(store, a_statement(), today="2026-11-20")
    log(store, a_statement(), today="2026-11-26")
    assert late.day == "2026-11-24"
    assert [store.size_on(day) for day in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26")] == [
        0,
        2,
        2,
        3,
    ]


def test_the_head_of_a_prefix_is_the_head_that_was(store: Any) -> None:
    heads = [store.head()]
    for _ in range(5):
        log(store, a_statement())
        heads.append(store.head())
    assert [store.head(upto=size) for size in range(6)] == heads


def test_erasing_removes_the_record_and_keeps_the_log(store: Any) -> None:
    kept, gone = store.append([a_statement(), a_statement(value="Secret")], key="both", today=TODAY)
    head = store.head()
    erasure = store.erase(a_decision("erase", gone.id), key="erase", today=TODAY)
    assert [each.record for each in store.since(0)] == [kept.record, erasure.record]
    assert store.about([MINA]) == [kept]
    assert store.statements([gone.id]) == []
    assert store.head(upto=2) == head


def test_what_was_erased_is_never_refilled_by_the_same_key(store: Any) -> None:
    (gone,) = store.append([a_statement()], key="click", today=TODAY)
    store.erase(a_decision("erase", gone.id), key="erase", today=TODAY)
    assert store.append([a_statement()], key="click", today=TODAY) == []
    assert store.head().size == 2


@pytest.mark.parametrize(
    "record",
    [
        a_statement(
            property="place", norm={"id": "x", "precision": "town", "country": "CN", "name": "Tumen"}
        ),
        a_statement(
            ARREST,
            kind="Act",
            property="place",
            norm={"id": "x", "precision": "town", "country": "CN", "name": "Tumen", "act_type": "crossing"},
        ),
        a_statement(quote="longer than its span", end=3),
        a_statement(norm=0.5),
        a_statement(value="\ud800"),
        a_decision("same", MINA, MINA),
        a_decision("same", MINA),
        a_decision("revert", "0" * 64),
        a_decision("erase", "0" * 64),
        a_decision("set_level", "0" * 64, value="secret"),
    ],
)
def test_a_record_that_breaks_a_rule_is_refused_with_its_whole_batch(store: Any, record: Any) -> None:
    with pytest.raises(LedgerRefused):
        log(store, a_statement(), record)
    assert store.head().size == 0
    assert list(store.since(0)) == []


def test_an_erasure_is_not_reverted_nor_erased(store: Any) -> None:
    (gone,) = log(store, a_statement())
    erasure = store.erase(a_decision("erase", gone.id), key="erase", today=TODAY)
    with pytest.raises(LedgerRefused):
        log(store, a_decision("revert", erasure.id))
    with pytest.raises(LedgerRefused):
        store.erase(a_decision("erase", erasure.id), key="again", today=TODAY)
