"""Tell whether a phrase that was found states an act here, or only looks like one."""

from collections.abc import Sequence
from functools import cache

from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.phrases import Found, PhraseBook
from habeas.reading.tokens import Token

POINTING = frozenset({"letter", "publication", "resolution", "exhibition", "screening"})
"""Types whose bare noun with a determiner mostly points back ("the letter says")."""

MONTH = "March"
"""With a capital it is no march."""

SAME_FORMS = frozenset({"put", "set", "let", "shut", "beat"})
"""Verbs whose participle is their base form."""


@cache
def load_phrases() -> PhraseBook:
    """Return the phrases of lexicon/acts.yaml, compiled once."""
    return PhraseBook(read_lexicon("acts"))


def states_act(found: Found, tokens: Sequence[Token], first: int, last: int, *, titled: bool) -> bool:
    """Tell whether `found` counts within the sentence tokens[first:last].

    The conditions of its phrase must hold, and it must be no name, no facility, no description of
    people already spoken of, and no part of what a treaty says in general.
    """
    head = tokens[found.head]
    if head.text[0].isupper() and not titled and not _opens(tokens, found.head, first):
        return False
    if not _holds_conditions(found, tokens, first, last):
        return False
    if _is_forbidden_by_law(found, tokens, first) or _is_fled_from(found, tokens, first):
        return False
    return not (
        _names_facility(found, tokens, last)
        or _is_attribute(found, tokens, first, last)
        or _points_back(found, tokens, first, last)
    )


def _holds_conditions(found: Found, tokens: Sequence[Token], first: int, last: int) -> bool:
    phrase = found.phrase
    if phrase.of and not _is_done_to_people(found, tokens, first, last):
        return False
    if phrase.unless:
        near = tokens[max(first, found.first - 6) : min(last, found.last + 6)]
        if any(token.lower in phrase.unless and token.text != MONTH for token in near):
            return False
    if phrase.needs and not any(token.lower in phrase.needs for token in tokens[first:last]):
        return False
    before = tokens[max(first, found.first - 14) : found.first]
    return not phrase.subject or any(token.lower in phrase.subject for token in before)


def _opens(tokens: Sequence[Token], place: int, first: int) -> bool:
    return place == first or tokens[place - 1].text in "“\"‘':-–—("


def is_noun(tokens: Sequence[Token], head: int, first: int) -> bool:
    """Tell whether a word that may be noun or verb ("protest", "transfer") is used as a noun."""
    word = tokens[head].lower
    if word.endswith(("ed", "ing")) or word not in load_phrases().nouns:
        return False
    before = tokens[head - 1].lower if head > first else ""
    after = tokens[head + 1].lower if head + 1 < len(tokens) else ""
    if before == "to" or before in read_words("grammar", "modals"):
        return False
    if after in read_words("grammar", "object_pronouns") or after in ("the", "all"):
        return before in read_words("grammar", "determiners")
    if not word.endswith("s") and before in (",", "or", "and", "face", "faces", "faced", "facing"):
        return True
    if before in read_words("grammar", "noun_before") or before.endswith(("ed", "ing", "al", "ful", "ive")):
        return True
    return after in read_words("grammar", "noun_after")


def is_people(token: Token) -> bool:
    """Tell whether a word means people: a noun or pronoun of the lexicon, or Uyghurs, Chinese …"""
    if token.lower in load_phrases().classes["people"] or token.lower.endswith(
        ("men", "women", "ees", "ists")
    ):
        return True
    if token.kind != "word" or len(token.text) < 5 or not token.text[0].isupper():
        return False
    return token.lower.endswith(("s", "ese"))


