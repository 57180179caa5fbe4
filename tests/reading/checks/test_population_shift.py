"""A number of people held is not a number of people returned."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("modality", "flagged"), [("actual", 1), ("feared", 0)])
def test_one_number_for_held_and_for_returned_is_flagged(modality: str, flagged: int) -> None:
    page = Page("At least 2,600 are held. The group said 2,600 were repatriated.")
    page.act("are held", "detention", page.count("2,600", 2600))
    page.act("repatriated", "repatriation", page.count("2,600", 2600, nth=1), modality=modality)
    assert len(page.flags("population_shift")) == flagged
