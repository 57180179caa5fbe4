"""The one place that is asked whether a person may see something."""

from dataclasses import dataclass

from habeas.vocabulary.level import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks: her name at the desk, her roles, and the highest level that she is cleared for."""

    name: str
    roles: frozenset[str]
    clearance: Level


def may_see(viewer: Viewer, level: Level) -> bool:
    """Return whether `viewer` may see something of this level."""
    return level <= viewer.clearance
