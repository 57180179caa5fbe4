"""A headline or caption whose figure the text below does not bear out."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, list_figures, raise_flag
from habeas.reading.lexicon import read_words
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

SMALLEST = 5
"""Smaller numbers recur by chance."""

LINES = 4
"""Paragraphs at the top that may be headline, subtitle or caption."""


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag a count of people at the top that no figure on the same people below allows."""
    found = list_figures(suggestions, "persons")
    body = [figure for figure in found if not _is_above(document, figure[0])]
    flags = []
    for item, value in found:
        if not _is_above(document, item) or max(value.least or 0, value.most or 0) < SMALLEST:
            continue
        if any(not value.excludes(other) for _, other in body):
            continue
        rival = next((figure for figure in body if _same_people(item, figure[0])), None)
        if rival:
            flags.append(_flag(document, item, rival[0]))
    return flags


def _is_above(document: Document, item: Suggestion) -> bool:
    """Tell whether words stand in a headline or caption: a top paragraph, or one without a full stop."""
    number = document.paragraph_index(item.start)
    start, end = document.paragraphs[number]
    return number < LINES and document.text[start:end].rstrip()[-1:] not in (".", "”", '"', "。")


def _same_people(one: Suggestion, other: Suggestion) -> bool:
    """Tell whether two figures name their people with one telling word."""
    words = [
        {word for word in str(item.value.get("population", "")).lower().split() if len(word) > 3}
        for item in (one, other)
    ]
    return bool((words[0] & words[1]) - read_words("count_words", "plain"))


def _flag(document: Document, item: Suggestion, rival: Suggestion) -> Flag:
    values = {"above": item.quote, "below": rival.quote}
    message = fill(gettext_noop("The headline or caption says “{above}”, the text “{below}”."), **values)
    short = fill(gettext_noop("text: “{below}”"), **values)
    return raise_flag("caption_vs_text", document, item, [rival], short, message)
