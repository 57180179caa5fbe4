"""Find what an English number counts: the head noun after it, and that noun's unit."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from habeas.reading.figures.numbers import small_number
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.tokens import Token

_UNITS = (
    "persons",
    "cases",
    "families",
    "groups",
    "vehicles",
    "places",
    "generations",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
)
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "fishermen": "fisherman",
    "crewmen": "crewman",
    "businessmen": "businessman",
    "congressmen": "congressman",
    "gunmen": "gunman",
    "wives": "wife",
    "lives": "life",
    "families": "family",
    "buses": "bus",
    "aircraft": "aircraft",
}
_AGENT_ENDINGS = ("ers", "ors", "ists", "ees", "ians", "ants", "men")
_NO_AGENTS = read_words("units", "no_agents")
_NO_PEOPLES = read_words("units", "no_peoples")
_SAME_PEOPLES = (
    "ese",
    "swiss",
    "french",
    "british",
    "irish",
    "dutch",
    "english",
    "spanish",
    "turkish",
    "thai",
)
_NO_NAMES = read_words("units", "no_names")
_NOT_PLURAL = read_words("units", "not_plural")
_WINDOW = 8


class Counted(NamedTuple):
    """The noun a number counts: its unit (None: no noun stands there), scale, words and last token."""

    unit: str | None
    scale: float
    words: str
    stop: int
    known: bool
    others: bool


@cache
def unit_lexicon() -> dict[str, tuple[str, float]]:
    """Return unit and scale of each counted noun of lexicon/units.yaml, singular forms included."""
    nouns: dict[str, tuple[str, float]] = {}
    for unit in _UNITS:
        for plural in read_words("units", unit):
            nouns[plural] = nouns[_singular(plural)] = (unit, 1)
    for plural, (scale, unit) in read_lexicon("units")["scaled"].items():
        nouns[plural] = nouns[_singular(plural)] = (unit, scale)
    for field in ("km", "miles", "not_counted"):
        for word in read_words("units", field):
            nouns[word] = nouns[_singular(word)] = (field, 1)
    for word in read_words("units", "persons_mass"):
        nouns[word] = ("persons", 1)
    return nouns


def _singular(plural: str) -> str:
    if plural in _IRREGULAR:
        return _IRREGULAR[plural]
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    return plural[:-1] if plural.endswith("s") and not plural.endswith("ss") else plural


@cache
def _stops() -> frozenset[str]:
    return read_words("units", "stops")


@cache
def _mass() -> frozenset[str]:
    return read_words("units", "persons_mass")


def head_unit(token: Token, *, single: bool = False) -> tuple[str, float, bool] | None:
    """Return unit, scale and whether the lexicon knows the noun, if `token` may be a counted noun.

    After one (`single`) a noun that the lexicon knows may stand in the singular.
    """
    word = token.lower
    if token.kind not in ("word", "abbreviation"):
        return None
    known = unit_lexicon().get(word) or unit_lexicon().get(word.rpartition("-")[2])
    plural = single or word.endswith("s") or word in _IRREGULAR or word in _mass()
    if known and (plural or known[0] in ("km", "not_counted", "miles")):
        return (*known, True)
    if word in _NOT_PLURAL or word in _stops():
        return None
    if token.text[0].isupper():
        return _people_unit(word)
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3:
        agents = word.endswith(_AGENT_ENDINGS) and word not in _NO_AGENTS
        return ("persons" if agents else "items", 1, agents)
    if word.endswith("men") and len(word) > 4:
        return ("persons", 1, True)
    return None


def _people_unit(word: str) -> tuple[str, float, bool] | None:
    if word in _NO_PEOPLES or len(word) < 4:
        return None
    if word.endswith("s") and not word.endswith(("ss", "us", "'s")):
        return ("persons", 1, True)
    return ("persons", 1, True) if word.endswith(_SAME_PEOPLES) else None


def count_noun(tokens: Sequence[Token], place: int, *, single: bool = False) -> Counted:
    """Return what the number before tokens[place] counts.

    Everything up to the first plural noun is taken for an adjective ("two bilateral border and
    immigration pacts"); of two plurals in a row the last is the head ("human rights groups").
    """
    stop = place
    while stop < len(tokens) and stop - place < _WINDOW:
        token = tokens[stop]
        if not _goes_on(tokens, place, stop):
            break
        found = head_unit(token, single=single)
        if found is not None:
            return _finish_head(tokens, place, stop, found)
        stop += 1
    others = any(_is_noun_like(token) for token in tokens[place:stop])
    if others and _is_people(tokens[stop - 1]):
        words = " ".join(token.text for token in tokens[place:stop])
        return Counted("persons", 1, words, stop, False, True)
    return Counted(None, 1, "", place, False, others)


def _is_people(token: Token) -> bool:
    """A capitalised word at the end is the name of a people: "thirteen ethnic Jarai"."""
    return token.kind == "word" and token.text.istitle() and token.lower not in _NO_NAMES | _NO_PEOPLES


def _is_noun_like(token: Token) -> bool:
    return (
        token.kind in ("word", "abbreviation")
        and not token.lower.endswith(("ly", "ed", "ing"))
        and token.lower not in ("more", "other", "others", "further", "additional", "extra", "and", "or")
    )


def _finish_head(tokens: Sequence[Token], place: int, stop: int, found: tuple[str, float, bool]) -> Counted:
    unit, scale, known = found
    while stop + 1 < len(tokens) and tokens[stop + 1].kind == "word":
        following = head_unit(tokens[stop + 1])
        mass = tokens[stop].lower in _mass() or tokens[stop].lower.endswith(_SAME_PEOPLES)
        if following is None and mass and _heads_later(tokens, stop + 1):
            stop += 1
            continue
        if following is None or unit in (
            "hours",
            "days",
            "weeks",
            "months",
            "years",
            "km",
            "miles",
            "not_counted",
        ):
            break
        stop += 1
        unit, scale, known = following
    words = " ".join(token.text for token in tokens[place : stop + 1])
    return Counted(unit, scale, words, stop + 1, known, True)


def _heads_later(tokens: Sequence[Token], place: int) -> bool:
    """An adjective between "Chinese" and its noun: "six Chinese police cars"."""
    after = tokens[place : place + 2]
    return (
        len(after) == 2
        and after[0].lower not in _stops()
        and after[0].kind == "word"
        and not after[0].lower.endswith(("ed", "ly"))
        and after[1].kind == "word"
        and after[1].lower not in _stops()
        and head_unit(after[1]) is not None
    )


def _goes_on(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Tell whether tokens[stop] may still be an adjective, or the noun, of the number."""
    token = tokens[stop]
    if token.kind in ("number", "clitic"):
        return token.kind == "clitic" and stop > place
    if token.kind == "sign":
        return token.text in "“”\"'‘’-" and stop - place < 4
    if small_number(token.lower) is not None:
        return False
    if token.lower in ("and", "or"):
        return stop > place and stop + 1 < len(tokens) and _plain(tokens[stop - 1], tokens[stop + 1])
    if token.lower in _stops() or (token.lower.endswith(("ed", "ing")) and token.text[0].islower()):
        return _is_participle(token) and _has_head(tokens, stop + 1)
    return True


def _plain(before: Token, token: Token) -> bool:
    if token.kind != "word" or token.lower in _stops():
        return False
    return token.text[0].islower() or before.text[0].isupper()


def _is_participle(token: Token) -> bool:
    return token.lower.endswith(("ed", "ing", "en")) and token.lower not in (
        "been",
        "being",
        "according",
        "during",
    )


def _has_head(tokens: Sequence[Token], place: int) -> bool:
    """A participle is an adjective only right before its noun: "40 detained men"."""
    for token in tokens[place : place + 2]:
        if token.lower in ("and", "or"):
            return False
        if token.kind != "word" or (token.lower in _stops() and not _is_participle(token)):
            return False
        if head_unit(token) is not None:
            return True
    return False
