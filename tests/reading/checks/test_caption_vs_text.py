"""A headline's figure that the text does not bear out is flagged."""

import pytest
from tests.reading.pages import Page


@pytest.mark.parametrize(("above", "flagged"), [(109, 1), (40, 0)])
def test_a_headline_that_the_text_contradicts_is_flagged(above: int, flagged: int) -> None:
    page = Page(f"State deports {above} Uyghurs\n\nThe state deported 40 Uyghurs on Thursday, groups said.")
    page.count(str(above), above, population="Uyghurs")
    page.count("40", 40, population="Uyghurs", nth=1 if above == 40 else 0)
    assert len(page.flags("caption_vs_text")) == flagged
