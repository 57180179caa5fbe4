"""Figures with open ends: "more than 500" has no most, "up to 600" no least, and neither is ever closed."""

import math
from dataclasses import dataclass

from habeas.errors import HabeasError
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Json

Number = int | float
_KEYS = frozenset({"min", "max", "qualifier", "unit"})
_TOO_MANY = 10**15
"""More than anything that is counted, and all that a database and JSON keep exactly."""

_EXTRA = frozenset({"population"})


class FigureRefusedError(HabeasError):
    """A least, most, qualifier and unit that do not make a figure."""


@dataclass(frozen=True, slots=True)
class FigureValue:
    """What was said of a number: `least` and `most` as said, None where that end is open.

    `qualifier` and `unit` are codes of qualifiers.yaml and units.yaml.
    """

    least: Number | None
    most: Number | None
    qualifier: str
    unit: str

    @classmethod
    def read(cls, norm: Json) -> "FigureValue":
        """Return the figure of a norm {"min", "max", "qualifier", "unit"}; raises `FigureRefusedError`."""
        if not isinstance(norm, dict) or not norm.keys() >= _KEYS or norm.keys() - _KEYS - _EXTRA:
            raise _refuse(Message(gettext_noop("a figure has min, max, qualifier and unit.")))
        least, most, qualifier, unit = norm["min"], norm["max"], norm["qualifier"], norm["unit"]
        for number in (least, most):
            if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
                raise _refuse(Message(gettext_noop("“{number}” is no number."), {"number": repr(number)}))
            if number is not None and not (math.isfinite(number) and abs(number) < _TOO_MANY):
                raise _refuse(Message(gettext_noop("“{number}” is no number."), {"number": repr(number)}))
        if not isinstance(unit, str) or unit not in load_vocabulary().units:
            raise _refuse(Message(gettext_noop("“{unit}” is no unit."), {"unit": str(unit)}))
        _check_ends(least, most, str(qualifier))
        return cls(least, most, qualifier, unit)

    @property
    def norm(self) -> dict[str, Json]:
        return {"min": self.least, "max": self.most, "qualifier": self.qualifier, "unit": self.unit}

    @property
    def lower(self) -> float:
        """The lowest value that the words allow; minus infinity where that end is open."""
        if self.least is None:
            return -math.inf
        known = load_vocabulary().qualifiers[self.qualifier]
        if known.near != "none":
            return self.least - find_slack(self.least)
        return self.least + self._step if known.exclusive else self.least

    @property
    def upper(self) -> float:
        """The highest value that the words allow; infinity where that end is open."""
        if self.most is None:
            return math.inf
        known = load_vocabulary().qualifiers[self.qualifier]
        if known.near == "both":
            return self.most + find_slack(self.most)
        return self.most - self._step if known.exclusive else self.most

    @property
    def _step(self) -> float:
        """One for things that are counted whole; of hours or kilometres only the limit is left out."""
        whole = load_vocabulary().units[self.unit].kind == "count"
        return 1 if whole else 1e-9

    def contains(self, number: Number) -> bool:
        """Return whether `number` is among the values that the words allow."""
        return self.lower <= number <= self.upper

    def excludes(self, other: "FigureValue") -> bool:
        """Return whether both cannot be true: same unit, and no number that both allow.

        Two "about" figures exclude each other only beyond the rounding of both. Figures in different
        units (persons, cases) never exclude each other: they count different things.
        """
        if self.unit != other.unit:
            return False
        return max(self.lower, other.lower) > min(self.upper, other.upper)


def find_slack(number: Number) -> float:
    """Return how far "about n" reaches: half a unit of the last digit that is not a rounding zero.

    "about 600" was rounded to hundreds at the most, so it allows 550 to 650; "about 1,170" 1,165 to 1,175.
    A convention of ours, used to tell contradiction from roundness and never printed as limits.
    """
    if number == 0:
        return 0
    whole = abs(number)
    place = 1.0
    while whole % (place * 10) == 0:
        place *= 10
    return place / 2


def _check_ends(least: Number | None, most: Number | None, qualifier: str) -> None:
    """Raise where an end is open that the qualifier gives, or given that it leaves open."""
    known = load_vocabulary().qualifiers.get(qualifier)
    word = {"qualifier": qualifier}
    if known is None:
        raise _refuse(Message(gettext_noop("“{qualifier}” is no qualifier."), word))
    for given, rule in ((least, known.least), (most, known.most)):
        if rule == "open" and given is not None:
            raise _refuse(
                Message(gettext_noop("“{qualifier}” leaves an end open; it may not be given."), word)
            )
        if rule != "open" and given is None:
            raise _refuse(Message(gettext_noop("“{qualifier}” needs a number."), word))
    if least is not None and most is not None:
        if least > most:
            raise _refuse(Message(gettext_noop("its least is more than its most.")))
        if known.least == "n" and least != most:
            raise _refuse(Message(gettext_noop("“{qualifier}” says one number, not two."), word))


def _refuse(problem: Message) -> FigureRefusedError:
    next_step = Message(gettext_noop("Write what the source says; leave an open end open."))
    return FigureRefusedError("figure", problem, next_step)
