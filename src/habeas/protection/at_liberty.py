"""A person at liberty has no place: the rule that keeps a record from leading a searcher to anyone.

DOMAIN rule R1. Known custody, bodies, public programmes and events, and acts of authorities may have a
place; everything that says where a person lives, hides, crosses or arrives may have a country.
"""

from functools import cache

from habeas.protection.refusal import StatementRefused
from habeas.vocabulary import gazetteer
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.place import has_fine_place
from habeas.vocabulary.schema import load_vocabulary
from habeas.vocabulary.statement import Statement

_COUNTRY_KEYS = frozenset({"id", "name", "country", "precision", "act_type"})

FREE_KINDS = frozenset({"Custody", "Organization", "Programme", "Event", "Place"})
"""Kinds of which a place is part; each is public or is known custody."""


@cache
def fine_acts() -> frozenset[str]:
    """Return the codes of acts of authorities that may have a town or a site (acts.yaml, place: fine)."""
    acts = load_vocabulary().acts.values()
    return frozenset(act.code for act in acts if act.recorded_as == "Act" and act.fine_place)


def refuse_place(statement: Statement) -> None:
    """Raise `StatementRefused` where the statement places a person at liberty finer than in a country."""
    if may_be_placed(statement):
        return
    if has_fine_place(statement.norm):
        raise StatementRefused(
            f"{statement.kind}.{statement.property}",
            Message(gettext_noop("a place finer than a country would lead to a person at liberty.")),
            Message(gettext_noop("Say the country only, or record the custody in which the person is held.")),
            rule="R1",
        )
    if isinstance(statement.norm, dict) and "precision" in statement.norm:
        _refuse_words(statement)


def refuse_act_type(statement: Statement) -> None:
    """Raise where an act of the person herself is recorded as an event, which could have a fine place."""
    if statement.kind == "Event" and statement.property == "act_type":
        act = load_vocabulary().acts.get(str(statement.norm))
        if act and not act.fine_place:
            raise StatementRefused(
                "Event.act_type",
                Message(
                    gettext_noop("{act} is an act of particular people, and no event."), {"act": act.code}
                ),
                Message(gettext_noop("Record it as an Act.")),
                rule="R1",
            )


def refuse_free_stage(statement: Statement) -> None:
    """Raise where a span of custody, which may have a place, is given a stage at liberty (DOMAIN §3)."""
    if statement.kind == "Custody" and statement.property == "stage":
        stage = load_vocabulary().custody_stages.get(str(statement.norm))
        if stage and stage.at_liberty:
            raise StatementRefused(
                "Custody.stage",
                Message(
                    gettext_noop("{stage} is no custody: the person counts as at liberty."),
                    {"stage": stage.code},
                ),
                Message(gettext_noop("Record it as the person's custody stage, without a place.")),
                rule="R1",
            )


def may_be_placed(statement: Statement) -> bool:
    """Whether this statement may name a town or a site."""
    if statement.kind == "Custody":
        return statement.property == "place"
    if statement.kind in FREE_KINDS:
        return True
    act_type = statement.norm.get("act_type") if isinstance(statement.norm, dict) else None
    return statement.kind == "Act" and isinstance(act_type, str) and act_type in fine_acts()


def _refuse_words(statement: Statement) -> None:
    """Raise where value or norm say more than a country's name, whatever the precision says."""
    said = (statement.value, str(statement.norm.get("name") or statement.value))
    more = statement.norm.keys() - _COUNTRY_KEYS
    if more or any(gazetteer.country(words.strip()) is None for words in said):
        raise StatementRefused(
            f"{statement.kind}.{statement.property}",
            Message(gettext_noop("the value is not the name of a country.")),
            Message(
                gettext_noop("Write the country's name as the value; the quote keeps the source's words.")
            ),
            rule="R1",
        )
