"""The product in order: what happens to a report from the day it comes in. Read this file first.

    report ─▶ intake ─▶ reading ─▶ ledger ◀──▶ linkage
                                     │ views
                           casework ◀┴▶ figures
                                  └─▶ publication
    vocabulary (the words) and protection (the rules) lie under all of them

Each function takes the store and the clock as values; none of them knows Django.
"""

from collections.abc import Collection
from datetime import datetime

from habeas.ledger.store import Logged, Store
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level


def decide(
    store: Store,
    kind: str,
    targets: Collection[str],
    *,
    reason: str,
    by: str,
    now: datetime,
    key: str,
    value: str = "",
) -> Logged[Decision]:
    """Log a decision of any kind in vocabulary/schemata/decisions.yaml and return it."""
    decision = Decision(
        kind=kind,
        targets=tuple(targets),
        reason=reason,
        value=value,
        recorded_at=now.isoformat(timespec="seconds"),
        recorded_by=by,
    )
    (logged,) = store.append([decision], key=key, today=now.date().isoformat())
    return logged


def join_entities(
    store: Store, one: str, other: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Say that two entities are the same; nothing is rewritten, and `revert_decision` parts them again."""
    return decide(store, "same", (one, other), reason=reason, by=by, now=now, key=key)


def part_entities(
    store: Store, one: str, other: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Say that two entities are not the same; a later "same" that would join them is left out."""
    return decide(store, "different", (one, other), reason=reason, by=by, now=now, key=key)


def retract_source(
    store: Store, source: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Withdraw everything that rests on a source; `habeas.ledger.retraction` shows it beforehand."""
    return decide(store, "retract", (source,), reason=reason, by=by, now=now, key=key)


def revert_decision(
    store: Store, decision: str, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Take a decision back, whatever its kind: the view is as if it had never stood."""
    return decide(store, "revert", (decision,), reason=reason, by=by, now=now, key=key)


def set_level(
    store: Store, statements: Collection[str], level: Level, *, reason: str, by: str, now: datetime, key: str
) -> Logged[Decision]:
    """Lower or raise who may see these statements; refused below a property's lowest level."""
    return decide(store, "set_level", statements, value=level.label, reason=reason, by=by, now=now, key=key)
