"""The inbox: every source by its state, with how much of it is read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
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


MOST = 20
"""How many sources of one state are shown at first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources of one state, `number` in all; `more` is where those that are not shown are."""

    name: Promise
    told: Promise
    number: int
    sources: list[Source]
    more: str = ""

    @property
    def more_told(self) -> str:
        return gettext("the first {shown} of {number} lines").format(
            shown=len(self.sources), number=self.number
        )


def list_shelved() -> Mapping[str, list[str]]:
    """Return the ids of all sources by their state, the latest first."""
    shelved = defaultdict[str, list[str]](list)
    reports = Source.objects.exclude(form=Form.NOTE.value)
    for state, id_ in reports.order_by("-received", "-published", "title").values_list("state", "pk"):
        shelved[state].append(id_)
    return shelved


def count_suggestions(ids: Collection[str]) -> Iterable[Source]:
    """Return these sources with their numbers of suggestions, of those decided, and of open checks."""
    pending = Q(texts__suggestions__state=SuggestionRow.State.PENDING)
    return (
        Source.objects.filter(pk__in=ids)
        .annotate(
            found=Count("texts__suggestions"),
            left=Count("texts__suggestions", filter=pending),
            checks=Count("texts__suggestions", filter=pending & ~Q(texts__suggestions__flags=[])),
        )
        .order_by("-received", "-published", "title")
    )


@for_readers
def list_sources(request: HttpRequest) -> HttpResponse:
    """Show what waits, what is being read, what is read, and what was set aside: one shelf whole (`all`)."""
    shelved, whole = list_shelved(), request.GET.get("all", "")
    shown = {state: ids if state == whole else ids[:MOST] for state, ids in shelved.items()}
    sources = list(count_suggestions([id_ for ids in shown.values() for id_ in ids]))
    shelves = [
        Shelf(
            name,
            told,
            number=len(shelved[state]),
            sources=[source for source in sources if source.state == state],
            more=f"?all={state}" if len(shelved[state]) > len(shown[state]) else "",
        )
        for state, name, told in SHELVES
        if state in shelved
    ]
    return render(request, "intake/inbox.html", {"shelves": shelves, "any": bool(sources)})
