"""What the record says of an entity, now or as it was known: every value with who says so.

All functions take a store and work out their answer from statements and decisions alone; `upto` is a
log size ("as known on", see `Store.size_on`), `clearance` the highest level the reader may see.
Several entities at once cost no more questions than one: use `view_entities` for lists.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.ledger.admission import is_repeated
from habeas.ledger.projection import write_reference
from habeas.ledger.standing import JOINING, Joining, Verdict, Verdicts, join_entities, standing
from habeas.ledger.store import Logged, Store
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level
from habeas.vocabulary.statement import Json, Statement


@dataclass(frozen=True, slots=True)
class Component:
    """All ids that are taken to be one entity, and the "same" decisions that could not be followed."""

    canonical: str
    members: frozenset[str]
    conflicts: tuple[Logged[Decision], ...] = ()


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement and how it stands: who may see it, and which decision withdrew it, if one did."""

    logged: Logged[Statement]
    standing: bool
    level: Level
    retracted_by: Logged[Decision] | None = None
    trusted: bool = False
    confirmed: bool = False

    @property
    def record(self) -> Statement:
        return self.logged.record


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a property, and every statement that gives it.

    `conflict`: another value stands beside it where only one can be true. `withdrawn`: nothing that
    stands says it any more. `value` is as the first who said it wrote it.
    """

    norm: Json
    value: str
    statements: tuple[StatementView, ...]
    conflict: bool = False
    withdrawn: bool = False

    @property
    def sources(self) -> frozenset[str]:
        """The sources that still stand behind the value."""
        return frozenset(each.record.source for each in self.statements if each.standing)


@dataclass(frozen=True, slots=True)
class EntityView:
    """All that may be seen of one entity.

    `values` has the properties in order of first appearance, each with its values in that order.
    `decisions` are all that bear on it, reverted ones included, in log order; `standing` names those
    that stand by their ids. An entity of which nothing may be seen has no kind and no values.
    """

    canonical: str
    members: frozenset[str]
    kind: str
    reference: str
    values: Mapping[str, tuple[ValueView, ...]]
    decisions: tuple[Logged[Decision], ...] = ()
    standing: frozenset[str] = frozenset()
    conflicts: tuple[Logged[Decision], ...] = ()

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """Every statement of every value, in log order."""
        found = (each for values in self.values.values() for value in values for each in value.statements)
        return tuple(sorted(found, key=lambda each: each.logged.position))

    @property
    def withdrawn(self) -> bool:
        return not any(each.standing for each in self.statements)

    def first(self, property_: str) -> ValueView | None:
        """Return the first value of a property that stands, or None."""
        return next((each for each in self.values.get(property_, ()) if not each.withdrawn), None)


def resolve(store: Store, entity: str, upto: int | None = None) -> Component:
    """Return which ids `entity` is one with."""
    return resolve_all(store, [entity], upto)[entity]


def resolve_all(store: Store, entities: Collection[str], upto: int | None = None) -> dict[str, Component]:
    """Return the component of each of these ids."""
    decisions = store.decisions(entities, upto=upto)
    joining = join_entities(standing(decisions))
    return {entity: _build_component(entity, joining) for entity in entities}


def judge_statements(
    store: Store,
    statements: Sequence[Logged[Statement]],
    *,
    upto: int | None = None,
    clearance: Level = Level.CONFIDENTIAL,
) -> list[StatementView]:
    """Return how each of these statements stands, without those above `clearance`, in the same order."""
    decisions = store.decisions(_asked_about(statements), upto=upto)
    verdicts = Verdicts(standing(decisions))
    return _judge_all(statements, verdicts, clearance)


def view_entity(
    store: Store, entity: str, *, upto: int | None = None, clearance: Level = Level.CONFIDENTIAL
) -> EntityView:
    """Return what may be seen of the entity that `entity` is taken to be."""
    return view_entities(store, [entity], upto=upto, clearance=clearance)[entity]


def view_entities(
    store: Store,
    entities: Collection[str],
    *,
    upto: int | None = None,
    clearance: Level = Level.CONFIDENTIAL,
) -> dict[str, EntityView]:
    """Return the view of each of these ids; ids that are one entity share one view."""
    joined = store.decisions(entities, upto=upto)
    joining = join_entities(standing(joined))
    components = {entity: _build_component(entity, joining) for entity in entities}
    members = {member for component in components.values() for member in component.members}
    statements = store.about(members, upto=upto)
    decided = store.decisions(_asked_about(statements), upto=upto) if statements else []
    stands = standing({each.position: each for each in (*joined, *decided)}.values())
    verdicts = Verdicts(stands)
    by_canonical: dict[str, list[Logged[Statement]]] = {}
    roots = {member: each.canonical for each in components.values() for member in each.members}
    for logged in statements:
        by_canonical.setdefault(roots[logged.record.entity], []).append(logged)
    views: dict[str, EntityView] = {}
    for component in components.values():
        if component.canonical not in views:
            own = by_canonical.get(component.canonical, [])
            view = _build_view(component, own, verdicts, clearance, (joined, decided))
            views[component.canonical] = _name_source(store, view) if view.kind == "Source" else view
    return {entity: views[component.canonical] for entity, component in components.items()}


def view_referring(
    store: Store,
    entities: Collection[str],
    *,
    upto: int | None = None,
    clearance: Level = Level.CONFIDENTIAL,
) -> list[StatementView]:
    """Return the statements of others that name one of `entities` (pass all members of a component)."""
    return judge_statements(store, store.referring(entities, upto=upto), upto=upto, clearance=clearance)


def _build_component(entity: str, joining: Joining) -> Component:
    members = joining.members_of(entity)
    conflicts = tuple(each for each in joining.conflicts if members.intersection(each.record.targets))
    return Component(joining.canonical_of(entity), members, conflicts)


def _asked_about(statements: Iterable[Logged[Statement]]) -> set[str]:
    """Return the ids that a decision on these statements may name: theirs and their sources'."""
    ids: set[str] = set()
    for logged in statements:
        ids.add(logged.id)
        ids.add(logged.record.source)
    return ids


