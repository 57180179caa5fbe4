"""Who may see what: one question, asked by every view, for each statement and never for a whole entity."""

from dataclasses import dataclass, field

from habeas.vocabulary.level import Level


@dataclass(frozen=True, slots=True)
class Viewer:
    """Someone who looks: her name, her roles, and the most closed level she is cleared for."""

    name: str
    roles: frozenset[str] = field(default_factory=frozenset)
    clearance: Level = Level.PUBLIC


OUTSIDER = Viewer("")
"""Anyone who has not signed in."""


def may_see(viewer: Viewer, level: Level) -> bool:
    """Return whether `viewer` may see a statement at `level`."""
    return level <= viewer.clearance
