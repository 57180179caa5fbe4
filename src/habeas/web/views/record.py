"""The record: its list, and the page of one person, act, organisation or whatever else it speaks of."""

import re
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from habeas.ledger.projection import is_id
from habeas.ledger.store import Logged
from habeas.protection.access import Viewer
from habeas.vocabulary.decision import Decision
from habeas.web.access import for_members, viewer_of
from habeas.web.ledger_store import DjangoStore, desk_store
from habeas.web.pages.dossier import Material, build_page
from habeas.web.pages.listing import build_list
from habeas.web.pages.told import Told, ask_about, ask_referring, replay_about, seen_at
from habeas.web.pages.voices import Surroundings, survey

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@for_members
def list_entities(request: HttpRequest) -> HttpResponse:
    """Show the entities of the record, by kind; a reference or a name narrows them."""
    number = request.GET.get("page", "1")
    page = build_list(
        desk_store().queries,
        viewer_of(request).clearance,
        kind=request.GET.get("kind", ""),
        query=request.GET.get("q", "").strip(),
        page=max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1,
    )
    return render(request, "record/list.html", {"page": page})


@for_members
def show_entity(request: HttpRequest, entity: str) -> HttpResponse:
    """Show the page of one entity, today or as known on a day (`known`)."""
    viewer, store = viewer_of(request), desk_store()
    known = request.GET.get("known", "")
    today = timezone.now().date()
    if DAY.fullmatch(known) and known < today.isoformat():
        material = gather_earlier(store, entity, viewer, known)
    else:
        known = ""
        material = gather_material(store, entity, viewer)
    if material.id != entity:
        return redirect("entity", entity=material.id)
    page = build_page(material, today=today, as_known=known, history_open="history" in request.GET)
    return render(request, "record/entity.html", {"page": page})


def gather_material(store: DjangoStore, entity: str, viewer: Viewer) -> Material:
    """Fetch all that the page of `entity` is made of; raises Http404 where the viewer may see nothing."""
    told = ask_about(store.queries, [entity])
    seen = seen_at(told, viewer.clearance)
    if not seen:
        raise Http404
    canonical = told[0].entity
    members = frozenset({canonical, *(each.record.entity for each in told)})
    related = seen_at(ask_referring(store.queries, members), viewer.clearance)
    decisions = ask_decisions(store, seen, members)
    around = surround(store, seen, related, decisions, viewer)
    return Material(
        id=canonical,
        members=members,
        told=told,
        seen=seen,
        related=related,
        decisions=decisions,
        around=around,
        row=around.rows.get(canonical),
    )


def ask_decisions(
    store: DjangoStore, seen: Sequence[Told], members: frozenset[str]
) -> list[Logged[Decision]]:
    """Return the decisions that touch an entity, its statements or their sources."""
    sources = {each.record.source for each in seen}
    return store.decisions([*members, *sources, *(each.id for each in seen)])


def surround(
    store: DjangoStore,
    seen: Sequence[Told],
    related: Sequence[Told],
    decisions: Sequence[Logged[Decision]],
    viewer: Viewer,
) -> Surroundings:
    """Fetch the sources and names around these statements."""
    also = {each.entity for each in (*seen, *related)}
    also.update(each.record.norm for each in related if is_id(each.record.norm))
    also.update(target for each in decisions for target in each.record.targets if is_id(target))
    return survey(store.queries, seen, clearance=viewer.clearance, also=also, decisions=decisions)


def gather_earlier(store: DjangoStore, entity: str, viewer: Viewer, day: str) -> Material:
    """Fetch what the page was made of at the end of `day`; raises Http404 where nothing was known."""
    size = store.size_on(day)
    told = replay_about(store, entity, upto=size)
    seen = seen_at(told, viewer.clearance)
    if not seen:
        raise Http404
    canonical = told[0].entity
    members = frozenset({canonical, *(each.record.entity for each in told)})
    decisions = store.decisions([*members, *(each.id for each in seen)], upto=size)
    around = surround(store, seen, [], decisions, viewer)
    return Material(
        id=canonical,
        members=members,
        told=told,
        seen=seen,
        decisions=decisions,
        around=around,
        row=around.rows.get(canonical),
    )
