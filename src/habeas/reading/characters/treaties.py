"""Find treaties that a Korean or Chinese text means and does not name, and international law in general."""

from collections.abc import Iterator

from habeas.reading.characters.words import compile_local, read_local
from habeas.reading.document import Document
from habeas.vocabulary.message import Message, gettext_noop


def find_local_treaties(document: Document) -> Iterator[tuple[int, int, str, Message]]:
    """Yield start, end, id (`unnamed` or `generic`) and reason."""
    names = read_local(document.language, "names")
    reasons = {
        "unnamed": ("treaties", gettext_noop("A treaty is meant, and not named.")),
        "generic": ("laws", gettext_noop("No single treaty is meant.")),
    }
    for code, (field, reason) in reasons.items():
        for match in compile_local(str(names[field])).finditer(document.visible, document.body_start):
            yield match.start(), match.end(), code, Message(reason)
