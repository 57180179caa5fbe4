"""A record and its canonical JSON are one thing in two forms."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.records import a_decision, a_statement, a_text

from habeas.ledger.codec import canonical_json, decode_record, encode_record
from habeas.ledger.store import LedgerRefused

words = st.text(st.characters(codec="utf-8"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_any_normalised_value_comes_back(norm: object) -> None:
    statement = a_statement(norm=norm)
    assert decode_record("statement", encode_record(statement, "key")) == statement


@given(values)
def test_it_is_what_the_standard_library_writes(value: object) -> None:
    theirs = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical_json(value) == theirs


def test_fields_at_their_default_are_left_out() -> None:
    body = json.loads(encode_record(a_statement(), "key"))
    assert "norm" not in body
    assert "said_by" not in body
    assert body["key"] == "key"


@pytest.mark.parametrize(("kind", "record"), [("decision", a_decision("retract", "x")), ("text", a_text())])
def test_decisions_and_texts_come_back(kind: str, record: object) -> None:
    assert decode_record(kind, encode_record(record, "key")) == record  # type: ignore[arg-type]


def test_names_from_a_later_version_are_passed_over() -> None:
    body = json.loads(encode_record(a_text(), "key")) | {"colour": "red"}
    assert decode_record("text", json.dumps(body)) == a_text()


@pytest.mark.parametrize("value", [0.5, float("nan"), 2**53, "\ud800", {1: 2}, object()])
def test_what_other_readers_would_read_differently_is_refused(value: object) -> None:
    with pytest.raises(LedgerRefused):
        canonical_json(value)
