"""Know the first and last day of a few public events that reports count days from."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from habeas.reading.lexicon import read_lexicon

_OPENING = re.compile(r"\b(?:open|start|beg[iua]n|kick|launch)|개막|시작|开幕|開幕|开始", re.IGNORECASE)
_CLOSING = re.compile(r"\b(?:clos|end|finish|conclu|over\b)|폐막|끝|종료|闭幕|閉幕|结束", re.IGNORECASE)
_NEAR = 400
"""Days from publication within which an event may be meant."""


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """An event with its first and last day."""

    name: re.Pattern[str]
    opens: date
    closes: date


@cache
def known_events() -> tuple[PublicEvent, ...]:
    """Return the events of lexicon/events.yaml."""
    return tuple(
        PublicEvent(re.compile(rf"(?:{row['name']})", re.IGNORECASE), row["opens"], row["closes"])
        for row in read_lexicon("events")
    )


def find_event_day(words: str, published: date | None) -> date | None:
    """Return the opening or closing day that `words` name ("the close of the Games"), or None.

    Of several such events the one nearest to publication is meant.
    """
    if published is None:
        return None
    opening, closing = _OPENING.search(words), _CLOSING.search(words)
    if not opening and not closing:
        return None
    days = [event.closes if closing else event.opens for event in known_events() if event.name.search(words)]
    near = [day for day in days if abs((day - published).days) <= _NEAR]
    return min(near, key=lambda day: abs((day - published).days), default=None)
