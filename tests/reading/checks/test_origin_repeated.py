"""Several sources that repeat one origin are one claim."""

from tests.reading.pages import Page

from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.record import KnownFigure, KnownSource, Record


def known_in(source: str) -> KnownFigure:
    return KnownFigure(figure=FigureValue(1170, 1170, "exact", "persons"), population="", source=source)


def read_page(record: Record) -> int:
    page = Page("The letter speaks of 1,170 people.")
    page.count("1,170", 1170)
    return len(page.flags("origin_repeated", record))


def test_sources_that_go_back_to_one_are_flagged() -> None:
    sources = (
        KnownSource(source="s1", publisher="A rights group", published="2021-07-22"),
        KnownSource(source="s2", publisher="UN", published="2021-08", derived_from=("s1",)),
    )
    assert read_page(Record(figures=(known_in("s1"), known_in("s2")), sources=sources)) == 1


def test_independent_sources_are_not() -> None:
    sources = tuple(KnownSource(source=name, publisher=name, published="2021") for name in ("s1", "s2"))
    assert read_page(Record(figures=(known_in("s1"), known_in("s2")), sources=sources)) == 0


def test_a_circle_of_sources_ends() -> None:
    sources = (
        KnownSource(source="s1", publisher="A", published="2021", derived_from=("s2",)),
        KnownSource(source="s2", publisher="B", published="2021", derived_from=("s1",)),
    )
    assert read_page(Record(figures=(known_in("s1"), known_in("s2")), sources=sources)) in (0, 1)
