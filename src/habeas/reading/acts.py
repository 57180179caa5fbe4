"""Find what was done, by whomever: arrests, transfers, forced returns, protests, letters."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from habeas.reading.characters.acts import find_local_acts
from habeas.reading.conditions import (
    find_object,
    is_noun,
    is_passive,
    load_phrases,
    states_act,
)
from habeas.reading.document import Document
from habeas.reading.modality import Clause, Modality, judge_modality
from habeas.reading.phrases import Found
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message, gettext_noop

NOT_ACTS = frozenset({("arrival", "attempted")})
"""To hope to arrive somewhere is the aim of a crossing, not an act of its own."""

LIST_FOLLOWS = {
    "ill_treatment": frozenset({"ill_treatment", "death", "execution", "detention"}),
    "detention": frozenset({"ill_treatment"}),
}
"""What may follow in one breath: "torture, long prison terms or death" is one statement."""


class Sentence(NamedTuple):
    """A sentence as the tokens[first:last] of a text; `titled` as in a headline's capitals."""

    tokens: Sequence[Token]
    first: int
    last: int
    titled: bool
    headline: bool


def find_acts(document: Document) -> list[Suggestion]:
    """Return the acts that a text states, headline and caption included, in order.

    The quote is the shortest words that state the act, with the people it was done to if they follow.
    """
    if document.language in ("ko", "zh"):
        return find_local_acts(document)
    if document.language != "en":
        return []
    acts: list[Suggestion] = []
    for sentence in _cut_sentences(document):
        chosen = _choose_phrases(sentence)
        before: tuple[Clause, Modality] | None = None
        for found, following in pairwise([*chosen, None]):
            if found is None:
                continue
            limit = following.first if following else sentence.last
            clause = _make_clause(found, sentence)
            code = found.phrase.modality
            modality = Modality(code) if code else judge_modality(clause)
            if before and _goes_on(before[0], clause):
                modality = before[1]
            before = (clause, modality)
            if (found.phrase.type, modality.code) not in NOT_ACTS:
                acts.append(_suggest(document, f"a{len(acts) + 1}", found, clause, modality, limit))
    return acts


def _goes_on(before: Clause, clause: Clause) -> bool:
    """Tell whether a participle shares the auxiliary of the one before ("will be held and deported")."""
    if clause.nominal or before.nominal or clause.head <= clause.begin:
        return False
    tokens = clause.tokens
    if tokens[clause.head - 1].lower not in ("and", "or", ","):
        return False
    if tokens[clause.head].lower.endswith(("ing", "s")) or clause.head - before.last > 6:
        return False
    return is_passive(tokens, clause.head, clause.begin) and is_passive(tokens, before.head, clause.begin)


def _cut_sentences(document: Document) -> Iterator[Sentence]:
    tokens = document.tokens
    for number, span in enumerate(document.sentences):
        first, last = document.token_index(span.start), document.token_index(span.end)
        if first < last:
            titled = _is_titled(tokens, first, last)
            headline = titled or (number < 3 and tokens[last - 1].text not in '.!?”"')
            yield Sentence(tokens, first, last, titled, headline)


def _is_titled(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether most longer words of a sentence have a capital, as in a headline."""
    if tokens[last - 1].text == ".":
        return False
    words = [token for token in tokens[first:last] if token.kind == "word" and len(token.text) > 3]
    return len(words) > 2 and sum(word.text[0].isupper() for word in words) > 0.7 * len(words)


def _make_clause(found: Found, sentence: Sentence) -> Clause:
    tokens, first, last, _, headline = sentence
    nominal = found.phrase.nominal or is_noun(tokens, found.head, first)
    return Clause(
        tokens, first, found.first, found.head, found.last, last, found.phrase.type, nominal, headline
    )


def _choose_phrases(sentence: Sentence) -> list[Found]:
    """Return the phrases that count, none over another; the fuller phrase goes before the shorter."""
    tokens, first, last, titled, _ = sentence
    fitting = [
        found
        for found in load_phrases().match_all(tokens, first, last)
        if states_act(found, tokens, first, last, titled=titled)
    ]
    fitting.sort(key=lambda found: (-found.weight, found.first))
    taken: list[Found] = []
    for found in fitting:
        if all(found.last <= other.first or found.first >= other.last for other in taken):
            taken.append(found)
    firm = {found.phrase.type for found in taken if not found.phrase.weak}
    taken = [found for found in taken if not (found.phrase.weak and found.phrase.type in firm)]
    taken.sort(key=lambda found: found.first)
    return list(_merge_lists(taken, tokens))


def _merge_lists(acts: Sequence[Found], tokens: Sequence[Token]) -> Iterator[Found]:
    """Join acts of one kind that are named in one breath ("torture, beatings and forced labour")."""
    current: Found | None = None
    for act in acts:
        if current and _is_one_breath(current, act, tokens):
            harm = act if act.phrase.type == "ill_treatment" else current
            current = current._replace(last=act.last, phrase=harm.phrase)
            continue
        if current:
            yield current
        current = act
    if current:
        yield current


def _is_one_breath(one: Found, other: Found, tokens: Sequence[Token]) -> bool:
    same = one.phrase.type == other.phrase.type
    if not same and not _may_follow(one, other, tokens):
        return False
    between = [token.lower for token in tokens[one.last : other.first]]
    if len(between) > 4:
        return False
    return not between or any(word in ("and", "or", ",", "even") for word in between)


def _may_follow(one: Found, other: Found, tokens: Sequence[Token]) -> bool:
    if other.phrase.type not in LIST_FOLLOWS.get(one.phrase.type, ()):
        return False
    if not (other.phrase.nominal or is_noun(tokens, other.head, one.first)):
        return False
    return tokens[one.first].lower not in ("in", "into", "behind")


def _suggest(
    document: Document, name: str, act: Found, clause: Clause, modality: Modality, limit: int
) -> Suggestion:
    tokens = document.tokens
    first, last = _widen(act, tokens, clause, limit)
    start, end = tokens[first].start, tokens[last - 1].end
    return Suggestion(
        id=name,
        kind="act",
        start=start,
        end=end,
        quote=document.text[start:end],
        value={"type": act.phrase.type, "modality": modality.code},
        confidence=0.75 if clause.nominal else 0.85,
        reason=_explain(tokens[act.head].text, modality),
    )


def _explain(word: str, modality: Modality) -> Message:
    if not modality.cue:
        return Message(gettext_noop("“{word}” states it."), {"word": word})
    template = gettext_noop("“{word}” states it, and “{cue}” says how it is meant.")
    return Message(template, {"word": word, "cue": modality.cue})


def _widen(act: Found, tokens: Sequence[Token], clause: Clause, limit: int) -> tuple[int, int]:
    """Take in a manner before the verb ("forcibly") and the people it was done to, right after it."""
    first, last = act.first, act.last
    if first > clause.begin and tokens[first - 1].lower.endswith("ly") and tokens[first - 1].kind == "word":
        first -= 1
    if clause.nominal or is_passive(tokens, act.head, clause.begin):
        return first, last
    return first, max(last, find_object(tokens, last, min(last + 6, limit), "widening_ends") + 1)
