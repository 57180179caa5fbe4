"""Compile the phrases of a lexicon (see the head of lexicon/acts.yaml) and find them among tokens."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from habeas.reading.lexicon import read_words
from habeas.reading.tokens import Token

VOWELS = frozenset("aeiou")
FORMS = ("base", "s", "past", "pp", "ing")

INNER_SIGNS = frozenset("“”\"‘’'-–()[]%$")
"""Signs that a gap in a phrase may cross; a comma or a full stop ends it."""


class Step(NamedTuple):
    """One word of a phrase: which words fit, after a gap of at most `gap`, whether it may be missing."""

    words: frozenset[str]
    capital: bool
    gap: int
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase with what it states and the conditions under which it counts."""

    type: str
    steps: tuple[Step, ...]
    anchor: int
    nominal: bool
    of: str
    unless: frozenset[str]
    needs: frozenset[str]
    subject: frozenset[str]
    modality: str
    weak: bool


class Found(NamedTuple):
    """A phrase at tokens[first:last]; `head` is the token that it was looked up by."""

    phrase: Phrase
    first: int
    last: int
    head: int
    weight: int


def inflect_verb(lemma: str, irregular: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Return the forms of an English verb: base, s, past, pp (participle), ing."""
    if lemma in irregular:
        return _irregular_forms(lemma, irregular[lemma])
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    written = {"base": lemma, "s": _third_person(lemma), "past": past, "pp": past, "ing": ing}
    return {name: frozenset({form}) for name, form in written.items()}


def _irregular_forms(lemma: str, forms: Sequence[str]) -> dict[str, frozenset[str]]:
    """Forms as listed: third person, past, participle, then -ing forms and further pasts; all of "be"."""
    if lemma == "be":
        return {name: frozenset(forms if name == "base" else ()) for name in FORMS}
    third, past, participle, *rest = forms
    further = {form for form in rest if form.endswith("ed")}
    return {
        "base": frozenset({lemma}),
        "s": frozenset({third}),
        "past": frozenset({past} | further),
        "pp": frozenset({participle} | further),
        "ing": frozenset(rest) - further,
    }


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


class PhraseBook:
    """All phrases of one lexicon, looked up by one telling word of each."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.irregular: Mapping[str, Sequence[str]] = data["irregular"]
        self.classes = {name: frozenset(words) for name, words in data["classes"].items()}
        nouns = [noun for entry in data["types"].values() for noun in entry.get("nouns", ())]
        self.nouns = frozenset(nouns) | frozenset(data["also_nouns"])
        lemmas = re.findall(r"<([\w|-]+)", repr(data["types"]))
        verbs = [verb for entry in data["types"].values() for verb in entry.get("verbs", ())]
        self.bases = frozenset(verbs).union(*(found.split("|") for found in lemmas))
        self._index: dict[str, list[Phrase]] = {}
        for act_type, entry in data["types"].items():
            for phrase in self._compile_type(act_type, entry):
                for word in phrase.steps[phrase.anchor].words:
                    self._index.setdefault(word, []).append(phrase)

    def match_all(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Found]:
        """Yield every phrase found within tokens[first:last] (one sentence)."""
        index = self._index
        for place in range(first, last):
            for phrase in index.get(tokens[place].lower, ()):
                found = match_phrase(phrase, tokens, place, first, last)
                if found:
                    yield found

    def _compile_type(self, act_type: str, entry: Mapping[str, Any]) -> Iterator[Phrase]:
        for lemma in entry.get("verbs", ()):
            yield self._compile(act_type, {"match": f"<{lemma}>"}, nominal=False)
        for noun in entry.get("nouns", ()):
            yield self._compile(act_type, {"match": noun}, nominal=True)
        for item in entry.get("phrases", ()):
            written = {"match": item} if isinstance(item, str) else item
            yield self._compile(act_type, written, nominal="<" not in written["match"])

    def _compile(self, act_type: str, written: Mapping[str, Any], *, nominal: bool) -> Phrase:
        steps = tuple(self._compile_steps(written["match"]))
        function_words = read_words("grammar", "function_words")
        anchor = next(
            (n for n, step in enumerate(steps) if step.words and not step.words & function_words),
            next(n for n, step in enumerate(steps) if step.words),
        )
        return Phrase(
            type=act_type,
            steps=steps,
            anchor=anchor,
            nominal=nominal,
            of=written.get("of", ""),
            unless=self._join_classes(written.get("unless", ())),
            needs=self._join_classes(written.get("with", ())),
            subject=self._join_classes([written["subject"]] if "subject" in written else ()),
            modality=written.get("modality", ""),
            weak=bool(written.get("weak")),
        )

    def _compile_steps(self, pattern: str) -> Iterator[Step]:
        gap = 0
        for part in pattern.split():
            if part.startswith("~"):
                gap = int(part[1:])
                continue
            optional = part.endswith("?")
            word = part.rstrip("?")
            capital = word == "{Cap}"
            yield Step(frozenset() if capital else self._expand(word), capital, gap, optional)
            gap = 0

    def _expand(self, word: str) -> frozenset[str]:
        if word.startswith("{"):
            return self.classes[word.strip("{}")]
        if not word.startswith("<"):
            return frozenset(word.split("|"))
        lemmas, _, form = word.strip("<>").partition(":")
        words: set[str] = set()
        for lemma in lemmas.split("|"):
            forms = inflect_verb(lemma, self.irregular)
            chosen = {"": FORMS, "past": ("past", "pp")}.get(form, (form,))
            words.update(*(forms[name] for name in chosen))
        return frozenset(words)

    def _join_classes(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self.classes[name] for name in names))


