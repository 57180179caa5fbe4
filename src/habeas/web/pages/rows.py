"""Entities as lists show them: one row each, found by any of the ids that were joined into it."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext

from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.ledger_rows import ROWS_PER_ENTITY
from habeas.web.models import EntityRow
from habeas.web.pages.terms import say_act_type, say_kind

CHUNK = 500
"""How many ids one query asks for."""

_ROWS = (
    "SELECT e.*, asked.entity AS asked FROM canonical_row asked "
    "JOIN entity_row e ON e.id = %s * asked.canonical + %s WHERE asked.entity IN ({})"
)


def fetch_rows(ids: Collection[str], clearance: Level) -> Mapping[str, EntityRow]:
    """Return the row of each of these ids as someone with this clearance sees it; a joined id has the
    row of what it was joined to."""
    found: dict[str, EntityRow] = {}
    listed = sorted(ids)
    for start in range(0, len(listed), CHUNK):
        chunk = listed[start : start + CHUNK]
        sql = _ROWS.format(", ".join(["%s"] * len(chunk)))
        for row in EntityRow.objects.raw(sql, [ROWS_PER_ENTITY, int(clearance), *chunk]):
            found[getattr(row, "asked")] = row  # noqa: B009 (a column of the query, not of the model)
    return found


def place_of(row: EntityRow) -> str:
    """Return where it was, as the gazetteer calls it in the reader's language, else as the source does."""
    return wording.name_place(row.place) or row.place_label


def call_entity(row: EntityRow) -> str:
    """Return what an entity is called: its name, or for an act what was done, where and when."""
    if row.act_type and row.kind in ("Act", "Event"):
        parts = [say_act_type(row.act_type), place_of(row), wording.say_date(row.date)]
        return ", ".join(part for part in parts if part)
    if row.label:
        return row.label
    return gettext("{kind} not named, {reference}").format(kind=say_kind(row.kind), reference=row.reference)
