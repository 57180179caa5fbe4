"""The chronology: events and acts by date, with filters, a page at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.vocabulary.level import Level
from habeas.web.access import for_members, viewer_of
from habeas.web.ledger_queries import Queries
from habeas.web.ledger_store import desk_store
from habeas.web.models import EntityRow
from habeas.web.pages.chronology_page import build_chronology, read_filters, select_rows
from habeas.web.pages.rows import call_entity, fetch_rows
from habeas.web.pages.told import Told, ask_about, ask_counts, seen_at
from habeas.web.pages.voices import Surroundings, make_voices, survey

SHOWN = ("act_type", "date", "count", "reply")
"""Properties whose statements answer "who says so?" for an entry; its own page has all."""


@for_members
def list_chronology(request: HttpRequest) -> HttpResponse:
    """Show one page of the chronology with every count that sources give, side by side.

    Who says so is told for one entry at a time (`open`), so that a long page stays light.
    """
    clearance = viewer_of(request).clearance
    filters = read_filters(request.GET)
    rows, more = select_rows(filters, clearance)
    queries = desk_store().queries
    told = seen_at(ask_counts(queries, [row.entity for row in rows]), clearance)
    related = relate_entities(told, rows)
    opened = next((row for row in rows if row.reference == filters.opened), None)
    who = {str(each.record.norm) for each in told if each.record.property == "who"}
    if opened:
        shown = [*list_shown(queries, opened, clearance), *list_counts(related[opened.entity], opened)]
        around = survey(queries, shown, clearance=clearance, also=who)
    else:
        shown = []
        involved = fetch_rows(who, clearance)
        names = {id_: call_entity(row) for id_, row in involved.items()}
        around = Surroundings(names=names, rows=involved)
    page = build_chronology(
        filters,
        rows,
        more,
        told=related,
        around=around,
        voices=make_voices(shown, around),
        clearance=clearance,
    )
    return render(request, "chronology/list.html", {"page": page})


def list_shown(queries: Queries, row: EntityRow, clearance: Level) -> list[Told]:
    """Return who says what of one entry itself: what was done, when, and how many."""
    about = seen_at(ask_about(queries, [row.entity]), clearance)
    own = [each for each in about if each.record.property in SHOWN]
    return sorted(own, key=lambda each: SHOWN.index(each.record.property))


def list_counts(related: Sequence[Told], row: EntityRow) -> list[Told]:
    """Return the counts that are figures of their own about the entry."""
    return [each for each in related if each.record.property == "count" and each.entity != row.entity]


def relate_entities(told: Sequence[Told], rows: Sequence[EntityRow]) -> Mapping[str, list[Told]]:
    """Return the statements by the act or event that they are about, or that they are involved in."""
    listed = {row.entity for row in rows}
    acts: dict[str, set[str]] = defaultdict(set)
    members: dict[str, str] = {}
    for each in told:
        members[each.record.entity] = each.entity
    for each in told:
        if each.record.property in ("act", "of_act") and each.stands:
            acts[each.entity].add(members.get(str(each.record.norm), str(each.record.norm)))
    grouped: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        for act in {each.entity} | acts[each.entity]:
            if act in listed:
                grouped[act].append(each)
    return grouped
