"""The desk's store: projections, search, erasure to the last byte, crashes and two writers at once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.records import (
    ARREST,
    LETTER,
    MINA,
    REPORT,
    SISTER,
    TODAY,
    a_decision,
    a_statement,
    a_text,
    log,
    made_id,
)

from habeas.ledger.verify import verify_log
from habeas.ledger.view import view_entity
from habeas.vocabulary.level import Level
from habeas.web import ledger_replay
from habeas.web.ledger_store import search
from habeas.web.models import CanonicalRow, EntityRow, StatementRow


def rows(store: Any, clearance: Level = Level.CONFIDENTIAL) -> list[EntityRow]:
    return list(EntityRow.objects.using(store.using).seen_at(clearance).order_by("id"))


def an_arrest(**changes: Any) -> list[Any]:
    place = {"id": "gn:2034655", "name": "Tumen", "country": "CN", "precision": "town", "act_type": "arrest"}
    many = {"min": 2, "max": None, "qualifier": "at_least", "unit": "persons"}
    parts = [
        ("act_type", "was arrested", "arrest"),
        ("modality", "was arrested", "actual"),
        ("date", "in July 2021", "2021-07"),
        ("place", "Tumen", place),
        ("count", "at least two", many),
    ]
    return [
        a_statement(ARREST, kind="Act", property=name, value=value, norm=norm, **changes)
        for name, value, norm in parts
    ]


def test_an_entity_row_says_what_a_list_shows(django_store: Any) -> None:
    log(django_store, a_text(), *an_arrest())
    (row,) = rows(django_store)
    assert (row.reference, row.kind, row.label) == ("A-1", "Act", "was arrested")
    assert (row.date, row.sort_from, row.sort_to) == ("2021-07", "2021-07-01", "2021-07-31")
    assert (row.count_min, row.count_max, row.qualifier, row.unit) == (2, None, "at_least", "persons")
    assert (row.act_type, row.modality, row.place_label, row.country) == ("arrest", "actual", "Tumen", "CN")
    assert (row.sources, row.standing, row.conflict, row.level) == (1, 5, False, Level.CONFIDENTIAL)


def test_a_source_has_one_reference_on_every_page(django_store: Any) -> None:
    log(django_store, a_statement(), a_text(), a_text())
    log(django_store, a_statement(REPORT, kind="Source", property="title", value="A title"))
    (row,) = [row for row in rows(django_store) if row.kind == "Source"]
    assert row.reference == view_entity(django_store, REPORT).reference == "S-1"
    assert row.label == "A title"


def test_a_text_that_comes_after_what_is_said_of_its_source_names_it(django_store: Any) -> None:
    log(django_store, a_statement(REPORT, kind="Source", property="title", value="A title"))
    log(django_store, a_text())
    assert (
        [row.reference for row in rows(django_store)]
        == [view_entity(django_store, REPORT).reference]
        == ["S-1"]
    )
    assert django_store.stale_projections() == []


@pytest.mark.parametrize("which", range(7))
def test_any_record_but_an_erasure_can_be_erased_and_the_rows_follow(django_store: Any, which: int) -> None:
    made = log(
        django_store,
        a_text(),
        a_statement(REPORT, kind="Source", property="title", value="A title"),
        a_statement(),
        a_statement(SISTER, said_by=MINA),
        a_decision("same", MINA, SISTER),
    )
    made += log(django_store, a_decision("revert", made[-1].id), a_decision("retract", REPORT))
    django_store.erase(a_decision("erase", made[which].id), key="erase", today=TODAY)
    assert django_store.stale_projections() == []
    assert len(list(django_store.since(0))) == 7
    before = {each: view_entity(django_store, each) for each in (MINA, SISTER, REPORT)}
    django_store.rebuild()
    assert {each: view_entity(django_store, each) for each in before} == before
    assert verify_log(django_store).whole


def test_a_conflict_shows_in_the_list_until_one_side_is_retracted(django_store: Any) -> None:
    for year, source in (("1985", REPORT), ("1986", LETTER)):
        log(django_store, a_statement(property="birth_date", value=year, norm=year, source=source))
    assert [row.conflict for row in rows(django_store)] == [True]
    (retraction,) = log(django_store, a_decision("retract", LETTER))
    assert [(row.conflict, row.sources) for row in rows(django_store)] == [(False, 1)]
    log(django_store, a_decision("revert", retraction.id))
    assert [(row.conflict, row.sources) for row in rows(django_store)] == [(True, 2)]


def test_what_is_added_to_a_retracted_source_is_withdrawn_from_the_start(django_store: Any) -> None:
    log(django_store, a_statement(), a_decision("retract", REPORT))
    log(django_store, a_statement(value="Kim Mina"))
    assert list(StatementRow.objects.using(django_store.using).values_list("standing", flat=True)) == [
        False,
        False,
    ]
    assert [row.standing for row in rows(django_store)] == [0]


def test_a_merge_makes_one_row_and_its_revert_two(django_store: Any) -> None:
    log(django_store, a_statement(), a_statement(SISTER, value="Kim Min-ji"))
    before = [(row.entity, row.label, row.reference) for row in rows(django_store)]
    (same,) = log(django_store, a_decision("same", MINA, SISTER))
    assert [row.entity for row in rows(django_store)] == [min(MINA, SISTER)]
    canonical = CanonicalRow.objects.using(django_store.using).get(entity=max(MINA, SISTER)).canonical
    assert canonical.entity == min(MINA, SISTER)
    log(django_store, a_decision("revert", same.id))
    assert [(row.entity, row.label, row.reference) for row in rows(django_store)] == before


def test_each_clearance_has_a_row_made_of_what_it_may_see(django_store: Any) -> None:
    _, role = log(django_store, a_statement(), a_statement(property="role", value="a cook", source=LETTER))
    assert rows(django_store, Level.PUBLIC) == []
    log(django_store, a_decision("set_level", role.id, value="public"))
    (public,) = rows(django_store, Level.PUBLIC)
    assert (public.label, public.sources) == ("a cook", 1)
    assert [row.label for row in rows(django_store)] == ["Kim Min-a"]


@pytest.mark.parametrize("words", ["김철", "철수", "김철수", "朝鲜", "kim min", "KIM", "min-a", "Ki", "김"])
def test_search_finds_words_and_two_characters(django_store: Any, words: str) -> None:
    log(
        django_store,
        a_statement(),
        a_statement(value="김철수", norm={"text": "김철수", "script": "hangul", "kind": "full"}),
        a_statement(property="note", value="来自朝鲜的女人"),
    )
    log(django_store, a_statement(SISTER, value="Another"))
    assert [hit.entity for hit in search(words, Level.CONFIDENTIAL, using=django_store.using)] == [MINA]


@pytest.mark.parametrize(
    "words", ["", "  ", "철김", "nobody", '"', "a' OR 1", "NEAR(", "min*", "kim & park", "P-99"]
)
def test_search_finds_nothing_else_and_takes_no_commands(django_store: Any, words: str) -> None:
    log(django_store, a_statement(SISTER, value="김철수"))
    assert search(words, Level.CONFIDENTIAL, using=django_store.using) == []


def test_search_finds_a_reference(django_store: Any) -> None:
    log(django_store, a_statement(), a_statement(SISTER, value="Kim Min-ji"))
    assert [hit.entity for hit in search("p-1", Level.CONFIDENTIAL, using=django_store.using)] == [SISTER]


def test_search_shows_nothing_above_the_readers_level(django_store: Any) -> None:
    _, role = log(django_store, a_statement(), a_statement(property="role", value="a cook"))
    log(django_store, a_decision("set_level", role.id, value="public"))
    assert search("min-a", Level.PUBLIC, using=django_store.using) == []
    (hit,) = search("cook", Level.PUBLIC, using=django_store.using)
    assert (hit.entity, hit.label, hit.level) == (MINA, "a cook", Level.PUBLIC)


def test_a_rebuild_makes_the_same_rows(django_store: Any) -> None:
    fill_with_everything(django_store)
    assert django_store.stale_projections() == []
    before = django_store.queries.ask("SELECT * FROM entity_row ORDER BY id")
    django_store.rebuild()
    assert django_store.stale_projections() == []
    assert [row[2:] for row in django_store.queries.ask("SELECT * FROM entity_row ORDER BY id")] == [
        row[2:] for row in before
    ]
    log(django_store, a_statement())


def test_stretches_worked_out_in_other_processes_make_the_same_rows(
    django_store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_with_everything(django_store)
    for number in range(9):
        log(django_store, a_statement(), a_statement(SISTER, source=LETTER, value=f"No. {number}"))
    monkeypatch.setattr(ledger_replay, "STEP", 4)
    monkeypatch.setattr(ledger_replay, "ALONE", 0)
    assert django_store.stale_projections() == []
    head, rows = (
        django_store.head(),
        django_store.queries.ask("SELECT * FROM statement_row ORDER BY position"),
    )
    django_store.rebuild()
    assert django_store.stale_projections() == []
    assert django_store.head() == head
    made = django_store.queries.ask("SELECT * FROM statement_row ORDER BY position")
    assert [(row[0], *row[3:]) for row in made] == [(row[0], *row[3:]) for row in rows]


def fill_with_everything(store: Any) -> None:
    log(store, a_text(), a_statement(), a_statement(SISTER, said_by=MINA), *an_arrest(source=LETTER))
    one, other = log(
        store, a_statement(made_id("part"), kind="Involvement", property="who", norm=MINA), a_statement()
    )
    log(store, a_decision("same", MINA, SISTER), a_decision("retract", LETTER))
    (level,) = log(store, a_decision("set_level", one.id, value="public"))
    log(store, a_decision("revert", level.id), a_decision("different", MINA, ARREST))
    store.erase(a_decision("erase", other.id), key="erase one", today=TODAY)


def test_erasing_removes_every_byte_of_the_payload_from_the_files(
    sqlite_store: Any, sqlite_file: Path
) -> None:
    secret = "Unrepeatable Zyx-wvut"
    log(sqlite_store, a_text(), a_statement(value="김철수"))
    made = log(sqlite_store, *[a_statement(SISTER, value=secret, recorded_by="onlyhere") for _ in range(40)])
    log(sqlite_store, a_statement(value="Park"))
    ids = [each.id for each in made]
    assert b"zyx" in read_all(sqlite_file).lower()
    sqlite_store.erase(a_decision("erase", *ids), key="erase", today=TODAY)
    left = read_all(sqlite_file).lower()
    for word in (b"zyx", b"wvut", b"unrepeatable", b"onlyhere", SISTER.encode()):
        assert word not in left
    assert search("zyx", Level.CONFIDENTIAL, using=sqlite_store.using) == []
    assert len(search("철수", Level.CONFIDENTIAL, using=sqlite_store.using)) == 1
    assert sqlite_store.stale_projections() == []


def read_all(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


WRITER = """
import os, sys, django
from django.conf import settings
os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.web.settings"
os.environ.pop("HABEAS_HOME", None)
settings.DATABASES["default"].update({database!r})
django.setup()
from habeas.web.ledger_store import desk_store
from tests.ledger.records import a_statement, TODAY
store = desk_store()
for number in range({count}):
    batch = [a_statement(value=f"{name} {{number}} {{part}}") for part in range({size})]
    store.append(batch, key=f"{name} {{number}}", today=TODAY)
    print(f"{name} {{number}}", flush=True)
