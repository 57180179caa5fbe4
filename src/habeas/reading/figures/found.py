"""A figure as an extractor finds it, before it becomes a suggestion."""

from typing import NamedTuple

from habeas.reading.figures.numbers import Amount
from habeas.vocabulary.message import Message, gettext_noop

NOUN = gettext_noop("A number with the noun it counts: {noun}.")
IMPLIED = gettext_noop("A number without a noun; such a number counts people in most reports.")
VAGUE = gettext_noop("A vague number (“{words}”); its usual limits.")
AGE = gettext_noop("An age.")
SHARE = gettext_noop("A share of a whole.")
PERIOD = gettext_noop("A length of time in words.")


class Found(NamedTuple):
    """A figure at text[start:end]; `stop` is the token after it."""

    start: int
    end: int
    low: Amount | None
    high: Amount | None
    qualifier: str
    unit: str
    population: str
    reason: Message
    confidence: float
    stop: int = 0
