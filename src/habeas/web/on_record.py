"""What the record holds already of a suggestion: its own entity once accepted, or one of the same name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from habeas.vocabulary.level import Level
from habeas.web.acceptance import ACCEPTED
from habeas.web.models import SuggestionRow
from habeas.web.models.projections import EntityQuerySet, EntityRow
from habeas.web.pages.rows import ACTS, call_entity, note_details

KINDS = {"person": "Person", "organisation": "Organization", "place": "Place"}
"""What can be recognised by name; to say that two are the same is a person's decision, elsewhere."""

MOST = 3


@dataclass(frozen=True, slots=True)
class OnRecord:
    """An entity with its page; `own` says that it was made from this very suggestion."""

    entity: str
    reference: str
    label: str
    address: str
    own: bool
    reason: str = ""
    """Why it may be the same, in words that an officer can take over or change."""


def find_on_record(row: SuggestionRow, rows: Sequence[SuggestionRow], clearance: Level) -> list[OnRecord]:
    """Return the row's own entity, or at most three that bear its name: of an act, those of its day."""
    seen = EntityRow.objects.seen_at(clearance)
    if row.state in ACCEPTED:
        found = seen.filter(entity=row.outcome.get("entity", ""), standing__gt=0)
        return [describe_entity(entity, own=True) for entity in found]
    if row.state == SuggestionRow.State.REJECTED:
        return []
    alike, reason = find_alike(row, rows, seen)
    listed = list(alike.filter(standing__gt=0).order_by("id")[:MOST])
    note_details(listed, clearance)
    return [describe_entity(entity, own=False, reason=reason) for entity in listed]


def find_alike(
    row: SuggestionRow, rows: Sequence[SuggestionRow], seen: EntityQuerySet
) -> tuple[EntityQuerySet, str]:
    """Return the entities that a pending row may be, and what they have in common with it."""
    if row.kind == "act":
        dates = [part for part in rows if part.kind == "date" and part.number in row.links]
        days = {str(date.value.get("edtf")) for date in dates}
        act = str(row.value.get("type") or "")
        common = gettext("the same act on the same date")
        return seen.filter(kind__in=ACTS, act_type=act, date__in=days), common
    kind = KINDS.get(str(row.value.get("type") or row.kind))
    name = str(row.value.get("name") or "")
    if not kind or not name:
        return seen.none(), ""
    return seen.filter(kind=kind, label=name), gettext("the same name: {name}").format(name=name)


def describe_entity(entity: EntityRow, *, own: bool, reason: str = "") -> OnRecord:
    address = reverse("entity", args=[entity.entity])
    return OnRecord(entity.entity, entity.reference, call_entity(entity), address, own, reason)


def find_reference(source: str, clearance: Level) -> str:
    """Return the number by which pages call a source, "" while nobody has said anything about it."""
    found = EntityRow.objects.seen_at(clearance).filter(entity=source).values_list("reference", flat=True)
    return found.first() or ""
