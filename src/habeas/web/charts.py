"""Charts as geometry: where each mark of a range plot lies, in per cent, for a template to draw.

A chart is one SVG with `role=img`, a title and a description, and never without its table beside it.
Lengths along the axis are per cent of the plot's width, so that words keep their size on a phone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

ROW_HEIGHT = 40
AXIS_HEIGHT = 34
SMALL_AXIS = 18
LABEL_TURNS_AT = 84.0
"""Per cent of the width from which a label stands at the left of its mark, lest it be cut off."""

LABEL_NEEDS = 24.0
"""Per cent of the width that a label at the left of its mark needs."""

BRACKETED = frozenset({"about", "nearly"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the plot needs of one claim; an open end is None, and stays open."""

    speaker: str
    label: str
    qualifier: str
    low: float | None
    high: float | None
    named: bool = True
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One row: `shape` is dot, bracketed, bar, open_above or open_below; `left` ≤ `right` in per cent."""

    speaker: str
    label: str
    shape: str
    left: float
    right: float
    y: int
    label_at: float
    label_shift: int
    anchor: str
    named: bool
    struck: bool


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RangePlot:
    """Everything that templates/figures/plot.html draws; heights are in pixels."""

    title: str
    description: str
    unit: str
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    height: int
    axis_y: int

    @property
    def top(self) -> str:
        """The number at the right end of the axis."""
        return self.ticks[-1].label


def draw_ranges(
    claims: Sequence[Claim], *, title: str, description: str, unit: str, row_height: int = ROW_HEIGHT
) -> RangePlot | None:
    """Return the plot of `claims` on one axis from zero, or None when no claim has a number.

    Nothing is averaged or joined: each claim is a row with its own open or closed ends.
    """
    counted = [claim for claim in claims if claim.low is not None or claim.high is not None]
    if not counted:
        return None
    ticks = choose_ticks(_numbers_in(counted))
    top = ticks[-1]
    axis_y = row_height * len(counted) + 4
    return RangePlot(
        title=title,
        description=description,
        unit=unit,
        marks=tuple(
            _place_mark(claim, row_height * row + row_height // 2, top) for row, claim in enumerate(counted)
        ),
        ticks=tuple(Tick(_per_cent(value, top), f"{value:,.10g}") for value in ticks),
        height=axis_y + (AXIS_HEIGHT if row_height == ROW_HEIGHT else SMALL_AXIS),
        axis_y=axis_y,
    )


def choose_ticks(numbers: Iterable[float]) -> list[float]:
    """Return five to eight round ticks from zero to the first beyond the largest number."""
    largest = max([*numbers, 0]) or 1
    rough = largest * 1.08 / 7
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    step = max(step, 1) if largest >= 4 else step
    return [step * number for number in range(ceil(largest * 1.04 / step) + 1)]


def _numbers_in(claims: Iterable[Claim]) -> list[float]:
    return [end for claim in claims for end in (claim.low, claim.high) if end is not None]


def _per_cent(value: float, top: float) -> float:
    return round(100 * value / top, 2)


def _shape_of(claim: Claim) -> str:
    if claim.high is None:
        return "open_above"
    if claim.low is None:
        return "open_below"
    if claim.low != claim.high:
        return "bar"
    return "bracketed" if claim.qualifier in BRACKETED else "dot"


def _place_mark(claim: Claim, y: int, top: float) -> Mark:
    left = _per_cent(claim.low or 0, top)
    right = 100.0 if claim.high is None else _per_cent(claim.high, top)
    shape = _shape_of(claim)
    edge = left if shape == "open_above" else right
    turns = left > LABEL_NEEDS and (shape == "open_above" or edge > LABEL_TURNS_AT)
    clear = 26 if shape == "bracketed" else 12
    return Mark(
        speaker=claim.speaker,
        label=claim.label,
        shape=shape,
        left=left,
        right=right,
        y=y,
        label_at=left if turns else edge,
        label_shift=-clear if turns else clear,
        anchor="end" if turns else "start",
        named=claim.named,
        struck=claim.struck,
    )
