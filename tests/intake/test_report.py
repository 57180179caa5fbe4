"""Opening reports: files as they are met, good and bad."""

import os
import unicodedata
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import HabeasError
from habeas.intake import open_file, open_pasted, open_report
from habeas.intake.image import TranscriptMissing
from habeas.intake.kinds import Form, UnknownFormat
from habeas.intake.published import DateAhead, DateUnclear
from habeas.intake.report import FileMissing, ReportTooLarge, digest_original

TODAY = date(2024, 3, 9)
HEADED = (
    "title: A march\npublished: 2024-03-01\nlanguage: en\naddress: https://example.org/a\n---\n\n"
    "They marched.\n"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def test_the_stored_text_is_the_file_itself() -> None:
    report = open_report(b"One\r\n\r\nTwo \n", filename="a.txt", today=TODAY)
    assert (report.form, report.text, report.body_start) == (Form.PLAIN, "One\r\n\r\nTwo \n", 0)
    assert report.original == b"One\r\n\r\nTwo \n"


def test_a_header_gives_metadata_and_each_value_can_be_quoted() -> None:
    report = open_report(HEADED.encode("utf-8-sig"), filename="a.txt", today=TODAY)
    assert (report.metadata.title, report.metadata.published) == ("A march", "2024-03-01")
    assert report.text[report.body_start :] == "They marched.\n"
    assert set(report.stated) == {"title", "published", "language", "address"}
    for field in report.stated.values():
        assert report.text[field.start : field.end] == field.value


@pytest.mark.parametrize(
    "text",
    ["A talk\n---\nwords", "said: yes\nand then\n---\nx", "title: x\nno rule follows", "---\nx", "a" * 300],
)
def test_what_only_looks_like_a_header_is_report(text: str) -> None:
    report = open_report(text.encode(), filename="a.txt", today=TODAY)
    assert (report.body_start, report.metadata.title) == (0, "")


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)


@given(st.dictionaries(st.sampled_from(["title", "publisher", "language"]), WORDS), WORDS)
def test_offsets_of_a_header_hold_for_any_values(values: dict[str, str], body: str) -> None:
    lines = [f"{key}: {' '.join(value.split())}" for key, value in values.items()]
    text = "\n".join([*lines, "---", "", body])
    report = open_pasted("published: 2024-01-01\n" + text + " .", today=TODAY)
    for field in report.stated.values():
        assert report.text[field.start : field.end] == field.value


def test_what_is_typed_holds_over_what_the_header_states() -> None:
    report = open_report(
        HEADED.encode(), filename="a.txt", today=TODAY, published="2024-02-28", language="ko"
    )
    assert (report.metadata.published, report.metadata.language) == ("2024-02-28", "ko")
    assert "published" not in report.stated
    assert "language" not in report.stated


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("7 February 2022", "2022-02-07"),
        ("Feb. 7, 2022", "2022-02-07"),
        ("2022-02-07T10:00:00+09:00", "2022-02-07"),
        ("2022년 2월 7일", "2022-02-07"),
        ("2022年2月7日", "2022-02-07"),
        ("2022.2.7.", "2022-02-07"),
        ("2022-02", "2022-02"),
        ("1999", "1999"),
    ],
)
def test_publication_dates_are_understood_as_people_write_them(words: str, edtf: str) -> None:
    assert open_report(b"x y", filename="a", today=TODAY, published=words).metadata.published == edtf


@pytest.mark.parametrize("words", ["03/04/2020", "2022-02-30", "yesterday", "7 Foo 2022"])
def test_a_date_that_cannot_be_told_is_refused_when_typed_and_warned_of_when_stated(words: str) -> None:
    with pytest.raises(DateUnclear, match="cannot be understood"):
        open_report(b"x", filename="a.txt", today=TODAY, published=words)
    report = open_report(f"published: {words}\n---\nx".encode(), filename="a.txt", today=TODAY)
    assert report.metadata.published == ""
    assert words in str(report.warnings[0])


