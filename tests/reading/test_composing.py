"""A text stored in parts is read as the composed one is, and every quote is as it is stored."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from habeas import desk
from habeas.example.load import example_reports
from habeas.reading.composing import compose_text

KOREAN = next(report for report in example_reports() if "ko" in report.filename).content.decode()


def test_a_korean_report_in_parts_says_what_the_composed_one_says() -> None:
    stored = normalize("NFD", KOREAN)
    start = stored.index("\n---") + 4
    composed = desk.read_report(KOREAN, published="2022-02-07", body_start=KOREAN.index("\n---") + 4)
    parted = desk.read_report(stored, published="2022-02-07", body_start=start)
    assert len(parted.suggestions) > 50
    assert [(each.kind, each.value) for each in parted.suggestions] == [
        (each.kind, each.value) for each in composed.suggestions
    ]
    for each in (*parted.suggestions, *parted.flags):
        assert stored[each.start : each.end] == each.quote
    assert [normalize("NFC", each.quote) for each in parted.suggestions] == [
        each.quote for each in composed.suggestions
    ]


def test_a_name_whose_marks_stand_apart_is_found() -> None:
    stored = normalize(
        "NFD", "Elizabeth Salmón, an expert of the United Nations, said on Monday that 60 people were held."
    )
    found = desk.read_report(stored, published="2024-05-09").suggestions
    assert "Elizabeth Salmón" in {each.value.get("name") for each in found if each.kind == "person"}


@given(st.text(st.sampled_from("가한글 aé\u0301e\u1100\u1161\u11a8\u0327o\n1"), max_size=40))
def test_every_place_maps_back(text: str) -> None:
    composed = compose_text(text)
    if composed is None:
        return
    assert len(composed.places) == len(composed.text) + 1
    assert composed.places[0] == 0
    assert composed.places[-1] == len(text)
    assert list(composed.places) == sorted(set(composed.places))
    for number, letter in enumerate(composed.text):
        stored = text[composed.places[number] : composed.places[number + 1]]
        assert normalize("NFC", stored) == normalize("NFC", letter)
