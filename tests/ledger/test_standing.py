"""The view follows from the set of decisions: order, repetition and detours make no difference."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.records import a_decision, a_statement, log

from habeas.ledger.standing import Verdicts, join_entities, standing
from habeas.ledger.store import Logged
from habeas.ledger.view import EntityView, view_entities, view_entity
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.ids import new_id

NAMES = "abcde"
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def a_logged(position: int, decision: Decision) -> Logged[Decision]:
    return Logged(position, f"{position:064x}", "2026-11-24", decision)


@st.composite
def decided(draw: st.DrawFn) -> list[Logged[Decision]]:
    """Decisions of all kinds on five entities, one source and one statement, with reverts of reverts."""
    made: list[Logged[Decision]] = []
    for position in range(draw(st.integers(0, 12))):
        at = f"2026-11-24T10:00:0{draw(st.integers(0, 3))}"
        kind = draw(
            st.sampled_from(
                ["same", "same", "different", "unsure", "retract", "set_level", "trust", "revert"]
            )
        )
        if kind in ("same", "different", "unsure"):
            targets = tuple(draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)))
        elif kind == "revert":
            if not made:
                continue
            targets = (draw(st.sampled_from(made)).id,)
        else:
            targets = (draw(st.sampled_from(["statement", "source"])),)
        value = draw(st.sampled_from(["public", "internal"])) if kind == "set_level" else ""
        made.append(a_logged(position, a_decision(kind, *targets, at=at, value=value)))
    return made


@given(decided(), st.randoms(use_true_random=False))
def test_any_order_and_repetition_of_decisions_gives_the_same_view(
    decisions: list[Logged[Decision]], chance: Any
) -> None:
    shuffled = [*decisions, *decisions[:3]]
    chance.shuffle(shuffled)
    assert standing(shuffled) == standing(decisions)
    assert join_entities(standing(shuffled)) == join_entities(standing(decisions))
    judged = [Verdicts(standing(each)).judge("statement", "source") for each in (shuffled, decisions)]
    assert judged[0] == judged[1]


@given(decided())
def test_entities_held_to_be_different_are_never_one(decisions: list[Logged[Decision]]) -> None:
    stands = standing(decisions)
    joining = join_entities(stands)
    for logged in stands:
        one, other = logged.record.targets[0], logged.record.targets[-1]
        if logged.record.kind == "different":
            assert joining.canonical_of(one) != joining.canonical_of(other)
        if logged.record.kind == "same":
            joined = joining.canonical_of(one) == joining.canonical_of(other)
            assert joined or logged in joining.conflicts
    assert all(joining.canonical_of(name) == min(joining.members_of(name)) for name in NAMES)


@given(decided())
def test_a_decision_and_its_revert_are_as_if_neither_had_been_made(decisions: list[Logged[Decision]]) -> None:
    end = len(decisions) + 20
    detour = a_logged(end, a_decision("same", "a", "b", at="2026-11-24T09:00:00"))
    back = a_logged(end + 1, a_decision("revert", detour.id))
    after = join_entities(standing([*decisions, detour, back]))
    before = join_entities(standing(decisions))
    assert all(after.members_of(name) == before.members_of(name) for name in NAMES)
    assert after.conflicts == before.conflicts


def test_an_unsure_changes_nothing() -> None:
    assert join_entities([a_logged(0, a_decision("unsure", "a", "b"))]).canonical == {}


def test_a_long_chain_of_reverts_is_settled() -> None:
    chain = [a_logged(0, a_decision("same", "a", "b"))]
    for position in range(1, 3001):
        chain.append(a_logged(position, a_decision("revert", chain[-1].id)))
    assert chain[0] in standing(chain)
    assert chain[0] not in standing(chain[:-1])


class Playing:
    """Plays a drawn sequence of steps on a store, with entities and a source of its own."""

    def __init__(self, store: Any) -> None:
        self.store = store
        self.entities = [new_id() for _ in range(3)]
        self.sources = [new_id() for _ in range(2)]
        self.logged: list[Logged[Any]] = []

    def play(self, step: tuple[int, int, int]) -> None:
        action, one, two = step
        statements = [each for each in self.logged if each.record.__class__.__name__ == "Statement"]
        decisions = [each for each in self.logged if isinstance(each.record, Decision)]
        if action == 0 or not statements:
            record: Any = a_statement(
                self.entities[one % 3], source=self.sources[two % 2], value=f"name {one % 2}"
            )
        elif action == 1:
            record = a_decision("same", self.entities[one % 3], self.entities[(one + 1 + two % 2) % 3])
        elif action == 2:
            record = a_decision("different", self.entities[one % 3], self.entities[(one + 1 + two % 2) % 3])
        elif action == 3:
            record = a_decision("retract", self.sources[one % 2])
        elif action == 4:
            record = a_decision("set_level", statements[one % len(statements)].id, value="public")
        elif decisions:
            record = a_decision("revert", decisions[one % len(decisions)].id)
        else:
            record = a_decision("retract", statements[one % len(statements)].id)
        self.logged += log(self.store, record)

    def view(self, upto: int | None = None) -> dict[str, EntityView]:
        return view_entities(self.store, self.entities, upto=upto)


steps = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12)


def essence(views: dict[str, EntityView]) -> Any:
    """What a reader sees: everything but the decisions made on the way."""
    return {
        entity: (view.canonical, view.members, view.kind, view.values, view.conflicts)
        for entity, view in views.items()
    }


@few
@given(steps)
def test_as_known_then_is_what_was_seen_then(store: Any, taken: list[tuple[int, int, int]]) -> None:
    playing = Playing(store)
    start = store.head().size
    seen = [playing.view()]
    for step in taken:
        playing.play(step)
        seen.append(playing.view())
    assert [playing.view(upto=start + number) for number in range(len(seen))] == seen


@few
@given(steps, st.sampled_from(["same", "retract", "set_level", "different"]))
def test_what_was_decided_and_reverted_left_no_trace(
    store: Any, taken: list[tuple[int, int, int]], kind: str
) -> None:
    playing = Playing(store)
    for step in [(0, 0, 0), (0, 1, 1), *taken]:
        playing.play(step)
    before = essence(playing.view())
    targets = {
        "same": playing.entities[:2],
        "different": playing.entities[:2],
        "retract": playing.sources[:1],
        "set_level": [playing.logged[0].id],
    }[kind]
    value = "internal" if kind == "set_level" else ""
    (made,) = log(store, a_decision(kind, *targets, value=value))
    (back,) = log(store, a_decision("revert", made.id))
    assert essence(playing.view()) == before
    log(store, a_decision("revert", back.id))
    log(store, a_decision("revert", made.id))
    assert essence(playing.view()) == before


@few
@given(steps)
def test_projections_are_always_those_of_a_rebuild(
    sqlite_store: Any, taken: list[tuple[int, int, int]]
) -> None:
    playing = Playing(sqlite_store)
    for step in taken:
        playing.play(step)
    assert sqlite_store.stale_projections() == []
    for view in playing.view().values():
        rows = sqlite_store.queries.ask(
            "SELECT standing, conflict FROM entity_row WHERE entity = %s AND clearance = 2", [view.canonical]
        )
        standing_now = sum(each.standing for each in view.statements)
        assert [row[0] for row in rows] == ([standing_now] if view.statements else [])


def test_one_view_serves_all_members(store: Any) -> None:
    playing = Playing(store)
    for number in range(6):
        playing.play((0, number, number))
    log(store, a_decision("same", *playing.entities[:2]))
    assert view_entity(store, playing.entities[0]) == view_entity(store, playing.entities[1])
