"""A viewer sees what she is cleared for, and an outsider sees what is public."""

import pytest

from habeas.protection.access import OUTSIDER, Viewer, may_see
from habeas.vocabulary.level import Level


@pytest.mark.parametrize("level", Level)
def test_an_outsider_sees_only_what_is_public(level: Level) -> None:
    assert may_see(OUTSIDER, level) == (level is Level.PUBLIC)


@pytest.mark.parametrize("clearance", Level)
@pytest.mark.parametrize("level", Level)
def test_clearance_covers_its_own_level_and_those_more_open(clearance: Level, level: Level) -> None:
    viewer = Viewer("caseworker", frozenset({"caseworker"}), clearance)
    assert may_see(viewer, level) == (level <= clearance)
