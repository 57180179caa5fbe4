"""What a person decides about the record: whom to trust, who may see it, who is the same, what to undo."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from habeas import desk
from habeas.errors import HabeasError
from habeas.ledger.projection import is_id
from habeas.ledger.store import Logged
from habeas.protection.access import Viewer
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.ids import new_id
from habeas.web.access import for_members, viewer_of
from habeas.web.ledger_search import search
from habeas.web.ledger_store import DjangoStore, desk_store
from habeas.web.models import EntityRow, Source
from habeas.web.pages.deciding import (
    Compare,
    SamePage,
    build_undo_page,
    build_value_page,
    compare_values,
    find_entry,
)
from habeas.web.pages.dossier import Material
from habeas.web.pages.rows import call_entity, call_fully, fetch_rows
from habeas.web.pages.told import Told, ask_about, ask_statements, group_values, seen_at
from habeas.web.pages.voices import survey
from habeas.web.views.record import gather_material
from habeas.web.views.source import missing_reason

FOUND = 8
"""How many entries are offered when a name is asked for."""


@for_members
def decide_value(request: HttpRequest, entity: str, property: str) -> HttpResponse:
    """Show who says a value, and take a decision on it: trust, level or retraction of statements."""
    viewer, store = viewer_of(request), desk_store()
    material = gather_material(store, entity, viewer)
    if material.id != entity:
        return redirect("value", entity=material.id, property=property)
    problem: HabeasError | None = None
    if request.method == "POST":
        try:
            settle_value(request, store, viewer, material, property)
        except HabeasError as refused:
            problem = refused
        else:
            return redirect(f"{reverse('entity', args=[entity])}#{property}")
    page = build_value_page(material, property, key=new_id())
    if page is None:
        raise Http404
    return render(
        request, "record/value.html", {"page": page, "problem": problem}, status=422 if problem else 200
    )


def settle_value(
    request: HttpRequest, store: DjangoStore, viewer: Viewer, material: Material, property_: str
) -> None:
    """Log the decision that the form asks for; raises HabeasError where something is missing or refused."""
    values = group_values(material.seen).get(property_)
    chosen = set(request.POST.getlist("statement"))
    groups = values.groups if values else ()
    kind = request.POST.get("kind", "")
    if kind == "trust":
        groups = tuple(group for group in groups if chosen & {told.id for told in group})
        targets = [told.id for group in groups for told in group if told.stands]
    else:
        targets = [told.id for group in groups for told in group if told.id in chosen]
    reason = request.POST.get("reason", "").strip()
    if not reason:
        raise missing_reason()
    if not targets or kind not in ("trust", "set_level", "retract"):
        problem = gettext("none is chosen."), gettext("Choose at least one."), gettext("Nothing was changed.")
        raise HabeasError(gettext("Statements"), *problem)
    given = sign_decision(request, viewer, reason)
    level = request.POST.get("level", "") if kind == "set_level" else ""
    desk.decide(store, kind, targets, value=level, **given)
    messages.success(request, gettext("Decided. It stands in the history, and can be undone."))


def sign_decision(request: HttpRequest, viewer: Viewer, reason: str) -> dict[str, Any]:
    """Return who decides, when, why, and under which key, so that a double click decides once."""
    key = request.POST.get("key") or new_id()
    return {"reason": reason, "by": viewer.name, "now": timezone.now(), "key": key}


@for_members
def compare_entities(request: HttpRequest, entity: str) -> HttpResponse:
    """Ask whether two entries are the same; three answers of equal weight, each with a reason."""
    viewer, store = viewer_of(request), desk_store()
    asked = request.GET.get("with", "").strip()
    wanted = request.POST.get("other") or asked
    pair, found = find_pair(store, viewer, entity, wanted)
    one, other = pair[0], pair[1] if len(pair) > 1 else None
    reason = request.POST.get("reason", "").strip()
    answer = request.POST.get("answer", "")
    problem: HabeasError | None = None
    if request.method == "POST" and other and answer in ("same", "different", "unsure"):
        ids = (one.row.entity, other.row.entity)
        try:
            if not reason:
                raise missing_reason()
            desk.decide(store, answer, ids, **sign_decision(request, viewer, reason))
        except HabeasError as refused:
            problem = refused
        else:
            messages.success(request, gettext("Decided. It stands in the history, and can be undone."))
            return redirect("entity", entity=min(ids) if answer == "same" else ids[0])
    page = SamePage(
        reference=one.row.reference,
        label=call_entity(one.row),
        url=reverse("entity", args=[one.row.entity]),
        asked=asked,
        key=new_id(),
        found=tuple(find_entry(row, f"?with={row.reference}") for row in found),
        other=find_entry(other.row) if other else None,
        rows=compare_values(one, other) if other else (),
        reason=reason,
    )
    return render(
        request, "record/same.html", {"page": page, "problem": problem}, status=422 if problem else 200
    )


def find_pair(
    store: DjangoStore, viewer: Viewer, entity: str, wanted: str
) -> tuple[list[Compare], list[EntityRow]]:
    """Return the entry and the other one that is meant, or those of its kind that a name may mean."""
    hits = (
        [wanted]
        if is_id(wanted)
        else [hit.entity for hit in search(wanted, viewer.clearance)]
        if wanted
        else []
    )
    rows = fetch_rows({entity, *hits}, viewer.clearance)
    if entity not in rows:
        raise Http404
    own = rows[entity]
    others = {row.entity: row for row in rows.values() if row.kind == own.kind and row.entity != own.entity}
    chosen = [own, *others.values()] if len(others) == 1 else [own]
    told = seen_at(ask_about(store.queries, [row.entity for row in chosen]), viewer.clearance)
    ids = {str(each.record.norm) for each in told if is_id(each.record.norm)}
    names = {id_: call_entity(row) for id_, row in fetch_rows(ids, viewer.clearance).items()}
    pair = [Compare(row, [each for each in told if each.entity == row.entity], names) for row in chosen]
    return pair, list(others.values())[:FOUND] if len(others) != 1 else []


@for_members
def revert_decision(request: HttpRequest, decision: str) -> HttpResponse:
    """Take a decision back, with a reason."""
    viewer, store = viewer_of(request), desk_store()
    decided = find_decision(store, decision)
    said = seen_at(ask_statements(store.queries, decided.record.targets), viewer.clearance)
    also = {target for target in decided.record.targets if is_id(target)}
    around = survey(store.queries, said, clearance=viewer.clearance, also=also)
    back = find_way_back(decided, said, around.rows)
    if back is None:
        raise Http404
    reason = request.POST.get("reason", "").strip()
    problem: HabeasError | None = None
    if request.method == "POST":
        try:
            if not reason:
                raise missing_reason()
            desk.revert_decision(store, decided.id, **sign_decision(request, viewer, reason))
        except HabeasError as refused:
            problem = refused
        else:
            messages.success(request, gettext("Undone. The record is as if the decision had never stood."))
            return redirect(back[0])
    page = build_undo_page(
        decided,
        store.decisions([decided.id, *decided.record.targets]),
        {each.id: each for each in said},
        around,
        back=back,
        key=new_id(),
        reason=reason,
    )
    return render(
        request, "record/undo.html", {"page": page, "problem": problem}, status=422 if problem else 200
    )


def find_decision(store: DjangoStore, id_: str) -> Logged[Decision]:
    """Return the decision with this id; raises Http404 for any other entry, a revert or an erasure."""
    found = store.queries.at(store.queries.positions([id_]).values())
    for logged in found:
        if isinstance(logged.record, Decision) and logged.record.kind not in ("revert", "erase"):
            return logged
    raise Http404


def find_way_back(
    decided: Logged[Decision], said: list[Told], rows: Mapping[str, EntityRow]
) -> tuple[str, str] | None:
    """Return the address and name of the page that a decision is about, or None where it may not be seen."""
    targets = [*decided.record.targets, *(each.entity for each in said)]
    source = Source.objects.filter(pk__in=decided.record.targets).first()
    for target in targets:
        row = rows.get(target)
        if row and row.kind != "Source":
            return reverse("entity", args=[row.entity]), call_fully(row)
    if source:
        row = rows.get(source.pk)
        return reverse("source", args=[source.pk]), row.reference if row else source.title
    return None
