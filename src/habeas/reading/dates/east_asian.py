"""Find the date expressions of Korean and Chinese reports."""

from habeas.reading.dates.phrases import Phrase
from habeas.reading.document import Document


def scan_korean(document: Document) -> list[Phrase]:
    return []


def scan_chinese(document: Document) -> list[Phrase]:
    return []
