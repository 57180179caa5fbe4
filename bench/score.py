"""Print the reading scores: on our own example, and on shared gold where it lies beside this project.

`python -m bench.score [--json] [--errors]`. The shared folder is `../shared/data/reports`, or what
HABEAS_SHARED_REPORTS says; it brings its own scorer.
"""

import argparse
import importlib.util
import json
import os
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.matching import Score, score_items

from habeas import desk
from habeas.intake.header import find_header
from habeas.reading.items import project_items

FLOOR = 0.8
"""The overall F1 in English below which a change has broken something."""


def main() -> int:
    """Print all scores; exit code 1 when the shared English F1 is below the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was false")
    arguments = parser.parse_args()
    own = score_example()
    shared = score_shared(find_shared(), errors=arguments.errors)
    if arguments.json:
        print(
            json.dumps({"example": {name: show_scores(part) for name, part in own.items()}, "shared": shared})
        )
    else:
        print_scores(own, shared, errors=arguments.errors)
    return 1 if shared and shared["overall"]["f1"] < FLOOR else 0


def read_items(text: str, *, published: str | None, language: str | None, body_start: int) -> list[Any]:
    """Return all items of a text, flags included."""
    reading = desk.read_report(text, published=published, language=language, body_start=body_start)
    return project_items(reading.suggestions, reading.flags)


def score_example() -> dict[str, dict[str, Score]]:
    """Return the scores by kind of each example report that has gold of its own."""
    scores = {}
    folder = files("habeas.example").joinpath("reports")
    for gold in sorted(folder.iterdir(), key=lambda file: file.name):
        if not gold.name.endswith(".gold.json"):
            continue
        name = gold.name.removesuffix(".gold.json")
        text = folder.joinpath(f"{name}.txt").read_text(encoding="utf-8")
        header = find_header(text)
        said = {key: field.value for key, field in header.fields.items()}
        found = read_items(
            text,
            published=said.get("published"),
            language=said.get("language"),
            body_start=header.body_start,
        )
        scores[name] = score_items(text, found, json.loads(gold.read_text(encoding="utf-8")))
    return scores


def show_scores(scores: dict[str, Score]) -> dict[str, Any]:
    """Return the scores of one report as plain values, with the overall one."""
    overall = Score()
    for score in scores.values():
        overall.add(score)
    return {kind: round(score.f1, 3) for kind, score in scores.items()} | {"overall": round(overall.f1, 3)}


def find_shared() -> Path | None:
    """Return the folder of shared gold, None where there is none."""
    said = os.environ.get("HABEAS_SHARED_REPORTS")
    folder = Path(said) if said else Path(__file__).resolve().parents[2] / "shared" / "data" / "reports"
    return folder if (folder / "manifest.json").is_file() and (folder / "score.py").is_file() else None


def score_shared(folder: Path | None, *, errors: bool) -> dict[str, Any] | None:
    """Return what the shared scorer says of our English reading, None where there is no shared gold."""
    if folder is None:
        return None
    found = {}
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        text = (folder / f"{entry['slug']}.txt").read_text(encoding="utf-8")
        found[entry["slug"]] = read_items(
            text, published=entry["published"], language=entry["language"], body_start=entry["body_start"]
        )
    result, wrong = load_scorer(folder / "score.py").score(folder, found, lang="en")
    result["wrong"] = [
        f"{slug}: {what} {item['kind']} {item['quote']}" for slug, what, item in wrong if errors
    ]
    return dict(result)


def load_scorer(path: Path) -> ModuleType:
    """Return the scorer at `path` as a module."""
    spec = importlib.util.spec_from_file_location("shared_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_scores(own: dict[str, dict[str, Score]], shared: dict[str, Any] | None, *, errors: bool) -> None:
    """Print the scores as a table of kinds."""
    for name, scores in own.items():
        print(f"Our example {name}: " + " · ".join(f"{k} {v:.2f}" for k, v in show_scores(scores).items()))
        for line in (line for score in scores.values() for line in score.wrong if errors):
            print(f"  {line}")
    if not own:
        print("Our example reports have no gold yet.")
    if shared is None:
        print("There is no shared gold beside this project (HABEAS_SHARED_REPORTS names its folder).")
        return
    print(f"\n{'shared, English':<16}{'hits':>6}{'false':>6}{'missed':>7}{'F1':>8}")
    rows = {**shared["by_kind"], "overall": shared["overall"], "act links": shared["act_links"]}
    for kind, row in rows.items():
        print(f"{kind:<16}{row['tp']:>6}{row['fp']:>6}{row['fn']:>7}{row['f1']:>8.3f}")
    print(f"modality right: {shared['act_modality_accuracy']}")
    for line in shared["wrong"]:
        print(f"  {line}")


if __name__ == "__main__":
    sys.exit(main())
