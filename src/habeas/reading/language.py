"""Tell in which of the desk's languages a text is written, by counting its scripts."""

import re

from habeas.reading.tokens import HAN, HANGUL, LETTERS

LANGUAGES = ("en", "ko", "zh")

_SCRIPTS = {
    "ko": re.compile(f"[{HANGUL}]"),
    "zh": re.compile(f"[{HAN}]"),
    "en": re.compile(f"[{LETTERS}]+"),
}

_SAMPLE = 20_000
"""Characters that are looked at; a report says its language within them."""


def detect_language(text: str) -> str:
    """Return ko, zh or en: the script with most units (a Latin word weighs as much as a syllable).

    Hangul goes before Han, since a Korean report may carry many names in Han; with neither, en.
    """
    sample = text[:_SAMPLE]
    counts = {language: len(pattern.findall(sample)) for language, pattern in _SCRIPTS.items()}
    if counts["ko"] and counts["ko"] >= counts["en"] and counts["ko"] * 2 >= counts["zh"]:
        return "ko"
    if counts["zh"] and counts["zh"] >= counts["en"]:
        return "zh"
    return "en"
