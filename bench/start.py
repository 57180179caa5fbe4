"""How much is installed, and how long until the command answers and the desk is there?

python -m bench.start [--json]
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
HABEAS = Path(sys.executable).with_name("habeas")
ROUNDS = 9


def count_packages() -> int:
    """Return how many packages `pip install habeas` brings: those of the lock that are not for building."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    return len(pinned - {"editables", "hatchling", "pathspec", "pluggy", "tomlkit", "trove-classifiers"})


def time_command(*words: str, home: str) -> float:
    """Return the seconds that a command takes."""
    begun = time.perf_counter()
    subprocess.run(
        [HABEAS, *words], env={**os.environ, "HABEAS_HOME": home}, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begun


def measure() -> dict[str, float]:
    """Return the figures: a count, and seconds."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        home = f"{folder}/home"
        helped = statistics.median(time_command("--help", home=home) for _ in range(ROUNDS))
        first = time_command("demo", "--no-serve", home=home)
        second = time_command("demo", "--no-serve", home=home)
        verified = time_command("verify", home=home)
    return {
        "packages installed": count_packages(),
        "habeas --help, s": round(helped, 3),
        "demonstration made, s": round(first, 2),
        "demonstration opened again, s": round(second, 2),
        "example record verified, s": round(verified, 2),
    }


GOALS = {"packages installed": "≤ 60", "habeas --help, s": "≤ 0.15"}


def main() -> int:
    """Print the table or the JSON."""
    found = measure()
    if "--json" in sys.argv[1:]:
        print(json.dumps(found))
        return 0
    print("| | goal | here |\n|---|---|---|")
    for name, value in found.items():
        print(f"| {name} | {GOALS.get(name, '')} | {value:g} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
