"""Records as canonical JSON, and back: the bytes that a commitment covers."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

import orjson

from habeas.ledger.store import LedgerRefused, Record
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.statement import Json, Statement, TextRecord

TYPES: Mapping[str, Callable[..., Record]] = {
    "statement": Statement,
    "decision": Decision,
    "text": TextRecord,
}
NAMES: Mapping[type, str] = {Statement: "statement", Decision: "decision", TextRecord: "text"}

ENVELOPE = ("key", "erased")
"""What a payload holds beside its record: the caller's key; and, in an erasure, the keys it empties."""

_REQUIRED = object()
_FIELDS = {
    kind: tuple((each.name, _REQUIRED if each.default is MISSING else each.default) for each in fields(kind))
    for kind in (Statement, Decision, TextRecord)
}
_ALLOWED = {name: frozenset(each.name for each in fields(kind)) for kind, name in NAMES.items()}
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
"""Whole numbers beyond 2^53 are refused: not every reader of JSON keeps them (RFC 8785 §3.2.2.3)."""


def canonical_json(value: Json) -> str:
    """Return `value` as JSON with sorted keys and no spaces, after RFC 8785.

    Narrower than the RFC: fractions are refused (no value of the record needs one), so that the
    RFC's rules for printing floats cannot be got wrong. Raises LedgerRefused.
    """
    _refuse_fractions(value)
    try:
        return orjson.dumps(value, option=_OPTIONS).decode()
    except (TypeError, ValueError) as error:
        raise LedgerRefused("A record", f"holds a value that JSON cannot: {error}") from error


def record_fields(record: Record, key: str, **envelope: Json) -> dict[str, Json]:
    """Return what a payload holds: the record's fields that differ from their default, and `key`."""
    body: dict[str, Json] = {
        name: value
        for name, default in _FIELDS[type(record)]
        if (value := getattr(record, name)) != default or default is _REQUIRED
    }
    body["key"] = key
    body.update(envelope)
    return body


def encode_record(record: Record, key: str, **envelope: Json) -> str:
    """Return the payload of `record` as canonical JSON."""
    return canonical_json(record_fields(record, key, **envelope))


def record_type(record: Record) -> str:
    """Return "statement", "decision" or "text"."""
    return NAMES[type(record)]


def decode_body(body: str) -> dict[str, Any]:
    """Return the fields of a payload body, envelope included."""
    found = orjson.loads(body)
    if not isinstance(found, dict):
        raise ValueError("a payload is not an object")
    return found


def build_record(kind: str, body: Mapping[str, Any]) -> Record:
    """Return the record that `body` (from `decode_body`) holds; names it does not know are passed over."""
    allowed = _ALLOWED[kind]
    values = {name: value for name, value in body.items() if name in allowed}
    if "targets" in values:
        values["targets"] = tuple(values["targets"])
    return TYPES[kind](**values)


def decode_record(kind: str, body: str) -> Record:
    """Return the record that `encode_record` made `body` of."""
    return build_record(kind, decode_body(body))


def _refuse_fractions(value: Json) -> None:
    if isinstance(value, dict):
        for part in value.values():
            if not isinstance(part, str):
                _refuse_fractions(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_fractions(part)
    elif isinstance(value, float):
        raise LedgerRefused("A record", f"holds the fraction {value}; only whole numbers are kept.")
