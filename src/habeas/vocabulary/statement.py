"""What is stored: that a source said something of an entity, in these words, at this place."""

from dataclasses import dataclass
from typing import Any

Json = Any
"""A value that JSON can hold: str, int, float, bool, None, list or dict of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One value of one property of one entity, as one text has it.

    `quote` occurs verbatim at text[start:end] (characters, end exclusive). `value` is the value as
    written, mostly the quote itself; `norm` is the normalised value in JSON (an EDTF string, a
    figure, a place, an entity's id) or None where there is nothing to normalise.
    `said_by` is the id of the person or organisation who is quoted, or None: then it is the source.
    `valid` is when it was true, in EDTF. `recorded_at` is the author's clock (ISO 8601, UTC).
    `vocabulary` is the version of the words; what names none is of the first, so its default never changes.
    """

    entity: str
    kind: str
    property: str
    value: str
    source: str
    text: str
    start: int
    end: int
    quote: str
    recorded_at: str
    recorded_by: str
    norm: Json = None
    lang: str = ""
    valid: str | None = None
    said_by: str | None = None
    vocabulary: str = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """That a text of a source was taken in; its digest lets `verify` see a changed text.

    `how` says where the text comes from (file, pasted, transcript, desk_note, …); `digest` is the
    SHA-256 of the UTF-8 text in hexadecimal.
    """

    source: str
    text: str
    how: str
    digest: str
    length: int
    recorded_at: str
    recorded_by: str
    lang: str = ""
