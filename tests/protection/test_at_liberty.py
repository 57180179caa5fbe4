"""A person at liberty has no place: no way of writing gets a town past the door (rule R1)."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.protection.protected_statements import make_place, make_statement

from habeas.protection import StatementRefused, admit
from habeas.protection.at_liberty import FREE_KINDS, fine_acts
from habeas.vocabulary.place import PRECISIONS
from habeas.vocabulary.schema import Stage, load_vocabulary

KINDS = load_vocabulary().kinds
GUARDED = sorted(set(KINDS) - FREE_KINDS)
ALL_PROPERTIES = sorted({name for kind in KINDS.values() for name in kind.properties})
FINE = st.sampled_from([precision for precision in PRECISIONS if precision != "country"])
WORDS = st.text(min_size=1, max_size=20)


@st.composite
def fine_norms(draw: st.DrawFn) -> object:
    """Norms that name something finer than a country, openly, hidden inside others, or malformed."""
    place = make_place(draw(FINE), draw(st.sampled_from([None, "gn:2034340", "cn-tumen-det"])))
    disguised = make_place("country", "gn:2034340")
    beside = make_place("country", "CN", near=make_place(draw(FINE), "gn:2034340"))
    point = {"lat": 42.97, "lon": 129.84}
    odd = {**place, "precision": draw(WORDS.filter(lambda word: word != "country"))}
    chosen = draw(st.sampled_from([place, disguised, beside, point, odd]))
    return draw(st.sampled_from([chosen, {"in": chosen}, [chosen], {"in": [chosen]}]))


@given(st.sampled_from(GUARDED), st.sampled_from(ALL_PROPERTIES), fine_norms(), WORDS)
def test_no_guarded_kind_takes_a_place_finer_than_a_country(
    kind: str, name: str, norm: object, value: str
) -> None:
    with pytest.raises(StatementRefused):
        admit(make_statement(kind, name, norm, value))


@given(
    st.sampled_from(sorted(load_vocabulary().acts)), FINE, st.sampled_from(sorted(KINDS["Act"].properties))
)
def test_an_act_takes_a_town_only_where_authorities_acted(act: str, precision: str, name: str) -> None:
    assume(act not in fine_acts())
    with pytest.raises(StatementRefused) as refusal:
        admit(make_statement("Act", name, make_place(precision, "gn:2034340", act_type=act)))
    assert refusal.value.rule == "R1"


@given(
    st.sampled_from(["Person", "Group"]), st.sampled_from(["Tumen", "옌지", "near the river", "Chiang Mai"])
)
def test_the_words_of_a_country_must_be_those_of_a_country(kind: str, words: str) -> None:
    with pytest.raises(StatementRefused) as refusal:
        admit(make_statement(kind, "country", make_place("country", "CN"), words))
    assert refusal.value.rule == "R1"
    with pytest.raises(StatementRefused):
        admit(make_statement(kind, "country", make_place("country", "CN", name=words), "China"))


@pytest.mark.parametrize("words", ["China", "중국", "中国", "CN", "the People's Republic of China"[4:]])
def test_a_country_may_be_said_in_any_language(words: str) -> None:
    admit(make_statement("Person", "country", make_place("country", "CN"), words))


@pytest.mark.parametrize("act", sorted(fine_acts()))
def test_acts_of_authorities_keep_their_town(act: str) -> None:
    admit(make_statement("Act", "place", make_place("town", "gn:2034340", act_type=act), "Tumen"))


def test_a_declared_destination_is_a_country_even_in_custody() -> None:
    with pytest.raises(StatementRefused):
        admit(make_statement("Custody", "declared_destination", make_place("town", "gn:1835848"), "Seoul"))


def test_no_property_outside_the_free_kinds_is_meant_for_a_fine_place() -> None:
    """The schema has no column for it: only Act has one called place, and the rule judges its act."""
    columns = {
        (kind, prop.name)
        for kind in GUARDED
        for prop in KINDS[kind].properties.values()
        if prop.type == "place" and "country" not in prop.why.casefold()
    }
    assert columns == {("Act", "place")}


@pytest.mark.parametrize("stage", load_vocabulary().custody_stages.values(), ids=lambda stage: stage.code)
def test_a_span_of_custody_has_no_stage_at_liberty(stage: Stage) -> None:
    statement = make_statement("Custody", "stage", stage.code)
    if stage.at_liberty:
        with pytest.raises(StatementRefused) as refusal:
            admit(statement)
        assert refusal.value.rule == "R1"
    else:
        admit(statement)
    admit(make_statement("Person", "custody_stage", stage.code))


@pytest.mark.parametrize(
    "norm",
    [
        make_place("country", "CN") | {"name": "No. 5, Third Street, Tumen"},
        make_place("country", "CN") | {"note": "in Tumen, beside the church"},
        {"id": None, "name": "Tumen", "country": "CN", "precision": "country"},
    ],
)
def test_a_country_is_nothing_but_a_country(norm: dict[str, str]) -> None:
    with pytest.raises(StatementRefused) as refusal:
        admit(make_statement("Person", "country", norm, "China"))
    assert refusal.value.rule == "R1"


def test_a_name_carries_nothing_besides() -> None:
    with pytest.raises(StatementRefused):
        admit(make_statement("Person", "name", {"text": "China", "lives": "Tumen"}))