def is_passive(tokens: Sequence[Token], head: int, first: int) -> bool:
    """Tell whether the verb at `head` is a participle after a form of "be", also across "and"."""
    word = tokens[head].lower
    if word.endswith("ing") or (word in load_phrases().bases and word not in SAME_FORMS):
        return False
    adverbs, forms = read_words("grammar", "adverbs"), read_words("grammar", "be_forms")
    place = head - 1
    while place >= first and (tokens[place].lower in adverbs or tokens[place].lower.endswith("ly")):
        place -= 1
    before = tokens[place].lower if place >= first else ""
    if before in forms or before in ("if", "when", "once"):
        return True
    if before in ("have", "has", "had"):
        return False
    if before in ("and", "or", ",", "then"):
        return any(token.lower in forms for token in tokens[max(first, place - 20) : place])
    return word.endswith("en")


def _is_done_to_people(found: Found, tokens: Sequence[Token], first: int, last: int) -> bool:
    if is_passive(tokens, found.head, first):
        return True
    if found.phrase.of != "people":
        return False
    if any(is_people(token) for token in tokens[found.head + 1 : found.last]):
        return True
    return find_object(tokens, found.head + 1, min(found.head + 8, last), "object_ends") >= 0


def find_object(tokens: Sequence[Token], place: int, last: int, ends: str) -> int:
    """Return the first word for people within tokens[place:last], -1 if the object ends before."""
    words = read_words("grammar", ends)
    for here in range(place, last):
        token = tokens[here]
        if token.kind == "sign" and token.text not in "“”\"-–’'":
            return -1
        if is_people(token) or (token.kind == "number" and not _is_measure(tokens, here)):
            return here
        if token.lower in words:
            return -1
    return -1


def _is_measure(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a number measures time, money or distance, and does not count people."""
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    return after in read_words("grammar", "measures") or tokens[place - 1].text in ("$", "€", "£")


def _names_facility(found: Found, tokens: Sequence[Token], last: int) -> bool:
    """A detention centre is a place, not a detention; an extradition treaty is no extradition."""
    if not found.phrase.nominal or found.last >= last:
        return False
    classes, after = load_phrases().classes, tokens[found.last].lower
    return after in classes["facility"] or after in classes["treaty"]


def _is_attribute(found: Found, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a lone participle only describes people who were spoken of ("the detained men")."""
    if found.last - found.first != 1 or found.phrase.nominal or found.last >= last:
        return False
    after = tokens[found.last]
    if not tokens[found.head].lower.endswith(("ed", "en")) or not is_people(after):
        return False
    if after.lower in read_words("grammar", "object_pronouns"):
        return False
    if found.head == first:
        return True
    before = tokens[found.head - 1].lower
    return before in read_words("grammar", "determiners") or before in read_words(
        "grammar", "attribute_before"
    )


def _is_forbidden_by_law(found: Found, tokens: Sequence[Token], first: int) -> bool:
    """What a treaty forbids in general is part of its description, not an act."""
    before = [token.lower for token in tokens[max(first, found.first - 30) : found.first]]
    forbidding = [place for place, word in enumerate(before) if word in read_words("grammar", "forbidding")]
    if not forbidding:
        return False
    lead = before[max(forbidding[-1] - 5, 0) : forbidding[-1]]
    return any(word in read_words("grammar", "laws") for word in lead)


def _is_fled_from(found: Found, tokens: Sequence[Token], first: int) -> bool:
    """What people fled from is a reason in general terms, not an act."""
    if found.phrase.type != "ill_treatment" or not found.phrase.nominal:
        return False
    before = tokens[max(first, found.first - 3) : found.first]
    return any(token.lower in read_words("grammar", "flight") for token in before)


def _points_back(found: Found, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a noun only refers to what was told before ("the letter says")."""
    if not found.phrase.nominal or found.last - found.first > 1 or found.phrase.type not in POINTING:
        return False
    before = tokens[found.first - 1].lower if found.first > first else ""
    after = tokens[found.last].lower if found.last < last else ""
    if before not in read_words("grammar", "determiners"):
        return False
    if found.phrase.type != "letter":
        happens = read_words("grammar", "noun_after") | read_words("grammar", "event_verbs")
        return after not in happens
    return after not in read_words("grammar", "pointing_ends")
