"""Two counts for one event that exclude each other are flagged, unless the text says why."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("They deported 40 men on Thursday. In all 48 men were deported, he said.", 1),
        ("They deported 40 men on Thursday. Another 48 men were deported, he said.", 0),
    ],
)
def test_only_an_unexplained_difference_is_flagged(text: str, flagged: int) -> None:
    page = Page(text)
    day = page.date("Thursday", "2022-02-03")
    page.act("deported", "repatriation", day, page.count("40", 40))
    page.act("deported", "repatriation", day, page.count("48", 48), nth=1)
    assert len(page.flags("figure_conflict")) == flagged


def test_open_ends_that_meet_do_not_conflict() -> None:
    page = Page("They deported some 40 men on Thursday. At least 40 were deported.")
    day = page.date("Thursday", "2022-02-03")
    page.act("deported", "repatriation", day, page.count("some 40", 40, 40, "about"))
    page.act("deported", "repatriation", day, page.count("At least 40", 40, None, "at_least"), nth=1)
    assert page.flags("figure_conflict") == []
