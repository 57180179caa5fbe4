"""What may enter: the rules of protection, and those of decisions, asked before anything is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from habeas.ledger.store import LedgerRefused, Record
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level
from habeas.vocabulary.statement import Statement

FINE_PRECISIONS = ("region", "town", "facility", "site")
PLACED_KINDS = ("Custody", "Organization", "Programme", "Event", "Place")
PLACED_ACTS = ("arrest", "detention", "transfer", "repatriation", "death", "execution", "ill_treatment")
NEVER_STORED = ("phone", "account", "route", "host", "biometric", "kin_name")

REPEATED = ("name", "role", "alias", "address", "who", "instrument")

TARGETS: Mapping[str, int] = {"same": 2, "different": 2, "unsure": 2}
"""How many targets the decisions that need a certain number take; others take one or more."""

TypeOf = Callable[[str], str | None]
"""Returns what an entry id is ("statement", "text", or a decision's kind), or None if it is unknown."""


def is_repeated(kind: str, property_: str) -> bool:
    """Return whether a kind of entity may have several values of a property at once."""
    return property_ in REPEATED


def admit_records(records: Sequence[Record], type_of: TypeOf) -> None:
    """Raise LedgerRefused for the first record that breaks a rule; say which and why."""
    for record in records:
        if isinstance(record, Statement):
            _admit_statement(record)
        elif isinstance(record, Decision):
            _admit_decision(record, type_of)


def _admit_statement(statement: Statement) -> None:
    norm = statement.norm
    if isinstance(norm, dict) and norm.get("precision") in FINE_PRECISIONS:
        placed = statement.kind in PLACED_KINDS or (
            statement.kind == "Act" and norm.get("act_type") in PLACED_ACTS
        )
        if not placed:
            raise LedgerRefused(
                f"{statement.kind}.{statement.property}",
                "a person at liberty has no place finer than a country",
            )
    if statement.property in NEVER_STORED:
        raise LedgerRefused(f"{statement.kind}.{statement.property}", "is never stored")
    if not statement.quote or len(statement.quote) != statement.end - statement.start:
        raise LedgerRefused(f"{statement.kind}.{statement.property}", "its quote does not fill its span")


def _admit_decision(decision: Decision, type_of: TypeOf) -> None:
    name = f"A decision “{decision.kind}”"
    wanted = TARGETS.get(decision.kind)
    if not decision.targets or (wanted and len(set(decision.targets)) != wanted):
        raise LedgerRefused(name, f"needs {wanted or 'at least one'} different targets")
    if decision.kind == "revert":
        _admit_revert(name, (type_of(target) for target in decision.targets))
    if decision.kind == "set_level" and decision.value.upper() not in Level.__members__:
        raise LedgerRefused(name, f"does not know the level “{decision.value}”")
    if decision.kind == "erase":
        _admit_erasure(name, (type_of(target) for target in decision.targets))


def _admit_revert(name: str, types: Iterable[str | None]) -> None:
    for found in types:
        if found in (None, "statement", "text"):
            raise LedgerRefused(name, "names what is no decision of this record")
        if found == "erase":
            raise LedgerRefused(name, "cannot bring back what was erased", "Take the report in again.")


def _admit_erasure(name: str, types: Iterable[str | None]) -> None:
    for found in types:
        if found is None:
            raise LedgerRefused(name, "names an entry that is not in this record, or is erased already")
        if found == "erase":
            raise LedgerRefused(name, "cannot remove the record of another erasure")
