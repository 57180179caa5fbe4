"""A home whose files are gone, cut or exchanged: told in words, and nothing is made anew in their place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.runs import PASSPHRASE, habeas
from tests.cli.test_verify import drop_guards, tamper

REPORT = "On 3 March 2024 about 40 people marched in Bonn.\n"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def exchange(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 400)


FILES = ("habeas.sqlite3", "secret.key", "key.json")
DAMAGES: tuple[Callable[[Path], None], ...] = (Path.unlink, cut, empty, exchange)
SEEN = [(name, damage) for name in FILES for damage in DAMAGES if (name, damage) != ("secret.key", cut)]
"""Half of a secret is a secret: nothing tells it from a whole one."""


@pytest.mark.parametrize(("name", "damage"), SEEN, ids=lambda each: getattr(each, "__name__", each))
def test_a_damaged_file_is_named_and_not_replaced(
    own: Path, tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(own / name)
    left = {path.name: path.read_bytes() for path in own.iterdir()}
    (tmp_path / "report.txt").write_text(REPORT)
    for command in (["verify"], ["add", tmp_path / "report.txt"]):
        told = habeas(*command, home=own, expect=1, HABEAS_PASSPHRASE=PASSPHRASE).stderr
        assert name in told
    assert {path.name: path.read_bytes() for path in own.iterdir() if path.name in left} == left
    assert not (own / name).exists() or name in left


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    told = habeas("init", home=tmp_path / "file" / "home", expect=1, HABEAS_PASSPHRASE=PASSPHRASE).stderr
    assert "cannot be written" in told


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE payload SET body = '{' WHERE position = 5",
        "UPDATE entry SET type = 'decision' WHERE position = 5",
    ],
)
def test_an_entry_that_cannot_be_read_is_named(demo: Path, change: str) -> None:
    guards = [*drop_guards(demo, "payload"), *drop_guards(demo, "entry")]
    tamper(demo, change, *guards)
    told = habeas("verify", home=demo, expect=1).stdout
    assert told.startswith("BROKEN: Entry 5 ")
    with closing(sqlite3.connect(demo / "habeas.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM entity_row").fetchone()[0] > 0