def _judge_all(
    statements: Iterable[Logged[Statement]], verdicts: Verdicts, clearance: Level
) -> list[StatementView]:
    judged = ((logged, verdicts.judge(logged.id, logged.record.source)) for logged in statements)
    return [_build_statement(logged, verdict) for logged, verdict in judged if verdict.level <= clearance]


def _build_statement(logged: Logged[Statement], verdict: Verdict) -> StatementView:
    return StatementView(
        logged, verdict.standing, verdict.level, verdict.retracted_by, verdict.trusted, verdict.confirmed
    )


def _build_view(
    component: Component,
    statements: Sequence[Logged[Statement]],
    verdicts: Verdicts,
    clearance: Level,
    decisions: tuple[Sequence[Logged[Decision]], Sequence[Logged[Decision]]],
) -> EntityView:
    seen = _judge_all(statements, verdicts, clearance)
    joined, decided = decisions
    ids = component.members | _asked_about(each.logged for each in seen)
    bearing = _choose_bearing(
        ids, [*(each for each in joined if each.record.kind in (*JOINING, "revert")), *decided]
    )
    kind = _choose_kind(seen)
    return EntityView(
        canonical=component.canonical,
        members=component.members,
        kind=kind,
        reference=write_reference(kind, statements[0].position) if kind else "",
        values=_group_values(kind, seen),
        decisions=bearing,
        standing=frozenset(each.id for each in standing(bearing)),
        conflicts=component.conflicts,
    )


def _name_source(store: Store, view: EntityView) -> EntityView:
    """A source is known by its first text, which may come before anything is said of it."""
    positions = store.first_texts(view.members).values()
    return replace(view, reference=write_reference(view.kind, min(positions))) if positions else view


def _choose_kind(seen: Sequence[StatementView]) -> str:
    """Return the kind of the first statement that stands, or else of the first."""
    shown = next((each for each in seen if each.standing), seen[0] if seen else None)
    return shown.record.kind if shown else ""


def _choose_bearing(
    ids: Collection[str], decisions: Iterable[Logged[Decision]]
) -> tuple[Logged[Decision], ...]:
    """Return the decisions that name one of `ids`, and their reverts, in log order."""
    wanted, found = set(ids), {}
    for logged in sorted(decisions, key=lambda each: each.position):
        if not wanted.isdisjoint(logged.record.targets):
            found[logged.position] = logged
            wanted.add(logged.id)
    return tuple(found.values())


def _group_values(kind: str, seen: Iterable[StatementView]) -> dict[str, tuple[ValueView, ...]]:
    grouped: dict[str, list[list[StatementView]]] = {}
    for each in seen:
        groups = grouped.setdefault(each.record.property, [])
        for group in groups:
            if says_same(group[0].record, each.record):
                group.append(each)
                break
        else:
            groups.append([each])
    return {name: _build_values(kind, name, groups) for name, groups in grouped.items()}


def says_same(one: Statement, other: Statement) -> bool:
    """Return whether two statements of one property give one value: equal norms, or else equal words."""
    if one.norm is None and other.norm is None:
        return one.value.casefold() == other.value.casefold()
    return bool(one.norm == other.norm)


def _build_values(kind: str, name: str, groups: Sequence[Sequence[StatementView]]) -> tuple[ValueView, ...]:
    stands = [any(each.standing for each in group) for group in groups]
    conflict = sum(stands) > 1 and not is_repeated(kind, name)
    return tuple(
        ValueView(
            norm=group[0].record.norm,
            value=group[0].record.value,
            statements=tuple(group),
            conflict=conflict and stands_now,
            withdrawn=not stands_now,
        )
        for group, stands_now in zip(groups, stands, strict=True)
    )
