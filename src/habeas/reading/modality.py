"""Say how an act is meant: done, planned, feared, demanded … from the words around it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from habeas.reading.conditions import is_passive, load_phrases
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.tokens import Token

REACH = 12
"""Words to the left that are looked at for a governor; beyond, a clause of its own is likely."""


class Modality(NamedTuple):
    """A modality of the vocabulary and the word that says so ("" for what is simply stated)."""

    code: str
    cue: str = ""


class Clause(NamedTuple):
    """An act at tokens[first:last] within the sentence tokens[begin:end]."""

    tokens: Sequence[Token]
    begin: int
    first: int
    head: int
    last: int
    end: int
    act_type: str
    nominal: bool
    headline: bool


@cache
def _governors() -> Mapping[str, str]:
    table = read_lexicon("modality")["governors"]
    enders = dict.fromkeys(read_words("modality", "enders"), "feared")
    return enders | {word: code for code, words in table.items() for word in words.split()}


@cache
def _after_nouns() -> Mapping[str, str]:
    table = read_lexicon("modality")["after_nouns"]
    return {word: code for code, words in table.items() for word in words.split()}


def judge_modality(clause: Clause) -> Modality:
    """Return the modality of an act; the vocabulary's codes are those of schemata/acts.yaml.

    The verb group is asked first (negation, modal verb), then what governs it (a verb of fear, plan
    or demand, a condition), then the tense: a bare present of something done to many is a policy.
    """
    clause = _take_verb(clause)
    edge = _group_edge(clause)
    group = [_read_word(token) for token in clause.tokens[edge : clause.head]]
    governor = _find_governor(clause, edge)
    if governor.code == "attempted" and "to" not in group and set(group) & _FINITE:
        governor = Modality("")
    adverse = clause.act_type in read_words("modality", "adverse")
    if not group and _starts_afresh(clause):
        return _judge_tense(clause, group)
    if set(group) <= {"then"} and _is_imperative(clause):
        return Modality("demanded", "imperative")
    negation = next((word for word in group if word in read_words("modality", "negations")), "")
    if negation:
        return _judge_negation(clause, edge, governor, negation, adverse=adverse)
    modal = next((word for word in group if word in read_words("grammar", "modals")), "")
    if modal:
        return _judge_modal(modal, group, governor, clause, adverse=adverse)
    if governor.cue.lower() in read_words("grammar", "fearing") | _LIKELY and _is_under_way(clause, group):
        return Modality("alleged" if governor.cue in _LIKELY else "actual")
    if governor.code:
        return _judge_governor(governor, clause, adverse=adverse)
    if clause.nominal:
        return _judge_noun(clause)
    if "to" in group and any(word in read_words("grammar", "be") for word in group):
        told = edge > clause.begin and clause.tokens[edge - 1].lower in _RANKS
        return Modality("actual") if told else Modality("planned", "to")
    return _judge_tense(clause, group)


def _starts_afresh(clause: Clause) -> bool:
    """Tell whether a past tense stands alone after "and": what governs the verb before it is not its own."""
    if clause.nominal or clause.head - 1 <= clause.begin:
        return False
    before, word = clause.tokens[clause.head - 1].lower, clause.tokens[clause.head].lower
    return (
        before == "and" and word.endswith("ed") and not is_passive(clause.tokens, clause.head, clause.begin)
    )


def _is_imperative(clause: Clause) -> bool:
    """Tell whether a verb commands: a bare form that opens quoted words or an item of a list."""
    word = clause.tokens[clause.head].lower
    if clause.nominal or clause.headline or word not in load_phrases().bases:
        return False
    lead = clause.tokens[clause.begin : clause.head]
    if clause.tokens[clause.head].text.islower() and all(t.kind in ("number", "sign") for t in lead):
        return True
    opening = clause.tokens[clause.begin].text in "“\"‘'"
    before = clause.tokens[clause.head - 1].lower if clause.head > clause.begin else ""
    return opening and before in ("“", '"', "‘", "'", "and", "then", "please", "or")


_RANKS = frozenset({"first", "last", "latest", "only", "second", "third"})
"""Those of whom it is told that they were "the first to be jailed" were jailed."""

_FINITE = frozenset({"was", "were", "had", "has", "have"})
_CONCERN = frozenset({"concern", "concerns", "concerned", "alarm", "alarmed", "worried"})
"""One is concerned about "the arrest of three monks" when it has happened."""

_LIKELY = frozenset({"likely", "possible", "possibly", "probable"})


def _is_under_way(clause: Clause, group: Sequence[str]) -> bool:
    """Tell whether a verb says that the thing is being or was done, whatever was feared of it."""
    progressive = clause.tokens[clause.head].lower.endswith("ing") and any(
        w in ("was", "were", "are", "is") for w in group
    )
    perfect = any(word in ("have", "had", "has") for word in group) and "may" not in group
    return progressive or perfect


def _take_verb(clause: Clause) -> Clause:
    """Return the clause with the verb that carries an event's noun as its head ("will hold a hearing")."""
    if not clause.nominal or clause.act_type in read_words("modality", "adverse"):
        return clause
    for place in range(clause.first - 1, max(clause.begin, clause.first - 5) - 1, -1):
        token = clause.tokens[place]
        if token.lower in read_words("grammar", "holding"):
            return clause._replace(head=place, nominal=False)
        if token.text in ",;:":
            break
    return clause


