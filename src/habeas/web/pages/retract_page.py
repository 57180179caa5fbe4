"""What would change if a source were withdrawn, in words, before anyone confirms it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from habeas.ledger.retraction import Retraction, ValueChange
from habeas.ledger.view import EntityView
from habeas.vocabulary.level import Level
from habeas.web import wording
from habeas.web.models import Source
from habeas.web.pages.rows import call_entity, fetch_rows
from habeas.web.pages.terms import language_of, say_kind, say_property, say_value

MOST = 40
"""How many lines of one part are shown; the number of all stands beside its heading."""


@dataclass(frozen=True, slots=True)
class Change:
    entity: str
    url: str
    label: str
    value: str
    lang: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    aside: str
    lines: tuple[Change, ...]
    lost: bool
    more: str


@dataclass(frozen=True, kw_only=True)
class RetractPage:
    """Everything that templates/source/retract.html shows."""

    reference: str
    url: str
    title: str
    lang: str
    publication: str
    told: str
    parts: tuple[Part, ...]
    key: str
    reason: str = ""


def build_retract_page(
    source: Source, retraction: Retraction, *, clearance: Level, key: str, reason: str = ""
) -> RetractPage:
    """Return the preview: what is lost, what keeps another source, what stops being in dispute."""
    entities = {view.canonical for view in retraction.entities}
    derived = {each.record.entity for each in retraction.derived}
    speakers = {str(each.value.norm) for each in retraction.values_lost if isinstance(each.value.norm, str)}
    rows = fetch_rows({source.pk, *entities, *derived, *speakers}, clearance)
    names = {id_: call_entity(row) for id_, row in rows.items()}
    own = rows.get(source.pk)
    published = wording.say_date(source.published) if source.published else ""
    return RetractPage(
        reference=own.reference if own else gettext("source"),
        url=reverse("source", args=[source.pk]),
        title=source.title,
        lang=source.language,
        publication=", ".join(part for part in (source.publisher, published) if part),
        told=_tell(retraction),
        parts=tuple(_list_parts(retraction, names)),
        key=key,
        reason=reason,
    )


def _tell(retraction: Retraction) -> str:
    statements, entities = len(retraction.statements), len(retraction.entities)
    return " · ".join(
        (
            ngettext("{number} statement withdrawn", "{number} statements withdrawn", statements).format(
                number=statements
            ),
            ngettext("{number} entry touched", "{number} entries touched", entities).format(number=entities),
        )
    )


def _list_parts(retraction: Retraction, names: dict[str, str]) -> Iterable[Part]:
    figures = set(map(id, retraction.figures_lost))
    lost = [change for change in retraction.values_lost if id(change) not in figures and _is_told(change)]
    shared = [change for change in retraction.values_single_sourced if change not in retraction.values_lost]
    yield from _part(
        gettext("Figures that would go"),
        [_tell_change(each, names) for each in retraction.figures_lost],
        lost=True,
    )
    yield from _part(
        gettext("Values that nobody else says"), [_tell_change(each, names) for each in lost], lost=True
    )
    yield from _part(
        gettext("Values left with one source"), [_tell_change(each, names) for each in shared], lost=False
    )
    yield from _part(
        gettext("Values no longer in dispute"),
        [_tell_change(each, names) for each in retraction.conflicts_ended],
        lost=False,
    )
    yield from _part(
        gettext("Entries of which nothing would stand"),
        [
            _tell_entity(view, names)
            for view in retraction.entities_emptied
            if view.kind not in ("Source", "Involvement")
        ],
        lost=False,
    )
    yield from _part(
        gettext("Sources that repeat it"),
        [
            Change(
                names.get(each.record.entity, gettext("a source")),
                reverse("source", args=[each.record.entity]),
                say_property("Source", "derived_from"),
                "",
                "",
                gettext("not withdrawn with it; look whether it should be"),
            )
            for each in retraction.derived
        ],
        lost=False,
    )


def _is_told(change: ValueChange) -> bool:
    """Leave out what is said of a source itself, and who was in an act: the act and the person are listed."""
    return change.entity.kind not in ("Source", "Involvement")


def _part(label: str, lines: Sequence[Change], *, lost: bool) -> Iterable[Part]:
    if lines:
        more = gettext("and {number} more").format(number=len(lines) - MOST) if len(lines) > MOST else ""
        yield Part(label, str(len(lines)), tuple(lines[:MOST]), lost, more)


def _tell_change(change: ValueChange, names: dict[str, str]) -> Change:
    record = change.value.statements[0].record
    said = say_value(record, names)
    left = len(change.value.sources) - 1
    kept = ngettext("{number} other source says it", "{number} other sources say it", left).format(
        number=left
    )
    return Change(
        entity=names.get(change.entity.canonical, change.entity.reference),
        url=f"{reverse('entity', args=[change.entity.canonical])}#{change.property}",
        label=say_property(change.entity.kind, change.property),
        value=said.text,
        lang=said.lang,
        note=kept if left else "",
    )


def _tell_entity(view: EntityView, names: dict[str, str]) -> Change:
    label = names.get(view.canonical, view.reference)
    return Change(
        label,
        reverse("entity", args=[view.canonical]),
        say_kind(view.kind),
        view.reference,
        language_of(label),
        "",
    )
