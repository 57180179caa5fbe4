"""Checks that a statement's norm is what its property holds: a date, a figure, a code, an entity's id."""

import re
from collections.abc import Callable

from habeas.protection.refusal import StatementRefused
from habeas.vocabulary.edtf import is_edtf
from habeas.vocabulary.figure import FigureRefusedError, FigureValue
from habeas.vocabulary.place import read_place
from habeas.vocabulary.recurrence import RecurrenceRefusedError, read_recurrence
from habeas.vocabulary.schema import Property, load_vocabulary
from habeas.vocabulary.statement import Json, Statement

_LINK = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def refuse_value(statement: Statement, prop: Property) -> None:
    """Raise `StatementRefused` where the norm does not fit the property's value type."""
    wanted = _CHECKS[prop.type](statement, prop)
    if wanted:
        raise StatementRefused(
            f"{statement.kind}.{statement.property}",
            f"{statement.norm!r} is not {wanted}.",
            "Correct the value, or keep only the source's words where the property allows it.",
            rule="type",
        )


def _check_text(statement: Statement, prop: Property) -> str:
    fits = statement.norm is None or isinstance(statement.norm, str)
    return "" if fits and statement.value.strip() else "a text"


def _check_name(statement: Statement, prop: Property) -> str:
    norm = statement.norm
    if norm is None or isinstance(norm, str):
        return "" if statement.value.strip() else "a name"
    fits = isinstance(norm, dict) and isinstance(norm.get("text"), str) and norm["text"].strip()
    return "" if fits else 'a name such as {"text": …, "script": …, "kind": …}'


def _check_code(statement: Statement, prop: Property) -> str:
    codes = load_vocabulary().code_lists[prop.codes]
    return "" if statement.norm in codes else f"one of the codes {prop.codes}"


def _check_date(statement: Statement, prop: Property) -> str:
    norm = statement.norm
    return "" if norm is None or (isinstance(norm, str) and is_edtf(norm)) else "a date in EDTF"


def _check_figure(statement: Statement, prop: Property) -> str:
    if statement.norm is None or _reads(FigureValue.read, FigureRefusedError, statement.norm):
        return ""
    return "a figure"


def _check_place(statement: Statement, prop: Property) -> str:
    # A place is never kept as words alone: what cannot be judged could be anywhere.
    return "" if read_place(statement.norm) else "a place with a precision"


def _check_entity(statement: Statement, prop: Property) -> str:
    return "" if isinstance(statement.norm, str) and statement.norm else "an entity's id"


def _check_link(statement: Statement, prop: Property) -> str:
    words = statement.norm if isinstance(statement.norm, str) else statement.value
    return "" if _LINK.fullmatch(words) else "an address that begins with http"


def _check_recurrence(statement: Statement, prop: Property) -> str:
    fits = _reads(read_recurrence, RecurrenceRefusedError, statement.norm)
    return "" if fits else "a recurrence of RFC 5545"


def _reads(read: Callable[[Json], object], refusal: type[Exception], norm: Json) -> bool:
    try:
        read(norm)
    except refusal:
        return False
    return True


_CHECKS: dict[str, Callable[[Statement, Property], str]] = {
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
