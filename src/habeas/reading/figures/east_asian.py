"""Find the figures of Korean and Chinese reports."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.figures.found import Found


def scan_korean(document: Document, taken: Sequence[tuple[int, int]]) -> list[Found]:
    return []


def scan_chinese(document: Document, taken: Sequence[tuple[int, int]]) -> list[Found]:
    return []
