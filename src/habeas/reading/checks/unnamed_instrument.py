"""A treaty that is invoked and not named: nobody can look up what it says."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, raise_flag, select_kind
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag each instrument that is meant and not named."""
    message = fill(
        gettext_noop("A treaty is invoked and not named. Which one it is, the source does not say.")
    )
    short = fill(gettext_noop("treaty not named"))
    return [
        raise_flag("unnamed_instrument", document, item, [], short, message)
        for item in select_kind(suggestions, "instrument")
        if item.value.get("id") == "unnamed"
    ]
