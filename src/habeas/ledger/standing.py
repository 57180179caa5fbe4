"""What stands: the view is a function of the set of decisions, never of the order they came in."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from habeas.ledger.store import Logged
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level

JOINING = ("same", "different", "unsure")
"""The kinds of decision whose targets are two entities."""

Touching = Callable[[Collection[str]], Iterable[Logged[Decision]]]
"""Returns the decisions that name one of these ids as a target."""


def gather_decisions(ids: Collection[str], touching: Touching) -> list[Logged[Decision]]:
    """Return the decisions on `ids`, their reverts, and those that reach entities through others.

    Only "same" carries on to the other entity: a "different" matters to a pair, not to its friends.
    """
    found: dict[int, Logged[Decision]] = {}
    asked: set[str] = set()
    frontier = set(ids)
    while frontier:
        asked |= frontier
        fresh: set[str] = set()
        for logged in touching(frontier):
            if logged.position not in found:
                found[logged.position] = logged
                fresh.add(logged.id)
                if logged.record.kind == "same":
                    fresh.update(logged.record.targets)
        frontier = fresh - asked
    return [found[position] for position in sorted(found)]


def standing(decisions: Iterable[Logged[Decision]]) -> list[Logged[Decision]]:
    """Return those decisions that no standing decision reverts, by (recorded at, id).

    An erasure always stands: what it removed cannot come back. A revert names what is already
    committed to, so chains of reverts end.
    """
    known = {logged.id: logged for logged in decisions}
    reverts: dict[str, list[str]] = {}
    for logged in known.values():
        if logged.record.kind == "revert":
            for target in logged.record.targets:
                reverts.setdefault(target, []).append(logged.id)
    stands: dict[str, bool] = {}
    for id_ in known:
        _judge(id_, reverts, stands)
    return sorted(
        (each for each in known.values() if stands[each.id] or each.record.kind == "erase"), key=order_of
    )


def order_of(logged: Logged[Decision]) -> tuple[str, str]:
    """Return what decisions are ordered by, the same at every desk: the author's clock, then the id."""
    return logged.record.recorded_at, logged.id


def _judge(id_: str, reverts: Mapping[str, list[str]], stands: dict[str, bool]) -> None:
    """Settle `id_` and all that bears on it, depth first without recursion (chains can be long)."""
    stack = [id_]
    while stack:
        current = stack[-1]
        open_ = [each for each in reverts.get(current, ()) if each not in stands]
        if open_:
            stack.extend(open_)
        else:
            stands[current] = not any(stands[each] for each in reverts.get(current, ()))
            stack.pop()


@dataclass(frozen=True, slots=True)
class Joining:
    """Which entities are one, and which "same" could not be followed.

    `canonical` maps each entity that a decision names to the smallest id of its component;
    `conflicts` are the "same" decisions that would have joined a pair that is held to be different.
    """

    canonical: Mapping[str, str]
    conflicts: tuple[Logged[Decision], ...]

    def canonical_of(self, entity: str) -> str:
        """Return the id that stands for `entity`; itself when nothing was said of it."""
        return self.canonical.get(entity, entity)

    def members_of(self, entity: str) -> frozenset[str]:
        """Return all ids that are taken to be the same as `entity`, itself included."""
        canonical = self.canonical_of(entity)
        return frozenset({entity, *(each for each, root in self.canonical.items() if root == canonical)})


@dataclass(slots=True)
class _Groups:
    """Disjoint groups of ids, each with the ids it is held to be different from."""

    members: dict[str, set[str]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)

    def group(self, entity: str) -> set[str]:
        return self.members.setdefault(entity, {entity})

    def part(self, one: str, other: str) -> None:
        self.apart.setdefault(one, set()).add(other)
        self.apart.setdefault(other, set()).add(one)

    def join(self, one: str, other: str) -> bool:
        """Join two groups, unless a pair across them is held to be different."""
        left, right = self.group(one), self.group(other)
        if left is right:
            return True
        small, large = sorted((left, right), key=len)
        if any(self.apart.get(each, set()) & large for each in small):
            return False
        large |= small
        for each in small:
            self.members[each] = large
        return True


def join_entities(decisions: Iterable[Logged[Decision]]) -> Joining:
    """Return which entities are one, given decisions that stand.

    All "different" hold; then each "same" is followed in order of (recorded at, id), and one that
    would join a different pair is left out and reported. "unsure" changes nothing.
    """
    ordered = sorted(decisions, key=order_of)
    groups = _Groups()
    for logged in ordered:
        if logged.record.kind == "different":
            groups.part(*logged.record.targets)
    conflicts = []
    for logged in ordered:
        if logged.record.kind == "same" and not groups.join(*logged.record.targets):
            conflicts.append(logged)
    canonical: dict[str, str] = {}
    for entity, group in groups.members.items():
        if entity not in canonical:
            canonical.update(dict.fromkeys(group, min(group)))
    return Joining(canonical, tuple(conflicts))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one statement stands: who may see it, and which decision withdrew it, if any."""

    level: Level
    retracted_by: Logged[Decision] | None = None
    trusted: bool = False
    confirmed: bool = False

    @property
    def standing(self) -> bool:
        return self.retracted_by is None


UNTOUCHED = Verdict(Level.CONFIDENTIAL)
"""What holds of a statement of which nobody decided anything."""


class Verdicts:
    """Judges statements by decisions that stand; asked once for each statement."""

    def __init__(self, decisions: Iterable[Logged[Decision]]) -> None:
        self._on: dict[str, list[Logged[Decision]]] = {}
        for logged in sorted(decisions, key=order_of):
            for target in logged.record.targets:
                self._on.setdefault(target, []).append(logged)

    def judge(self, id_: str, source: str) -> Verdict:
        """Return how the statement `id_` of `source` stands; of two that disagree the later holds.

        A statement is withdrawn when it, or its source, is retracted by a decision that stands.
        """
        on_it, on_source = self._on.get(id_, ()), self._on.get(source, ())
        if not on_it and not on_source:
            return UNTOUCHED
        level, trusted, confirmed, retracted_by = Level.CONFIDENTIAL, False, False, None
        for logged in (*on_source, *on_it):
            kind = logged.record.kind
            if kind == "retract":
                retracted_by = retracted_by or logged
            elif kind == "trust":
                trusted = True
            elif kind == "confirm":
                confirmed = True
            elif kind == "set_level":
                level = Level.named(logged.record.value)
        return Verdict(level, retracted_by, trusted, confirmed)
