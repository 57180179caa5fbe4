"""What a person decided about entries: to join, to part, to retract, to trust, to lower a level."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision with its author and reason; `kind` is one of vocabulary/schemata/decisions.yaml.

    `targets` are ids: of two entities (same, different, unsure), of statements (set_level, trust,
    confirm, retract, erase), of a source (retract), or of a decision (revert). `value` is the
    kind's parameter, such as the level for set_level.
    """

    kind: str
    targets: tuple[str, ...]
    reason: str
    recorded_at: str
    recorded_by: str
    value: str = ""
