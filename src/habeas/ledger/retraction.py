"""What would change if a source were retracted: shown before anyone confirms it, and nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.ledger.store import Logged, Store
from habeas.ledger.view import EntityView, ValueView, view_entities
from habeas.vocabulary.level import Level
from habeas.vocabulary.statement import Statement


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value of one entity that the retraction touches."""

    entity: EntityView
    property: str
    value: ValueView


@dataclass(frozen=True, slots=True)
class Retraction:
    """The consequences of retracting `source`.

    `statements` would be withdrawn; `entities` are those they speak of. `values_lost` rest on this
    source alone; `values_single_sourced` would be left with one other source; `conflicts_ended` are
    the values whose rival would go. `entities_emptied` would have nothing left that stands;
    `derived` are the statements that other sources derive from this one.
    """

    source: str
    statements: tuple[Logged[Statement], ...]
    entities: tuple[EntityView, ...]
    values_lost: tuple[ValueChange, ...]
    values_single_sourced: tuple[ValueChange, ...]
    conflicts_ended: tuple[ValueChange, ...]
    entities_emptied: tuple[EntityView, ...]
    derived: tuple[Logged[Statement], ...]

    @property
    def figures_lost(self) -> tuple[ValueChange, ...]:
        """The counts among the values that would be lost."""
        return tuple(each for each in self.values_lost if each.property == "count")


def preview_retraction(store: Store, source: str, *, clearance: Level = Level.CONFIDENTIAL) -> Retraction:
    """Return what retracting `source` would change, as far as a reader with `clearance` may see it."""
    quoting = store.quoting(source)
    found = view_entities(store, {each.record.entity for each in quoting}, clearance=clearance)
    entities = {view.canonical: view for view in found.values() if view.values}
    shown = tuple(sorted(entities.values(), key=lambda view: view.statements[0].logged.position))
    changes = [change for view in shown for change in _list_changes(view, source)]
    withdrawn = {
        each.logged.position
        for view in shown
        for each in view.statements
        if each.standing and each.record.source == source
    }
    return Retraction(
        source=source,
        statements=tuple(each for each in quoting if each.position in withdrawn),
        entities=shown,
        values_lost=tuple(each for each in changes if each.value.sources == {source}),
        values_single_sourced=tuple(each for each in changes if len(each.value.sources) == 2),
        conflicts_ended=tuple(_end_conflicts(shown, source)),
        entities_emptied=tuple(view for view in shown if _is_emptied(view, source)),
        derived=tuple(each for each in store.referring([source]) if each.record.property == "derived_from"),
    )


def _list_changes(view: EntityView, source: str) -> Iterable[ValueChange]:
    for name, values in view.values.items():
        for value in values:
            if source in value.sources:
                yield ValueChange(view, name, value)


def _end_conflicts(views: Iterable[EntityView], source: str) -> Iterable[ValueChange]:
    for view in views:
        for name, values in view.values.items():
            rivals = [value for value in values if value.conflict]
            left = [value for value in rivals if value.sources - {source}]
            if len(rivals) > 1 and len(left) == 1:
                yield ValueChange(view, name, left[0])


def _is_emptied(view: EntityView, source: str) -> bool:
    sources = {each.record.source for each in view.statements if each.standing}
    return sources == {source}
