"""Whole reports from several countries are read as a gold made by hand says.

A report has rows for dates, figures and schedules; some have rows for all kinds. A row begins with
words that the quote must touch; a bar parts values that are equally right. Rows under `may` count
neither way.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.reading import read_text
from habeas.reading.dates import find_dates
from habeas.reading.document import build_document
from habeas.reading.figures import find_figures
from habeas.reading.schedules import find_schedules
from habeas.reading.suggestion import Suggestion

REPORTS = [
    (path.stem, yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in sorted((Path(__file__).parent / "reports").glob("*.yaml"))
]
WHOLE = [(name, report) for name, report in REPORTS if "acts" in report]
Fields = Callable[[Suggestion], list[Any]]


def take(*names: str) -> Fields:
    return lambda item: [item.value[name] for name in names]


KINDS: dict[str, tuple[str, Fields]] = {
    "dates": ("date", take("edtf")),
    "figures": ("figure", take("min", "max", "qualifier", "unit")),
    "schedules": ("schedule", take("freq", "by_day", "start_time", "duration", "from", "until")),
    "people": ("person", lambda item: []),
    "organisations": ("organisation", lambda item: []),
    "populations": ("population", lambda item: []),
    "places": ("place", lambda item: []),
    "acts": ("act", take("type")),
    "says": ("attribution", take("speaker", "to")),
    "instruments": ("instrument", take("id")),
}


def kind_of(item: Suggestion) -> str:
    """Return the kind; a population that nobody counted is of none, since no gold lists them all."""
    if item.kind != "group":
        return item.kind
    return str(item.value["type"]) if item.links or item.value["type"] == "organisation" else ""


def score_kind(found: Iterable[Suggestion], report: dict[str, Any], key: str) -> tuple[int, int, int]:
    """Return how many were right, found in all, and wanted; a value counts once for each time it is said."""
    kind, fields = KINDS[key]
    left = list(report[key])
    may = [row[1:] for row in report.get("may", ()) if row[0] == key]
    wanted, right, total = len(left), 0, 0
    for item in found:
        if kind_of(item) != kind:
            continue
        total += 1
        row = next((row for row in left if _fits(row, item, fields)), None)
        if row is not None:
            left.remove(row)
            right += 1
        elif any(_touches(row[0], item.quote) for row in may):
            total -= 1
    return right, total, wanted


def _fits(row: list[Any], item: Suggestion, fields: Fields) -> bool:
    values = zip(row[1:], fields(item), strict=False)
    return _touches(row[0], item.quote) and all(_is_either(gold, value) for gold, value in values)


def _is_either(gold: Any, value: Any) -> bool:
    return gold == value or (isinstance(gold, str) and (value or "") in gold.split("|"))


def _touches(one: str, two: str) -> bool:
    return one in two or two in one


def f1(counts: Iterable[tuple[int, int, int]]) -> float:
    right, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (found + wanted) if found + wanted else 1.0


@pytest.mark.parametrize("report", [report for _, report in REPORTS], ids=[name for name, _ in REPORTS])
def test_dates_figures_and_schedules_of_whole_reports(report: dict[str, Any]) -> None:
    document = build_document(report["text"], published=str(report["published"]))
    dates = find_dates(document)
    figures = find_figures(document, dates)
    schedules = find_schedules(document, dates)
    assert f1([score_kind(dates, report, "dates")]) >= 0.95
    assert f1([score_kind(figures, report, "figures")]) >= 0.95
    assert f1([score_kind(schedules, report, "schedules")]) == 1.0


@pytest.mark.parametrize("report", [report for _, report in WHOLE], ids=[name for name, _ in WHOLE])
def test_all_kinds_of_whole_reports(report: dict[str, Any]) -> None:
    found = read_text(report["text"], published=str(report["published"])).suggestions
    scores = {key: score_kind(found, report, key) for key in KINDS}
    weak = {key: score for key, score in scores.items() if f1([score]) < 0.85}
    assert weak == {}
    assert f1(scores.values()) >= 0.96
