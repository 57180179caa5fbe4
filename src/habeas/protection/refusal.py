"""The refusal of a statement: which property, which rule, and what to do instead."""

from habeas.errors import HabeasError, Words
from habeas.vocabulary.message import Message, gettext_noop


class StatementRefused(HabeasError):
    """A record that the ledger must not take. `rule` names it ("R1", "type", "quote", …)."""

    def __init__(self, subject: str, problem: Words, next_step: Words, *, rule: str) -> None:
        self.rule = rule
        super().__init__(subject, problem, next_step, Message(gettext_noop("Nothing was stored.")))
