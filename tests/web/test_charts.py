"""A range plot shows each claim as it was made: open ends stay open, and nothing is joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.web.charts import Claim, choose_ticks, draw_ranges

FIVE = (
    Claim(speaker="Daily NK", label="200–300", qualifier="range", low=200, high=300),
    Claim(speaker="J.M. Missionary Union", label="more than 500", qualifier="more_than", low=500, high=None),
    Claim(speaker="Justice for North Korea", label="about 600", qualifier="about", low=600, high=600),
    Claim(speaker="TJWG", label="up to 600", qualifier="up_to", low=None, high=600),
    Claim(speaker="speaker not named", label="620", qualifier="exact", low=620, high=620, named=False),
)


def draw(*claims: Claim):
    return draw_ranges(claims, title="Returned", description="", unit="persons")


def test_each_kind_of_claim_has_its_own_shape():
    plot = draw(*FIVE)
    assert plot is not None
    assert [mark.shape for mark in plot.marks] == ["bar", "open_above", "bracketed", "open_below", "dot"]


def test_an_open_end_reaches_the_edge_of_the_plot():
    plot = draw(*FIVE)
    assert plot is not None
    assert plot.marks[1].right == 100
    assert plot.marks[3].left == 0


def test_a_claim_without_a_number_has_no_mark_and_alone_no_plot():
    silent = Claim(speaker="Ministry", label="not confirmed", qualifier="", low=None, high=None)
    plot = draw(*FIVE, silent)
    assert plot is not None
    assert len(plot.marks) == 5
    assert draw(silent) is None


@given(st.lists(st.integers(0, 10_000_000), min_size=1, max_size=8))
def test_the_axis_is_round_and_reaches_beyond_every_number(numbers):
    ticks = choose_ticks(numbers)
    assert ticks[0] == 0
    assert ticks[-1] > max(numbers)
    assert 2 <= len(ticks) <= 10


@pytest.mark.parametrize("largest", [1, 3, 50, 620, 1170, 60000])
def test_small_and_large_counts_have_a_readable_axis(largest):
    assert 3 <= len(choose_ticks([largest])) <= 10
