"""Parts that exclude each other are flagged."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The detainees, all of them men, were moved. Among them were two women.", 1),
        ("The detainees, all of them men, were moved. The women stayed.", 0),
        ("The detainees, all men, were moved, including two teachers.", 0),
    ],
)
def test_women_among_men_only_are_flagged(text: str, flagged: int) -> None:
    assert len(Page(text).flags("category")) == flagged
