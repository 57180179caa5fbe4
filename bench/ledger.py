"""What the ledger costs at 10,000, 100,000 and a million statements, beside two stores of a peer.

    python bench/ledger.py                     all three sizes (about five minutes)
    python bench/ledger.py 10000 100000        these sizes
    python bench/ledger.py --json              the same as JSON

SQLite with synchronous=FULL, as the desk runs it; CPU time is given too, since other work on the machine
stretches the clock; 10,000 statements a transaction, with payload,
log, projections and search index. Peers run in the environment that HABEAS_PEERS names (a python
with the extra "bench"), by default this one, and are left out where they are not installed.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from _records import make_statements  # noqa: E402

BATCH = 10_000
TODAY = "2026-11-24"
LARGEST_PEER = 100_000
ROWS = {
    "append_per_s": ("bulk append, statements/s", "≥ 15000"),
    "append_per_cpu_s": ("the same per second of CPU", "≥ 15000"),
    "single_ms": ("one durable append, ms", "≤ 2"),
    "view_ms": ("one entity's view, ms", "≤ 1"),
    "as_of_ms": ("the same as known then, ms", "≤ 3"),
    "merge_ms": ("merge, ms", "≤ 5"),
    "unmerge_ms": ("unmerge, ms", "≤ 5"),
    "retract_ms": ("retract a source of 150 entities, ms", "≤ 150"),
    "search_ms": ("search, two terms, ms", ""),
    "rebuild_s": ("rebuild of projections, s", "≤ 10"),
    "rebuild_search_s": ("writing the search index of a rebuild, s", ""),
    "rebuild_cpu_s": ("both in CPU time of all processes, s", ""),
    "verify_s": ("verify the log, s", ""),
    "bytes": ("bytes a statement", "≤ 700"),
    "search_bytes": ("bytes a statement, search index", ""),
}


def open_desk(folder: Path) -> Any:
    """Return the store over a fresh database in `folder`."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.web.settings"
    os.environ.pop("HABEAS_HOME", None)
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = str(folder / "bench.sqlite3")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from habeas.web.ledger_store import desk_store

    return desk_store()


