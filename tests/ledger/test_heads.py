"""A head is signed for a partner, and no other text passes for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.ledger.heads import HeadRefused, open_head, public_key_of, sign_head
from habeas.ledger.store import Head

KEY, OTHER = b"k" * 32, b"o" * 32
HEAD = Head(42, "ab" * 32)
NOTE = sign_head(HEAD, name="desk.example/seoul", private_key=KEY)


def test_a_note_says_the_head_that_was_signed() -> None:
    assert NOTE.splitlines()[:2] == ["desk.example/seoul", "42"]
    assert open_head(NOTE, name="desk.example/seoul", public_key=public_key_of(KEY)) == HEAD


def test_another_key_or_another_desk_is_refused() -> None:
    with pytest.raises(HeadRefused):
        open_head(NOTE, name="desk.example/seoul", public_key=public_key_of(OTHER))
    with pytest.raises(HeadRefused):
        open_head(NOTE, name="desk.example/tokyo", public_key=public_key_of(KEY))


@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_a_note_with_any_other_character_is_refused(place: int, character: str) -> None:
    altered = NOTE[:place] + character + NOTE[place + 1 :]
    try:
        found = open_head(altered, name="desk.example/seoul", public_key=public_key_of(KEY))
    except HeadRefused:
        return
    assert found == HEAD
