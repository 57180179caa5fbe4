"""The door of the ledger: `admit` takes a record and lets it pass, or raises `StatementRefused`.

Both stores call it before they write, whoever calls them; nothing enters by another way.
"""

from collections.abc import Callable

from habeas.protection.at_liberty import refuse_act_type, refuse_free_stage, refuse_place
from habeas.protection.levels import read_level
from habeas.protection.never_stored import refuse_forbidden
from habeas.protection.refusal import StatementRefused
from habeas.protection.values import refuse_value
from habeas.vocabulary.decision import Decision
from habeas.vocabulary.edtf import is_edtf
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.schema import Property, load_vocabulary
from habeas.vocabulary.statement import Statement, TextRecord

__all__ = ["StatementRefused", "admit"]


def admit(record: Statement | Decision | TextRecord) -> None:
    """Return where `record` may be logged; raise `StatementRefused` with the rule it breaks.

    Pure: it looks at the record alone. Whether a set_level goes below a property's lowest level
    needs its targets: `levels.judge_level`.
    """
    if isinstance(record, Statement):
        _admit_statement(record)
    elif isinstance(record, Decision):
        _admit_decision(record)
    else:
        _admit_text(record)


def _admit_statement(statement: Statement) -> None:
    refuse_forbidden(statement)
    prop = _find_property(statement)
    _refuse_quote(statement)
    refuse_place(statement)
    refuse_act_type(statement)
    refuse_free_stage(statement)
    refuse_value(statement, prop)
    if statement.valid is not None and not is_edtf(statement.valid):
        raise StatementRefused(
            f"{statement.kind}.{statement.property}",
            Message(gettext_noop("{date} is no date for when it was true."), {"date": repr(statement.valid)}),
            Message(gettext_noop("Write it as 2021-07 or 2021-07/..")),
            rule="type",
        )


def _find_property(statement: Statement) -> Property:
    vocabulary = load_vocabulary()
    if statement.kind not in vocabulary.kinds:
        known = ", ".join(vocabulary.kinds)
        problem = Message(gettext_noop("is no kind of entity."))
        raise StatementRefused(statement.kind, problem, _name_known(known), rule="kind")
    prop = vocabulary.find_property(statement.kind, statement.property)
    if prop is None:
        known = ", ".join(vocabulary.kinds[statement.kind].properties)
        raise StatementRefused(
            f"{statement.kind}.{statement.property}",
            Message(gettext_noop("is no property of the vocabulary.")),
            _name_known(known),
            rule="property",
        )
    return prop


def _refuse_quote(statement: Statement) -> None:
    subject = f"{statement.kind}.{statement.property}"
    if not statement.quote.strip():
        raise StatementRefused(
            subject,
            Message(gettext_noop("it quotes nothing.")),
            Message(gettext_noop("Select the words of the source that say it.")),
            rule="quote",
        )
    if statement.start < 0 or statement.end - statement.start != len(statement.quote):
        raise StatementRefused(
            subject,
            Message(
                gettext_noop("the quote has {length} characters, its place {span}."),
                {"length": len(statement.quote), "span": statement.end - statement.start},
            ),
            Message(gettext_noop("Select the words again.")),
            rule="quote",
        )
    for name in ("entity", "source", "text", "recorded_at", "recorded_by"):
        if not getattr(statement, name):
            problem = Message(gettext_noop("it has no {part}."), {"part": name})
            raise StatementRefused(subject, problem, Message(gettext_noop("Say it.")), rule="type")


def _admit_decision(decision: Decision) -> None:
    kind = load_vocabulary().decisions.get(decision.kind)
    if kind is None:
        known = ", ".join(load_vocabulary().decisions)
        problem = Message(gettext_noop("is no kind of decision."))
        raise StatementRefused(decision.kind, problem, _name_known(known), rule="kind")
    if kind.value == "level":
        read_level(decision)
    distinct = len(set(decision.targets))
    wanted: dict[str, Callable[[int], bool]] = {
        "one": lambda count: count == 1,
        "two": lambda count: count == 2,
        "some": lambda count: count >= 1,
    }
    if not wanted[kind.targets](distinct) or not all(decision.targets):
        raise StatementRefused(
            decision.kind,
            Message(
                gettext_noop("it names {number} things; {needed} of {what} is needed."),
                {"number": distinct, "needed": kind.targets, "what": kind.of},
            ),
            Message(gettext_noop("Choose again.")),
            rule="targets",
        )
    if not decision.reason.strip():
        problem = Message(gettext_noop("it gives no reason."))
        raise StatementRefused(decision.kind, problem, Message(gettext_noop("Write why.")), rule="reason")
    if not decision.recorded_by or not decision.recorded_at:
        problem = Message(gettext_noop("it has no author or time."))
        raise StatementRefused(decision.kind, problem, Message(gettext_noop("Say who decided.")), rule="type")


def _admit_text(text: TextRecord) -> None:
    if not (text.source and text.text and len(text.digest) == 64 and text.length >= 0):
        problem = Message(gettext_noop("it lacks a source, an id or a digest."))
        next_step = Message(gettext_noop("Take it in again."))
        raise StatementRefused(f"text {text.text}", problem, next_step, rule="type")


def _name_known(known: str) -> Message:
    return Message(gettext_noop("Use one of: {known}."), {"known": known})
