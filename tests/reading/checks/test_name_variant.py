"""Two spellings of one name are flagged; a name and its adjective are not."""

import pytest
from tests.reading.pages import Page

from habeas.reading.checks.name_variant import measure_edits


@pytest.mark.parametrize(
    ("one", "other", "flagged"),
    [
        ("Talatasher", "Talataisher", 1),
        ("Slaveski", "Slavesky", 1),
        ("Korea", "Korean", 0),
        ("Bangkok", "Kashgar", 0),
    ],
)
def test_a_letter_or_two_apart_is_a_variant(one: str, other: str, flagged: int) -> None:
    page = Page(f"They passed {one} at night. At {other} they were stopped.")
    page.place(one, nth=0)
    page.place(other, nth=0)
    assert len(page.flags("name_variant")) == flagged


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("kitten", "sitting", 3), ("same", "same", 0), ("ab", "ba", 2)]
)
def test_edits_are_counted(one: str, other: str, edits: int) -> None:
    assert measure_edits(one, other, 5) == edits
