"""A figure that an older report has word for word is flagged."""

import pytest
from tests.reading.pages import Page

from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.record import KnownFigure, Record


@pytest.mark.parametrize(("said_on", "flagged"), [("2021-08-20", 1), ("2022-01-30", 0), ("", 0)])
def test_only_an_old_figure_is_stale(said_on: str, flagged: int) -> None:
    known = KnownFigure(
        figure=FigureValue(None, 60000, "up_to", "persons"), population="", source="S-1", said_on=said_on
    )
    page = Page("As many as 60,000 remain.")
    page.count("As many as 60,000", None, 60000, "up_to")
    assert len(page.flags("stale_figure", Record(figures=(known,)))) == flagged


def test_nothing_is_stale_without_a_record() -> None:
    page = Page("As many as 60,000 remain.")
    page.count("As many as 60,000", None, 60000, "up_to")
    assert page.flags("stale_figure") == []