def timed(call: Callable[[], object]) -> float:
    """Return the milliseconds that `call` takes."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def median_of(times: int, call: Callable[[], object]) -> float:
    return statistics.median(timed(call) for _ in range(times))


def batches(count: int) -> Iterator[list[Any]]:
    made = make_statements(count)
    while batch := list(islice(made, BATCH)):
        yield batch


class Measured:
    """One desk filled with `count` statements, and what things cost in it."""

    def __init__(self, count: int, folder: Path) -> None:
        self.count = count
        self.folder = folder
        self.store = open_desk(folder)
        self.chance = random.Random(3)
        self.entities: list[str] = []
        self.sources: list[str] = []
        self.keys = iter(f"single {number}" for number in range(10**9))

    def run(self) -> dict[str, float]:
        began = time.process_time()
        found = {"append_per_s": self.fill()}
        found["append_per_cpu_s"] = self.count / (time.process_time() - began - self.making)
        found |= self.weigh()
        self.store.queries.ask("PRAGMA optimize")
        found |= {
            "single_ms": median_of(200, self.append_one),
            "view_ms": median_of(300, lambda: self.view(None)),
            "as_of_ms": median_of(300, lambda: self.view(self.count // 2)),
            "search_ms": median_of(50, self.search),
        }
        found |= self.decide()
        found["verify_s"] = timed(self.verify) / 1000
        return found | self.rebuild()

    def rebuild(self) -> dict[str, float]:
        """Return what it takes to make all projections again, and the part that writes the search index."""
        from habeas.web.ledger_queries import Queries

        write_terms, spent = Queries.write_terms, [0.0]

        def write_timed(queries: Any, rows: Any) -> None:
            spent[0] += timed(lambda: write_terms(queries, rows)) / 1000

        setattr(Queries, "write_terms", write_timed)  # noqa: B010 (put back below)
        began = os.times()
        whole = timed(self.store.rebuild) / 1000
        ended = os.times()
        setattr(Queries, "write_terms", write_terms)  # noqa: B010
        cpu = sum(ended[:4]) - sum(began[:4])
        return {"rebuild_s": whole - spent[0], "rebuild_search_s": spent[0], "rebuild_cpu_s": cpu}

    def fill(self) -> float:
        spent = self.making = 0.0
        waiting = batches(self.count)
        for number in range(-(-self.count // BATCH)):
            began = time.process_time()
            batch = next(waiting)
            self.making += time.process_time() - began
            self.entities += dict.fromkeys(each.entity for each in batch)
            self.sources += dict.fromkeys(each.source for each in batch)
            spent += timed(lambda b=batch, n=number: self.store.append(b, key=f"bulk {n}", today=TODAY))
        self.sources = list(dict.fromkeys(self.sources))
        return self.count / (spent / 1000)

    def weigh(self) -> dict[str, float]:
        self.store.queries.ask("PRAGMA wal_checkpoint(TRUNCATE)")
        whole = (self.folder / "bench.sqlite3").stat().st_size
        ((search,),) = self.store.queries.ask(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_row%%'", []
        )
        return {"bytes": (whole - search) / self.count, "search_bytes": search / self.count}

    def append_one(self) -> None:
        statement = next(make_statements(1, seed=self.chance.randrange(10**9)))
        self.store.append([statement], key=next(self.keys), today=TODAY)

    def view(self, upto: int | None) -> None:
        from habeas.ledger.view import view_entity

        view_entity(self.store, self.chance.choice(self.entities), upto=upto)

    def search(self) -> None:
        from habeas.vocabulary.level import Level
        from habeas.web.ledger_search import search

        search(f"kim su{self.chance.randrange(9973)}", Level.CONFIDENTIAL)

    def decide(self) -> dict[str, float]:
        merges, unmerges, retractions = [], [], []
        for _ in range(30):
            pair = self.chance.sample(self.entities, 2)
            merges.append(timed(lambda p=pair: self.log("same", *p)))
            unmerges.append(timed(lambda: self.log("revert", self.last)))
        for source in self.sources[:5]:
            retractions.append(timed(lambda s=source: self.log("retract", s)))
        return {
            "merge_ms": statistics.median(merges),
            "unmerge_ms": statistics.median(unmerges),
            "retract_ms": statistics.median(retractions),
        }

    def log(self, kind: str, *targets: str) -> None:
        from habeas.vocabulary.decision import Decision

        decision = Decision(
            kind=kind,
            targets=targets,
            reason="measured",
            recorded_at="2026-11-24T10:00:00+00:00",
            recorded_by="bench",
        )
        (logged,) = self.store.append([decision], key=next(self.keys), today=TODAY)
        self.last = logged.id

    def verify(self) -> None:
        from habeas.ledger.verify import verify_log

        faults = verify_log(self.store).faults
        if faults:
            raise SystemExit(str(faults[0]))


def measure_here(count: int) -> dict[str, float]:
    """Measure one size in a process of its own, so that none warms up another."""
    return run_json([sys.executable, __file__, "--one", str(count)])


def measure_peer(kind: str, count: int) -> dict[str, float] | None:
    python = os.environ.get("HABEAS_PEERS", sys.executable)
    probe = [python, "-c", "import nomenklatura, plyvel"]
    if count > LARGEST_PEER or subprocess.run(probe, capture_output=True, check=False).returncode:
        return None
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src")}
    return run_json([python, str(HERE / "_peers.py"), kind, str(count)], environment)


def run_json(command: list[str], environment: dict[str, str] | None = None) -> dict[str, float]:
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def print_table(results: dict[str, dict[str, float]]) -> None:
    print("| | goal | " + " | ".join(results) + " |")
    print("|---|---|" + "---|" * len(results))
    for name, (title, goal) in ROWS.items():
        cells = (
            f"{found[name]:,.{0 if found[name] >= 100 else 2}f}" if name in found else "–"
            for found in results.values()
        )
        print(f"| {title} | {goal} | " + " | ".join(cells) + " |")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            print(json.dumps(Measured(int(arguments[1]), Path(folder)).run()))
        return
    sizes = [int(each) for each in arguments if each.isdigit()] or [10_000, 100_000, 1_000_000]
    results: dict[str, dict[str, float]] = {}
    for count in sizes:
        results[f"Habeas {count:,}"] = measure_here(count)
        for kind, name in (("sql", "nomenklatura SQL"), ("level", "nomenklatura LevelDB")):
            found = measure_peer(kind, count)
            if found:
                results[f"{name} {count:,}"] = found
    if "--json" in arguments:
        print(json.dumps(results))
    else:
        print_table(results)


if __name__ == "__main__":
    main(sys.argv[1:])