def test_a_publication_date_in_the_future_is_refused_but_tomorrow_is_today_elsewhere() -> None:
    with pytest.raises(DateAhead, match=r"2031-01-01 has not come yet.*Nothing was stored.*Correct the date"):
        open_report(b"published: 2031-01-01\n---\nx", filename="a.txt", today=TODAY)
    with pytest.raises(DateAhead):
        open_report(b"x", filename="a.txt", today=TODAY, published="2024-03-11")
    assert open_report(b"x", filename="a.txt", today=TODAY, published="2024-03-10").metadata.published


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(40_000_000_000)
    with pytest.raises(ReportTooLarge, match=r"large\.txt: is larger .* \(5 MB\).*Nothing was read"):
        open_file(path, today=TODAY)
    with pytest.raises(ReportTooLarge):
        open_report(b"x" * 11, filename="a.txt", today=TODAY, limit=10)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"gone\.txt: cannot be opened"):
        open_file(tmp_path / "gone.txt", today=TODAY)


def test_an_image_is_read_through_the_transcript_beside_it(tmp_path: Path) -> None:
    (tmp_path / "letter.png").write_bytes(PNG)
    with pytest.raises(TranscriptMissing, match=r"Type what it says into letter\.txt"):
        open_file(tmp_path / "letter.png", today=TODAY)
    (tmp_path / "letter.txt").write_text("title: A letter\n---\nWe ask you.\n", encoding="utf-8")
    report = open_file(tmp_path / "letter.png", today=TODAY)
    assert (report.form, report.how, report.metadata.title) == (Form.IMAGE, "transcript", "A letter")
    assert report.original == PNG


@pytest.mark.parametrize(
    "start",
    [
        PNG,
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"II*\x00",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"\x00\x00\x00\x18ftypheic",
    ],
)
def test_an_image_renamed_to_txt_is_an_image(start: bytes) -> None:
    with pytest.raises(TranscriptMissing, match="image, whatever its name says"):
        open_report(start + b"\x00" * 20, filename="a.txt", today=TODAY)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "this is a PDF.*pdftotext"),
        (b"PK\x03\x04rest", "this is a packed file.*Unpack it"),
        (b"{\\rtf1 x}", "rich text.*save it as plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older office document"),
        (b"ID3\x04", "sound recording.*Type what is said"),
        (b"\x00\x00\x00\x18ftypmp42", "a film"),
        (b"From: a@example.org\r\nTo: b@example.org\r\nMIME-Version: 1.0\r\n\r\nHello", "e-mail.*paste"),
    ],
)
def test_a_format_that_cannot_be_read_is_refused_with_a_way_out(data: bytes, words: str) -> None:
    with pytest.raises(UnknownFormat, match=words):
        open_report(data, filename="a.txt", today=TODAY)


def test_a_word_document_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    with pytest.raises(UnknownFormat, match="this is a Word document"):
        open_file(tmp_path / "a.docx", today=TODAY)


def test_invisible_marks_and_parted_syllables_are_kept_and_told() -> None:
    text = "Kim \u202ecba\u202c " + unicodedata.normalize("NFD", "한국")
    report = open_pasted(text, today=TODAY)
    assert report.text == text
    told = " ".join(map(str, report.warnings))
    assert "2 invisible marks" in told
    assert "right-to-left override" in told
    assert "NFD" in told


def test_the_digest_needs_the_homes_own_key() -> None:
    assert digest_original(b"x", "one") == digest_original(b"x", "one")
    assert digest_original(b"x", "one") != digest_original(b"x", "other")
    assert len(digest_original(b"", "one")) == 64


HOSTILE = {
    "many header lines": b"key: value\r\n" * 400_000,
    "a header line of blanks": b"key:" + b" " * 4_000_000 + b"x\n---\nx",
    "one line of Korean": "한국".encode("cp949") * 300_000,
    "many lines of Korean": "한국 사람\n".encode("cp949") * 100_000,
    "opening brackets": b"<" * 4_000_000,
    "comments": b"<!-- a " * 500_000,
    "blanks": b" " * 4_000_000 + b"x",
    "rules": b"---\n" * 1_000_000,
    "a digit": b"1" * 4_000_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_made_to_hang_intake_is_taken_whole_or_refused(what: str) -> None:
    """It would take minutes where the time grows with the square of the length."""
    kept = HOSTILE[what]
    with suppress(HabeasError):
        kept = open_report(kept, filename="a.txt", today=TODAY).original
    assert kept is HOSTILE[what]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FileMissing):
        open_file(tmp_path / "pipe.txt", today=TODAY)


def test_a_name_that_turns_a_line_round_or_breaks_it_is_shown_without() -> None:
    report = open_report(b"They marched.", filename="a\n\x1b[2J\u202etxt.exe", today=TODAY)
    assert report.filename == "a\ufffd\ufffd[2J\ufffdtxt.exe"
