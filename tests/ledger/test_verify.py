"""Whatever is done to a record behind the desk's back is found, and the first broken entry is named."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.records import MINA, TODAY, a_decision, a_statement, a_text, log

from habeas.ledger import merkle
from habeas.ledger.entry import Entry, Payload
from habeas.ledger.heads import open_head, public_key_of, sign_head
from habeas.ledger.memory import MemoryStore
from habeas.ledger.store import Head
from habeas.ledger.verify import verify_log

CONTENT = "Kim Min-a was arrested in Tumen."
TEXTS: Callable[[str], str | None] = {a_text().text: CONTENT}.get


def fill(store: Any, count: int = 6) -> Any:
    log(store, a_text(content=CONTENT))
    for _ in range(count - 1):
        log(store, a_statement())
    return store


def test_a_record_as_it_was_logged_is_whole(store: Any) -> None:
    found = verify_log(fill(store), texts=TEXTS, against=[store.head(), store.head(upto=3)])
    assert found.faults == ()
    assert found.head == store.head()


def test_a_changed_text_and_a_wrong_quote_are_found(store: Any) -> None:
    fill(store, 3)
    changed = verify_log(store, texts={a_text().text: "Kim Min-a was seen."}.get)
    assert [fault.position for fault in changed.faults] == [0]
    log(store, a_statement(start=1))
    assert [fault.position for fault in verify_log(store, texts=TEXTS).faults] == [3]
    assert [fault.position for fault in verify_log(store, texts={}.get).faults] == [0, 1, 2, 3]


def test_an_erased_entry_is_reported_with_its_decision_and_is_no_fault(store: Any) -> None:
    fill(store, 3)
    gone = store.about([MINA])[0]
    heads = [store.head(), store.head(upto=2)]
    proofs = [merkle.prove_inclusion(store.leaf_hashes(3), place) for place in range(3)]
    erasure = store.erase(a_decision("erase", gone.id), key="erase", today=TODAY)
    found = verify_log(store, texts=TEXTS, against=heads)
    assert found.whole
    assert [(each.position, each.decision) for each in found.erased] == [(gone.position, erasure.id)]
    root, hashes = bytes.fromhex(heads[0].root), store.leaf_hashes(4)
    for place, path in enumerate(proofs):
        assert merkle.verify_inclusion(hashes[place], place, 3, path, root)
    proof = merkle.prove_consistency(hashes, 3)
    assert merkle.verify_consistency(3, 4, proof, root, bytes.fromhex(store.head().root))


def test_a_signed_head_shows_that_the_end_was_cut_off(store: Any) -> None:
    fill(store)
    note = sign_head(store.head(), name="desk", private_key=b"k" * 32)
    shorter = fill(MemoryStore(), 4)
    head = open_head(note, name="desk", public_key=public_key_of(b"k" * 32))
    found = verify_log(shorter, against=[head])
    assert "ends before entry 4" in str(found.faults[0])


def flip(store: MemoryStore, place: int, bit: int) -> None:
    payload = store.payloads[place]
    body = bytearray(payload.body.encode())
    body[bit % len(body)] ^= 1
    store.payloads[place] = Payload(place, payload.salt, body.decode("utf-8", "replace"))


def flip_salt(store: MemoryStore, place: int, bit: int) -> None:
    payload = store.payloads[place]
    salt = bytes([payload.salt[0] ^ (1 + bit % 255), *payload.salt[1:]])
    store.payloads[place] = Payload(place, salt, payload.body)


def flip_entry(store: MemoryStore, place: int, bit: int) -> None:
    entry = store.entries[place]
    changed = bytes([entry.id[0] ^ (1 + bit % 255), *entry.id[1:]])
    store.entries[place] = Entry(entry.position, changed, entry.type, entry.day)


def redate(store: MemoryStore, place: int, bit: int) -> None:
    entry = store.entries[place]
    store.entries[place] = Entry(entry.position, entry.id, entry.type, "2026-11-25")


def drop_payload(store: MemoryStore, place: int, bit: int) -> None:
    del store.payloads[place]


def drop_entry(store: MemoryStore, place: int, bit: int) -> None:
    del store.entries[place]


def swap(store: MemoryStore, place: int, bit: int) -> None:
    other = (place + 1 + bit % (len(store.entries) - 1)) % len(store.entries)
    one, two = store.entries[place], store.entries[other]
    store.entries[place] = Entry(place, two.id, two.type, two.day)
    store.entries[other] = Entry(other, one.id, one.type, one.day)
    payloads = store.payloads
    payloads[place], payloads[other] = (
        Payload(place, payloads[other].salt, payloads[other].body),
        Payload(other, payloads[place].salt, payloads[place].body),
    )


def truncate(store: MemoryStore, place: int, bit: int) -> None:
    for position in range(place, len(store.entries)):
        del store.payloads[position]
    del store.entries[place:]


@pytest.mark.parametrize(
    "tamper", [flip, flip_salt, flip_entry, redate, drop_payload, drop_entry, swap, truncate]
)
@given(place=st.integers(0, 5), bit=st.integers(0, 1000))
def test_any_flip_drop_swap_or_truncation_is_detected(
    tamper: Callable[[MemoryStore, int, int], None], place: int, bit: int
) -> None:
    store = fill(MemoryStore())
    tamper(store, place, bit)
    found = verify_log(store)
    assert not found.whole
    if tamper in (flip, flip_salt, flip_entry, drop_payload, drop_entry):
        assert found.faults[0].position == place


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(0, 5))
def test_a_log_rebuilt_by_its_owner_is_betrayed_by_a_head_given_away(place: int) -> None:
    """Who owns the database can forge all of it; only what is outside shows it."""
    store = fill(MemoryStore())
    given_away = store.head()
    assert verify_log(fill(MemoryStore())).whole
    assert not verify_log(fill(MemoryStore()), against=[given_away]).whole


def test_missing_triggers_and_stale_projections_are_named(django_store: Any) -> None:
    store = fill(django_store)
    checks = {"triggers": store.missing_triggers, "projections": store.stale_projections}
    assert verify_log(store, **checks).faults == ()
    with connections[store.using].cursor() as cursor:
        cursor.execute("UPDATE statement_row SET level = 0 WHERE position = 2")
        cursor.execute("UPDATE entity_row SET label = 'Somebody else'")
        cursor.execute("DROP TRIGGER entry_insert" + ("" if store.queries.sqlite else " ON entry"))
    faults = [str(fault) for fault in verify_log(store, **checks).faults]
    assert [fault.split()[0] for fault in faults] == ["The", "statement_row", "entity_row"]
    assert "entry_insert" in faults[0]


def test_verifying_changes_nothing(sqlite_store: Any, sqlite_file: Any) -> None:
    store = fill(sqlite_store)
    store.queries.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    before = sqlite_file.read_bytes()
    verify_log(store, triggers=store.missing_triggers, projections=store.stale_projections)
    store.queries.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    assert sqlite_file.read_bytes() == before


def test_progress_reaches_the_end() -> None:
    told: list[tuple[int, int]] = []
    store = fill(MemoryStore())
    verify_log(store, progress=lambda done, whole: told.append((done, whole)))
    assert told == [(6, 6)]
    assert verify_log(MemoryStore()).head == Head(0, merkle.root_of([]).hex())
