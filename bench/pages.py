"""What a page of the desk costs at 10,000, 100,000 and a million statements: questions and server CPU.

    python bench/pages.py                      all three sizes (about five minutes)
    python bench/pages.py 10000                this size
    python bench/pages.py --json               the same as JSON

Pages are asked for through the whole desk, middleware and templates included, by someone signed in.
A report of some seventy statements comes to every three thousand others. Times are CPU of this process,
medians over many pages of a kind, since other work on the machine stretches the clock.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import ledger  # noqa: E402

TIMES = 15
PER_REPORT = 3000
"""Statements for each report."""
MOST_QUERIES, MOST_MS = 12, 15


def fill_desk(count: int, folder: Path) -> Any:
    """Return a desk with `count` statements, and reports of its own among them."""
    desk: Any = ledger.Measured(count, folder)
    desk.fill()
    from _reports import write_reports

    desk.reports = []
    for report in write_reports(max(20, count // PER_REPORT), desk.entities[:2000]):
        desk.store.append(report.keep(), key=report.id, today=ledger.TODAY)
        desk.reports.append(report)
    desk.store.queries.ask("PRAGMA optimize")
    return desk


def choose_pages(desk: Any) -> dict[str, Callable[[], str]]:
    """Return for each kind of page what gives the address of one of its kind."""
    chance = random.Random(5)

    def told(kind: str) -> str:
        report = chance.choice(desk.reports)
        return str(chance.choice([each.entity for each in report.statements if each.kind == kind]))

    return {
        "inbox": lambda: "/inbox/",
        "record, all": lambda: "/record/",
        "record, one kind": lambda: "/record/?kind=Person",
        "record, by name": lambda: f"/record/?q=su{chance.randrange(9973)}",
        "person": lambda: f"/record/{chance.choice(desk.entities)}/",
        "person in acts": lambda: f"/record/{chance.choice(desk.entities[:2000])}/",
        "act": lambda: f"/record/{told('Act')}/",
        "chronology": lambda: "/chronology/",
        "chronology, newest": lambda: "/chronology/?order=newest",
        "figures": lambda: "/figures/",
        "one figure": lambda: f"/figures/{told('Act')}/",
        "source": lambda: f"/sources/{chance.choice(desk.reports).id}/",
        "search": lambda: f"/search/?q=kim+su{chance.randrange(9973)}",
    }


def measure_pages(desk: Any) -> dict[str, dict[str, float]]:
    """Return for each kind of page the most queries and the median of the CPU milliseconds."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from habeas.web.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(User.objects.get_or_create(username="bench")[0])
    found = {}
    for name, address in choose_pages(desk).items():
        spent, asked = [], 0
        for number in range(TIMES):
            path = address()
            began = time.process_time()
            response = client.get(path)
            spent.append((time.process_time() - began) * 1000)
            if response.status_code != 200:
                raise SystemExit(f"{path}: {response.status_code}")
            if number < 3:
                with CaptureQueriesContext(connection) as queries:
                    client.get(address())
                asked = max(asked, len(queries))
        found[name] = {"queries": asked, "ms": statistics.median(spent)}
    return found


def print_table(results: dict[str, dict[str, dict[str, float]]]) -> None:
    sizes = list(results)
    print(f"Queries (≤ {MOST_QUERIES}) and CPU milliseconds (≤ {MOST_MS}) a page:\n")
    print("| | " + " | ".join(sizes) + " |")
    print("|---|" + "---|" * len(sizes))
    for page in results[sizes[0]]:
        cells = (f"{results[size][page]['queries']:.0f}, {results[size][page]['ms']:.1f}" for size in sizes)
        print(f"| {page} | " + " | ".join(cells) + " |")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            print(json.dumps(measure_pages(fill_desk(int(arguments[1]), Path(folder)))))
        return
    results = {}
    for size in [int(each) for each in arguments if each.isdigit()] or [10_000, 100_000, 1_000_000]:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        results[f"{size:,}"] = json.loads(done.stdout.splitlines()[-1])
    if "--json" in arguments:
        print(json.dumps(results))
    else:
        print_table(results)


if __name__ == "__main__":
    main(sys.argv[1:])
