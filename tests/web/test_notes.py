"""Desk notes: what an officer says of a source, and what follows from it."""

from datetime import UTC, date, datetime

import pytest

from habeas.intake import open_report
from habeas.ledger.memory import MemoryStore
from habeas.vocabulary.level import Level
from habeas.web.models import Source, SuggestionRow
from habeas.web.notes import add_note
from habeas.web.shelf import shelve_report

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 3, 9, 12, 30, tzinfo=UTC)
UNDATED = b"About 50 people marched on Sunday."


def shelve_undated(store: MemoryStore) -> Source:
    report = open_report(UNDATED, filename="march.txt", today=date(2024, 3, 9))
    return Source.objects.get(pk=shelve_report(report, by="mina", store=store, now=NOW).source)


def say_published(store: MemoryStore, source: Source, words: str) -> None:
    add_note(
        store,
        source,
        property_="published",
        words=words,
        by="mina",
        clearance=Level.CONFIDENTIAL,
        now=NOW,
        key="one",
    )


def list_days(source: Source) -> list[str]:
    rows = SuggestionRow.objects.filter(text__source=source, kind="date")
    return [row.value["edtf"] for row in rows]


def test_a_date_that_is_said_later_is_counted_from() -> None:
    store = MemoryStore()
    source = shelve_undated(store)
    assert list_days(source) == []
    say_published(store, source, "2024-03-04")
    assert list_days(source) == ["2024-03-03"]


def test_what_somebody_has_decided_on_is_not_read_again() -> None:
    store = MemoryStore()
    source = shelve_undated(store)
    SuggestionRow.objects.filter(text__source=source).update(state=SuggestionRow.State.REJECTED)
    before = list(SuggestionRow.objects.filter(text__source=source).values())
    say_published(store, source, "2024-03-04")
    assert list(SuggestionRow.objects.filter(text__source=source).values()) == before
    assert Source.objects.get(pk=source.pk).published == "2024-03-04"
