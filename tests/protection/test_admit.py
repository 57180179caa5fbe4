"""The door of the ledger lets through what the vocabulary knows, and names the rule for the rest."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.protection.protected_statements import make_place, make_statement

from habeas.protection import StatementRefused, admit
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Json, Statement, TextRecord

KINDS = load_vocabulary().kinds
PROPERTIES = sorted((kind.name, prop) for kind in KINDS.values() for prop in kind.properties)
NORM_KEYS = "min max qualifier unit id name country precision rrule start_time zone text act_type until from"
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["exact", "persons", "CN", "town", ""])
)
ANY_NORM = st.recursive(
    LEAVES | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NORM_KEYS.split()), inner),
    max_leaves=8,
)
FIGURE = {"min": 500, "max": None, "qualifier": "more_than", "unit": "persons"}
NAME = {"text": "Koo Hoin", "script": "latin", "kind": "full"}
RULE = {"rrule": "FREQ=DAILY;BYDAY=SA,SU;UNTIL=20220222", "start_time": "13:00", "duration": "PT2H"}


def make_decision(kind: str, *targets: str, reason: str = "because", value: str = "") -> Decision:
    return Decision(
        kind=kind,
        targets=targets,
        reason=reason,
        value=value,
        recorded_at="2026-11-24",
        recorded_by="officer",
    )


@pytest.mark.parametrize(
    ("kind", "name", "norm"),
    [
        ("Person", "name", NAME),
        ("Person", "name", None),
        ("Person", "country", make_place("country", "CN")),
        ("Group", "count", FIGURE),
        ("Act", "act_type", "arrest"),
        ("Act", "date", "2021-07"),
        ("Act", "date", None),
        ("Act", "place", make_place("town", "gn:2034340", act_type="arrest")),
        ("Event", "place", make_place("town", "gn:2034340")),
        ("Custody", "place", make_place("facility", "cn-tumen-det")),
        ("Involvement", "who", "e2"),
        ("Programme", "recurrence", RULE),
        ("Source", "address", "https://example.org/a"),
        ("Instrument", "instrument", "unnamed"),
    ],
)
def test_what_the_vocabulary_knows_is_admitted(kind: str, name: str, norm: Json) -> None:
    admit(make_statement(kind, name, norm))


@pytest.mark.parametrize(
    ("statement", "rule", "named"),
    [
        (make_statement("Ghost", "name"), "kind", "Ghost"),
        (make_statement("Person", "nickname"), "property", "Person.nickname"),
        (make_statement("Act", "date", "someday"), "type", "Act.date"),
        (make_statement("Act", "act_type", "kidnapping"), "type", "Act.act_type"),
        (make_statement("Group", "count", {"min": 1}), "type", "Group.count"),
        (make_statement("Involvement", "who", None), "type", "Involvement.who"),
        (make_statement("Source", "address", "javascript:alert(1)"), "type", "Source.address"),
        (
            make_statement("Programme", "recurrence", {"rrule": "FREQ=SECONDLY"}),
            "type",
            "Programme.recurrence",
        ),
        (make_statement("Event", "place", "Tumen"), "type", "Event.place"),
        (make_statement("Event", "place", None), "type", "Event.place"),
        (make_statement("Person", "name", NAME, quote=""), "quote", "Person.name"),
        (make_statement("Person", "name", NAME, quote=" ", end=11), "quote", "Person.name"),
        (make_statement("Person", "name", NAME, end=99), "quote", "Person.name"),
        (make_statement("Person", "name", NAME, start=-5, end=0), "quote", "Person.name"),
        (make_statement("Person", "name", NAME, source=""), "type", "Person.name"),
        (make_statement("Person", "name", NAME, valid="last week"), "type", "Person.name"),
        (make_statement("Event", "act_type", "crossing"), "R1", "Event.act_type"),
    ],
)
def test_a_refusal_names_the_property_the_rule_and_the_next_step(
    statement: Statement, rule: str, named: str
) -> None:
    with pytest.raises(StatementRefused) as refusal:
        admit(statement)
    assert refusal.value.rule == rule
    assert refusal.value.subject == named
    assert str(refusal.value.next_step)
    assert str(refusal.value.safe) == "Nothing was stored."


def test_every_kind_of_decision_is_admitted_with_its_number_of_targets() -> None:
    for kind in ("same", "different", "unsure"):
        admit(make_decision(kind, "a", "b"))
    for kind in ("retract", "revert", "trust", "confirm", "erase"):
        admit(make_decision(kind, "a"))
    admit(make_decision("set_level", "a", value="public"))


@pytest.mark.parametrize(
    "decision",
    [
        make_decision("merge", "a", "b"),
        make_decision("same", "a"),
        make_decision("same", "a", "a"),
        make_decision("same", "a", "b", "c"),
        make_decision("retract"),
        make_decision("retract", ""),
        make_decision("retract", "a", reason="  "),
        make_decision("set_level", "a", value="secret"),
    ],
)
def test_a_decision_without_reason_targets_or_known_kind_is_refused(decision: Decision) -> None:
    with pytest.raises(StatementRefused):
        admit(decision)


def test_a_text_needs_its_digest() -> None:
    text = {"source": "s", "text": "t", "how": "file", "recorded_at": "2026", "recorded_by": "o"}
    admit(TextRecord(**text, digest="0" * 64, length=3))
    with pytest.raises(StatementRefused):
        admit(TextRecord(**text, digest="", length=3))


@given(st.sampled_from(PROPERTIES), ANY_NORM, st.text(max_size=9), st.text(max_size=9))
def test_whatever_comes_is_admitted_or_refused_and_never_breaks_the_door(
    place: tuple[str, str], norm: Json, value: str, valid: str
) -> None:
    with suppress(StatementRefused):
        admit(make_statement(*place, norm, value, valid=valid or None))
