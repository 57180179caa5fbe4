"""The tutorial's commands do what the tutorial says, in its order."""

import re
import subprocess
from pathlib import Path

from tests.cli.runs import HABEAS, PASSPHRASE, clean_environment
from tests.docs.consoles import ROOT, as_pattern, read_steps


def test_the_tutorial_can_be_followed(tmp_path: Path) -> None:
    environment = clean_environment(
        tmp_path / "demo", PATH=f"{HABEAS.parent}:/usr/bin:/bin", HABEAS_PASSPHRASE=PASSPHRASE
    )
    del environment["HABEAS_HOME"]
    exported = ""
    steps = read_steps(ROOT / "docs/tutorial.md")
    assert len(steps) >= 6
    for step in steps:
        done = subprocess.run(
            ["/bin/bash", "-euc", f"{exported}\n{step.command}"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{step.command}\n{done.stdout}{done.stderr}"
        pattern = as_pattern(step.printed)
        assert re.search(pattern, done.stdout, re.S), (
            f"{step.command}\n{done.stdout}\ndoes not hold\n{pattern}"
        )
        exported += f"\n{step.command}" if step.command.startswith("export ") else ""
