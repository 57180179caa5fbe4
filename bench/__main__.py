"""`make bench`: asks every question of this folder in turn; each file also runs alone, with `--json`."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ELSEWHERE = ("score.py",)
"""Not a benchmark: `make score`."""


def main() -> int:
    """Run each file whose name begins with a letter; the exit code is the worst of theirs."""
    worst = 0
    for path in sorted(HERE.glob("[a-z]*.py")):
        if path.name in ELSEWHERE:
            continue
        print(f"\n## {path.stem}\n", flush=True)
        done = subprocess.run([sys.executable, "-m", f"bench.{path.stem}"], cwd=HERE.parent, check=False)
        worst = max(worst, abs(done.returncode))
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
