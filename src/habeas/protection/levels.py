"""How open a statement may become: every property has a lowest level, and lowering is a decision."""

from collections.abc import Mapping

from habeas.protection.refusal import StatementRefused
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.level import Level
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Statement


def lowest_level(kind: str, name: str) -> Level:
    """Return the most open level to which this property may be set; unknown ones stay confidential."""
    prop = load_vocabulary().find_property(kind, name)
    return prop.lowest if prop else Level.CONFIDENTIAL


def read_level(decision: Decision) -> Level:
    """Return the level a set_level decision asks for; raises `StatementRefused` for any other word."""
    try:
        return Level.named(decision.value)
    except KeyError:
        known = ", ".join(level.label for level in Level)
        raise StatementRefused(
            "set_level",
            Message(gettext_noop("{word} is no level."), {"word": repr(decision.value)}),
            Message(gettext_noop("Use one of: {known}."), {"known": known}),
            rule="level",
        ) from None


def judge_level(decision: Decision, targets: Mapping[str, Statement]) -> None:
    """Raise `StatementRefused` where a set_level would open a target below its property's lowest level.

    `targets` are the statements the decision names, by entry id; the store looks them up.
    """
    level = read_level(decision)
    for statement in targets.values():
        lowest = lowest_level(statement.kind, statement.property)
        if level < lowest:
            raise StatementRefused(
                f"{statement.kind}.{statement.property}",
                Message(
                    gettext_noop("may not be opened beyond {lowest}; {level} was asked for."),
                    {"lowest": lowest.label, "level": level.label},
                ),
                Message(gettext_noop("Set it to {lowest}, or leave it as it is."), {"lowest": lowest.label}),
                rule="level",
            )
