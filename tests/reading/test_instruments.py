"""Treaties are found by name, by description, or as meant and not named."""

import pytest

from habeas.reading import read_text
from habeas.reading.document import build_document
from habeas.reading.instruments import find_instruments


def found_in(text: str) -> list[tuple[str, str]]:
    document = build_document(text, published="2024-05-01")
    found = find_instruments(document)
    assert all(text[item.start : item.end] == item.quote for item in found)
    return [(item.quote, str(item.value["id"])) for item in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thailand never signed the 1951 Refugee Convention.", "ref51"),
        ("It is bound by the UN convention on refugees.", "ref51"),
        ("The UN treaty that prohibits states from returning refugees binds it.", "ref51"),
        ("Egypt ratified the Convention against Torture in 1986.", "cat3"),
        ("The principle of non-refoulement holds for all.", "non_refoulement"),
        ("That breaks international human rights law.", "generic"),
        ("She spoke of Egypt's obligations.", "generic"),
        ("They were sent back under a bilateral migration agreement.", "unnamed"),
        ("A 1998 accord lets both police forces return people.", "unnamed"),
        ("중국은 난민협약에 가입했다.", "ref51"),
    ],
)
def test_an_instrument_is_told(text: str, code: str) -> None:
    assert [found for _, found in found_in(text)] == [code]


def test_an_agreement_about_something_else_is_none() -> None:
    assert found_in("The two sides reached an agreement on fishing.") == []


def test_the_words_include_what_describes_the_treaty() -> None:
    quotes = [quote for quote, _ in found_in("It cites two bilateral border and immigration pacts.")]
    assert quotes == ["two bilateral border and immigration pacts"]


def test_the_year_in_the_name_of_a_treaty_dates_nothing() -> None:
    found = read_text(
        "Since 2004 Egypt breaks the 1951 Refugee Convention.", published="2024-05-01"
    ).suggestions
    assert [item.value["edtf"] for item in found if item.kind == "date"] == ["2004/2024-05-01"]
