"""Checks that a statement's norm is what its property holds: a date, a figure, a code, an entity's id."""

import re
from collections.abc import Callable

from habeas.errors import Words
from habeas.protection.refusal import StatementRefused
from habeas.vocabulary.edtf import DateRefusedError, parse_edtf
from habeas.vocabulary.figure import FigureRefusedError, FigureValue
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.place import read_place
from habeas.vocabulary.recurrence import RecurrenceRefusedError, read_recurrence
from habeas.vocabulary.schema import Property, load_vocabulary
from habeas.vocabulary.statement import Statement

_NAME_KEYS = frozenset({"text", "script", "kind", "lang"})
_LINK = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def refuse_value(statement: Statement, prop: Property) -> None:
    """Raise `StatementRefused` where the norm does not fit the property's value type."""
    problem = _CHECKS[prop.type](statement, prop)
    if problem:
        raise StatementRefused(
            f"{statement.kind}.{statement.property}",
            problem,
            Message(gettext_noop("Correct the value; the quote keeps the source's words.")),
            rule="type",
        )


def _check_text(statement: Statement, prop: Property) -> Words | None:
    fits = statement.norm is None or isinstance(statement.norm, str)
    return None if fits and statement.value.strip() else Message(gettext_noop("a text is needed here."))


def _check_name(statement: Statement, prop: Property) -> Words | None:
    norm = statement.norm
    if norm is None or isinstance(norm, str):
        fits = bool(statement.value.strip())
    else:
        fits = isinstance(norm, dict) and isinstance(norm.get("text"), str) and bool(norm["text"].strip())
        fits = fits and not norm.keys() - _NAME_KEYS
    return None if fits else Message(gettext_noop("a name is needed here."))


def _check_code(statement: Statement, prop: Property) -> Words | None:
    codes = load_vocabulary().code_lists[prop.codes]
    if isinstance(statement.norm, str) and statement.norm in codes:
        return None
    values = {"value": repr(statement.norm), "list": prop.codes}
    return Message(gettext_noop("{value} is none of the codes of {list}."), values)


def _check_date(statement: Statement, prop: Property) -> Words | None:
    if statement.norm is None:
        return None
    return _hear(lambda: parse_edtf(str(statement.norm)))


def _check_figure(statement: Statement, prop: Property) -> Words | None:
    return None if statement.norm is None else _hear(lambda: FigureValue.read(statement.norm))


def _check_place(statement: Statement, prop: Property) -> Words | None:
    # A place is never kept as words alone: what cannot be judged could be anywhere.
    return (
        None if read_place(statement.norm) else Message(gettext_noop("a place with its precision is needed."))
    )


def _check_entity(statement: Statement, prop: Property) -> Words | None:
    fits = isinstance(statement.norm, str) and bool(statement.norm)
    return None if fits else Message(gettext_noop("the id of an entity is needed here."))


def _check_link(statement: Statement, prop: Property) -> Words | None:
    words = statement.norm if isinstance(statement.norm, str) else statement.value
    fits = _LINK.fullmatch(words)
    return None if fits else Message(gettext_noop("an address that begins with http is needed here."))


def _check_recurrence(statement: Statement, prop: Property) -> Words | None:
    return _hear(lambda: read_recurrence(statement.norm))


def _hear(read: Callable[[], object]) -> Words | None:
    """Return what `read` objects to, or None."""
    try:
        read()
    except (DateRefusedError, FigureRefusedError, RecurrenceRefusedError) as refusal:
        return refusal.problem
    return None


_CHECKS: dict[str, Callable[[Statement, Property], Words | None]] = {
    "text": _check_text,
    "name": _check_name,
    "code": _check_code,
    "date": _check_date,
    "figure": _check_figure,
    "place": _check_place,
    "entity": _check_entity,
    "link": _check_link,
    "recurrence": _check_recurrence,
}
