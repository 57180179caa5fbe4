"""An event that is counted in a period and dated outside it."""

from bisect import bisect_left
from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, raise_flag, read_day, say_day, select_kind
from habeas.reading.lexicon import read_words
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag a date after "including" or "among them" that lies outside the period of its sentence."""
    flags = []
    dates = [(item, day) for item in select_kind(suggestions, "date") if (day := read_day(item)) is not None]
    starts = [item.start for item, _ in dates]
    for period, span in dates:
        if not span.interval or span.start is None or span.end is None:
            continue
        sentence = document.sentence_at(period.start)
        for item, day in dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]:
            if item is period:
                continue
            if not day.may_overlap(span) and not day.interval and _is_among(document, period, item):
                flags.append(_flag(document, period, item))
    return flags


def _is_among(document: Document, period: Suggestion, item: Suggestion) -> bool:
    between = document.tokens_in((min(period.end, item.end), max(period.start, item.start)))
    return any(token.lower in read_words("count_words", "within") for token in between)


def _flag(document: Document, period: Suggestion, item: Suggestion) -> Flag:
    values = {"day": say_day(str(item.value["edtf"])), "period": say_day(str(period.value["edtf"]))}
    message = fill(gettext_noop("{day} lies outside the period in which it is counted ({period})."), **values)
    short = fill(gettext_noop("outside {period}"), **values)
    return raise_flag("period", document, item, [period], short, message)
