"""Two ranges that overlap are flagged; the same range twice is not."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("low", "high", "flagged"), [(40, 55, 1), (50, 60, 0), (200, 300, 0)])
def test_overlapping_ranges_are_flagged(low: int, high: int, flagged: int) -> None:
    page = Page("50 to 60 people were taken in one night, then X people in a week.")
    page.count("50 to 60", 50, 60, "range")
    page.count("X people", low, high, "range")
    assert len(page.flags("range_conflict")) == flagged
