"""A month without a year: read as the latest one before publication, which the officer should see."""

from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.evidence import fill, raise_flag, read_day, select_kind
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.message import gettext_noop
from habeas.vocabulary.record import Record

MONTH = len("2021-07")


def check(document: Document, suggestions: Sequence[Suggestion], record: Record) -> list[Flag]:
    """Flag each date that is a month in its value and has no digit in its words ("in July")."""
    flags = []
    for item in select_kind(suggestions, "date"):
        edtf = str(item.value.get("edtf", ""))
        if len(edtf) != MONTH or any(sign.isdigit() for sign in item.quote) or read_day(item) is None:
            continue
        if document.published is None or any(word in item.quote.lower() for word in ("last", "this", "next")):
            continue
        values = {"words": item.quote, "month": edtf}
        message = fill(
            gettext_noop(
                "“{words}” has no year. It is read as {month}, the latest one before publication; "
                "the event may be older than the report on it."
            ),
            **values,
        )
        flags.append(
            raise_flag("undated_month", document, item, (), fill(gettext_noop("no year given")), message)
        )
    return flags
