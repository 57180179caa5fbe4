"""One event with two dates is flagged at the later mention."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(
    ("second", "count", "flagged"), [("2022-02-01", 40, 1), ("2022-02-03", 40, 0), ("2022-02-01", 41, 0)]
)
def test_the_same_count_on_two_days_is_flagged(second: str, count: int, flagged: int) -> None:
    page = Page("They deported 40 men on Thursday. On Tuesday N men were deported.")
    page.act("deported", "repatriation", page.date("Thursday", "2022-02-03"), page.count("40", 40))
    day = page.date("Tuesday", second)
    page.act("deported", "repatriation", day, page.count("N men", count), nth=1)
    flags = page.flags("date_conflict")
    assert len(flags) == flagged
    assert all(flag.quote == "Tuesday" for flag in flags)
