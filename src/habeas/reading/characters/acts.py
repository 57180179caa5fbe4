"""Find the acts that a Korean or Chinese text states, each with how it is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.reading.characters.act_words import Rule, index_acts, read_noun_endings
from habeas.reading.characters.bodies import find_local_bodies
from habeas.reading.characters.modality import SHARED, Meant, joins_on, judge_chinese, judge_korean
from habeas.reading.characters.words import Marks, list_local
from habeas.reading.document import Document
from habeas.reading.once import read_once
from habeas.reading.sentences import Span
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_LIST = re.compile(r"\s?(?:[、,，·]\s?(?:그리고 )?|와\s|과\s|및\s|[和及与或以]|乃至|以及|이나 |나 )+")
_MANNER = re.compile(
    r"(?:강제로|강제|집단으로|대거|모두|잇달아|불법으로|무더기로|전원|매일|公开|强行|强制)\s?$"
)
_MERGED = frozenset({"ill_treatment", "execution", "death"})
_EOJEOL = re.compile(r"[\uac00-\ud7a3]*")


@dataclass(frozen=True, slots=True)
class _Stated:
    """An act at text[start:end]; `stem` is where the word itself ends and its endings begin."""

    start: int
    stem: int
    end: int
    rule: Rule
    nominal: bool


@read_once
def find_local_acts(document: Document) -> list[Suggestion]:
    """Return the acts of a Korean or Chinese text in order, headline and caption included."""
    stated = _merge_lists(document, _drop_weak(document, list(_find_stated(document))))
    meant = _judge_all(document, stated)
    return [
        _suggest(document, number, act, modality)
        for number, (act, modality) in enumerate(zip(stated, meant, strict=True), 1)
    ]


def _find_stated(document: Document) -> Iterator[_Stated]:
    names = Marks(document.visible)
    for body in find_local_bodies(document):
        names.add(body.mentions)
    text, last, sentence = document.visible, -1, Span(0, 0)
    for hit in index_acts(document.language).find_all(text, document.body_start):
        if hit.start < last:
            continue
        if not sentence.start <= hit.start < sentence.end:
            sentence = document.sentence_at(hit.start)
        if not hit.meaning.fits(text, hit.start, hit.end, sentence):
            continue
        act = _read_hit(document, hit.start, hit.end, hit.meaning)
        if act is not None and not names.overlap(hit.start, hit.end):
            last = act.end
            yield act


def _read_hit(document: Document, start: int, end: int, rule: Rule) -> _Stated | None:
    if document.language == "zh":
        return _Stated(_take_manner(document, start), end, end, rule, nominal=False)
    begin = _find_word_start(document, start)
    if begin is None:
        return None
    nominal = False
    if rule.noun:
        verb, noun, other = read_noun_endings()
        if not verb.match(document.visible, end):
            bare = noun.match(document.visible, end)
            nominal = True
            if bare is None or (not bare.group() and not _may_stand_bare(document, end, rule, other)):
                return None
    rest = _EOJEOL.match(document.visible, end)
    return _Stated(_take_manner(document, begin), end, rest.end() if rest else end, rule, nominal)


def _may_stand_bare(document: Document, end: int, rule: Rule, other: re.Pattern[str]) -> bool:
    """Tell whether a Korean noun without particle or verb still states an act ("잇달아 체포")."""
    text = document.visible
    if other.match(text, end):
        return False
    return rule.bare or text[end : end + 1] != " " or bool(rule.light and rule.light.match(text, end))


def _find_word_start(document: Document, start: int) -> int | None:
    """Return where the word begins in which an act stands at `start`; None if it is another word."""
    token = document.tokens[max(document.token_index(start + 1) - 1, 0)]
    before = document.visible[token.start : start]
    if not before or before in list_local("ko", "acts", "prefixes"):
        return min(token.start, start)
    return None


def _take_manner(document: Document, start: int) -> int:
    match = _MANNER.search(document.visible, max(document.body_start, start - 6), start)
    return match.start() if match else start


def _drop_weak(document: Document, stated: Sequence[_Stated]) -> list[_Stated]:
    firm = {(document.sentence_index(act.start), act.rule.type) for act in stated if not act.rule.weak}
    return [
        act
        for act in stated
        if not act.rule.weak or (document.sentence_index(act.start), act.rule.type) not in firm
    ]


def _merge_lists(document: Document, stated: Sequence[_Stated]) -> list[_Stated]:
    """Join what is named in one breath: "torture, beatings and execution" is one statement."""
    kept: list[_Stated] = []
    for act in stated:
        before = kept[-1] if kept else None
        if before is not None and before.rule.merged and act.rule.type in _MERGED:
            between = document.visible[before.stem : act.start]
            if _LIST.fullmatch(between):
                kept[-1] = replace(before, stem=act.stem, end=act.end, nominal=act.nominal)
                continue
        if before is not None and before.rule.type == act.rule.type and act.start - before.end < 1:
            kept[-1] = replace(before, stem=act.stem, end=act.end, nominal=act.nominal)
            continue
        kept.append(act)
    return kept


def _judge_all(document: Document, stated: Sequence[_Stated]) -> list[Meant]:
    """Return how each act is meant; a verb that is joined to the next shares what that one says."""
    text = document.visible
    meant: list[Meant] = []
    following: tuple[_Stated, Meant] | None = None
    for act in reversed(stated):
        sentence = document.sentence_at(act.start)
        if document.language == "zh":
            modality = judge_chinese(text, (act.start, act.end), sentence, act.rule.type)
        else:
            modality = judge_korean(text, act.stem, sentence.end, act.rule.type, verbal=not act.rule.noun)
            if following and modality.code == "actual" and joins_on(text, act.stem, following[0].start):
                modality = following[1] if following[1].code in SHARED else modality
        following = (act, modality)
        meant.append(modality)
    return meant[::-1]


def _suggest(document: Document, number: int, act: _Stated, modality: Meant) -> Suggestion:
    word = document.text[act.start : act.stem]
    reason = Message(gettext_noop("“{word}” states it."), {"word": word})
    if modality.cue:
        template = gettext_noop("“{word}” states it, and “{cue}” says how it is meant.")
        reason = Message(template, {"word": word, "cue": modality.cue})
    return Suggestion(
        id=f"a{number}",
        kind="act",
        start=act.start,
        end=act.end,
        quote=document.text[act.start : act.end],
        value={"type": act.rule.type, "modality": modality.code},
        confidence=0.7 if act.nominal or act.rule.weak else 0.85,
        reason=reason,
    )
