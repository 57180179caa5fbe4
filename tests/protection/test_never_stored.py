"""What is never stored is refused on every path, however it is spelled (rules R1–R4, R9, R15, R21)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.protection.protected_statements import make_statement

from habeas.protection import StatementRefused, admit
from habeas.protection.never_stored import find_forbidden
from habeas.vocabulary.schema import load_vocabulary

KINDS = load_vocabulary().kinds
FORBIDDEN = load_vocabulary().never_stored
NAMES = sorted({name for item in FORBIDDEN.values() for name in (item.name, *item.names)})
ANY_NORM = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A forbidden name as somebody might try it: other case, other separators, something before it."""
    words = draw(st.sampled_from(NAMES)).split("_")
    style = draw(st.sampled_from(["snake", "kebab", "camel", "upper", "joined", "spaced", "dotted"]))
    written = {
        "snake": "_".join(words),
        "kebab": "-".join(words),
        "camel": words[0] + "".join(word.title() for word in words[1:]),
        "upper": "_".join(words).upper(),
        "joined": "".join(words),
        "spaced": " ".join(words),
        "dotted": "kin." + "_".join(words),
    }
    return written[style]


@given(st.sampled_from(sorted(KINDS)), spellings(), ANY_NORM, st.text(min_size=1, max_size=20))
def test_no_write_path_takes_a_property_that_is_never_stored(
    kind: str, name: str, norm: object, value: str
) -> None:
    with pytest.raises(StatementRefused) as refusal:
        admit(make_statement(kind, name, norm, value))
    assert refusal.value.rule.startswith("R")


@given(st.sampled_from(sorted(KINDS)), st.data(), spellings(), ANY_NORM)
def test_nor_does_it_hide_inside_the_value_of_another(
    kind: str, data: st.DataObject, name: str, inner: object
) -> None:
    allowed = data.draw(st.sampled_from(sorted(KINDS[kind].properties)))
    norm = data.draw(st.sampled_from([{name: inner}, {"note": {name: inner}}, [{name: inner}]]))
    with pytest.raises(StatementRefused):
        admit(make_statement(kind, allowed, norm))


def test_no_property_of_the_vocabulary_is_forbidden() -> None:
    for kind in KINDS.values():
        for name in kind.properties:
            assert find_forbidden(name) is None, (kind.name, name)


def test_every_prohibition_names_its_rule_and_its_reason() -> None:
    for item in FORBIDDEN.values():
        assert item.rule.startswith("R")
        assert item.why.endswith(".")


@pytest.mark.parametrize("name", ["WeChat-ID", "wechatId", "kin.wechat_id", "WECHAT_ID", "phoneNumber"])
def test_a_spelling_does_not_hide_a_thing(name: str) -> None:
    assert find_forbidden(name) is not None
