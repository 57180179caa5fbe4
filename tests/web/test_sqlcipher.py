"""The encrypted database: all that Django asks of SQLite, in a file that says nothing without the key."""

import datetime
import decimal
import secrets
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connections, models, transaction
from django.db.models.functions import TruncDay
from tests.databases import open_alias

from habeas.errors import HabeasError
from habeas.web.models import Original, Source, SourceText, SuggestionRow, User
from habeas.web.sqlcipher import key as keys

MARKS = ("북송된 사람", "Marker-Name-77", "遣返")


@pytest.fixture
def alias(tmp_path: Path, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An encrypted database with the tables as shipped."""
    monkeypatch.setattr(keys, "_held", [secrets.token_bytes(32)])
    path = str(tmp_path / "secret.sqlite3")
    with django_db_blocker.unblock(), open_alias(ENGINE="habeas.web.sqlcipher", NAME=path) as name:
        call_command("migrate", database=name, verbosity=0)
        yield name


def fill(alias: str) -> SourceText:
    """Write a source with a text and a suggestion, full of words to look for."""
    source = Source.objects.using(alias).create(id="s1", form="plain", received=datetime.date(2024, 3, 9))
    text = SourceText.objects.using(alias).create(id="t1", source=source, how="file", content=" ".join(MARKS))
    SuggestionRow.objects.using(alias).create(
        text=text, number="p1", place=0, kind="person", start=0, end=3, quote="x", confidence=0.5,
        value={"name": "Kim", "n": 3},
    )  # fmt: skip
    return text


def test_nothing_written_can_be_found_in_the_file_or_beside_it(alias: str, tmp_path: Path) -> None:
    fill(alias)
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert not content.startswith(b"SQLite format")
        assert not [mark for mark in MARKS if mark.encode() in content]
        assert b"habeas_source" not in content


def test_a_wrong_key_opens_nothing(alias: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(alias)
    connections[alias].close()
    monkeypatch.setattr(keys, "_held", [secrets.token_bytes(32)])
    with pytest.raises(DatabaseError, match="not a database"):
        Source.objects.using(alias).count()
    connections[alias].close()


def test_without_a_key_the_record_is_locked(alias: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connections[alias].close()
    monkeypatch.setattr(keys, "_held", [])
    with pytest.raises(keys.Locked, match="habeas run"):
        Source.objects.using(alias).count()


def test_one_changed_byte_is_noticed(alias: str, tmp_path: Path) -> None:
    fill(alias)
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert cursor.execute("PRAGMA cipher_integrity_check").fetchall() == []
    connections[alias].close()
    path = tmp_path / "secret.sqlite3"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with connections[alias].cursor() as cursor:
        assert cursor.execute("PRAGMA cipher_integrity_check").fetchall() != []


def test_settings_of_the_connection_hold(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        said = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
    }


def test_queries_that_django_translates_work(alias: str) -> None:
    text = fill(alias)
    rows = SuggestionRow.objects.using(alias)
    assert rows.filter(value__name="Kim", value__n__gt=2).exists()
    assert SourceText.objects.using(alias).filter(content__iregex="marker-name-[0-9]+").get() == text
    User.objects.using(alias).create(
        username="mina", last_login=datetime.datetime(2024, 3, 9, 5, tzinfo=datetime.UTC)
    )
    (day,) = User.objects.using(alias).annotate(day=TruncDay("last_login")).values_list("day", flat=True)
    assert day == datetime.datetime(2024, 3, 9, tzinfo=datetime.UTC)
    average = rows.aggregate(mean=models.Avg("confidence"))["mean"]
    assert average == 0.5
    assert Source.objects.using(alias).get().received == datetime.date(2024, 3, 9)


def test_faults_and_savepoints_are_those_of_django(alias: str) -> None:
    originals = Original.objects.using(alias)
    with transaction.atomic(using=alias):
        originals.create(digest="a", content=b"\x00\xff")
        with pytest.raises(IntegrityError), transaction.atomic(using=alias):
            originals.create(digest="a", content=b"")
        originals.create(digest="b", content=b"")
    assert sorted(originals.values_list("digest", flat=True)) == ["a", "b"]
    assert bytes(originals.get(digest="a").content) == b"\x00\xff"
    with transaction.atomic(using=alias):
        originals.create(digest="c", content=b"")
        transaction.set_rollback(True, using=alias)
    assert originals.count() == 2


def test_placeholders_of_both_styles_and_many_rows(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("CREATE TABLE t (a, b)")
        cursor.executemany("INSERT INTO t VALUES (%s, %s)", [(1, "100%"), (2, "x")])
        cursor.executemany("INSERT INTO t VALUES (%(a)s, %(b)s)", [{"a": 3, "b": "y"}])
        cursor.executemany("INSERT INTO t VALUES (%s, %s)", [])
        assert (
            cursor.execute("SELECT b FROM t WHERE a = %(a)s AND b LIKE '%%0%%'", {"a": 1}).fetchone()[0]
            == "100%"
        )
        assert cursor.execute("SELECT count(*) FROM t").fetchone()[0] == 3
        assert cursor.execute("SELECT %s", [decimal.Decimal("1.5")]).fetchone()[0] == "1.5"


def test_the_key_file_gives_the_key_to_the_passphrase_and_to_no_other(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    key = keys.create_key(path, "한국어 passphrase", cost=2**10)
    assert len(key) == 32
    assert key.hex() not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    for form in ("NFC", "NFD"):
        assert keys.unwrap_key(path, unicodedata.normalize(form, "한국어 passphrase")) == key
    with pytest.raises(keys.WrongPassphrase, match="does not open"):
        keys.unwrap_key(path, "another passphrase")
    path.write_text(path.read_text().replace('"wrapped": "', '"wrapped": "zz'))
    with pytest.raises(keys.KeyFileBroken):
        keys.unwrap_key(path, "한국어 passphrase")


def test_a_guess_costs_memory_as_shipped() -> None:
    assert keys.COST == 2**17
    assert issubclass(keys.WrongPassphrase, HabeasError)
