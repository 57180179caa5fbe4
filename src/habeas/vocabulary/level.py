"""Who may see a statement: three levels, and everything starts at the most careful one."""

from enum import IntEnum


class Level(IntEnum):
    """Ordered from open to closed; comparisons follow ("at most internal" is `<= INTERNAL`)."""

    PUBLIC = 0
    INTERNAL = 1
    CONFIDENTIAL = 2

    @classmethod
    def named(cls, name: str) -> "Level":
        """Return the level called `name`; raises KeyError for any other word."""
        return cls[name.upper()]

    @property
    def label(self) -> str:
        return self.name.lower()
