"""A thing told as done on a day after the report on it was published."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import (
    fill,
    find_linked,
    index_suggestions,
    raise_flag,
    read_day,
    say_day,
    select_kind,
)
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record
from habeas.vocabulary.schema import load_vocabulary

DEADLINES = frozenset({"until", "till", "through", "by", "before"})


def _is_deadline(document: Document, item: Suggestion) -> bool:
    """Tell whether a day is a limit ("until 22 February", "by the end of May")."""
    before = document.tokens_in((max(0, item.start - 12), item.start))
    return "end" in item.quote.lower() or any(token.lower in DEADLINES for token in before[-2:])


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag each actual act that is dated after publication."""
    if document.published is None:
        return []
    known = index_suggestions(suggestions)
    flags = []
    for act in select_kind(suggestions, "act"):
        if (
            act.value.get("modality") != "actual"
            or load_vocabulary().acts[str(act.value["type"])].recorded_as != "Act"
        ):
            continue
        for item in find_linked(act, known, "date"):
            day = read_day(item)
            if day is None or day.earliest is None or day.earliest <= document.published:
                continue
            if _is_deadline(document, item):
                continue
            values = {
                "day": say_day(str(item.value["edtf"])),
                "published": document.published.isoformat(),
            }
            message = fill(
                gettext_noop("{day} is after the publication on {published}, yet the words tell it as done."),
                **values,
            )
            short = fill(gettext_noop("after publication"))
            flags.append(raise_flag("future_date", document, item, [act], short, message))
    return flags
