"""Entities as lists show them: one row each, found by any of the ids that were joined into it."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext

from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.ledger_rows import ROWS_PER_ENTITY
from habeas.web.models import EntityRow
from habeas.web.models.projections import EntityQuerySet
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


def page_by_date(
    rows: EntityQuerySet, kinds: Collection[str], *, start: int, size: int, newest: bool = False
) -> tuple[list[EntityRow], bool]:
    """Return `size` rows of these kinds from the `start`-th on, and whether there are more.

    What has no beginning comes last either way. Each kind is asked for by itself, in the order of the
    index, and merged here: sorting all acts of a large record would take longer than the page.
    """
    stop = start + size + 1
    dated = _merge_kinds(rows.exclude(sort_from=None), kinds, stop, newest=newest)
    if len(dated) < stop:
        undated = rows.filter(sort_from=None, kind__in=kinds).order_by("sort_to", "id")
        dated += undated[: stop - len(dated)]
    return dated[start : start + size], len(dated) >= stop


def _merge_kinds(rows: EntityQuerySet, kinds: Collection[str], stop: int, *, newest: bool) -> list[EntityRow]:
    order = ("-sort_from", "-id") if newest else ("sort_from", "id")
    found = [row for kind in kinds for row in rows.filter(kind=kind).order_by(*order)[:stop]]
    return sorted(found, key=lambda row: (row.sort_from or "", row.pk), reverse=newest)[:stop]


def place_of(row: EntityRow) -> str:
    """Return where it was, as the gazetteer calls it in the reader's language, else as the source does."""
    return wording.name_place(row.place) or row.place_label


def call_entity(row: EntityRow) -> str:
    """Return what an entity is called: its name, or for an act what was done, where and when."""
    if row.kind == "Custody" or (row.act_type and row.kind in ("Act", "Event")):
        what = say_act_type(row.act_type) or say_kind(row.kind)
        parts = [what, place_of(row), wording.say_date(row.date)]
        return ", ".join(part for part in parts if part)
    if row.label:
        return row.label
    return gettext("{kind} not named, {reference}").format(kind=say_kind(row.kind), reference=row.reference)
