"""Statements, texts and decisions for tests, with only what a test cares about spelled out."""

import hashlib
import itertools
from typing import Any

from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.ids import ALPHABET
from habeas.vocabulary.statement import Statement, TextRecord

TODAY = "2026-11-24"
_count = itertools.count()


def made_id(name: str) -> str:
    """Return an id that is the same for the same name, so that tests can speak of "mina"."""
    digest = int.from_bytes(hashlib.sha256(name.encode()).digest(), "big")
    return "".join(ALPHABET[(digest >> (5 * place)) & 31] for place in range(20))


MINA, SISTER, ARREST, TUMEN = (made_id(name) for name in ("mina", "sister", "arrest", "tumen"))
REPORT, LETTER = made_id("report"), made_id("letter")


def a_statement(entity: str = MINA, **changes: Any) -> Statement:
    """Return a statement that `entity` is called Kim Min-a; `changes` are its other fields."""
    value = changes.pop("value", "Kim Min-a")
    quote = changes.pop("quote", value)
    start = changes.pop("start", 0)
    fields: dict[str, Any] = {
        "kind": "Person",
        "property": "name",
        "source": REPORT,
        "text": made_id("text"),
        "recorded_at": "2026-11-24T09:00:00+00:00",
        "recorded_by": "haeun",
        "end": start + len(quote),
        **changes,
    }
    return Statement(entity=entity, value=value, quote=quote, start=start, **fields)


def a_text(source: str = REPORT, content: str = "Kim Min-a was arrested in Tumen.") -> TextRecord:
    """Return the record of a text."""
    return TextRecord(
        source=source,
        text=made_id("text"),
        how="file",
        digest=hashlib.sha256(content.encode()).hexdigest(),
        length=len(content),
        recorded_at="2026-11-24T09:00:00+00:00",
        recorded_by="haeun",
    )


def a_decision(kind: str, *targets: str, value: str = "", at: str = "2026-11-24T10:00:00+00:00") -> Decision:
    """Return a decision of the caseworker."""
    return Decision(
        kind=kind, targets=targets, reason="seen both", recorded_at=at, recorded_by="sora", value=value
    )


def log(store: Any, *records: Any, today: str = TODAY) -> list[Logged[Any]]:
    """Append `records` under a key of their own."""
    return list(store.append(list(records), key=f"key {next(_count)}", today=today))
