"""Entities as lists show them: one row each, found by any of the ids that were joined into it."""

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext, ngettext

from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.ledger_rows import ROWS_PER_ENTITY
from habeas.web.ledger_store import desk_store
from habeas.web.models import EntityRow
from habeas.web.models.projections import EntityQuerySet
from habeas.web.pages.terms import say_act_type, say_code, say_kind

ACTS = ("Act", "Event")

CHUNK = 500
"""How many ids one query asks for."""

_NOTED = (
    "SELECT count({what}) FROM canonical_row c JOIN statement_row s ON s.entity = c.number {join}"
    "WHERE c.canonical = asked.canonical AND s.property = '{name}' AND s.standing AND s.level <= %s"
)
_ROWS = (
    "SELECT e.*, asked.entity AS asked, CASE WHEN e.kind IN ('Act', 'Event') THEN ({names}) END AS names, "
    "CASE WHEN e.kind IN ('Act', 'Event') THEN ({places}) END AS places FROM canonical_row asked "
    "JOIN entity_row e ON e.id = %s * asked.canonical + %s WHERE asked.entity IN ({ids})"
)


def _ask_rows(number: int) -> str:
    """Return the SQL of that many rows with how many names they have and at how many places they were."""
    sqlite = desk_store().queries.sqlite
    path = "json_extract(p.body, '$.norm.{0}')" if sqlite else "p.body::json #>> '{{norm,{0}}}'"
    return _ROWS.format(
        names=_NOTED.format(what="*", join="", name="name"),
        places=_NOTED.format(
            what=f"DISTINCT coalesce({path.format('id')}, {path.format('name')})",
            join="JOIN payload p ON p.position = s.position ",
            name="place",
        ),
        ids=", ".join(["%s"] * number),
    )


def fetch_rows(ids: Collection[str], clearance: Level) -> Mapping[str, EntityRow]:
    """Return the row of each of these ids as someone with this clearance sees it; a joined id has the
    row of what it was joined to."""
    found: dict[str, EntityRow] = {}
    listed = sorted(ids)
    for start in range(0, len(listed), CHUNK):
        chunk = listed[start : start + CHUNK]
        values = [int(clearance), int(clearance), ROWS_PER_ENTITY, int(clearance), *chunk]
        for row in EntityRow.objects.raw(_ask_rows(len(chunk)), values):
            found[getattr(row, "asked")] = row  # noqa: B009 (a column of the query, not of the model)
    return found


def note_details(rows: Iterable[EntityRow], clearance: Level) -> None:
    """Set how many names acts and events among `rows` have, and at how many places they were."""
    acts = {row.entity: row for row in rows if row.kind in ACTS}
    for entity, row in fetch_rows(acts, clearance).items():
        acts[entity].names, acts[entity].places = row.names, row.places


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


def say_where(row: EntityRow) -> str:
    """Return where an act was, or at how many places: none of several stands for all."""
    if (row.places or 0) > 1:
        return count_places(row.places or 0)
    return place_of(row)


def name_act(row: EntityRow) -> str:
    """Return what sources call an act or event, "" where they only say that it was done."""
    return row.label if row.names else ""


def count_places(number: int) -> str:
    """Return "5 places"."""
    return ngettext("{number} place", "{number} places", number).format(number=number)


def say_done(row: EntityRow) -> str:
    """Return what was done in the desk's words, and how it is said where it is not told as done."""
    act = say_act_type(row.act_type)
    if row.modality in ("", "actual") or not act:
        return act
    modality = say_code("modalities", row.modality)
    return gettext("{act} ({modality})").format(act=act, modality=modality)


def call_fully(row: EntityRow) -> str:
    """Return the reference and what it is called, "P-12, Koo Hoin"; the reference is not said twice."""
    label = call_entity(row)
    return label if row.reference in label else f"{row.reference}, {label}"


def call_entity(row: EntityRow) -> str:
    """Return what an entity is called: its name, or for an act what was done, where and when."""
    if row.kind == "Custody" or (row.act_type and row.kind in ACTS):
        parts = [say_done(row) or say_kind(row.kind), say_where(row), wording.say_date(row.date)]
        return ", ".join(part for part in parts if part)
    if row.label:
        return row.label
    return gettext("{kind} not named, {reference}").format(kind=say_kind(row.kind), reference=row.reference)
