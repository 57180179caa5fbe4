"""Counts as claims: the statements of how many, as figures that can be compared and worded."""

from collections.abc import Iterable, Sequence

from habeas.errors import HabeasError
from habeas.figures.claims import Claim, Knowledge, know_claims, word_claims, word_state
from habeas.vocabulary.figure import FigureValue
from habeas.web import wording
from habeas.web.pages.told import Told
from habeas.web.pages.voices import Surroundings


def read_claims(told: Iterable[Told], about: str = "") -> list[Claim]:
    """Return the counts among these statements; `id` of each is the statement's."""
    claims = []
    for each in told:
        try:
            figure = FigureValue.read(each.record.norm)
        except HabeasError:
            continue
        claims.append(
            Claim(
                figure=figure,
                about=about or each.entity,
                source=each.record.source,
                speaker=each.record.said_by or "",
                id=each.id,
            )
        )
    return claims


def know_counts(told: Sequence[Told], around: Surroundings) -> list[Knowledge]:
    """Return what is known of one thing, unit by unit; people first."""
    known = know_claims(read_claims(told, about="one"), around.derived)
    return sorted(known, key=lambda knowledge: knowledge.unit != "persons")


def word_counts(told: Sequence[Told], around: Surroundings) -> tuple[str, bool]:
    """Return the counts side by side ("200–300; more than 500 persons"), and whether any two clash."""
    known = know_counts(told, around)
    if not known:
        return "", False
    language = wording.page_language()
    parts = []
    for knowledge in known:
        words = word_claims(knowledge.figures, language)
        korean = language == "ko"
        parts.append(words if korean else f"{words} {wording.say_unit(knowledge.unit, _only(knowledge))}")
    return " · ".join(parts), any(knowledge.exclusions for knowledge in known)


def _only(knowledge: Knowledge) -> str:
    figures = knowledge.figures
    return "1" if len(figures) == 1 and figures[0].least == figures[0].most == 1 else ""


def say_knowledge(knowledge: Knowledge) -> str:
    """Return the state of knowledge as one sentence, never joining what excludes itself."""
    return word_state(knowledge, wording.page_language())
