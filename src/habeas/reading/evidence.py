"""What a check asks of a reading: suggestions by kind and id, figures and days as values, a flag."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from habeas.reading.document import Document
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.date_words import word_date
from habeas.vocabulary.edtf import DateRefusedError, Edtf, parse_edtf
from habeas.vocabulary.figure import FigureRefusedError, FigureValue, Number
from habeas.vocabulary.message import Message

_PARTS = ("min", "max", "qualifier", "unit")
_PLAIN_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def select_kind(suggestions: Iterable[Suggestion], kind: str) -> list[Suggestion]:
    """Return the suggestions of one kind, in order of place."""
    return sorted([item for item in suggestions if item.kind == kind], key=lambda item: item.start)


def index_suggestions(suggestions: Iterable[Suggestion]) -> dict[str, Suggestion]:
    """Return the suggestions by id."""
    return {item.id: item for item in suggestions}


def read_figure(item: Suggestion) -> FigureValue | None:
    """Return the value of a figure; None where it is none."""
    return _read_value(*[item.value.get(key) for key in _PARTS])


@lru_cache(maxsize=1024)
def _read_value(*parts: Any) -> FigureValue | None:
    """Read a value once, however many checks ask for it."""
    try:
        return FigureValue.read(dict(zip(_PARTS, parts, strict=True)))
    except FigureRefusedError:
        return None


def read_number(value: FigureValue) -> Number | None:
    """Return the one number that a figure says ("about 50", "up to 50" and "50" all say 50)."""
    if value.qualifier in ("range", "vague"):
        return None
    return value.least if value.least is not None else value.most


def read_day(item: Suggestion) -> Edtf | None:
    """Return the value of a date; None where it is none."""
    try:
        return parse_edtf(str(item.value.get("edtf", "")))
    except DateRefusedError:
        return None


def say_day(edtf: str) -> str:
    """Return a date for a message: ISO 8601 where it is a month or a day (the web words it), else words."""
    return edtf if _PLAIN_DAY.fullmatch(edtf) else word_date(edtf)


def list_figures(suggestions: Iterable[Suggestion], *units: str) -> list[tuple[Suggestion, FigureValue]]:
    """Return the figures in these units with their values, in order of place."""
    read = [(item, read_figure(item)) for item in select_kind(suggestions, "figure")]
    return [(item, value) for item, value in read if value and (not units or value.unit in units)]


def find_linked(
    item: Suggestion, known: Mapping[str, Suggestion], kind: str, *, through: str = ""
) -> list[Suggestion]:
    """Return the linked suggestions of one kind; `through` also follows links of links of that kind."""
    direct = [known[name] for name in item.links if name in known]
    found = [other for other in direct if other.kind == kind]
    for other in direct:
        if through and other.kind == through:
            found += [known[name] for name in other.links if name in known and known[name].kind == kind]
    return list({other.id: other for other in found}.values())


def raise_flag(
    check: str,
    document: Document,
    at: Suggestion,
    others: Iterable[Suggestion],
    short: Message,
    message: Message,
) -> Flag:
    """Return a flag at the words of `at` that concerns `others` too."""
    return mark_words(check, document, (at.start, at.end), [at, *others], short, message)


def mark_words(
    check: str,
    document: Document,
    span: tuple[int, int],
    items: Iterable[Suggestion],
    short: Message,
    message: Message,
) -> Flag:
    """Return a flag at any words of the text."""
    start, end = span
    return Flag(
        check=check,
        start=start,
        end=end,
        quote=document.text[start:end],
        items=tuple(dict.fromkeys(item.id for item in items)),
        short=short,
        message=message,
    )


def fill(template: str, **values: Any) -> Message:
    """Return the message `template` with its values (mark the template with gettext_noop)."""
    return Message(template, values)
