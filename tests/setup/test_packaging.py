"""A wheel carries everything: installed elsewhere, it works without this folder and without a network."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(*words: object, expect: int = 0, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in words],
        env={**os.environ, **OFFLINE, **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.returncode == expect, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; what it depends on is lent by this one."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--no-build-isolation", "-w", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    site = next((folder / "venv/lib").glob("python*/site-packages"))
    own = next(Path(sys.prefix, "lib").glob("python*/site-packages"))
    run(sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--target", site, wheel)
    lent = [path for path in own.iterdir() if "habeas" not in path.name and path.suffix != ".pth"]
    for path in lent:
        if not (site / path.name).exists():
            (site / path.name).symlink_to(path)
    return folder / "venv/bin/python"


def habeas(installed: Path, *words: object, expect: int = 0, **environment: str) -> str:
    code = "import sys; from habeas.cli import main; sys.exit(main())"
    return run(installed, "-c", code, *words, expect=expect, **environment)


def test_the_installed_package_is_the_wheels(installed: Path) -> None:
    assert str(ROOT) not in run(installed, "-c", "import habeas; print(habeas.__file__)")


def test_the_commands_work_from_a_wheel(installed: Path, tmp_path: Path) -> None:
    home = {"HABEAS_HOME": str(tmp_path / "demo")}
    report = tmp_path / "a.txt"
    report.write_text("published: 2024-03-01\n---\n\nOn Sunday 50 people marched.\n", encoding="utf-8")
    assert "habeas 0." in habeas(installed, "--version")
    assert "50 people" in habeas(installed, "read", "--json", report)
    habeas(installed, "demo", "--no-serve", **home)
    assert "In the inbox" in habeas(installed, "add", report, **home)
    habeas(installed, "verify", **home)
    habeas(installed, "rebuild", **home)


def test_help_answers_at_once_because_nothing_slow_is_loaded() -> None:
    """`python -m bench.start` times it."""
    code = "import sys, habeas.cli as cli; cli.build_parser(); print(*sys.modules)"
    loaded = run(sys.executable, "-c", code).split()
    for slow in ("django", "yaml", "cryptography", "selectolax", "habeas.web", "habeas.reading"):
        assert slow not in loaded, slow
