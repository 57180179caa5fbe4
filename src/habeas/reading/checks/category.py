"""Parts that exclude each other: all of them men, and two women among them."""

import re
from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, mark_words
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

_ALL = re.compile(
    r"\ball (?:of (?:them|whom) )?(?:were |are )?(?:adult )?(men|women|adults|children|minors)\b"
)
_EXCLUDES = {
    "men": ("women", "woman", "girls", "wives"),
    "women": ("men", "man", "boys", "husbands"),
    "adults": ("children", "child", "minors", "teenagers", "infants", "babies"),
    "children": ("adults",),
    "minors": ("adults",),
}
_AMONG = r"\b(?:including|among (?:them|whom)|of whom|of them)\b[^.]{{0,60}}?\b({words})\b"

REACH = 400
"""Characters after "all men" in which others are still of the same group."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag people who are counted among a group that was said to have none of their kind."""
    folded = document.visible.lower()
    flags = []
    for match in _ALL.finditer(folded):
        words = "|".join(_EXCLUDES[match[1]])
        other = re.compile(_AMONG.format(words=words)).search(folded, match.end(), match.end() + REACH)
        if other:
            span = other.span(1)
            near = [item for item in suggestions if item.start < span[1] and item.end > span[0]]
            values = {
                "all": document.text[match.start() : match.end()],
                "other": document.text[span[0] : span[1]],
            }
            message = fill(gettext_noop("“{all}” above, and {other} among them here."), **values)
            short = fill(gettext_noop("“{all}” above"), **values)
            flags.append(mark_words("category", document, span, near, short, message))
    return flags
