"""What a date expression says by itself, before anything is resolved."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from habeas.vocabulary.message import Message, gettext_noop

WRITTEN = gettext_noop("Written out.")
"""The reason of every date that needs nothing but itself."""

FROM_PUBLICATION = Message(gettext_noop("Counted from the day of publication."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A date expression at text[start:end].

    `grain` is the finest thing it says: time, day, weekday, month, year, decade; `span` for what is
    resolved already (then `edtf` holds it, and `on` the day if it is a single one); `today` for
    what counts from the day of speaking, and `counted` for what counts from another date in the
    text ("the next day"): `shift` units from it, each a `unit`. `rest` is where the words end that
    may name that other date ("two days after the close of the Games").
    `part` is early, mid, late, start or end of it. `until` is the second half of a range;
    `also` is another date that shares its month ("Oct. 19 and 23").
    `edge` is since, until, by or next, when such a word stands beside it.
    """

    start: int
    end: int
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: time | None = None
    part: str = ""
    edge: str = ""
    edtf: str = ""
    on: date | None = None
    shift: int = 0
    unit: str = "day"
    rest: int | None = None
    until: "Phrase | None" = None
    also: "Phrase | None" = None
    reason: Message = field(default_factory=lambda: Message(WRITTEN))
    confidence: float = 0.95

    def change(self, **parts: Any) -> "Phrase":
        """Return a copy with other parts."""
        return replace(self, **parts)


def make_span(match: re.Match[str], edtf: str, *, on: date | None = None, confidence: float = 0.85) -> Phrase:
    """Return a phrase that is resolved already, counted from publication."""
    return Phrase(
        start=match.start(),
        end=match.end(),
        grain="span",
        edtf=edtf,
        on=on,
        reason=FROM_PUBLICATION,
        confidence=confidence,
    )
