"""Bytes to characters, exactly: only a byte order mark is dropped, and doubt is an error, not a guess."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.errors import HabeasError
from habeas.intake.encodings import CANDIDATES, MARKS, Candidate
from habeas.vocabulary.message import Message, gettext_noop

SURE = 0.30
"""The smallest share of frequent characters at which an encoding is taken to be right."""

MARGIN = 1.5
"""How many times the second best the best share must be."""

KNOWN = re.compile(r"[\s!-~\u00a1-\u024f\u0400-\u04ff\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
"""Latin, Cyrillic, punctuation, kana, Han and Hangul."""

FOREIGN = re.compile(r"[^\x00-\x7f]")
SAMPLE = 50_000
"""So many characters outside ASCII are judged; all of the bytes are decoded strictly."""

NOTHING_STORED = Message(gettext_noop("Nothing was stored."))
SAVE_UTF8 = Message(
    gettext_noop("Open it in an editor, check how it reads, save it as UTF-8, and add it again.")
)


class EmptyFile(HabeasError):
    """There is not one character in the file."""


class NotText(HabeasError):
    """The bytes are no text in any encoding."""


class EncodingMixed(HabeasError):
    """Parts of the file are in different encodings, or it is damaged; `offset` is the byte where it shows."""

    def __init__(self, filename: str, offset: int) -> None:
        self.offset = offset
        super().__init__(
            filename,
            Message(
                gettext_noop("from byte {offset} on the text is in another encoding, or damaged."),
                {"offset": offset},
            ),
            next_step=SAVE_UTF8,
            safe=NOTHING_STORED,
        )


class EncodingUnclear(HabeasError):
    """Two encodings fit the file equally well."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file and the encoding that gave them."""

    text: str
    encoding: str


def decode_bytes(data: bytes, filename: str) -> Decoded:
    """Return the text of `data`, character for character, without a byte order mark.

    Raises EmptyFile, NotText, EncodingMixed or EncodingUnclear.
    """
    decoded = decode_marked(data, filename) or decode_plain(data, filename)
    check_text(decoded.text, filename)
    return decoded


def check_text(text: str, filename: str) -> None:
    """Raise EmptyFile where there is nothing to read, NotText where it is no writing."""
    if not text.strip():
        raise EmptyFile(
            filename,
            Message(gettext_noop("This file is empty.")),
            next_step=Message(gettext_noop("Choose another file.")),
            safe=NOTHING_STORED,
        )
    if "\x00" in text or count_controls(text) > len(text) / 100:
        raise refuse_binary(filename)


def decode_marked(data: bytes, filename: str) -> Decoded | None:
    """Return the text behind a byte order mark (Unicode §23.8), or None where there is none."""
    marks = (
        (b"\xef\xbb\xbf", "UTF-8", "utf-8"),
        (b"\xff\xfe\x00\x00", "UTF-32", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "UTF-32", "utf-32-be"),
        (b"\xff\xfe", "UTF-16", "utf-16-le"),
        (b"\xfe\xff", "UTF-16", "utf-16-be"),
    )
    for mark, name, codec in marks:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), name)
            except UnicodeDecodeError as error:
                raise EncodingMixed(filename, len(mark) + error.start) from error
    return None


def decode_plain(data: bytes, filename: str) -> Decoded:
    """Return the text of bytes without a mark: UTF-8, UTF-16 by its zeros, or an older encoding."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return decode_wide(data) or decode_legacy(data, filename, error.start)
    return (decode_wide(data) if "\x00" in text else None) or Decoded(text, "UTF-8")


def decode_wide(data: bytes) -> Decoded | None:
    """Return UTF-16 without a mark: one byte of each of its blanks and line ends is zero."""
    zeros = {"utf-16-le": data[1::2].count(0), "utf-16-be": data[0::2].count(0)}
    codec = max(zeros, key=lambda name: zeros[name])
    if len(data) % 2 or not zeros[codec]:
        return None
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    fits = "\x00" not in text and count_controls(text) == 0 and share_letters(text) > 0.8
    return Decoded(text, "UTF-16") if fits else None


def share_letters(text: str) -> float:
    """Return the share of characters that the reports' scripts use."""
    return len(KNOWN.findall(text)) / max(1, len(text))


