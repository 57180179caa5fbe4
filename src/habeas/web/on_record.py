"""What the record holds already of a suggestion: its own entity once accepted, or one of the same name."""

from dataclasses import dataclass

from django.urls import reverse

from habeas.vocabulary.level import Level
from habeas.web.acceptance import ACCEPTED
from habeas.web.models import SuggestionRow
from habeas.web.models.projections import EntityRow

KINDS = {"person": "Person", "organisation": "Organization", "place": "Place"}
"""What can be recognised by name; to say that two are the same is a person's decision, elsewhere."""

MOST = 3


@dataclass(frozen=True, slots=True)
class OnRecord:
    """An entity with its page; `own` says that it was made from this very suggestion."""

    reference: str
    label: str
    address: str
    own: bool


def find_on_record(row: SuggestionRow, clearance: Level) -> list[OnRecord]:
    """Return the row's own entity, or at most three entities that bear its name."""
    seen = EntityRow.objects.seen_at(clearance)
    if row.state in ACCEPTED:
        found = seen.filter(entity=row.outcome.get("entity", ""), standing__gt=0)
        return [describe_entity(entity, own=True) for entity in found]
    kind = KINDS.get(str(row.value.get("type") or row.kind))
    name = str(row.value.get("name") or "")
    if row.state == SuggestionRow.State.REJECTED or not kind or not name:
        return []
    return [
        describe_entity(entity, own=False)
        for entity in seen.filter(kind=kind, label=name, standing__gt=0).order_by("reference")[:MOST]
    ]


def describe_entity(entity: EntityRow, *, own: bool) -> OnRecord:
    return OnRecord(entity.reference, entity.label, reverse("entity", args=[entity.entity]), own)


def find_reference(source: str, clearance: Level) -> str:
    """Return the number by which pages call a source, "" while nobody has said anything about it."""
    found = EntityRow.objects.seen_at(clearance).filter(entity=source).values_list("reference", flat=True)
    return found.first() or ""
