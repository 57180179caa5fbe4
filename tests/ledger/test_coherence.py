"""No sum of statements places a person at liberty, by whatever way it comes about (rule R1)."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.records import LETTER, REPORT, TODAY, a_decision, a_statement, a_text, log, made_id

from habeas.ledger.memory import MemoryStore
from habeas.ledger.store import LedgerRefused
from habeas.ledger.view import view_entity
from habeas.vocabulary.place import has_fine_place
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Statement

ONE, OTHER, THIRD = (made_id(name) for name in ("act one", "act other", "act third"))
TUMEN_NORM = {"id": "gn:2034340", "name": "Tumen", "country": "CN", "precision": "town", "act_type": "arrest"}


def a_type(code: str, entity: str = ONE, **others: Any) -> Statement:
    return a_statement(entity, kind="Act", property="act_type", norm=code, value=code, **others)


def a_place(entity: str = ONE, **others: Any) -> Statement:
    return a_statement(entity, kind="Act", property="place", norm=TUMEN_NORM, value="Tumen", **others)


def refuse(store: Any, *records: Any) -> None:
    """Check that the batch is refused, and that nothing of it was written."""
    before = store.head(), list(store.since(0))
    with pytest.raises(LedgerRefused):
        log(store, *records)
    assert (store.head(), list(store.since(0))) == before


@pytest.mark.parametrize("code", ["crossing", "arrival", "release", "movement"])
def test_a_place_that_calls_itself_an_arrest_is_refused_on_a_crossing(store: Any, code: str) -> None:
    refuse(store, a_type(code), a_place())
    log(store, a_type(code))
    refuse(store, a_place())
    refuse(store, a_place(source=LETTER))


def test_an_act_with_a_place_does_not_become_a_crossing(store: Any) -> None:
    _, place = log(store, a_type("arrest"), a_place())
    refuse(store, a_type("crossing"))
    log(store, a_decision("retract", place.id))
    log(store, a_type("crossing"))


def test_what_was_withdrawn_is_not_put_back_beside_what_it_cannot_stand_with(store: Any) -> None:
    log(store, a_text(REPORT), a_type("arrest"), a_place())
    (retracted,) = log(store, a_decision("retract", REPORT))
    log(store, a_type("crossing", source=LETTER))
    refuse(store, a_decision("revert", retracted.id))


def test_a_crossing_is_not_joined_with_an_arrest_that_has_a_place(store: Any) -> None:
    log(store, a_type("arrest"), a_place(), a_type("crossing", OTHER))
    refuse(store, a_decision("same", ONE, OTHER))
    log(store, a_type("arrest", THIRD))
    log(store, a_decision("same", THIRD, ONE))
    refuse(store, a_decision("same", THIRD, OTHER))


def test_taking_back_a_difference_joins_no_crossing_with_a_place(store: Any) -> None:
    log(store, a_type("arrest"), a_place())
    (parted,) = log(store, a_decision("different", ONE, OTHER))
    log(store, a_decision("same", ONE, OTHER))
    log(store, a_type("crossing", OTHER))
    refuse(store, a_decision("revert", parted.id))


def test_one_entry_is_of_one_kind(store: Any) -> None:
    person = a_statement(ONE)
    gazetteer = a_statement(ONE, kind="Place", property="gazetteer", norm=TUMEN_NORM, value="Tumen")
    refuse(store, person, gazetteer)
    log(store, person)
    refuse(store, gazetteer)
    log(store, a_statement(OTHER, kind="Place", property="gazetteer", norm=TUMEN_NORM, value="Tumen"))
    refuse(store, a_decision("same", ONE, OTHER))


STEPS = st.one_of(
    st.tuples(
        st.just("type"),
        st.sampled_from([ONE, OTHER, THIRD]),
        st.sampled_from(["arrest", "crossing", "release"]),
    ),
    st.tuples(st.just("place"), st.sampled_from([ONE, OTHER, THIRD]), st.just("")),
    st.tuples(
        st.sampled_from(["same", "different"]), st.sampled_from([ONE, OTHER]), st.sampled_from([THIRD])
    ),
    st.tuples(st.just("retract"), st.sampled_from([REPORT, LETTER]), st.just("")),
    st.tuples(st.sampled_from(["revert", "withdraw"]), st.integers(0, 11), st.just("")),
)


@settings(deadline=None)
@given(st.lists(st.tuples(STEPS, st.sampled_from([REPORT, LETTER])), max_size=12))
def test_no_order_of_steps_places_an_act_of_the_person_herself(steps: list[Any]) -> None:
    store = MemoryStore()
    for (step, what, more), source in steps:
        try:
            take_step(store, step, what, more, source)
        except LedgerRefused:
            continue
        for entity in (ONE, OTHER, THIRD):
            standing = [each.record for each in view_entity(store, entity).statements if each.standing]
            types = {each.norm for each in standing if each.property == "act_type"}
            personal = {code for code in types if not load_vocabulary().acts[code].fine_place}
            assert not (personal and any(has_fine_place(each.norm) for each in standing))


def take_step(store: MemoryStore, step: str, what: Any, more: str, source: str) -> None:
    """Append what a step says; a number means the entry at that position, if there is one."""
    if step == "type":
        log(store, a_type(more, what, source=source))
    elif step == "place":
        log(store, a_place(what, source=source))
    elif step in ("same", "different"):
        log(store, a_decision(step, what, more))
    elif step == "retract":
        log(store, a_decision("retract", what))
    elif what < store.log_size():
        log(store, a_decision("retract" if step == "withdraw" else "revert", store.entries[what].id.hex()))


def test_a_refused_batch_leaves_its_key_free() -> None:
    store = MemoryStore()
    store.append([a_type("crossing")], key="one", today=TODAY)
    with pytest.raises(LedgerRefused):
        store.append([a_place()], key="two", today=TODAY)
    assert store.append([a_type("crossing")], key="two", today=TODAY)[0].position == 1
