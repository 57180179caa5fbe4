"""A treaty without a name is flagged; international law in general is not."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("code", "flagged"), [("unnamed", 1), ("generic", 0), ("ref51", 0)])
def test_only_an_unnamed_treaty_is_flagged(code: str, flagged: int) -> None:
    page = Page("It must do so under two bilateral pacts.")
    page.mark("instrument", "two bilateral pacts", {"id": code})
    assert len(page.flags("unnamed_instrument")) == flagged
