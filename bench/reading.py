"""How fast reports are read, and how well their dates, beside dateparser on the same texts.

    python -m bench.reading            a table
    python -m bench.reading --json     the same as JSON

Texts: the reports of tests/reading/reports (ours, with a gold by hand), and shared English reports
where they lie beside this project. dateparser comes with the extra "bench"; without it its column
is empty. It finds points in time, not EDTF, so its answer counts as right when it falls within the
gold's day, month or year, and its words touch the gold's.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from bench.score import find_shared

from habeas.reading import read_document, read_text
from habeas.reading.checks import run_checks
from habeas.reading.dates import find_dates
from habeas.reading.document import build_document
from habeas.reading.figures import find_figures
from habeas.reading.language import detect_language
from habeas.reading.schedules import find_schedules

try:
    from dateparser.search import search_dates
except ImportError:
    search_dates = None

REPORTS = Path(__file__).parent.parent / "tests" / "reading" / "reports"
COPIES = 15
"""Times each report is repeated, with words of its own in each copy (repeated lines are set aside)."""


class Report(NamedTuple):
    """A text with its publication date and its dates by hand: start, end, accepted EDTF values."""

    text: str
    published: str
    body_start: int
    gold: list[tuple[int, int, tuple[str, ...]]]


def load_own() -> list[Report]:
    """Return the English reports of the tests; a quote is looked for after the one before it."""
    reports = []
    for path in sorted(REPORTS.glob("*.yaml")):
        row = yaml.safe_load(path.read_text(encoding="utf-8"))
        if detect_language(row["text"]) != "en":
            continue
        gold, place = [], 0
        for quote, edtf in row["dates"]:
            start = row["text"].index(quote, place)
            place = start + len(quote)
            gold.append((start, place, tuple(edtf.split("|"))))
        reports.append(Report(row["text"], str(row["published"]), 0, gold))
    return reports


def load_shared(folder: Path | None) -> list[Report]:
    """Return the shared English reports, or none."""
    reports: list[Report] = []
    if folder is None:
        return reports
    for row in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        if row["language"] != "en":
            continue
        items = json.loads((folder / f"{row['slug']}.gold.json").read_text(encoding="utf-8"))
        gold = [(i["start"], i["end"], tuple(i["value"]["accept"])) for i in items if i["kind"] == "date"]
        text = (folder / f"{row['slug']}.txt").read_text(encoding="utf-8")
        reports.append(Report(text, row["published"], row["body_start"], gold))
    return reports


Found = list[tuple[int, int, str]]


def read_dates(report: Report) -> Found:
    document = build_document(report.text, published=report.published, body_start=report.body_start)
    return [(item.start, item.end, str(item.value["edtf"])) for item in find_dates(document)]


def search_peer(report: Report) -> Found:
    """Return what dateparser finds: its words are looked for one after another."""
    base = datetime.combine(date.fromisoformat(report.published), clock())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    body = report.text[report.body_start :]
    found: Found = []
    place = 0
    for words, moment in search_dates(body, languages=["en"], settings=settings) or []:
        start = body.find(words, place)
        if start >= 0:
            place = start + len(words)
            found.append((start + report.body_start, place + report.body_start, moment.isoformat()[:16]))
    return found


def score_dates(
    reports: Iterable[Report], finder: Callable[[Report], Found], *, loose: bool
) -> dict[str, float]:
    """Return precision, recall and F1; `loose` lets a point count for the day, month or year it is in."""
    right = found_count = gold_count = 0
    for report in reports:
        left = list(report.gold)
        found = finder(report)
        found_count, gold_count = found_count + len(found), gold_count + len(left)
        for start, end, value in found:
            match = next(
                (g for g in left if g[0] < end and start < g[1] and _is_right(value, g[2], loose)), None
            )
            if match is not None:
                left.remove(match)
                right += 1
    precision, recall = right / max(found_count, 1), right / max(gold_count, 1)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
    }


def _is_right(value: str, accepted: tuple[str, ...], loose: bool) -> bool:
    if value in accepted or value[:10] in accepted:
        return True
    return loose and any(value.startswith(each.split("/")[0].replace("~", "")[:10]) for each in accepted)


def measure_speed(reports: list[Report]) -> dict[str, float]:
    """Return kB of text a second (CPU time) for each step and the whole, and for dateparser."""
    text = "\n\n".join(
        f"{paragraph} Copy {number}-{index}."
        for number in range(COPIES)
        for report in reports
        for index, paragraph in enumerate(report.text[report.body_start :].split("\n\n"))
    )
    size, published = len(text.encode()) / 1000, reports[0].published
    document = build_document(text, published=published)
    read_text(text[:5000], published=published)
    dates = find_dates(document)
    steps: dict[str, Callable[[], Any]] = {
        "cut": lambda: build_document(text, published=published),
        "dates": lambda: find_dates(document),
        "figures": lambda: find_figures(document, dates),
        "schedules": lambda: find_schedules(document, dates),
        "everything": lambda: read_text(text, published=published),
        "with checks": lambda: _read_and_check(text, published),
    }
    speeds: dict[str, float] = {name: round(size / _seconds(step)) for name, step in steps.items()}
    speeds["kilobytes"] = round(size)
    short = sum(len(report.text.encode()) for report in reports) / 1000
    speeds["short reports"] = round(short / _seconds(lambda: _read_each(reports)))
    if search_dates is not None:
        sample = Report(text[:20_000], published, 0, [])
        speeds["dateparser"] = round(20 / _seconds(lambda: search_peer(sample)), 1)
    return speeds


def _read_and_check(text: str, published: str) -> None:
    document = build_document(text, published=published)
    run_checks(document, read_document(document).suggestions)


def _read_each(reports: list[Report]) -> None:
    for report in reports:
        _read_and_check(report.text, report.published)


def _seconds(step: Callable[[], Any]) -> float:
    """Return the CPU time of the fastest of three runs."""
    times = []
    for _ in range(3):
        started = time.process_time()
        step()
        times.append(time.process_time() - started)
    return max(min(times), 1e-9)


def measure() -> dict[str, Any]:
    """Return all figures of this bench."""
    own, shared = load_own(), load_shared(find_shared())
    accuracy: dict[str, Any] = {}
    for name, reports in (("own reports", own), ("shared reports", shared)):
        if reports:
            peer = score_dates(reports, search_peer, loose=True) if search_dates is not None else None
            accuracy[name] = {"habeas": score_dates(reports, read_dates, loose=False), "dateparser": peer}
    return {"dates": accuracy, "kB_per_second": measure_speed(own)}


def main() -> int:
    """Print the table or the JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    found = measure()
    if parser.parse_args().json:
        print(json.dumps(found, indent=1))
        return 0
    print(f"{'dates':<18}{'reader':<14}{'precision':>10}{'recall':>8}{'F1':>8}")
    for name, readers in found["dates"].items():
        for reader, score in readers.items():
            row = (
                [f"{score[part]:.3f}" for part in ("precision", "recall", "f1")] if score else ["-", "-", "-"]
            )
            print(f"{name:<18}{reader:<14}{row[0]:>10}{row[1]:>8}{row[2]:>8}")
    print("\nkB of text a second, one core")
    for step, speed in found["kB_per_second"].items():
        print(f"  {step:<16}{speed:>10}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
