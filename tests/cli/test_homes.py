"""Beginning and opening a record: init, member, run, demo."""

import re
import socket
import sqlite3
import stat
import urllib.request
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from tests.cli.runs import PASSPHRASE, free_port, habeas, serving


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_init_makes_an_encrypted_record_that_only_the_passphrase_opens(home: Path) -> None:
    told = habeas("init", "--name", "mina", home=home, HABEAS_PASSPHRASE=PASSPHRASE).stdout
    assert re.search(r"Name: mina   Password, shown this once: (\w{4}-){3}\w{4}\n", told)
    assert "Open the desk with: habeas run" in told
    content = (home / "habeas.sqlite3").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"mina" not in content
    assert b"CREATE TABLE" not in content
    wrong = habeas("member", "x", home=home, expect=1, HABEAS_PASSPHRASE="seven small goats at dawn")
    assert "this passphrase does not open the record. Nothing was changed." in wrong.stderr
    assert "Name: juno" in habeas("member", "juno", home=home, HABEAS_PASSPHRASE=PASSPHRASE).stdout


def test_everything_in_a_home_is_for_its_owner_only(own_template: Path) -> None:
    for path in [own_template, *own_template.rglob("*")]:
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), path


def test_the_passphrase_comes_from_a_file_descriptor_too(home: Path) -> None:
    habeas("init", "--passphrase-fd", "0", home=home, given=f"{PASSPHRASE}\n")
    habeas("verify", "--passphrase-fd", "0", home=home, given=f"{PASSPHRASE}\n")


def test_without_a_terminal_a_missing_passphrase_is_an_error_and_not_a_hang(home: Path) -> None:
    refused = habeas("init", home=home, expect=1).stderr
    assert "no terminal" in refused
    assert "HABEAS_PASSPHRASE" in refused
    assert not home.exists()


def test_a_short_passphrase_is_refused_before_anything_is_made(home: Path) -> None:
    assert "shorter than 12" in habeas("init", home=home, expect=1, HABEAS_PASSPHRASE="short").stderr
    assert not home.exists()


def test_init_overwrites_nothing(own: Path) -> None:
    before = {path: path.read_bytes() for path in own.iterdir() if path.is_file()}
    refused = habeas("init", home=own, expect=1, HABEAS_PASSPHRASE=PASSPHRASE).stderr
    assert "there is a record here already. Nothing was changed. To open it: habeas run." in refused
    assert before == {path: path.read_bytes() for path in own.iterdir() if path.is_file()}


def test_init_asks_for_no_passphrase_where_a_record_lies_already(own: Path) -> None:
    assert "there is a record here already" in habeas("init", home=own, expect=1).stderr


def test_a_folder_with_other_things_in_it_is_no_place_for_a_record(home: Path) -> None:
    home.mkdir()
    (home / "letter.txt").write_text("Dear all", encoding="utf-8")
    refused = habeas("init", home=home, expect=1, HABEAS_PASSPHRASE=PASSPHRASE).stderr
    assert "there is something here already. Nothing was changed." in refused
    assert [path.name for path in home.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("command", ["init", "demo", "verify"])
def test_a_folder_that_cannot_be_looked_into_is_told(home: Path, command: str) -> None:
    refused = habeas(command, home=home.parent / ("x" * 300), expect=1, HABEAS_PASSPHRASE=PASSPHRASE).stderr
    assert "cannot be looked into (File name too long). Name a folder that you may write in" in refused


def test_a_mistyped_name_is_seen_to_be_a_new_member(home: Path) -> None:
    habeas("init", "--name", "mina", "--unencrypted-i-understand", home=home)
    assert "mina is a member; her old password opens nothing" in habeas("member", "mina", home=home).stdout
    assert "mnia is a new member." in habeas("member", "mnia", home=home).stdout


@pytest.mark.parametrize("name", ["", " ", "ju no", "juno\n", "x" * 151])
def test_a_name_that_could_not_be_typed_is_refused(home: Path, name: str) -> None:
    refused = habeas("init", "--name", name, "--unencrypted-i-understand", home=home, expect=1).stderr
    assert "cannot be a member's name. Nobody was added. Give one word, such as juno." in refused
    assert not home.exists()


def test_an_unencrypted_record_has_to_be_asked_for_in_words_and_says_so(home: Path) -> None:
    told = habeas("init", "--unencrypted-i-understand", home=home).stdout
    assert "NOT ENCRYPTED" in told
    assert (home / "habeas.sqlite3").read_bytes().startswith(b"SQLite format 3")


def test_without_the_encrypting_library_init_refuses(home: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "sitecustomize.py"
    blocked.write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'sqlcipher3' else find(name, *rest)\n",
        encoding="utf-8",
    )
    refused = habeas("init", home=home, expect=1, PYTHONPATH=str(tmp_path), HABEAS_PASSPHRASE=PASSPHRASE)
    assert "sqlcipher3 is not installed" in refused.stderr
    assert "Nothing was made." in refused.stderr
    assert not home.exists()


def test_a_command_without_a_record_says_how_to_begin(home: Path) -> None:
    refused = habeas("verify", home=home, expect=1).stderr
    assert "there is no record here." in refused
    assert "habeas init" in refused


def test_the_demonstration_does_not_open_a_record_nor_the_other_way(demo: Path, tmp_path: Path) -> None:
    habeas("init", "--unencrypted-i-understand", home=tmp_path / "clear")
    assert "your own record" in habeas("demo", "--no-serve", home=tmp_path / "clear", expect=1).stderr
    assert "habeas demo" in habeas("run", home=demo, expect=1).stderr


def test_the_demonstration_can_be_made_twice(demo: Path) -> None:
    before = (demo / "secret.key").read_bytes()
    assert "entries" not in habeas("demo", "--no-serve", home=demo).stdout
    assert (demo / "secret.key").read_bytes() == before


def test_the_desk_opens_prints_where_and_closes_at_ctrl_c(demo: Path) -> None:
    port = free_port()
    with serving("demo", port, home=demo) as told:
        assert f"Open http://127.0.0.1:{port}/ in your browser." in told
        assert re.search(r"Password, for this time only: (\w{4}-){3}\w{4}", told)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert "no-store" in answer.headers["Cache-Control"]
        taken = habeas("demo", "--port", str(port), home=demo, expect=1)
        assert "another program listens there" in taken.stderr


def test_an_encrypted_record_is_served(own: Path) -> None:
    port = free_port()
    with serving("run", port, home=own, HABEAS_PASSPHRASE=PASSPHRASE) as told:
        assert "NOT ENCRYPTED" not in told
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            assert answer.status == 200


def test_slow_clients_keep_nobody_waiting(demo: Path) -> None:
    port = free_port()
    with serving("demo", port, home=demo), ExitStack() as slow:
        for _ in range(40):
            client = slow.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.sendall(b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90000\r\n\r\nslow")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            assert answer.status == 200


def test_an_older_home_is_copied_before_it_is_changed(home: Path) -> None:
    habeas("init", "--unencrypted-i-understand", home=home)
    with closing(sqlite3.connect(home / "habeas.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app='sessions'")
        database.execute("DROP TABLE django_session")
    told = habeas("member", "mina", home=home).stdout
    assert "A copy of it as it was" in told
    (copy,) = (home / "backups").iterdir()
    assert copy.stat().st_size > 100_000
    assert "A copy" not in habeas("member", "mina", home=home).stdout