def match_phrase(phrase: Phrase, tokens: Sequence[Token], place: int, first: int, last: int) -> Found | None:
    """Return where `phrase` stands if its anchor is tokens[place]; None if it does not stand there."""
    steps, anchor = phrase.steps, phrase.anchor
    stop = _match_after(steps, anchor + 1, tokens, place + 1, last) if len(steps) > anchor + 1 else place + 1
    if stop < 0:
        return None
    start = _match_before(steps, anchor, tokens, place, first) if anchor else place
    if start < 0:
        return None
    return Found(phrase, start, stop, place, 4 * sum(map(_weigh, steps)) - (stop - start))


def _weigh(step: Step) -> int:
    """A word that is named tells more than one of a large class."""
    if step.optional:
        return 1
    return 3 if step.capital or len(step.words) > 40 else 5


def _fits(step: Step, token: Token) -> bool:
    if step.capital:
        return token.text[0].isupper() and token.kind != "sign"
    return token.lower in step.words


def _match_after(steps: tuple[Step, ...], number: int, tokens: Sequence[Token], place: int, last: int) -> int:
    """Return the token after the last step, -1 if steps[number:] do not follow at `place`."""
    if number == len(steps):
        return place
    step = steps[number]
    for skipped in range(step.gap + 1):
        here = place + skipped
        if here >= last:
            break
        if _fits(step, tokens[here]):
            stop = _match_after(steps, number + 1, tokens, here + 1, last)
            if stop >= 0:
                return stop
        if tokens[here].kind == "sign" and tokens[here].text not in INNER_SIGNS:
            break
    return _match_after(steps, number + 1, tokens, place, last) if step.optional else -1


def _match_before(
    steps: tuple[Step, ...], number: int, tokens: Sequence[Token], place: int, first: int
) -> int:
    """Return the token of the first step, -1 if steps[:number] do not end before `place`."""
    if number == 0:
        return place
    gap, step = steps[number].gap, steps[number - 1]
    for skipped in range(gap + 1):
        here = place - 1 - skipped
        if here < first:
            break
        if _fits(step, tokens[here]):
            start = _match_before(steps, number - 1, tokens, here, first)
            if start >= 0:
                return start
        if tokens[here].kind == "sign" and tokens[here].text not in INNER_SIGNS:
            break
    return _match_before(steps, number - 1, tokens, place, first) if step.optional else -1
