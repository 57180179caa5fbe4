"""Claims about one thing, and what may be said of them together without joining what excludes itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.figures.origins import find_roots
from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.figure_words import word_figure
from habeas.vocabulary.message import Message, gettext_noop

_NUMBERS_EN = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_NUMBERS_KO = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure as one source has it.

    `about` is what it counts: the id of an act, event or group, or a population in words; only claims
    about one thing are compared. `source` is the id of the source, `speaker` who is quoted. `id` is the
    caller's own (a Figure entity or a statement) and comes back unchanged.
    """

    figure: FigureValue
    about: str
    source: str = ""
    speaker: str = ""
    as_of: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of one thing: its claims in order, the pairs that exclude each other, the voices.

    `voices` counts origins and not publications; it is never more than the number of sources.
    """

    about: str
    unit: str
    claims: tuple[Claim, ...]
    exclusions: tuple[tuple[Claim, Claim], ...]
    voices: int

    @property
    def figures(self) -> tuple[FigureValue, ...]:
        """The distinct figures, in order; equal ones of several sources once."""
        return tuple(dict.fromkeys(claim.figure for claim in self.claims))

    @property
    def message(self) -> Message:
        """The state of knowledge as one sentence, for the web to translate."""
        return _say_state(self)


def know_claims(
    claims: Iterable[Claim], derived_from: Mapping[str, Iterable[str]] | None = None
) -> list[Knowledge]:
    """Return what is known, one `Knowledge` for each thing and unit, in order of first appearance.

    `derived_from` says from which sources a source derives; those of one origin are one voice.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.about, claim.figure.unit), []).append(claim)
    return [
        Knowledge(
            about=about,
            unit=unit,
            claims=tuple(sorted(group, key=order_claim)),
            exclusions=tuple(find_exclusions(group)),
            voices=count_voices(group, derived_from or {}),
        )
        for (about, unit), group in groups.items()
    ]


def find_exclusions(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Return the pairs of claims about one thing that cannot both be true."""
    ordered = sorted(claims, key=order_claim)
    return [
        (one, other)
        for one, other in combinations(ordered, 2)
        if one.about == other.about and one.figure.excludes(other.figure)
    ]


def count_voices(claims: Iterable[Claim], derived_from: Mapping[str, Iterable[str]]) -> int:
    """Return how many origins stand behind the claims; sources that share one are one voice."""
    sources = {claim.source for claim in claims if claim.source}
    roots = find_roots(sources, derived_from)
    return len({roots[source] for source in sources})


def order_claim(claim: Claim) -> tuple[float, float, str]:
    """Order claims by the number that their words name first; a claim open below sorts by its most."""
    figure = claim.figure
    first = figure.least if figure.least is not None else figure.most
    last = figure.most if figure.most is not None else figure.least
    return (first or 0, last or 0, figure.qualifier)


def word_claims(figures: Sequence[FigureValue], language: str = "en") -> str:
    """Return the figures in words, side by side: "200–300; more than 500; about 600"."""
    mark = ", " if language.startswith("ko") else "; "
    return mark.join(word_figure(figure, language) for figure in figures)


def word_state(knowledge: Knowledge, language: str = "en") -> str:
    """Return the sentence of `Knowledge.message` in English or Korean."""
    if not language.startswith("ko"):
        return str(knowledge.message)
    figures = knowledge.figures
    said = word_claims(figures, "ko")
    if len(figures) == 1:
        return f"하나의 수치: {said}."
    number = _NUMBERS_KO[len(figures)] if len(figures) < len(_NUMBERS_KO) else str(len(figures))
    if knowledge.exclusions:
        return f"모두 사실일 수는 없는 {number} 건의 주장: {said}."
    return f"서로 어긋나지 않는 {number} 건의 주장: {said}."


def _say_state(knowledge: Knowledge) -> Message:
    figures = knowledge.figures
    if len(figures) == 1:
        return Message(gettext_noop("One figure: {claims}."), {"claims": word_claims(figures)})
    number = _NUMBERS_EN[len(figures)] if len(figures) < len(_NUMBERS_EN) else str(len(figures))
    values = {"number": number, "claims": word_claims(figures)}
    if knowledge.exclusions:
        return Message(gettext_noop("{number} claims that cannot all be true: {claims}."), values)
    return Message(gettext_noop("{number} claims, none of which excludes another: {claims}."), values)
