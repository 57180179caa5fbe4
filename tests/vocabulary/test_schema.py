"""The vocabulary is whole, explains itself, and a mistake in it names its file and key."""

from pathlib import Path

import pytest
import yaml

from habeas.vocabulary.level import Level
from habeas.vocabulary.schema import KIND_FILES, load_vocabulary
from habeas.vocabulary.section import Section, VocabularyError

SCORED_WORDS = (
    "arrest detention transfer repatriation release crossing arrival death execution protest exhibition"
    " screening hunger_strike letter publication appeal hearing resolution ill_treatment"
)
OPTIONAL_WORDS = (
    "access movement pledge border_opening border_closure accession registration complaint obstruction"
    " crackdown loss_of_contact visit press_conference meeting voluntary_return"
)
SCORED, OPTIONAL = set(SCORED_WORDS.split()), set(OPTIONAL_WORDS.split())
FINE_ACTS = {"arrest", "detention", "transfer", "repatriation", "death", "execution", "ill_treatment"}


def test_all_fourteen_kinds_are_there_with_letters_of_their_own() -> None:
    kinds = load_vocabulary().kinds
    assert len(kinds) == len(KIND_FILES) == 14
    assert len({kind.letter for kind in kinds.values()}) == 14


def test_every_property_says_why_it_exists_in_a_sentence() -> None:
    for kind in load_vocabulary().kinds.values():
        for prop in kind.properties.values():
            assert len(prop.why.split()) >= 3, (kind.name, prop.name)
            assert prop.label.en, (kind.name, prop.name)
            assert prop.label.ko, (kind.name, prop.name)
            assert prop.label.zh, (kind.name, prop.name)


def test_the_acts_are_those_that_reports_are_read_for() -> None:
    acts = load_vocabulary().acts
    assert {act.code for act in acts.values() if act.everyday} == SCORED
    assert {act.code for act in acts.values() if not act.everyday} == OPTIONAL


def test_only_acts_of_authorities_may_have_a_fine_place() -> None:
    acts = load_vocabulary().acts.values()
    assert {act.code for act in acts if act.recorded_as == "Act" and act.fine_place} == FINE_ACTS


def test_a_code_that_nobody_opened_stays_empty() -> None:
    assert all(act.checked or act.esf == "" for act in load_vocabulary().acts.values())


def test_qualifiers_units_and_modalities_are_complete() -> None:
    vocabulary = load_vocabulary()
    assert len(vocabulary.qualifiers) == 10
    assert len(vocabulary.units) == 17
    assert len(vocabulary.modalities) == 9


def test_advocacy_stages_carry_their_prefix_and_custody_stages_do_not() -> None:
    vocabulary = load_vocabulary()
    assert all(code.startswith("advocacy_") for code in vocabulary.advocacy_stages)
    assert not any(code.startswith("advocacy_") for code in vocabulary.custody_stages)


def test_whereabouts_unknown_counts_as_at_liberty() -> None:
    assert load_vocabulary().custody_stages["whereabouts_unknown"].at_liberty


def test_what_raises_the_danger_stays_confidential() -> None:
    custody = load_vocabulary().kinds["Custody"].properties
    assert custody["declared_destination"].lowest is Level.CONFIDENTIAL
    assert load_vocabulary().kinds["Person"].properties["kin_in_origin"].lowest is Level.CONFIDENTIAL


def test_an_old_name_of_a_property_is_read_for_ever() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary.find_property("Person", "name") is vocabulary.kinds["Person"].properties["name"]
    assert vocabulary.find_property("Person", "nickname") is None
    assert vocabulary.find_property("Ghost", "name") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("type: texxt", "schemata/person.yaml: properties.name.type: 'texxt' is unknown."),
        ("repeated: perhaps", "schemata/person.yaml: properties.name.repeated: 'perhaps' is neither"),
        ("wy: because", "schemata/person.yaml: properties.name.wy: unknown key."),
    ],
)
def test_a_mistake_names_its_file_and_key(text: str, told: str) -> None:
    item = Section("person", ("properties", "name"), yaml.safe_load(text))
    with pytest.raises(VocabularyError) as refusal:
        read_part(item)
    assert told in str(refusal.value)


def read_part(item: Section) -> None:
    item.allow("type", "repeated")
    if "type" in item.data:
        item.choice("type", ("text",))
    item.flag("repeated")


def test_the_files_explain_themselves_before_their_first_line() -> None:
    folder = Path(__file__).parents[2] / "src/habeas/vocabulary/schemata"
    for path in sorted(folder.glob("*.yaml")):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
