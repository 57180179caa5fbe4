"""What the reading page shows, made from a text and its suggestion rows: paragraphs, list, progress."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.web.acceptance import document_of
from habeas.web.models import SourceText, SuggestionRow
from habeas.web.segments import Mark, Segment, cut_paragraphs, cut_segments

LINES: Mapping[str, str] = {
    "person": "who",
    "group": "who",
    "figure": "many",
    "date": "when",
    "schedule": "when",
    "place": "where",
    "act": "act",
    "attribution": "says",
    "instrument": "says",
}
"""The line under the words of each kind (reading.css)."""

TABS: tuple[tuple[str, Promise], ...] = (
    ("all", _("all")),
    ("when", _("dates")),
    ("many", _("figures")),
    ("where", _("places")),
    ("who", _("people")),
    ("act", _("acts")),
    ("says", _("sayings")),
)
IN_BULK = ("when", "many")
"""Only dates and figures may be accepted together; a name or an act is looked at one by one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment with what its marks are: the innermost is a link to its item, the others only lines."""

    segment: Segment
    rows: tuple[SuggestionRow, ...]

    @property
    def inner(self) -> SuggestionRow:
        return self.rows[-1]

    @property
    def outer(self) -> tuple[SuggestionRow, ...]:
        return self.rows[:-1]


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that lie together inside or outside of the chosen item's words."""

    chosen: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A check's flag in the margin, beside the words; `row` is the first item that it concerns."""

    row: SuggestionRow
    flag: Mapping[str, Any]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph with its notes."""

    number: int
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """One filter of the list, with how many items it shows."""

    name: str
    label: Promise
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is decided; the shares are per cent of the bar."""

    total: int
    accepted: int
    corrected: int
    rejected: int
    checks: int

    @property
    def decided(self) -> int:
        return self.accepted + self.corrected + self.rejected

    def share(self, number: int) -> float:
        return round(100 * number / self.total, 2) if self.total else 0.0

    @property
    def bars(self) -> tuple[tuple[str, float, float], ...]:
        """Return (name, left, width) of each part of the bar that is not empty."""
        bars = []
        left = 0.0
        for name in ("accepted", "corrected", "rejected"):
            width = self.share(getattr(self, name))
            if width:
                bars.append((name, left, width))
            left += width
        return tuple(bars)


@dataclass(slots=True)
class ReadingPage:
    """Everything that the template needs."""

    text: SourceText
    rows: Sequence[SuggestionRow]
    chosen: SuggestionRow | None
    show: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    tabs: list[Tab] = field(default_factory=list)
    shown: list[SuggestionRow] = field(default_factory=list)
    asides: list[tuple[str, int]] = field(default_factory=list)

    @property
    def progress(self) -> Progress:
        states = Counter(row.state for row in self.rows)
        return Progress(
            total=len(self.rows),
            accepted=states[SuggestionRow.State.ACCEPTED],
            corrected=states[SuggestionRow.State.CORRECTED],
            rejected=states[SuggestionRow.State.REJECTED],
            checks=len({str(flag) for row in self.rows for flag in row.flags}),
        )

    @property
    def position(self) -> int:
        """Return the place of the chosen item in the list, counted from 1; 0 when nothing is chosen."""
        return self.shown.index(self.chosen) + 1 if self.chosen in self.shown else 0

    @property
    def before(self) -> SuggestionRow | None:
        return self.shown[self.position - 2] if self.position > 1 else None

    @property
    def after(self) -> SuggestionRow | None:
        return self.shown[self.position] if self.position < len(self.shown) else None

    @property
    def in_bulk(self) -> list[SuggestionRow]:
        """Return the rows that "all of a kind" would accept: pending, in the list, without a check."""
        return find_bulk(self.shown, self.show)


def find_bulk(shown: Sequence[SuggestionRow], show: str) -> list[SuggestionRow]:
    """Return what may be accepted together: dates or figures of the list, pending and without a flag."""
    if show not in IN_BULK:
        return []
    pending = SuggestionRow.State.PENDING
    return [row for row in shown if row.state == pending and not row.flags and row.kind in ("date", "figure")]


