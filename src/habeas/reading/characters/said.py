"""What a reporting phrase is, and who has the floor: those named in a sentence and who spoke last."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from habeas.reading.characters.words import WordIndex, read_local
from habeas.reading.document import Document
from habeas.reading.sentences import Span
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary import gazetteer

_MEMORY = 2
"""Paragraphs after which who spoke last does not go on speaking."""


class Speaker(NamedTuple):
    """Who speaks: a name of the text, or a label of somebody unnamed; at text[start:end]."""

    start: int
    end: int
    name: str
    label: str = ""
    body: bool = False


class Said(NamedTuple):
    """A reporting phrase at text[start:end]."""

    start: int
    end: int
    mode: str
    speaker: Speaker
    to: str | None = None
    confidence: float = 0.8


class Floor:
    """A text with those who are named in it, and who spoke last."""

    def __init__(self, document: Document, named: Sequence[Suggestion]) -> None:
        self.document = document
        self.text = document.visible
        speakers = [
            Speaker(start, end, str(item.value["name"]), body=item.kind == "group")
            for item in named
            for start, end in item.mentions
        ]
        self._speakers = sorted(speakers)
        self._starts = [speaker.start for speaker in self._speakers]
        self._last: tuple[int, Speaker] | None = None
        self._last_body: Speaker | None = None

    def named_in(self, start: int, end: int) -> Sequence[Speaker]:
        """Return the mentions of persons and bodies that begin within text[start:end]."""
        return self._speakers[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def give(self, sentence: Span, speaker: Speaker) -> None:
        """Note who speaks in a sentence."""
        self._last = (self.document.paragraph_index(sentence.start), speaker)
        if speaker.body:
            self._last_body = speaker

    def recall(self, sentence: Span, place: int) -> Speaker:
        """Return who spoke last, if not too long ago, else somebody unnamed; as at `place`."""
        if self._last is not None:
            number, speaker = self._last
            if self.document.paragraph_index(sentence.start) - number <= _MEMORY:
                return speaker._replace(start=place, end=place)
        return Speaker(place, place, "")

    def recall_person(self, sentence: Span, place: int) -> Speaker:
        """Return whom "he" means: the person named last nearby, else who spoke last."""
        number = self.document.paragraph_index(sentence.start)
        first = self.document.paragraphs[max(number - 1, 0)].start
        persons = [one for one in self.named_in(first, sentence.start) if not one.body]
        spoke = self.recall(sentence, place)
        if not persons or (self._last is not None and self._last[1].start > persons[-1].start):
            return spoke
        return persons[-1]._replace(start=place, end=place)

    def recall_body(self, place: int) -> Speaker:
        """Return the body that spoke last ("협회는", "声明")."""
        return (self._last_body or Speaker(place, place, ""))._replace(start=place, end=place)


@cache
def index_verbs(language: str) -> WordIndex[str]:
    """Return the verbs of saying with their modes."""
    said = read_local(language, "names")["said"]
    return WordIndex((word, mode) for mode, words in said.items() for word in words)


@cache
def list_states(language: str) -> tuple[str, ...]:
    """Return the names of states, the longest first."""
    names = [
        name
        for choices in gazetteer.character_index(language).values()
        for name, ids in choices
        if len(ids[0]) == 2 and len(name) > 1
    ]
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
