"""Cases are not persons."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("unit", "flagged"), [("cases", 1), ("persons", 0), ("years", 0)])
def test_one_number_in_two_units_is_flagged(unit: str, flagged: int) -> None:
    page = Page("It lists 8,148 returns; 8,148 people came back.")
    page.count("8,148", 8148, unit=unit)
    page.count("8,148", 8148, nth=1)
    assert len(page.flags("unit")) == flagged
