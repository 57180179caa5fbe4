"""Opening a report: from bytes or pasted words to one value with everything that intake knows of it."""

import errno
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from stat import S_ISFIFO, S_ISSOCK

from habeas.errors import HabeasError
from habeas.intake.decode import Decoded, check_text, decode_bytes
from habeas.intake.header import Field, find_header
from habeas.intake.html import declared_encoding, read_page, tool_name
from habeas.intake.image import name_image, refuse_alone, transcript_path
from habeas.intake.kinds import Form, detect_form
from habeas.intake.notices import notice_text
from habeas.intake.published import check_published, parse_published
from habeas.vocabulary.message import Message, gettext_noop

LIMIT = 5_000_000
"""Bytes; some two thousand pages of text. A report is smaller, and a larger file is something else."""

KEYS = ("title", "publisher", "published", "language", "address")

CODECS = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "iso-8859-1": "cp1252",
    "shift_jis": "cp932",
}
"""What browsers decode these names with (Encoding Standard, names and labels): the wider of two tables."""


class ReportTooLarge(HabeasError):
    """The file is over the limit; it was not read."""


class FileMissing(HabeasError):
    """There is no such file, or this user may not read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a report before it is read; "" is not known. `published` is EDTF."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it came in, ready to be kept.

    `text` is stored whole, and offsets count from its first character; the report itself begins at
    `body_start`. `stated` says where in the text each item of `metadata` stands; one that is missing
    there was typed by the officer. `how` is where the text comes from (file, html, pasted,
    transcript), `tool` the program that made it, if any. `original` are the bytes that came.
    """

    form: Form
    how: str
    filename: str
    text: str
    body_start: int
    original: bytes
    encoding: str = "UTF-8"
    tool: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    stated: Mapping[str, Field] = field(default_factory=dict)
    warnings: tuple[Message, ...] = ()


def open_file(
    path: Path, *, today: date, published: str | None = None, language: str | None = None, limit: int = LIMIT
) -> Report:
    """Open the report at `path`, with the transcript beside it when it is an image.

    Raises FileMissing, ReportTooLarge (before anything is read), or what `open_report` raises.
    """
    data = read_limited(path, limit)
    beside = transcript_path(path)
    transcript = (
        read_limited(beside, limit) if name_image(data) and beside != path and beside.is_file() else None
    )
    return open_report(
        data,
        filename=path.name,
        today=today,
        published=published,
        language=language,
        transcript=transcript,
        limit=limit,
    )


def open_report(
    data: bytes,
    *,
    filename: str,
    today: date,
    published: str | None = None,
    language: str | None = None,
    transcript: bytes | None = None,
    limit: int = LIMIT,
) -> Report:
    """Open a report from its bytes; what is given in words holds over what the report states of itself.

    Raises a HabeasError that says what to do: ReportTooLarge, EmptyFile, NotText, EncodingMixed,
    EncodingUnclear, UnknownFormat, TranscriptMissing, PageTooDeep, DateUnclear, DateAhead.
    """
    filename = show_name(filename)
    check_size(filename, len(data), limit)
    image = name_image(data)
    if image and not transcript:
        raise refuse_alone(filename, image)
    if image and transcript:
        decoded = decode_bytes(transcript, Path(filename).with_suffix(".txt").name)
        report = Report(
            form=Form.IMAGE,
            how="transcript",
            filename=filename,
            text=decoded.text,
            body_start=0,
            original=data,
        )
    elif detect_form(data, filename) is Form.HTML:
        decoded = decode_page(data, filename)
        text = read_page(decoded.text, filename)
        check_text(text, filename)
        report = Report(
            form=Form.HTML,
            how="html",
            filename=filename,
            text=text,
            body_start=0,
            original=data,
            tool=tool_name(),
        )
    else:
        decoded = decode_bytes(data, filename)
        report = Report(
            form=Form.PLAIN, how="file", filename=filename, text=decoded.text, body_start=0, original=data
        )
    report = replace(report, encoding=decoded.encoding)
    return add_metadata(report, published=published, language=language, today=today)