"""


def start_writer(store: Any, name: str, *, count: int, size: int) -> "subprocess.Popen[str]":
    from django.db import connections

    kept = connections[store.using].settings_dict
    database = {key: kept[key] for key in ("ENGINE", "NAME", "USER", "HOST", "OPTIONS")}
    program = WRITER.format(database=database, count=count, size=size, name=name)
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )


def test_two_processes_that_write_at_once_lose_nothing_and_leave_no_gap(django_store: Any) -> None:
    writers = [start_writer(django_store, name, count=15, size=3) for name in ("one", "two")]
    acknowledged = [line.strip() for each in writers for line in each.communicate(timeout=90)[0].splitlines()]
    assert [each.returncode for each in writers] == [0, 0]
    assert len(acknowledged) == 30
    logged = list(django_store.since(0))
    assert [each.position for each in logged] == list(range(90))
    assert django_store.head() == django_store.head(upto=90)
    assert django_store.stale_projections() == []


def test_a_process_killed_in_mid_append_loses_nothing_it_acknowledged(
    sqlite_store: Any, sqlite_file: Path
) -> None:
    size = 300
    writer = start_writer(sqlite_store, "killed", count=10_000, size=size)
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip() for _ in range(3)]
    time.sleep(0.05)
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += [line.strip() for line in writer.stdout.readlines()]
    writer.stdout.close()
    writer.wait()
    assert len(acknowledged) >= 3
    for key in acknowledged:
        assert len(sqlite_store.append([a_statement()], key=key, today=TODAY)) == size
    total = sqlite_store.head().size
    assert total % size == 0
    assert total >= size * len(acknowledged)
    assert sqlite_store.head(upto=total) == sqlite_store.head()
    assert sqlite_store.stale_projections() == []
    assert sqlite3.connect(sqlite_file).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_unknown_id_takes_no_room_after_a_refused_batch(django_store: Any) -> None:
    with pytest.raises(Exception, match="finer than a country"):
        log(
            django_store,
            a_statement(),
            a_statement(
                property="country",
                norm={"id": "gn:1", "name": "Tumen", "country": "CN", "precision": "town"},
            ),
        )
    assert CanonicalRow.objects.using(django_store.using).count() == 0
