"""The inbox: every source by its state, with how much of it is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.intake.kinds import Form
from habeas.web.access import for_readers
from habeas.web.models import Source, SuggestionRow

SHELVES: tuple[tuple[str, Promise, Promise], ...] = (
    (Source.State.READING, _("Being read"), _("begun, not finished")),
    (Source.State.WAITING, _("Waiting"), _("nobody has begun")),
    (Source.State.READ, _("Read"), _("every suggestion is decided, or somebody said done")),
    (Source.State.SET_ASIDE, _("Set aside"), _("kept, and not read")),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources of one state."""

    name: Promise
    told: Promise
    sources: list[Source]


def count_suggestions() -> Iterable[Source]:
    """Return all sources with their numbers of suggestions, of those decided, and of open checks."""
    pending = Q(texts__suggestions__state=SuggestionRow.State.PENDING)
    return (
        Source.objects.exclude(form=Form.NOTE.value)
        .annotate(
            found=Count("texts__suggestions"),
            left=Count("texts__suggestions", filter=pending),
            checks=Count("texts__suggestions", filter=pending & ~Q(texts__suggestions__flags=[])),
        )
        .order_by("-received", "-published", "title")
    )


@for_readers
def list_sources(request: HttpRequest) -> HttpResponse:
    """Show what waits, what is being read, what is read, and what was set aside."""
    sources = list(count_suggestions())
    shelves = [
        Shelf(name, told, [source for source in sources if source.state == state])
        for state, name, told in SHELVES
    ]
    context = {"shelves": [shelf for shelf in shelves if shelf.sources], "any": bool(sources)}
    return render(request, "intake/inbox.html", context)
