"""The same number said with another qualifier is flagged, here and against the record."""

from tests.reading.pages import Page

from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.record import KnownFigure, Record


def test_some_40_and_at_least_40_are_flagged_at_the_later() -> None:
    page = Page("They sent back some 40 men. At least 40 are gone, she said.")
    page.count("some 40", 40, 40, "about")
    page.count("At least 40", 40, None, "at_least")
    (flag,) = page.flags("qualifier_drift")
    assert flag.quote == "At least 40"
    assert flag.items == ("f2", "f1")


def test_the_same_words_twice_are_not() -> None:
    page = Page("They sent back some 40 men. Some 40 are gone.")
    page.count("some 40", 40, 40, "about")
    page.count("Some 40", 40, 40, "about")
    assert page.flags("qualifier_drift") == []


def test_a_figure_on_record_with_another_qualifier_is_named() -> None:
    known = KnownFigure(
        figure=FigureValue(None, 2000, "up_to", "persons"),
        population="",
        source="S-3",
        words="as many as 2,000",
    )
    page = Page("More than 2,000 people are held.")
    page.count("More than 2,000", 2000, None, "more_than")
    (flag,) = page.flags("qualifier_drift", Record(figures=(known,)))
    assert "as many as 2,000" in str(flag.message)
    assert "S-3" in str(flag.message)
