"""The chronology: events and acts by date, with filters, a page at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.web.access import for_members, viewer_of
from habeas.web.ledger_store import desk_store
from habeas.web.pages.chronology_page import build_chronology, read_filters, select_rows
from habeas.web.pages.told import Told, ask_about, ask_referring, group_entities, seen_at
from habeas.web.pages.voices import survey


@for_members
def list_chronology(request: HttpRequest) -> HttpResponse:
    """Show one page of the chronology with every count that sources give, side by side."""
    clearance = viewer_of(request).clearance
    filters = read_filters(request.GET)
    rows, more = select_rows(filters, clearance)
    queries = desk_store().queries
    told = seen_at(ask_about(queries, [row.entity for row in rows]), clearance)
    members = {each.record.entity: each.entity for each in told}
    related = seen_at(ask_referring(queries, members), clearance)
    counts = [each for each in related if each.record.property == "count"]
    also = {str(each.record.norm) for each in related if each.record.property == "who"}
    around = survey(queries, [*told, *counts], clearance=clearance, also=also)
    page = build_chronology(
        filters,
        rows,
        more,
        told=group_entities(told),
        related=relate_entities(related, members),
        around=around,
        clearance=clearance,
    )
    return render(request, "chronology/list.html", {"page": page})


def relate_entities(related: Sequence[Told], members: Mapping[str, str]) -> Mapping[str, list[Told]]:
    """Return the statements of involvements and figures by the act or event that they speak of."""
    acts: dict[str, set[str]] = defaultdict(set)
    for each in related:
        if str(each.record.norm) in members:
            acts[each.entity].add(members[str(each.record.norm)])
    grouped: dict[str, list[Told]] = defaultdict(list)
    for each in related:
        for act in acts[each.entity]:
            grouped[act].append(each)
    return grouped
