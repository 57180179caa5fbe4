"""What an officer should know about a text before she reads it; nothing of it is changed."""

import re
import unicodedata
from collections.abc import Iterator

from habeas.vocabulary.message import Message, gettext_noop

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
"""Marks that reorder what is seen (Unicode UAX #9); with them a name can read otherwise than it is stored."""

JAMO = re.compile("[\u1100-\u11ff]")
DAMAGED = "\ufffd"


def notice_text(text: str) -> Iterator[Message]:
    """Yield one message for each peculiarity of `text`."""
    turned = BIDI.findall(text)
    if turned:
        names = sorted({unicodedata.name(mark) for mark in turned})
        yield Message(
            gettext_noop(
                "{count} invisible marks change the order in which the text is shown ({names}). They are "
                "kept, and shown where they stand."
            ),
            {"count": len(turned), "names": ", ".join(names).lower()},
        )
    if JAMO.search(text) and unicodedata.normalize("NFC", text) != text:
        yield Message(
            gettext_noop(
                "The Korean syllables are stored in parts (NFD, as some systems do). They are kept as they "
                "are; search finds them in either form."
            )
        )
    if DAMAGED in text:
        yield Message(
            gettext_noop("{count} characters were lost before this file came here."),
            {"count": text.count(DAMAGED)},
        )
