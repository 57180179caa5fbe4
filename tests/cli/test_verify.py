"""`habeas verify`: whole records end with 0, others name what is broken; nothing is changed by looking."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.runs import habeas


def tamper(home: Path, *statements: str) -> None:
    """Change a record behind the desk's back, as somebody with the file could."""
    with closing(sqlite3.connect(home / "habeas.sqlite3")) as database, database:
        for statement in statements:
            database.execute(statement)


def drop_guards(home: Path, table: str) -> list[str]:
    """Drop the triggers of a table and return what makes them again."""
    with closing(sqlite3.connect(home / "habeas.sqlite3")) as database, database:
        found = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [table]
        ).fetchall()
        for name, _ in found:
            database.execute(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in found]


def test_a_whole_record_tells_its_size_and_root_and_is_not_touched(demo: Path) -> None:
    before = (demo / "habeas.sqlite3").read_bytes()
    told = habeas("verify", home=demo).stdout
    assert told.startswith("Whole: 1")
    assert "root " in told
    assert (demo / "habeas.sqlite3").read_bytes() == before


def test_a_changed_entry_is_named(demo: Path) -> None:
    guards = drop_guards(demo, "payload")
    tamper(
        demo,
        "UPDATE payload SET body = replace(body, 'Radio', 'Rodio') WHERE position = "
        '(SELECT min(position) FROM payload WHERE body LIKE \'%"value":"Radio%\')',
        *guards,
    )
    before = (demo / "habeas.sqlite3").read_bytes()
    told = habeas("verify", home=demo, expect=1).stdout
    first = told.splitlines()[0]
    assert first.startswith("BROKEN: Entry ")
    assert "does not say what was logged" in first
    assert "Take the last copy that verifies; nothing was changed here." in told
    assert (demo / "habeas.sqlite3").read_bytes() == before


def test_a_changed_text_and_a_missing_guard_are_named(demo: Path) -> None:
    drop_guards(demo, "entry")
    tamper(demo, "UPDATE habeas_sourcetext SET content = replace(content, 'Radio', 'Rodio')")
    told = habeas("verify", home=demo, expect=1).stdout
    assert "its text was changed" in told or "does not have these words there" in told
    assert "guard" in told


def test_guards_of_another_version_are_made_again_when_a_home_is_opened_and_that_is_told(demo: Path) -> None:
    drop_guards(demo, "entry")
    told = habeas("member", "mina", home=demo).stdout
    assert "Guards of the database were missing or of another version" in told
    assert "entry_update" in told
    assert "Whole: " in habeas("verify", home=demo).stdout
    assert "Guards" not in habeas("member", "mina", home=demo).stdout


def test_lists_that_are_wrong_are_told_and_rebuild_mends_them(demo: Path) -> None:
    tamper(demo, "UPDATE entity_row SET label = 'nobody'")
    assert "run habeas rebuild" in habeas("verify", home=demo, expect=1).stdout
    habeas("rebuild", home=demo)
    assert "Whole: " in habeas("verify", home=demo).stdout


def test_a_head_that_was_given_away_betrays_a_record_that_was_made_anew(demo: Path, tmp_path: Path) -> None:
    report, note = tmp_path / "a.txt", tmp_path / "head.txt"
    report.write_text("On 3 March 2024 about 50 people marched.\n", encoding="utf-8")
    habeas("add", report, home=demo)
    note.write_text(habeas("head", home=demo).stdout, encoding="utf-8")
    size = int(note.read_text(encoding="utf-8").splitlines()[1])
    whole = habeas("verify", "--head", note, home=demo).stdout
    assert f"It holds the {size} entries of the head that was given away." in whole

    anew = tmp_path / "anew"
    habeas("demo", "--no-serve", home=anew)
    (anew / "secret.key").write_bytes((demo / "secret.key").read_bytes())
    assert "Whole: " in habeas("verify", home=anew).stdout
    assert "BROKEN: " in habeas("verify", "--head", note, home=anew, expect=1).stdout


def test_a_head_of_another_desk_or_a_file_that_is_none_is_refused(demo: Path, tmp_path: Path) -> None:
    other, note = tmp_path / "other", tmp_path / "head.txt"
    habeas("init", "--unencrypted-i-understand", home=other)
    note.write_text(habeas("head", home=other).stdout, encoding="utf-8")
    assert "is not one of" in habeas("verify", "--head", note, home=demo, expect=1).stderr
    assert "cannot be read" in habeas("verify", "--head", tmp_path, home=demo, expect=1).stderr
