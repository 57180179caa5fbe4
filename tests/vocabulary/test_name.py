"""Names keep their words; their script is told from their letters."""

import pytest

from habeas.vocabulary.name import read_name


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Koo Hoin", "latin"),
        ("김철수", "hangul"),
        ("金哲洙", "han"),
        ("Кoo", "mixed"),
        ("Аскар", "cyrillic"),
        ("محمد", "arabic"),
        ("---", "other"),
    ],
)
def test_the_script_of_a_name(text: str, script: str) -> None:
    assert read_name(text).script == script


def test_a_name_typed_in_loose_letters_is_composed() -> None:
    loose = "\u1100\u1175\u11b7"
    assert read_name(loose).text == "김"
    assert read_name("  Kim   Chol  Su ").norm == {"text": "Kim Chol Su", "script": "latin", "kind": "full"}
