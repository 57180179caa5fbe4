"""The shelf: one report gives one source, with everything that it states of itself as statements."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from habeas.errors import HabeasError
from habeas.intake import Report, open_pasted, open_report
from habeas.ledger.memory import MemoryStore
from habeas.vocabulary.statement import Statement, TextRecord
from habeas.web.models import Original, Source, SourceText, SuggestionRow
from habeas.web.shelf import Shelved, shelve_report

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 3, 9, 12, 30, tzinfo=UTC)
HEADED = (
    "title: A march\npublisher: The Example\npublished: 4 March 2024\nlanguage: en\naddress: https://example.org/a\n"
    "---\n\nAbout 50 people marched on Sunday.\n"
)


def headed(**typed: Any) -> Report:
    return open_report(HEADED.encode(), filename="march.txt", today=date(2024, 3, 9), **typed)


def shelve(report: Report, store: MemoryStore) -> Shelved:
    return shelve_report(report, by="mina", store=store, now=NOW)


def stated(store: MemoryStore, source: str) -> dict[str, Statement]:
    return {each.record.property: each.record for each in store.about([source])}


def test_a_report_is_kept_whole_with_its_original_and_its_suggestions() -> None:
    store = MemoryStore()
    shelved = shelve(headed(), store)
    source = Source.objects.get(pk=shelved.source)
    assert (source.title, source.publisher, source.published) == ("A march", "The Example", "2024-03-04")
    assert (source.state, source.received, source.filename) == ("waiting", NOW.date(), "march.txt")
    assert source.original is not None
    assert bytes(source.original.content) == HEADED.encode()
    text = source.texts.get()
    assert text.content == HEADED
    assert text.content[text.body_start :].startswith("About 50")
    assert SuggestionRow.objects.filter(text=text).count() == shelved.suggestions > 0
    for row in text.suggestions.all():
        assert HEADED[row.start : row.end] == row.quote


def test_what_a_header_states_is_quoted_from_the_report_itself() -> None:
    store = MemoryStore()
    shelved = shelve(headed(), store)
    statements = stated(store, shelved.source)
    assert set(statements) == {"title", "publisher", "published", "language", "address"}
    for statement in statements.values():
        assert HEADED[statement.start : statement.end] == statement.quote
        assert statement.source == shelved.source
        assert statement.recorded_by == "mina"
    assert statements["published"].norm == "2024-03-04"
    assert statements["published"].quote == "4 March 2024"


def test_the_ledger_knows_the_text_by_its_digest() -> None:
    store = MemoryStore()
    shelve(headed(), store)
    (record,) = [each.record for each in store.since(0) if isinstance(each.record, TextRecord)]
    assert record.length == len(HEADED)
    assert record.text == SourceText.objects.get().pk


def test_what_an_officer_types_is_quoted_from_a_desk_note() -> None:
    store = MemoryStore()
    shelved = shelve(headed(published="2024-03-05"), store)
    published = stated(store, shelved.source)["published"]
    note = SourceText.objects.get(pk=published.text)
    assert published.source == note.source_id != shelved.source
    assert note.content == "published: 2024-03-05"
    assert note.content[published.start : published.end] == published.quote == "2024-03-05"
    assert note.source.form == "note"
    assert note.source.state == Source.State.READ


def test_pasted_words_have_their_first_line_for_a_name_in_lists() -> None:
    report = open_pasted("\n  They marched.\nAgain.", today=NOW.date(), published="2024")
    source = Source.objects.get(pk=shelve(report, MemoryStore()).source)
    assert (source.title, source.form) == ("They marched.", "pasted")


def test_the_same_bytes_twice_are_one_source() -> None:
    store = MemoryStore()
    first = shelve(headed(), store)
    size = store.head().size
    second = shelve(headed(), store)
    assert (second.source, second.fresh) == (first.source, False)
    assert str(second.sentence) == "This report is here already, since 2024-03-09. Nothing was added."
    assert store.head().size == size
    assert Source.objects.count() == Original.objects.count() == 1


def test_a_refusal_by_the_ledger_leaves_nothing_behind() -> None:
    class Refusing(MemoryStore):
        def append(self, *_: Any, **__: Any) -> Any:
            raise HabeasError("a statement", "is refused.")

    with pytest.raises(HabeasError):
        shelve(headed(), Refusing())
    assert not Source.objects.exists()
    assert not Original.objects.exists()
    assert not SourceText.objects.exists()


def test_an_address_with_words_around_it_is_no_statement() -> None:
    text = HEADED.replace("https://example.org/a", "https://example.org (page 3)")
    store = MemoryStore()
    report = open_report(text.encode(), filename="a.txt", today=NOW.date())
    assert "address" not in stated(store, shelve(report, store).source)