def decode_legacy(data: bytes, filename: str, offset: int) -> Decoded:
    """Return the text in the older encoding that fits best; `offset` is where UTF-8 failed."""
    if b"\x00" in data:
        raise refuse_binary(filename)
    mixed = find_change(data)
    if mixed is not None:
        raise EncodingMixed(filename, mixed)
    scored = sorted(
        ((share_frequent(text, candidate), candidate.name, text) for candidate, text in decodings(data)),
        reverse=True,
    )
    if not scored or scored[0][0] < SURE:
        if share_lost(data) > 0.3:
            raise refuse_binary(filename)
        raise EncodingMixed(filename, offset)
    best, name, text = scored[0]
    others = [(share, other) for share, other, reading in scored[1:] if reading != text]
    if others and best < MARGIN * others[0][0]:
        raise EncodingUnclear(
            filename,
            Message(
                gettext_noop("this may be {one} or {other}; it is too short to tell."),
                {"one": name, "other": others[0][1]},
            ),
            next_step=SAVE_UTF8,
            safe=NOTHING_STORED,
        )
    return Decoded(text, name)


def decodings(data: bytes) -> Iterator[tuple[Candidate, str]]:
    """Yield each older encoding in which all of the bytes are legal, with the text it gives."""
    for candidate in CANDIDATES:
        try:
            yield candidate, data.decode(candidate.codec)
        except UnicodeDecodeError:
            continue


def share_frequent(text: str, candidate: Candidate) -> float:
    """Return the share of frequent characters among those outside ASCII, punctuation left out.

    In Windows-1252 such characters are few among plain letters; a text full of them is another encoding.
    Where there is nothing but punctuation, it is as good as half a text: no more can be said.
    """
    outside = FOREIGN.findall(text)
    foreign = [letter for letter in outside[:SAMPLE] if letter not in MARKS]
    if not foreign:
        return 0.5
    if candidate.codec == "cp1252" and len(outside) > len(text) / 4:
        return 0.0
    return sum(letter in candidate.frequent for letter in foreign) / len(foreign)


def find_change(data: bytes) -> int | None:
    """Return the byte at which the encoding changes between lines, or None when it is one throughout.

    A line outside ASCII that is legal UTF-8 with at least three such characters, all in the scripts of
    reports, is UTF-8 (in another encoding that happens by chance once in thousands of lines).
    """
    place = 0
    seen: dict[bool, int] = {}
    for line in data.splitlines(keepends=True):
        kind, bad = judge_line(line)
        if kind is not None:
            seen.setdefault(kind, place + bad)
        place += len(line)
    return max(seen.values()) if len(seen) == 2 else None


def judge_line(line: bytes) -> tuple[bool | None, int]:
    """Return whether a line is UTF-8 (None: it does not tell), and its first byte outside ASCII."""
    first = next((place for place, byte in enumerate(line) if byte > 127), None)
    if first is None:
        return None, 0
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return False, error.start
    foreign = [letter for letter in text if letter > "\x7f"]
    sure = len(foreign) >= 3 and share_letters("".join(foreign)) == 1.0
    return (True if sure else None), first


def count_controls(text: str) -> int:
    """Return how many control characters there are besides tab, line ends and page ends."""
    return len(re.findall(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text))


def share_lost(data: bytes) -> float:
    """Return the share of characters that are lost when the bytes are read as UTF-8."""
    text = data.decode("utf-8", errors="replace")
    return text.count("\ufffd") / len(text)


def refuse_binary(filename: str) -> NotText:
    """Return the error for bytes that are no text."""
    return NotText(
        filename,
        Message(gettext_noop("this is not text, whatever its name says.")),
        next_step=Message(gettext_noop("Open it in the program that made it, and save it as plain text.")),
        safe=NOTHING_STORED,
    )
