"""Find paragraphs and sentences: a date, a figure and an act belong together within them."""

import re
from typing import NamedTuple

from habeas.reading.lexicon import read_words
from habeas.reading.tokens import Token


class Span(NamedTuple):
    """A stretch of text, end exclusive."""

    start: int
    end: int


_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)*")
_CLOSED = re.compile(r"[.!?:;…。！？”\"'’)\]」』]\s*$")
_STOPS = frozenset(".!?…。！？｡") | {"..."}
_CLOSING = frozenset("\"'”’)]»」』）】》")
_OPENING = frozenset("\"'“‘([«「『（【《-–—•*")
_TITLES = read_words("abbreviations", "never_last")
_BEFORE_NUMBERS = read_words("abbreviations", "before_numbers")
_SENTENCE_OPENERS = read_words("abbreviations", "openers")

_WRAP_WIDTH = 50
"""A line shorter than this is never the broken line of a hard-wrapped paragraph."""


def find_paragraphs(text: str, start: int = 0) -> list[Span]:
    """Return the paragraphs from `start` on, without the white space around them.

    A line is a paragraph, unless the text was wrapped by hand: a long line that ends in the middle
    of a sentence before a line that goes on in lower case belongs to it.
    """
    spans: list[Span] = []
    begin = start
    for match in [*_BREAK.finditer(text, start), None]:
        stop = match.start() if match else len(text)
        if match and match.group().count("\n") == 1 and _goes_on(text, begin, match):
            continue
        words = text[begin:stop]
        if words.strip():
            spans.append(
                Span(begin + len(words) - len(words.lstrip()), stop - len(words) + len(words.rstrip()))
            )
        begin = match.end() if match else stop
    return spans


def _goes_on(text: str, begin: int, match: re.Match[str]) -> bool:
    line_start = max(begin, text.rfind("\n", begin, match.start()) + 1)
    line = text[line_start : match.start()]
    after = text[match.end() : match.end() + 1]
    return len(line.rstrip()) >= _WRAP_WIDTH and after.islower() and not _CLOSED.search(line)


def find_sentences(paragraphs: list[Span], tokens: list[Token]) -> list[Span]:
    """Return the sentences of each paragraph, closing quotes included."""
    sentences: list[Span] = []
    place = 0
    for paragraph in paragraphs:
        first = place
        while place < len(tokens) and tokens[place].start < paragraph.end:
            place += 1
        if first < place:
            sentences.extend(_cut_paragraph(tokens[first:place]))
    return sentences


def _cut_paragraph(tokens: list[Token]) -> list[Span]:
    spans: list[Span] = []
    first = place = 0
    while place < len(tokens):
        if _may_end(tokens[place]):
            last = place
            while last + 1 < len(tokens) and _clings(tokens[last], tokens[last + 1]):
                last += 1
            if last + 1 == len(tokens) or _may_begin(tokens[place], tokens[last], tokens[last + 1]):
                spans.append(Span(tokens[first].start, tokens[last].end))
                first = last + 1
            place = last
        place += 1
    if first < len(tokens):
        spans.append(Span(tokens[first].start, tokens[-1].end))
    return spans


def _may_end(token: Token) -> bool:
    if token.kind == "abbreviation":
        return token.lower not in _TITLES and len(token.text) != 2
    return token.text in _STOPS


def _clings(before: Token, after: Token) -> bool:
    """A closing sign, or a further stop, belongs to the sentence it closes."""
    return before.end == after.start and (after.text in _CLOSING or after.text in _STOPS)


def _may_begin(stop: Token, before: Token, after: Token) -> bool:
    if before.end == after.start:
        return stop.text in "。！？｡" or (stop.kind == "sign" and after.kind in ("hangul", "han"))
    if stop.kind == "abbreviation":
        if stop.lower in _BEFORE_NUMBERS:
            return after.text[:1].isupper()
        return after.text in _SENTENCE_OPENERS or after.text in '“"'
    first = after.text[:1]
    return not first.islower() or first in _OPENING
