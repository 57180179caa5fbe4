"""Statements for tests of protection: a plain one, varied by what a test is about."""

from typing import Any

from habeas.vocabulary.statement import Json, Statement


def make_statement(kind: str, name: str, norm: Json = None, value: str = "China", **others: Any) -> Statement:
    """Return a statement of this kind and property whose quote is five characters long."""
    parts: dict[str, Any] = {
        "entity": "e1",
        "source": "s1",
        "text": "t1",
        "start": 10,
        "end": 15,
        "quote": "China",
        "recorded_at": "2026-11-24T12:00:00Z",
        "recorded_by": "officer",
        **others,
    }
    return Statement(kind=kind, property=name, norm=norm, value=value, **parts)


def make_place(precision: str, place_id: str | None = None, **others: Json) -> dict[str, Json]:
    """Return a place norm in China."""
    return {"id": place_id, "name": "China", "country": "CN", "precision": precision, **others}
