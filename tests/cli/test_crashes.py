"""A full disk, a process killed in mid-save: nothing half-stored, nothing that was acknowledged lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.cli.runs import HABEAS, clean_environment, habeas

WAIT_FOR = 8
"""So many reports are acknowledged before the process is killed."""


def write_reports(folder: Path, count: int, size: int) -> list[Path]:
    """Write `count` different reports of about `size` characters."""
    folder.mkdir()
    paths = [folder / f"r{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        line = f"Report {number}: on 3 March 2024 about {number + 10} people marched.\n"
        path.write_text(line * (size // len(line) + 1), encoding="utf-8")
    return paths


def counted(home: Path) -> dict[str, int]:
    """Return how many rows there are of each thing that a report leaves behind."""
    with closing(sqlite3.connect(f"file:{home / 'habeas.sqlite3'}?mode=ro", uri=True)) as database:
        tables = ("habeas_source", "habeas_sourcetext", "habeas_original")
        return {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def whole_sources(home: Path) -> int:
    """Return the number of sources, each of which must have its text, and each report its original."""
    with closing(sqlite3.connect(f"file:{home / 'habeas.sqlite3'}?mode=ro", uri=True)) as database:
        halves = database.execute(
            "SELECT count(*) FROM habeas_source s WHERE (s.form <> 'note' AND s.original_id IS NULL)"
            " OR NOT EXISTS (SELECT 1 FROM habeas_sourcetext t WHERE t.source_id = s.id AND t.content <> '')"
        ).fetchone()[0]
        assert halves == 0
        return int(
            database.execute("SELECT count(*) FROM habeas_source WHERE filename LIKE 'r%.txt'").fetchone()[0]
        )


def test_a_process_killed_in_mid_save_loses_nothing_that_it_acknowledged(demo: Path, tmp_path: Path) -> None:
    home = demo
    paths = write_reports(tmp_path / "reports", 60, 3000)
    acknowledged: list[str] = []
    with subprocess.Popen(
        [HABEAS, "add", *paths], env=clean_environment(home), stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if "In the inbox" in line:
                acknowledged.append(line.split(":")[0])
            if len(acknowledged) == WAIT_FOR:
                running.kill()
                break
    assert running.returncode == -9
    assert len(acknowledged) == WAIT_FOR
    assert WAIT_FOR <= whole_sources(home) < len(paths)
    again = habeas("add", *(tmp_path / "reports" / name for name in acknowledged), home=home).stdout
    assert again.count("is here already") == WAIT_FOR
    assert "Whole: " in habeas("verify", home=home).stdout
    rest = len(paths) - whole_sources(home)
    assert habeas("add", *paths, home=home).stdout.count("In the inbox") == rest


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """Make `folder` a disk of `size` bytes where this user may; elsewhere files are limited instead."""
    folder.mkdir()
    mounted = os.geteuid() == 0 and shutil.which("mount") is not None
    if mounted:
        words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        mounted = subprocess.run(words, check=False, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("how", ["disk", "limit"])
def test_a_full_disk_is_told_and_keeps_all_that_was_there(own: Path, tmp_path: Path, how: str) -> None:
    with small_disk(tmp_path / "disk", 6_000_000) as mounted:
        home = tmp_path / "disk" / "home"
        habeas("init", "--unencrypted-i-understand", home=home)
        small = write_reports(tmp_path / "small", 2, 500)
        large = write_reports(tmp_path / "large", 3, 2_000_000)
        assert habeas("add", *small, home=home).stdout.count("In the inbox") == 2
        before = counted(home)
        limited = how == "limit" or not mounted
        done = subprocess.run(
            [HABEAS, "add", *large],
            env=clean_environment(home),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
            preexec_fn=limit_files if limited else None,
        )
        assert done.returncode == 1, done.stderr
        assert "there is no room left on the disk. Nothing of this report was kept" in done.stderr
        assert "Traceback" not in done.stderr
        kept = done.stdout.count("In the inbox")
        assert kept < len(large)
        assert counted(home) == {name: number + kept for name, number in before.items()}
        assert whole_sources(home) == 2 + kept
        assert "Whole: " in habeas("verify", home=home).stdout


def limit_files() -> None:
    """Let no file of this process grow beyond 1.5 MB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