def build_page(text: SourceText, rows: Sequence[SuggestionRow], *, item: str, show: str) -> ReadingPage:
    """Return the page of `text`; `item` is the number of the chosen row, `show` the name of a tab.

    Without a fitting `item` the first pending row of the list is chosen, or none.
    """
    show = show if show in dict(TABS) else "all"
    shown = [row for row in rows if show in ("all", LINES[row.kind])]
    page = ReadingPage(text=text, rows=rows, chosen=choose_row(rows, shown, item), show=show, shown=shown)
    counts = Counter(LINES[row.kind] for row in rows)
    counts["all"] = len(rows)
    page.tabs = [
        Tab(name, label, counts[name], name == show)
        for name, label in TABS
        if counts[name] or name in ("all", show)
    ]
    asides = document_of(text).asides
    page.asides = sorted(Counter(aside.what for aside in asides).items(), key=lambda pair: -pair[1])
    page.paragraphs = mark_paragraphs(page, {aside.start for aside in asides})
    return page


def choose_row(
    rows: Sequence[SuggestionRow], shown: Sequence[SuggestionRow], item: str
) -> SuggestionRow | None:
    """Return the row called `item`, else the first pending one of the list, else the list's first."""
    named = next((row for row in rows if row.number == item), None)
    if named in shown:
        return named
    pending = (row for row in shown if row.state == SuggestionRow.State.PENDING)
    return next(pending, shown[0] if shown else None)


def follow_row(shown: Sequence[SuggestionRow], decided: Collection[str]) -> SuggestionRow | None:
    """Return the next pending row behind those just decided, or before them when none is left behind."""
    places = [index for index, row in enumerate(shown) if row.number in decided]
    turn = max(places, default=-1) + 1
    pending = SuggestionRow.State.PENDING
    return next((row for row in [*shown[turn:], *shown[:turn]] if row.state == pending), None)


def spans_of(row: SuggestionRow) -> list[Mark]:
    """Return the marks of a row: its words, and every other mention of the same person or place."""
    spans = {(row.start, row.end), *((start, end) for start, end in row.mentions)}
    return [Mark(start, end, row.number) for start, end in sorted(spans)]


def mark_paragraphs(page: ReadingPage, asides: Collection[int]) -> list[Paragraph]:
    """Return the numbered paragraphs of the report, layout left out, with marks and margin notes."""
    text = page.text.content
    spans = [span for span in cut_paragraphs(text, page.text.body_start) if span[0] not in asides]
    starts = [start for start, _end in spans]
    rejected = SuggestionRow.State.REJECTED
    marked = [row for row in page.rows if row.state != rejected or row is page.chosen]
    marks: list[list[Mark]] = [[] for _span in spans]
    for row in marked:
        for mark in spans_of(row):
            first = max(bisect_right(starts, mark.start) - 1, 0)
            for index in range(first, min(bisect_right(starts, mark.end - 1), len(spans))):
                marks[index].append(mark)
    notes = place_notes(page, starts)
    by_number = {row.number: row for row in page.rows}
    return [
        Paragraph(
            number,
            bind_runs(cut_segments(text, start, end, marks[number - 1]), by_number, page.chosen),
            tuple(notes.get(number - 1, ())),
        )
        for number, (start, end) in enumerate(spans, 1)
    ]


def bind_runs(
    segments: Sequence[Segment], rows: Mapping[str, SuggestionRow], chosen: SuggestionRow | None
) -> tuple[Run, ...]:
    """Return the segments as pieces, grouped into runs inside and outside of the chosen words."""
    number = chosen.number if chosen else ""

    def is_chosen(segment: Segment) -> bool:
        return any(mark.item == number for mark in segment.marks)

    return tuple(
        Run(
            inside,
            tuple(
                Piece(
                    segment, tuple(rows[item] for item in dict.fromkeys(mark.item for mark in segment.marks))
                )
                for segment in group
            ),
        )
        for inside, group in groupby(segments, key=is_chosen)
    )


def place_notes(page: ReadingPage, starts: Sequence[int]) -> dict[int, list[Note]]:
    """Return the margin's notes by paragraph; a flag that several items share is shown once."""
    notes: dict[int, list[Note]] = {}
    seen: set[str] = set()
    chosen = {str(flag) for flag in page.chosen.flags} if page.chosen else set()
    for row in page.rows:
        for flag in row.flags:
            if str(flag) in seen or row.state == SuggestionRow.State.REJECTED:
                continue
            seen.add(str(flag))
            paragraph = max(bisect_right(starts, row.start) - 1, 0)
            notes.setdefault(paragraph, []).append(Note(row, flag, str(flag) in chosen))
    return notes
