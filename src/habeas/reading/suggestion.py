"""What reading yields: a suggested statement with its exact words, its value, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.vocabulary.message import Message
from habeas.vocabulary.statement import Json

KINDS = (
    "person",
    "group",
    "act",
    "place",
    "date",
    "figure",
    "attribution",
    "instrument",
    "schedule",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing a text says, suggested to an officer; nothing enters the ledger before she accepts.

    `text[start:end] == quote`, always. `value` depends on the kind (see docs/reading.md).
    `links` are ids of suggestions of the same text: an act's place, date, people and figure; a
    group's figure; an attribution's speaker. `mentions` are all spans that name the same person,
    organisation or place. `confidence` (0 to 1) is that the words mean this, never that it is true.
    """

    id: str
    kind: str
    start: int
    end: int
    quote: str
    value: Mapping[str, Json]
    links: tuple[str, ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()
    confidence: float = 0.9
    reason: Message = field(default_factory=lambda: Message(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What a check noticed: it is shown beside the words, and never corrects them.

    `check` names the check (the module's name in reading/checks/), `items` are the ids of the
    suggestions concerned, `short` is the margin's few words, `message` the whole sentence.
    """

    check: str
    start: int
    end: int
    quote: str
    items: tuple[str, ...]
    short: Message
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A stretch of the text that is layout, not report (share buttons, comment form, repeated title).

    It is set aside, not removed: offsets hold, and the page says what was passed over.
    """

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one text, ordered by place."""

    language: str
    suggestions: tuple[Suggestion, ...]
    flags: tuple[Flag, ...]
    asides: tuple[Aside, ...]
