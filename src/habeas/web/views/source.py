"""The page of a source: its text and quotes, what is said of it, and its retraction with a preview."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from habeas import desk
from habeas.errors import HabeasError
from habeas.ledger.standing import standing
from habeas.ledger.store import Logged
from habeas.protection.access import Viewer, may_see
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.ids import new_id
from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.access import for_members, viewer_of
from habeas.web.ledger_store import DjangoStore, desk_store
from habeas.web.models import Source, SourceText
from habeas.web.notes import add_note
from habeas.web.pages.retract_page import build_retract_page
from habeas.web.pages.source_page import build_source_page
from habeas.web.pages.told import ask_about, ask_quoting, seen_at
from habeas.web.pages.voices import survey


@for_members
def show_source(request: HttpRequest, source: str) -> HttpResponse:
    """Show a source: its texts with their quotes for whoever may read them, and what rests on it."""
    viewer, store = viewer_of(request), desk_store()
    row = get_object_or_404(Source, pk=source)
    about = seen_at(ask_about(store.queries, [source]), viewer.clearance)
    quoted = seen_at(ask_quoting(store.queries, source), viewer.clearance)
    texts = list_texts(row, viewer)
    if not about and not texts:
        raise Http404
    also = {source, *(each.entity for each in quoted)}
    around = survey(store.queries, [*quoted, *about], clearance=viewer.clearance, also=also, sources={source})
    page = build_source_page(
        row,
        texts,
        about=about,
        quoted=quoted,
        around=around,
        withdrawal=find_withdrawal(store, source),
        key=new_id(),
    )
    return render(request, "source/source.html", {"page": page})


def list_texts(source: Source, viewer: Viewer) -> list[SourceText]:
    """Return the texts that the viewer may read: a whole text is as confidential as its worst line."""
    return list(source.texts.order_by("pk")) if may_see(viewer, Level.CONFIDENTIAL) else []


def find_withdrawal(store: DjangoStore, source: str) -> Logged[Decision] | None:
    """Return the standing decision by which the whole source is withdrawn, if there is one."""
    decisions = standing(store.decisions([source]))
    return next((each for each in decisions if each.record.kind == "retract"), None)


@for_members
def retract_source(request: HttpRequest, source: str) -> HttpResponse:
    """Show what retracting a source would change; with a reason, do it."""
    viewer, store = viewer_of(request), desk_store()
    row = get_object_or_404(Source, pk=source)
    reason = request.POST.get("reason", "").strip()
    problem = missing_reason() if request.method == "POST" else None
    if request.method == "POST" and reason and not find_withdrawal(store, source):
        key = request.POST.get("key") or new_id()
        try:
            desk.retract_source(store, source, reason=reason, by=viewer.name, now=timezone.now(), key=key)
        except HabeasError as refused:
            problem = refused
        else:
            messages.success(request, gettext("Withdrawn. Nothing was deleted; it can be put back."))
            return redirect("source", source=source)
    retraction = desk.preview_retraction(store, source, clearance=viewer.clearance)
    if not retraction.statements and find_withdrawal(store, source):
        return redirect("source", source=source)
    page = build_retract_page(row, retraction, clearance=viewer.clearance, key=new_id(), reason=reason)
    context = {"page": page, "problem": problem}
    return render(request, "source/retract.html", context, status=422 if context["problem"] else 200)


def missing_reason() -> HabeasError:
    """Return what is said when a decision comes without its reason."""
    return HabeasError(
        gettext("Reason"),
        gettext("is empty."),
        gettext("Say why in a sentence, then send it again."),
        gettext("Nothing was changed."),
    )


@require_POST
@for_members
def note_source(request: HttpRequest, source: str) -> HttpResponse:
    """Keep what an officer says of a source as a desk note, and quote it."""
    row = get_object_or_404(Source, pk=source)
    viewer = viewer_of(request)
    try:
        add_note(
            desk_store(),
            row,
            property_=request.POST.get("property", ""),
            words=request.POST.get("value", "").strip(),
            by=viewer.name,
            clearance=viewer.clearance,
            now=timezone.now(),
            key=request.POST.get("key") or new_id(),
        )
    except HabeasError as problem:
        messages.error(request, wording.say_problem(problem))
    return redirect(f"{reverse('source', args=[source])}#about")