def _read_word(token: Token) -> str:
    """Return a word for the lexicon; the month of May is no modal verb."""
    return "" if token.text == "May" else token.lower


def _group_edge(clause: Clause) -> int:
    """Return the first token of the verb group: auxiliaries and adverbs before the verb."""
    auxiliaries, negations = read_words("modality", "auxiliaries"), read_words("modality", "negations")
    edge = clause.head
    while edge > clause.begin:
        word = _read_word(clause.tokens[edge - 1])
        if not (word in auxiliaries or word in negations or (word.endswith("ly") and len(word) > 4)):
            break
        edge -= 1
    return edge


def _find_governor(clause: Clause, edge: int) -> Modality:
    """Return the nearest word to the left that says how the act is meant."""
    governors, barriers, enders = (
        _governors(),
        read_words("modality", "barriers"),
        read_words("modality", "enders"),
    )
    crossed = False
    for place in range(clause.head - 1, max(clause.begin, edge - REACH) - 1, -1):
        token = clause.tokens[place]
        word = token.lower
        if word in governors and not (word in enders and crossed) and not _means_other(clause, place):
            return Modality(governors[word], token.text)
        crossed = crossed or (
            place < edge and word in ("and", "or") and (place + 2 < clause.first or not clause.nominal)
        )
        if word == "said" and clause.tokens[place + 1].lower == "to":
            return Modality("alleged", token.text)
        if place < edge and (word in barriers or token.text in ';:—–“”"()'):
            break
        if place < edge and token.text == "," and not _goes_on(clause, place):
            break
    return Modality("")


def _goes_on(clause: Clause, place: int) -> bool:
    """Tell whether a comma stands within a list and not between clauses."""
    after = clause.tokens[place + 1].lower if place + 1 < clause.head else ""
    return after in ("and", "or", "even", "including") and place + 4 >= clause.first


def _means_other(clause: Clause, place: int) -> bool:
    """Tell whether a governing word is used in another sense here, or too far away."""
    word = clause.tokens[place].lower
    before = clause.tokens[place - 1].lower if place > clause.begin else ""
    after = clause.tokens[place + 1].lower if place + 1 < clause.end else ""
    if word in ("ban", "bans"):
        return place + 3 < clause.first
    if word in read_words("modality", "enders"):
        return place + 6 < clause.first or (after == "on" and clause.act_type == "protest")
    senses = read_lexicon("grammar")
    if after in str(senses["never_before"].get(word, "")).split():
        return True
    if word in senses["needs_after"]:
        return after not in senses["needs_after"][word].split()
    if word in senses["needs_before"]:
        return before not in senses["needs_before"][word].split()
    if word == "order":
        return before == "in"
    return word in senses["reach"] and place + senses["reach"][word] < clause.first


def _judge_negation(
    clause: Clause, edge: int, governor: Modality, negation: str, *, adverse: bool
) -> Modality:
    group = {token.lower for token in clause.tokens[edge : clause.head]}
    wanted = (
        _is_forbidden(clause, edge)
        or governor.code == "demanded"
        or bool(group & {"must", "should", "shouldn't", "mustn't"})
    )
    if adverse and wanted:
        return Modality("feared", negation)
    return Modality("negated", negation)


def _is_forbidden(clause: Clause, edge: int) -> bool:
    """Tell whether "Do not" opens the clause."""
    if clause.tokens[edge].lower != "do":
        return False
    return edge == clause.begin or clause.tokens[edge - 1].kind == "sign"


def _judge_modal(
    modal: str, group: Sequence[str], governor: Modality, clause: Clause, *, adverse: bool
) -> Modality:
    if governor.code == "hypothetical":
        return Modality("feared" if clause.act_type in _HARM else "hypothetical", governor.cue)
    if modal in ("could", "may", "might", "can"):
        if "have" in group and modal != "could":
            return Modality("alleged", modal)
        return Modality("feared" if adverse else "hypothetical", modal)
    if modal in ("must", "should", "ought"):
        return Modality(
            "policy" if clause.act_type == "repatriation" and modal == "must" else "demanded", modal
        )
    if modal in ("would", "'d"):
        return _judge_would(modal, governor, clause, adverse=adverse)
    threatened = clause.act_type in ("detention", "arrest") and not governor.code and not _is_counted(clause)
    if threatened and is_passive(clause.tokens, clause.head, clause.begin):
        return Modality("feared", modal)
    if governor.code == "feared" or clause.act_type in _HARM:
        return Modality("feared", governor.cue or modal)
    return Modality("planned", modal)


