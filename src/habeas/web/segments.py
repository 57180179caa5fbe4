"""Cut a text where marked spans begin and end, so that spans may overlap and no character is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A span text[start:end] that belongs to the item `item`."""

    start: int
    end: int
    item: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the same marks lie, the longest first; no mark: plain text."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


def cut_segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """Return text[start:end] as segments; joined, their texts are that stretch exactly.

    Marks are cut to the stretch; those that are empty there, or that repeat another, are left out.
    """
    near = sorted(
        {mark for mark in marks if max(mark.start, start) < min(mark.end, end)},
        key=lambda mark: (mark.start, -mark.end, mark.item),
    )
    edges = {start, end}
    for mark in near:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    return [Segment(left, right, text[left:right], marks_over(near, left)) for left, right in pairwise(cuts)]


def marks_over(marks: Sequence[Mark], place: int) -> tuple[Mark, ...]:
    """Return the marks that cover the character at `place`, the longest first."""
    over = [mark for mark in marks if mark.start <= place < mark.end]
    return tuple(sorted(over, key=lambda mark: (mark.start - mark.end, mark.start, mark.item)))


def cut_paragraphs(text: str, start: int) -> list[tuple[int, int]]:
    """Return the lines of text[start:] that hold anything, without the white space around them."""
    spans = []
    place = start
    for line in text[start:].splitlines(keepends=True):
        words = line.strip()
        if words:
            left = place + line.index(words)
            spans.append((left, left + len(words)))
        place += len(line)
    return spans
