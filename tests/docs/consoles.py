"""Console blocks of the documentation: what is typed after `$ `, and what is then printed."""

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@dataclass(slots=True)
class Step:
    """One command with its continuation lines, and the lines that it prints."""

    command: str
    printed: list[str] = field(default_factory=list)


def read_steps(page: Path) -> list[Step]:
    """Return the steps of all console blocks of a page, in order."""
    steps: list[Step] = []
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append(Step(line[2:]))
            elif line.startswith(">"):
                steps[-1].command += "\n" + line[2:]
            else:
                steps[-1].printed.append(line)
    return steps


def as_pattern(printed: list[str]) -> str:
    """Return a pattern for printed lines; … stands for anything."""
    return ".*".join(re.escape(part.strip()) for part in "\n".join(printed).split("…"))