def _judge_would(modal: str, governor: Modality, clause: Clause, *, adverse: bool) -> Modality:
    if _is_announced(clause):
        return Modality("planned", modal)
    if governor.code in ("planned", "feared"):
        return Modality(governor.code, governor.cue)
    if clause.act_type == "transfer" and _is_counted(clause):
        return Modality("planned", modal)
    return Modality("feared" if adverse else "hypothetical", modal)


_HARM = frozenset({"ill_treatment", "death", "execution"})


def _judge_demanded_noun(governor: Modality, clause: Clause) -> Modality:
    """A return that is called for is demanded; one that is to be looked into was done."""
    near = clause.tokens[max(clause.begin, clause.first - 4) : clause.first]
    return governor if any(token.text == governor.cue for token in near) else Modality("actual")


def _is_announced(clause: Clause) -> bool:
    """Tell whether a sentence says that somebody announced or decided what follows."""
    before = clause.tokens[clause.begin : clause.first]
    return any(token.lower in read_words("grammar", "announcing") for token in before)


def _judge_governor(governor: Modality, clause: Clause, *, adverse: bool) -> Modality:
    if (
        clause.nominal
        and clause.tokens[clause.first].lower == "in"
        and governor.code in ("feared", "demanded", "negated", "planned")
    ):
        return Modality("actual")
    if clause.nominal and governor.cue.lower() in _CONCERN and _is_definite(clause):
        return Modality("actual")
    if clause.nominal and governor.cue == "against":
        return Modality("policy", governor.cue)
    if clause.act_type == "hearing" and governor.cue.lower().startswith("fac"):
        return Modality("planned", governor.cue)
    if governor.code == "feared" and clause.act_type == "crossing" and clause.nominal:
        return governor
    if governor.code == "feared" and not adverse:
        return Modality(
            "negated" if governor.cue.lower() in read_words("grammar", "ending") else "actual", governor.cue
        )
    if governor.code == "demanded" and adverse and clause.nominal:
        return _judge_demanded_noun(governor, clause)
    if (
        governor.code == "negated"
        and clause.nominal
        and governor.cue.lower() in ("denied", "denies", "deny", "denying")
    ):
        return Modality("alleged", governor.cue)
    if governor.code == "attempted" and clause.act_type in _HARM:
        return Modality("actual")
    return governor


def _is_definite(clause: Clause) -> bool:
    """Tell "the arrest of three monks" from "arrests"; a return is feared also with an article."""
    before = clause.tokens[clause.first - 1].lower if clause.first > clause.begin else ""
    return clause.act_type != "repatriation" and before in ("the", "his", "her", "their")


def _judge_noun(clause: Clause) -> Modality:
    after = _after_nouns()
    reach = 6 if clause.act_type in read_words("modality", "adverse") else 12
    for token in clause.tokens[clause.last : min(clause.last + reach, clause.end)]:
        word = _read_word(token)
        if word in after:
            return Modality(after[word], token.text)
        if token.kind == "sign" or word in ("and", "but") or (reach == 6 and word in ("in", "on")):
            break
    if clause.act_type != "repatriation" or _is_counted(clause):
        return Modality("actual")
    before = clause.tokens[clause.head - 1].text if clause.head > clause.begin else ""
    possessive = before in ("'s", "’s", "'", "’") or (
        clause.head - 2 >= clause.begin and clause.tokens[clause.head - 2].text in ("'s", "’s")
    )
    return Modality("policy", before) if possessive else Modality("actual")


def _is_counted(clause: Clause) -> bool:
    """Tell whether a number or a date stands near: then single acts are meant, not a policy."""
    near = clause.tokens[max(clause.begin, clause.first - 8) : min(clause.end, clause.last + 8)]
    return any(token.kind == "number" or token.lower in read_words("grammar", "counts") for token in near)


def _judge_tense(clause: Clause, group: Sequence[str]) -> Modality:
    adverse = clause.act_type in read_words("modality", "adverse")
    if not adverse or clause.headline or _is_counted(clause):
        return Modality("actual")
    word = clause.tokens[clause.head].lower
    if clause.act_type != "repatriation":
        return Modality("policy" if word.endswith("s") and not clause.nominal else "actual")
    if word.endswith("ed") or word in ("sent", "taken", "handed"):
        present = (
            any(aux in read_words("grammar", "present") for aux in group)
            and "been" not in group
            and "being" not in group
        )
        edge = clause.head - len(group)
        relative = edge > clause.begin and clause.tokens[edge - 1].lower in ("who", "anyone", "those")
        return (
            Modality("hypothetical" if relative else "policy", "present tense")
            if present
            else Modality("actual")
        )
    if word.endswith("ing") and any(aux in ("is", "are", "was", "were", "been") for aux in group):
        return Modality("actual")
    after = clause.tokens[clause.last : min(clause.last + 4, clause.end)]
    if word.endswith("ing") and any(token.lower in ("would", "could") for token in after):
        return Modality("hypothetical", "would")
    return Modality("policy", "present tense")
