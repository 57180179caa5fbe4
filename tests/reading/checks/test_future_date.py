"""What is told as done cannot lie after publication; what is planned can."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("modality", "flagged"), [("actual", 1), ("planned", 0)])
def test_only_a_thing_told_as_done_is_flagged(modality: str, flagged: int) -> None:
    page = Page("They were deported on 9 March.")
    day = page.date("9 March", "2022-03-09")
    page.act("deported", "repatriation", day, modality=modality)
    assert len(page.flags("future_date")) == flagged
