"""A report may say of itself what it is: `key: value` lines above a line of three hyphens."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LINES = 40
"""More lines than this are no header: somebody's dialogue, rather, before a rule."""

KEY = re.compile(r"([A-Za-z][A-Za-z _-]{0,39}):[ \t]*")
RULE = re.compile(r"-{3,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its place in the text: text[start:end] == value."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Header:
    """The fields by lower-case key, and where the report begins."""

    fields: Mapping[str, Field]
    body_start: int


def find_header(text: str) -> Header:
    """Return the header of `text`; without one there are no fields and the report begins at 0.

    Of a key given twice the first counts. Empty values are left out.
    """
    fields: dict[str, Field] = {}
    place = 0
    for number, line in enumerate(text[: LINES * 2000].splitlines(keepends=True)):
        bare = line.rstrip("\r\n")
        if number and RULE.match(bare):
            return Header(fields, skip_blank(text, place + len(line)))
        match = KEY.match(bare)
        if match is None or number >= LINES:
            break
        value = bare[match.end() :].rstrip(" \t")
        start = place + match.end()
        if value:
            fields.setdefault(match[1].lower(), Field(value, start, start + len(value)))
        place += len(line)
    return Header({}, 0)


def skip_blank(text: str, place: int) -> int:
    """Return the place of the first character after `place` that does not belong to an empty line."""
    match = re.compile(r"(?:[ \t]*\r?\n)*").match(text, place)
    return match.end() if match else place
