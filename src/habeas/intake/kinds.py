"""What a file is, by its content and not by its name; what cannot be read is refused with a way out."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from habeas.errors import HabeasError
from habeas.vocabulary.message import Message, gettext_noop


class Form(StrEnum):
    """How a report came in."""

    PLAIN = "plain"
    HTML = "html"
    PASTED = "pasted"
    IMAGE = "image"
    NOTE = "note"


class UnknownFormat(HabeasError):
    """The file is of a kind that intake cannot read."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A format that is known by its first bytes, and how to turn it into one that can be read."""

    start: bytes
    name: str
    way_out: str


SAVE_TEXT = gettext_noop("Open it in the program that made it, save it as plain text, and add that file.")
FROM_PDF = gettext_noop("Turn it into text first (pdftotext FILE.pdf FILE.txt), and add the text.")
FROM_DOCUMENT = gettext_noop("Open it in a word processor, save it as plain text (UTF-8), and add that file.")
FROM_TABLE = gettext_noop("Open it in your spreadsheet, save it as CSV or text, and add that file.")
FROM_MAIL = gettext_noop("Copy the message's words, and paste them in.")
FROM_ARCHIVE = gettext_noop("Unpack it, and add the files that are in it.")
FROM_SOUND = gettext_noop("Type what is said into a text file, and add that file.")

REFUSED: Sequence[Refused] = (
    Refused(b"%PDF-", gettext_noop("a PDF"), FROM_PDF),
    Refused(b"{\\rtf", gettext_noop("a rich text document"), FROM_DOCUMENT),
    Refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", gettext_noop("an older office document"), FROM_DOCUMENT),
    Refused(b"\x1f\x8b", gettext_noop("a packed file"), FROM_ARCHIVE),
    Refused(b"BZh", gettext_noop("a packed file"), FROM_ARCHIVE),
    Refused(b"\xfd7zXZ\x00", gettext_noop("a packed file"), FROM_ARCHIVE),
    Refused(b"7z\xbc\xaf\x27\x1c", gettext_noop("a packed file"), FROM_ARCHIVE),
    Refused(b"Rar!\x1a\x07", gettext_noop("a packed file"), FROM_ARCHIVE),
    Refused(b"ID3", gettext_noop("a sound recording"), FROM_SOUND),
    Refused(b"OggS", gettext_noop("a sound recording"), FROM_SOUND),
    Refused(b"fLaC", gettext_noop("a sound recording"), FROM_SOUND),
    Refused(b"\x1aE\xdf\xa3", gettext_noop("a film"), FROM_SOUND),
    Refused(b"\x7fELF", gettext_noop("a program"), SAVE_TEXT),
    Refused(b"SQLite format 3\x00", gettext_noop("a database"), SAVE_TEXT),
    Refused(b"HWP Document File", gettext_noop("a Hangul word processor document"), FROM_DOCUMENT),
)
"""First bytes as the formats' own specifications give them."""

ZIPPED: Sequence[tuple[str, str, str]] = (
    ("word/", gettext_noop("a Word document"), FROM_DOCUMENT),
    ("xl/", gettext_noop("a spreadsheet"), FROM_TABLE),
    ("ppt/", gettext_noop("a slide show"), SAVE_TEXT),
    ("content.xml", gettext_noop("an OpenDocument file"), FROM_DOCUMENT),
    ("META-INF/container.xml", gettext_noop("an e-book"), SAVE_TEXT),
    ("Contents/section0.xml", gettext_noop("a Hangul word processor document"), FROM_DOCUMENT),
)

MAIL_HEADER = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?"
    rb"(?:Received|Return-Path|MIME-Version|Message-ID|DKIM-Signature):",
    re.IGNORECASE,
)
"""The fields that a mail program writes and no person types (RFC 5322 §3.6)."""

HTML_START = re.compile(
    rb"\A(?:\s|<!--(?:(?!-->).){0,2000}-->|<\?xml[^>]{0,200}\?>)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_NAMES = (".html", ".htm", ".xhtml")
TAG = re.compile(rb"<[a-zA-Z!/][^<>]{0,500}>")


def detect_form(data: bytes, filename: str) -> Form:
    """Return PLAIN or HTML for bytes that are not an image; raises UnknownFormat for known others."""
    refuse_known(data, filename)
    start = data[:4096].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    named_html = filename.lower().endswith(HTML_NAMES)
    if HTML_START.match(start) or (named_html and TAG.search(data)):
        return Form.HTML
    return Form.PLAIN


def refuse_known(data: bytes, filename: str) -> None:
    """Raise UnknownFormat for bytes that begin as one of the formats that intake does not read."""
    for refused in REFUSED:
        if data.startswith(refused.start):
            raise refuse_format(filename, refused.name, refused.way_out)
    if data.startswith(b"PK\x03\x04"):
        raise refuse_format(filename, *name_zipped(data))
    if data[4:8] == b"ftyp" and data[8:12] not in (b"heic", b"heix", b"mif1", b"avif"):
        raise refuse_format(filename, gettext_noop("a film"), FROM_SOUND)
    if data[:4] == b"RIFF" and data[8:12] in (b"WAVE", b"AVI "):
        raise refuse_format(filename, gettext_noop("a sound recording or film"), FROM_SOUND)
    if MAIL_HEADER.match(data[:8192]):
        raise refuse_format(filename, gettext_noop("an e-mail"), FROM_MAIL)


def name_zipped(data: bytes) -> tuple[str, str]:
    """Return what a zip file is, by the names in its directory, and the way out; nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        names = []
    for part, name, way_out in ZIPPED:
        if any(entry.startswith(part) for entry in names):
            return name, way_out
    return gettext_noop("a packed file"), FROM_ARCHIVE


def refuse_format(filename: str, name: str, way_out: str) -> UnknownFormat:
    """Return the error for a format that has a name."""
    return UnknownFormat(
        filename,
        Message(gettext_noop("this is {name}, which Habeas cannot read yet."), {"name": Message(name)}),
        next_step=Message(way_out),
        safe=Message(gettext_noop("Nothing was stored.")),
    )
