"""What no sum of statements may say: rules that one statement alone cannot break, judged when it is logged.

A place says of itself which act it belongs to, and the door believes it (`protection.at_liberty`). Here it
is held against the act's own words: whatever is joined, corrected, put back or taken back, no entry of
the record is an act of the person herself and has a place finer than a country (rule R1).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from habeas.ledger.store import LedgerRefused
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.place import has_fine_place
from habeas.vocabulary.schema import load_vocabulary


def judge_together(bodies: Iterable[Mapping[str, Any]]) -> None:
    """Raise LedgerRefused where these standing statements of one entity cannot stand together.

    `bodies` are the fields of statements: kind, property and norm are looked at.
    """
    kinds: dict[str, None] = {}
    personal, placed = "", False
    for body in bodies:
        kinds[body["kind"]] = None
        if body["kind"] != "Act":
            continue
        if body["property"] == "act_type":
            personal = personal or _name_personal(body.get("norm"))
        elif not placed:
            placed = has_fine_place(body.get("norm"))
    if len(kinds) > 1:
        raise LedgerRefused(
            " ≠ ".join(kinds),
            Message(gettext_noop("one entry cannot be things of two kinds.")),
            Message(gettext_noop("Make an entry of its own for the other.")),
            Message(gettext_noop("Nothing was changed.")),
        )
    if personal and placed:
        raise LedgerRefused(
            personal,
            Message(gettext_noop("a place finer than a country would lead to a person at liberty.")),
            Message(
                gettext_noop(
                    "If the authorities acted, correct the act; if she did, retract the place first."
                )
            ),
            Message(gettext_noop("Nothing was changed.")),
        )


def judge_batch(bodies: Iterable[Mapping[str, Any]]) -> None:
    """Raise LedgerRefused where statements that are logged at once cannot stand together."""
    by_entity: dict[str, list[Mapping[str, Any]]] = {}
    for body in bodies:
        by_entity.setdefault(body["entity"], []).append(body)
    for together in by_entity.values():
        if len(together) > 1:
            judge_together(together)


def _name_personal(code: object) -> str:
    """Return the code of an act that takes no place finer than a country, "" for others."""
    act = load_vocabulary().acts.get(str(code))
    return act.code if act and not act.fine_place else ""
