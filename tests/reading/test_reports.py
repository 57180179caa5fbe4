"""Whole reports from several countries: dates, figures and schedules against a gold made by hand."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.reading.dates import find_dates
from habeas.reading.document import build_document
from habeas.reading.figures import find_figures
from habeas.reading.schedules import find_schedules
from habeas.reading.suggestion import Suggestion

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.yaml"))
FIGURE = ("min", "max", "qualifier", "unit")
SCHEDULE = ("freq", "by_day", "start_time", "duration", "from", "until")


def score_reading(found: Iterable[Suggestion], fields: tuple[str, ...], gold: list[list[Any]]) -> float:
    """Return F1: a value counts once for each time the gold has it in words that overlap."""
    left = [(str(row[0]), list(row[1:])) for row in gold]
    total, right = 0, 0
    for item in found:
        total += 1
        value = [item.value[name] for name in fields]
        match = next((row for row in left if row[1] == value and _overlaps(row[0], item.quote)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return 1.0 if not total and not gold else 2 * right / (total + len(gold))


def _overlaps(one: str, two: str) -> bool:
    return one in two or two in one


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_dates_figures_and_schedules_of_whole_reports(path: Path) -> None:
    report = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = build_document(report["text"], published=str(report["published"]))
    dates = find_dates(document)
    figures = find_figures(document, dates)
    schedules = find_schedules(document, dates)
    assert score_reading(dates, ("edtf",), report["dates"]) >= 0.95
    assert score_reading(figures, FIGURE, report["figures"]) >= 0.95
    assert score_reading(schedules, SCHEDULE, report["schedules"]) == 1.0