def open_pasted(
    text: str, *, today: date, published: str | None = None, language: str | None = None, limit: int = LIMIT
) -> Report:
    """Open pasted words; the original is their UTF-8 form. Raises what `open_report` raises for a text."""
    data = text.encode("utf-8", errors="replace")
    check_size("", len(data), limit)
    decoded = decode_bytes(data, "")
    report = Report(
        form=Form.PASTED, how="pasted", filename="", text=decoded.text, body_start=0, original=data
    )
    return add_metadata(report, published=published, language=language, today=today)


def digest_original(data: bytes, secret: str) -> str:
    """Return the keyed hash by which the same bytes are known again (HMAC-SHA-256, hexadecimal).

    It is keyed so that nobody who sees a backup can ask whether a known file is in the record.
    """
    key = hmac.digest(secret.encode(), b"originals", "sha256")
    return hmac.new(key, data, hashlib.sha256).hexdigest()


def read_limited(path: Path, limit: int) -> bytes:
    """Return the bytes of a file that is no larger than `limit`; raises FileMissing, ReportTooLarge."""
    try:
        found = path.stat()
        check_size(show_name(path.name), found.st_size, limit)
        if S_ISFIFO(found.st_mode) or S_ISSOCK(found.st_mode):
            raise OSError(errno.EINVAL, "It is no file")  # to open it would wait for ever
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise FileMissing(
            show_name(str(path)),
            Message(gettext_noop("cannot be opened ({reason})."), {"reason": error.strerror or "?"}),
            next_step=Message(gettext_noop("Check the name and who may read it.")),
        ) from error
    check_size(show_name(path.name), len(data), limit)
    return data


def show_name(filename: str) -> str:
    """Return a file's name as it may be shown: what moves a cursor or turns letters round becomes �."""
    return "".join(char if char.isprintable() else "\ufffd" for char in filename)


def check_size(filename: str, size: int, limit: int) -> None:
    """Raise ReportTooLarge for more than `limit` bytes."""
    if size > limit:
        raise ReportTooLarge(
            filename,
            Message(
                gettext_noop("is larger than the largest report that is taken in ({limit} MB)."),
                {"limit": f"{limit / 1_000_000:g}"},
            ),
            next_step=Message(gettext_noop("Split it, or set HABEAS_REPORT_LIMIT higher (in bytes).")),
            safe=Message(gettext_noop("Nothing was read or stored.")),
        )


def decode_page(data: bytes, filename: str) -> Decoded:
    """Return the markup of a page in the encoding that it declares, or else as its bytes show."""
    declared = declared_encoding(data)
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return Decoded(data.decode(CODECS.get(declared, declared)), declared)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_bytes(data, filename)


def add_metadata(report: Report, *, published: str | None, language: str | None, today: date) -> Report:
    """Return the report with what its header states and what was typed; raises DateUnclear, DateAhead."""
    header = find_header(report.text)
    stated = {key: header.fields[key] for key in KEYS if key in header.fields}
    values = {key: found.value for key, found in stated.items()}
    warnings = list(notice_text(report.text))
    if published:
        values["published"] = check_published(published, report.filename, today)
        if "published" in stated and parse_published(stated["published"].value) != values["published"]:
            del stated["published"]
    elif "published" in values and parse_published(values["published"]) is None:
        warnings.append(
            Message(
                gettext_noop("The publication date “{date}” cannot be understood: dates are read without."),
                {"date": values.pop("published")},
            )
        )
        del stated["published"]
    elif "published" in values:
        values["published"] = check_published(values["published"], report.filename, today)
    if language and values.get("language") != language:
        values["language"] = language
        stated.pop("language", None)
    return replace(
        report,
        body_start=header.body_start,
        metadata=Metadata(**values),
        stated=stated,
        warnings=tuple(warnings),
    )
