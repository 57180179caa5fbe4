"""The product in order, over a store in memory: a new report is held against what is on record."""

import pytest

from habeas import desk
from habeas.example.load import example_record
from habeas.ledger.memory import MemoryStore
from habeas.reading.suggestion import Flag
from habeas.vocabulary.record import Record

REPORT = """The group says that 1,170 North Koreans are held in China. Some 60,000 people still live there."""


@pytest.fixture(scope="module")
def record() -> Record:
    """Everything that the example says in numbers."""
    store = MemoryStore()
    example = example_record()
    store.append([*example.texts, *example.statements], key="example", today="2026-11-24")
    counted = {each.entity for each in example.statements if each.property == "count"}
    return desk.gather_record(store, counted)


def read_flags(record: Record) -> dict[str, Flag]:
    reading = desk.read_report(REPORT, published="2026-11-24", record=lambda _: record)
    return {flag.check: flag for flag in reading.flags}


def test_the_record_names_each_figure_by_its_source(record: Record) -> None:
    known = next(figure for figure in record.figures if figure.figure.least == 1170)
    assert known.named in {source.publisher for source in record.sources}
    assert known.said_on


def test_a_figure_that_was_said_years_ago_is_flagged_as_old_with_who_said_it(record: Record) -> None:
    message = str(read_flags(record)["stale_figure"].message)
    assert any(source.publisher in message for source in record.sources if source.publisher)


def test_the_same_number_with_other_words_than_on_record_is_flagged(record: Record) -> None:
    assert "as many as 60,000" in str(read_flags(record)["qualifier_drift"].message).lower()


def test_nothing_is_flagged_against_an_empty_record() -> None:
    flags = desk.read_report(REPORT, published="2026-11-24").flags
    assert {flag.check for flag in flags} == set()
