"""Cutting a text for its marks loses no character and shows every mark."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.web.segments import Mark, cut_paragraphs, cut_segments

TEXTS = st.text(alphabet="ab 가나\n字.", max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    ends = st.integers(min_value=0, max_value=len(text))
    spans = draw(st.lists(st.tuples(ends, ends), max_size=8))
    return text, [Mark(min(span), max(span), f"i{number}") for number, span in enumerate(spans)]


@given(marked_texts())
def test_the_segments_joined_are_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    segments = cut_segments(text, 0, len(text), marks)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.text == text[segment.start : segment.end] for segment in segments)


@given(marked_texts())
def test_each_mark_lies_over_exactly_its_own_characters(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    segments = cut_segments(text, 0, len(text), marks)
    for mark in marks:
        under = "".join(segment.text for segment in segments if mark in segment.marks)
        assert under == text[mark.start : mark.end]


@given(marked_texts())
def test_the_shortest_mark_is_the_innermost(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    for segment in cut_segments(text, 0, len(text), marks):
        lengths = [mark.end - mark.start for mark in segment.marks]
        assert lengths == sorted(lengths, reverse=True)


@given(TEXTS, st.integers(min_value=0, max_value=60))
def test_paragraphs_hold_every_letter_behind_the_header(text: str, start: int) -> None:
    spans = cut_paragraphs(text, start)
    letters = "".join(text[left:right] for left, right in spans)
    assert "".join(letters.split()) == "".join(text[start:].split())
    assert all(text[left:right].strip() == text[left:right] != "" for left, right in spans)


def test_a_stretch_takes_only_what_lies_in_it() -> None:
    (segment,) = cut_segments("one two three", 4, 7, [Mark(0, 13, "a1"), Mark(8, 13, "l1")])
    assert (segment.text, [mark.item for mark in segment.marks]) == ("two", ["a1"])
