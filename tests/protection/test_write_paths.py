"""No store takes what the rules forbid: the door stands before memory and before the database alike."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.databases import django_store, migrated_file, sqlite_file, sqlite_store
from tests.protection.protected_statements import make_place, make_statement

from habeas.ledger.memory import MemoryStore
from habeas.ledger.store import LedgerRefused
from habeas.protection.at_liberty import FREE_KINDS
from habeas.vocabulary.schema import load_vocabulary

__all__ = ["django_store", "migrated_file", "sqlite_file", "sqlite_store"]

KINDS = sorted(load_vocabulary().kinds)
FORBIDDEN = sorted({name for item in load_vocabulary().never_stored.values() for name in item.names})
TODAY = "2026-11-24"


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest) -> Any:
    return MemoryStore() if request.param == "memory" else request.getfixturevalue("sqlite_store")


def test_nothing_that_is_never_stored_reaches_a_store(store: Any) -> None:
    for number, name in enumerate(FORBIDDEN):
        kind = KINDS[number % len(KINDS)]
        with pytest.raises(LedgerRefused):
            store.append([make_statement(kind, name)], key=f"try-{number}", today=TODAY)
    assert list(store.since(0)) == []


def test_no_place_of_a_person_at_liberty_reaches_a_store(store: Any) -> None:
    town = make_place("town", "gn:2034340")
    for kind in sorted(set(KINDS) - FREE_KINDS):
        for name in load_vocabulary().kinds[kind].properties:
            with pytest.raises(LedgerRefused):
                store.append([make_statement(kind, name, town)], key=f"{kind}-{name}", today=TODAY)
    assert list(store.since(0)) == []


def test_one_forbidden_statement_stops_the_whole_batch(store: Any) -> None:
    batch = [make_statement("Person", "role", value="head"), make_statement("Person", "phone", value="1")]
    with pytest.raises(LedgerRefused):
        store.append(batch, key="batch", today=TODAY)
    assert list(store.since(0)) == []


@given(
    st.sampled_from(KINDS), st.sampled_from(FORBIDDEN), st.text(max_size=9), st.text(min_size=1, max_size=9)
)
def test_no_key_kind_or_value_opens_the_door(kind: str, name: str, key: str, value: str) -> None:
    store = MemoryStore()
    with pytest.raises(LedgerRefused):
        store.append([make_statement(kind, name, {name: value}, value)], key=key, today=TODAY)
    assert store.head().size == 0
