"""What may enter: the rules of protection, and those that need the record to judge by."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from habeas.errors import HabeasError
from habeas.ledger.store import LedgerRefused, Logged, Record
from habeas.protection import admit
from habeas.protection.levels import judge_level
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Statement

Lookup = Callable[[Sequence[str]], Iterable[Logged[Record]]]
"""Returns the records with these entry ids, erased and unknown ones passed over."""


@cache
def is_repeated(kind: str, property_: str) -> bool:
    """Return whether a kind of entity may have several values of a property at once."""
    found = load_vocabulary().find_property(kind, property_)
    return found is None or found.repeated


def admit_records(records: Sequence[Record], lookup: Lookup) -> None:
    """Raise LedgerRefused for the first record that breaks a rule; it says which, and what to do."""
    for record in records:
        try:
            admit(record)
            if isinstance(record, Decision):
                _admit_decision(record, lookup)
        except HabeasError as error:
            raise LedgerRefused(error.subject, error.problem, error.next_step, error.safe) from error


def _admit_decision(decision: Decision, lookup: Lookup) -> None:
    if decision.kind not in ("revert", "set_level", "erase"):
        return
    found = {each.id: each.record for each in lookup(decision.targets)}
    missing = [target for target in decision.targets if target not in found]
    if missing:
        raise LedgerRefused(
            decision.kind,
            f"{missing[0][:12]}… is not in this record, or was erased.",
            "Open the entry again and decide there.",
        )
    if decision.kind == "set_level":
        judge_level(decision, {id_: each for id_, each in found.items() if isinstance(each, Statement)})
    elif any(isinstance(each, Decision) and each.kind == "erase" for each in found.values()):
        raise LedgerRefused(decision.kind, "an erasure can be neither taken back nor erased.")
    if decision.kind == "revert" and not all(isinstance(each, Decision) for each in found.values()):
        raise LedgerRefused("revert", "only a decision can be reverted.", "Retract the statement instead.")
