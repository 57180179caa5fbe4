"""A text made ready for reading: cut once, and asked by every extractor."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from habeas.reading.asides import find_asides
from habeas.reading.language import detect_language
from habeas.reading.sentences import Span, find_paragraphs, find_sentences
from habeas.reading.suggestion import Aside
from habeas.reading.tokens import Token, cut_tokens


@dataclass(frozen=True, kw_only=True)
class Document:
    """One text with its tokens, sentences and paragraphs, header and asides left out of all three.

    `published` is the day of publication, None if unknown. `visible` has the length of `text`, with
    header and asides blanked: patterns that run over it find exact offsets and never read layout.
    """

    text: str
    body_start: int
    language: str
    published: date | None
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    asides: tuple[Aside, ...]
    visible: str

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around `offset` (an empty span there if none is)."""
        return _span_at(self.sentences, self._sentence_starts, offset)

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph around `offset` (an empty span there if none is)."""
        return _span_at(self.paragraphs, self._paragraph_starts, offset)

    def sentence_index(self, offset: int) -> int:
        """Return the number of the last sentence that begins at or before `offset`; -1 before all."""
        return bisect_right(self._sentence_starts, offset) - 1

    def paragraph_index(self, offset: int) -> int:
        """Return the number of the last paragraph that begins at or before `offset`; -1 before all."""
        return bisect_right(self._paragraph_starts, offset) - 1

    def token_index(self, offset: int) -> int:
        """Return the number of the first token that begins at or after `offset`."""
        return bisect_left(self._token_starts, offset)

    def words_before(self, offset: int, width: int = 42) -> str:
        """Return the visible characters just before `offset`, as many as a pattern may need."""
        return self.visible[max(self.body_start, offset - width) : offset]

    def tokens_in(self, span: tuple[int, int]) -> Sequence[Token]:
        """Return the tokens that begin within `span`."""
        return self.tokens[self.token_index(span[0]) : self.token_index(span[1])]


def _span_at(spans: Sequence[Span], starts: list[int], offset: int) -> Span:
    index = bisect_right(starts, offset) - 1
    if index >= 0 and offset < spans[index].end:
        return spans[index]
    return Span(offset, offset)


def build_document(
    text: str, *, published: str | None = None, language: str | None = None, body_start: int = 0
) -> Document:
    """Return `text` ready for reading.

    `published` is an ISO date (a time behind it is ignored; what is no date of a newspaper's age
    counts as unknown).
    `language` is en, ko or zh; None detects it. `body_start` is the first character after a header.
    """
    everything = find_paragraphs(text, body_start)
    asides = find_asides(text, everything)
    aside_starts = {aside.start for aside in asides}
    paragraphs = [span for span in everything if span.start not in aside_starts]
    visible = _blank_asides(text, body_start, asides)
    tokens = cut_tokens(visible, body_start)
    return Document(
        text=text,
        body_start=body_start,
        language=(language or detect_language(visible)).split("-")[0].lower(),
        published=_parse_day(published),
        tokens=tuple(tokens),
        sentences=tuple(find_sentences(paragraphs, tokens)),
        paragraphs=tuple(paragraphs),
        asides=asides,
        visible=visible,
    )


def _parse_day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1800 <= day.year < 2200 else None


def _blank_asides(text: str, body_start: int, asides: Sequence[Aside]) -> str:
    parts = ["\n" * body_start]
    place = body_start
    for aside in asides:
        parts += [text[place : aside.start], "\n" * (aside.end - aside.start)]
        place = aside.end
    return "".join(parts) + text[place:]
