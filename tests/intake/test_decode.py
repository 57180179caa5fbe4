"""Decoding: the text is the file, character for character, or the error says where it stops being one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake import samples

from habeas.errors import HabeasError
from habeas.intake.decode import (
    EmptyFile,
    EncodingMixed,
    NotText,
    decode_bytes,
    decodings,
    share_frequent,
)
from habeas.intake.encodings import CANDIDATES


@pytest.mark.parametrize("text", samples.EVERY)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form_is_read_and_only_its_mark_is_dropped(text: str, codec: str) -> None:
    lines = f"{text}\r\n{text}\r\n"
    assert decode_bytes(lines.encode(codec), "a.txt").text == lines


@pytest.mark.parametrize("codec", samples.ENCODED)
def test_older_encodings_are_told_apart(codec: str) -> None:
    name, text = samples.ENCODED[codec]
    decoded = decode_bytes(text.encode(codec), "a.txt")
    assert (decoded.encoding, decoded.text) == (name, text)


@pytest.mark.parametrize("codec", samples.ENCODED)
def test_no_other_table_gives_half_as_many_frequent_characters(codec: str) -> None:
    name, text = samples.ENCODED[codec]
    shares = {
        each.name: share_frequent(got, each) for each, got in decodings(text.encode(codec)) if got != text
    }
    assert all(share < 0.15 for share in shares.values()), shares
    right = next(each for each in CANDIDATES if each.name == name)
    assert share_frequent(text, right) > 0.5


@given(codec=st.sampled_from(sorted(samples.ENCODED)), start=st.integers(0, 60), length=st.integers(6, 60))
def test_a_piece_of_a_text_is_read_rightly_or_refused_but_never_wrongly(
    codec: str, start: int, length: int
) -> None:
    piece = samples.ENCODED[codec][1][start : start + length]
    try:
        decoded = decode_bytes(piece.encode(codec), "a.txt")
    except HabeasError:
        return
    assert decoded.text == piece


@given(st.text().filter(lambda text: text.strip() and not text.startswith("\ufeff")))
def test_utf8_text_comes_back_as_it_was_or_is_no_text(text: str) -> None:
    try:
        decoded = decode_bytes(text.encode(), "a.txt")
    except NotText:
        assert any(letter < " " or letter == "\x7f" for letter in text)
    else:
        assert decoded.text == text or "\x00" in text


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_an_error_that_says_what_to_do(data: bytes) -> None:
    parts: list[object] = []
    try:
        parts = [decode_bytes(data, "a.txt").text]
    except HabeasError as error:
        parts = [error.subject, error.next_step, error.safe]
    assert all(parts)


def test_line_ends_are_kept() -> None:
    assert decode_bytes(b"one\r\ntwo\rthree\n", "a.txt").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_told(data: bytes) -> None:
    with pytest.raises(EmptyFile) as told:
        decode_bytes(data, "a.txt")
    assert str(told.value) == "a.txt: This file is empty. Nothing was stored. Choose another file."


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"MZ\x90\x00\x03" + b"\x00\x01" * 90, b"\x01\x02\x03 words"]
)
def test_a_program_renamed_to_txt_is_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="not text, whatever its name says"):
        decode_bytes(data, "a.txt")


@pytest.mark.parametrize(("one", "other"), [("utf-8", "cp949"), ("cp949", "utf-8"), ("utf-8", "gb18030")])
def test_mixed_encodings_are_refused_with_the_byte_where_they_change(one: str, other: str) -> None:
    text = samples.KOREAN if "cp949" in (one, other) else samples.SIMPLIFIED
    first = f"{text}\n".encode(one)
    with pytest.raises(EncodingMixed, match=f"from byte {len(first)} on") as told:
        decode_bytes(first + text.encode(other), "a.txt")
    assert told.value.offset == len(first)


def test_a_damaged_byte_is_named() -> None:
    whole = samples.KOREAN.encode()
    with pytest.raises(EncodingMixed) as told:
        decode_bytes(whole[:100] + b"\xff" + whole[100:], "a.txt")
    assert 98 <= told.value.offset <= 100
