"""Hold items that were read against items that a person marked: hits, false finds and misses by kind.

A small scorer of our own: same kind, spans that touch, and the values equal in what matters; each item
is used once. It is stricter than a reader needs and simpler than a shared task's: no optional spans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Item = Mapping[str, Any]

TELLING: Mapping[str, tuple[str, ...]] = {
    "date": ("edtf",),
    "figure": ("min", "max", "qualifier", "unit"),
    "act": ("type",),
    "place": ("name",),
    "person": ("name",),
    "group": ("type",),
    "attribution": ("speaker",),
    "instrument": ("id",),
    "schedule": ("by_day", "start_time", "duration"),
    "inconsistency": ("type",),
}
"""The parts of a value that must be equal."""


@dataclass
class Score:
    """What was found of one kind."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was to be found or found."""
        total = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / total if total else 0.0

    def add(self, other: "Score") -> None:
        self.hits += other.hits
        self.false += other.false
        self.missed += other.missed
        self.wrong += other.wrong


def score_items(text: str, found: Sequence[Item], gold: Sequence[Item]) -> dict[str, Score]:
    """Return the score of each kind that is marked in `gold`; raises ValueError for a quote that is not."""
    for item in found:
        if text[item["start"] : item["end"]] != item["quote"]:
            raise ValueError(f"{item['id']}: {item['quote']!r} does not stand at {item['start']}.")
    return {kind: _score_kind(kind, found, gold) for kind in TELLING if any(g["kind"] == kind for g in gold)}


def _score_kind(kind: str, found: Sequence[Item], gold: Sequence[Item]) -> Score:
    score = Score()
    wanted = [item for item in gold if item["kind"] == kind]
    left = list(wanted)
    for item in (one for one in found if one["kind"] == kind):
        match = next((mark for mark in left if _touches(item, mark) and _equals(kind, item, mark)), None)
        if match is not None:
            left.remove(match)
            score.hits += not match.get("optional")
        elif not _is_allowed(kind, item, wanted):
            score.false += 1
            score.wrong.append(f"+ {kind}: {item['quote']}")
    for mark in left:
        if not mark.get("optional"):
            score.missed += 1
            score.wrong.append(f"- {kind}: {mark['quote']}")
    return score


def _is_allowed(kind: str, item: Item, wanted: Sequence[Item]) -> bool:
    """Tell whether a find without a match is no mistake: a further mention, or a group nobody counted."""
    if kind == "group" and item["value"].get("type") == "population":
        return not any(_touches(item, mark) for mark in wanted)
    return any(
        _touches(item, mark) and (mark.get("optional") or _equals(kind, item, mark)) for mark in wanted
    )


def _touches(item: Item, mark: Item) -> bool:
    spans = mark.get("mentions") or [[mark["start"], mark["end"]]]
    return any(item["start"] < end and start < item["end"] for start, end in spans)


def _equals(kind: str, item: Item, mark: Item) -> bool:
    value, wanted = item["value"], mark["value"]
    accepted = [wanted.get(TELLING[kind][0]), *wanted.get("accept", []), *wanted.get("accept_names", [])]
    if len(TELLING[kind]) == 1:
        found = value.get(TELLING[kind][0])
        return found in accepted or (kind == "place" and value.get("id") and value["id"] == wanted.get("id"))
    return all(value.get(part) == wanted.get(part) for part in TELLING[kind])
