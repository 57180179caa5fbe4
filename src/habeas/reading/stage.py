"""Keep who may speak in a text, whom it names where, and who spoke last."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import Token

ANONYMOUS = "anon"
PREPOSITIONS = read_words("small_words", "speakers_prepositions")
BOUNDARIES = read_words("small_words", "speakers_boundaries") | {"“", "”", '"'}
"""Signs and words at which a clause begins."""

_ARTICLES = read_words("small_words", "speakers_articles")


@cache
def _no_groups() -> frozenset[str]:
    """Return the names of bodies that nobody calls "the group"."""
    lexicon = read_lexicon("organisations")
    lines = (line for field in ("known_un", "known_media", "known_others") for line in lexicon[field])
    return frozenset(form.casefold() for line in lines for form in line.split("|"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: `name` as a suggestion has it, the words of an authority, or "anon" with a label.

    `start` and `end` are the words that name the speaker here; `item` is the suggestion's id.
    """

    name: str
    start: int
    end: int
    kind: str
    label: str | None = None
    item: str | None = None

    @property
    def is_person(self) -> bool:
        return self.kind in ("person", "somebody")


@dataclass(slots=True)
class Stage:
    """Who may speak in a text, and who spoke last."""

    document: Document
    people: Sequence[Suggestion]
    bodies: Sequence[Suggestion]
    starts: dict[int, Speaker] = field(init=False)
    ends: dict[int, Speaker] = field(init=False)
    last: Speaker | None = None
    _order: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts, self.ends = {}, {}
        for kind, items in (("body", self.bodies), ("person", self.people)):
            for item in items:
                for start, end in item.mentions or ((item.start, item.end),):
                    name = str(item.value["name"])
                    speaker = Speaker(name, start, end, kind, None, item.id)
                    self.starts[self.document.token_index(start)] = speaker
                    self.ends[self.document.token_index(end)] = speaker
        self._order = sorted(speaker.start for speaker in self.starts.values())

    def find_before(self, offset: int, kind: str, *, group: bool = False) -> Speaker | None:
        """Return the last person or body named before `offset`, one that hangs on no preposition first.

        With `group`, neither media nor UN bodies are meant ("the group").
        """
        hanging: Speaker | None = None
        for place in range(bisect_left(self._order, offset) - 1, -1, -1):
            speaker = self.starts[self.document.token_index(self._order[place])]
            if speaker.kind != kind or (group and speaker.name.casefold() in _no_groups()):
                continue
            if not hangs(self, speaker, 0):
                return speaker
            hanging = hanging or speaker
        return hanging


def hangs(stage: Stage, speaker: Speaker, first: int) -> bool:
    """Tell whether a name hangs on what goes before it: "Julie Millsap of the rights group X"."""
    return hangs_at(stage, stage.document.token_index(speaker.start), first)


def hangs_at(stage: Stage, begin: int, first: int) -> bool:
    """Tell whether the phrase whose last word stands at `begin` follows a preposition."""
    tokens = stage.document.tokens
    place = begin - 1
    while place > first and begin - place < 5 and _goes_before(tokens[place]):
        if tokens[place].lower in _ARTICLES:
            place -= 1
            break
        place -= 1
    return place > first and tokens[place].lower in PREPOSITIONS


def _goes_before(token: Token) -> bool:
    return token.kind == "word" and token.text.islower() and token.lower not in PREPOSITIONS
