"""Read the reporting phrases of a Chinese sentence."""

import re
from collections.abc import Iterator
from functools import cache

from habeas.reading.characters.said import Floor, Said, Speaker, index_verbs, list_states
from habeas.reading.characters.words import join_words, read_local
from habeas.reading.sentences import Span

_CLAUSE = re.compile(r"[,，。；;：:！？!?]")
_ABOUT = re.compile(r"[\u4e00-\u9fff]{0,6}")
_NOT_BEFORE = tuple("听小传学解再再据所游劝难好虽且比没不有自通简名代职人俗戏")
_CLOSED = ("", "”", "」", "》")
_NOT_SAID = frozenset({"拒绝", "不愿", "无法", "没有", "不肯", "不能"})
_FAR = 16


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = read_local("zh", "names")
    speakers = join_words("zh", "names", "speakers")
    states = "|".join(list_states("zh"))
    return {
        "between": re.compile(rf"{names['between']}$"),
        "anon": re.compile(
            rf"(?:(?:这|那|一|该|有|某|两)(?:位|名|些)?[\u4e00-\u9fff]{{0,10}}?|[\u4e00-\u9fff]{{0,4}}?)(?:{speakers})$"
        ),
        "pronoun": re.compile(rf"(?:{names['pronouns']})$"),
        "organ": re.compile(rf"(?:{names['organs']})$"),
        "state": re.compile(rf"({states})(?:政府|当局|方面)?$"),
        "first_state": re.compile(rf"({states})(?:政府|当局|方面)?"),
        "hearsay": re.compile(str(names["hearsay"])),
        "according": re.compile(str(names["according"])),
        "source": re.compile(rf"(?:{names['source']})([^,，。；]{{2,20}})"),
        "quoted": re.compile(
            rf"{names['quoted']}([^,，。；]{{2,20}}?)(?:的)?(?:讲述|说法|话|证词|消息|报道)?(?:说|称)?"
        ),
        "unsaid": re.compile(str(names["unsaid"]) + "|[为作呼赞霸]"),
    }


def read_chinese(floor: Floor, sentence: Span) -> Iterator[Said]:
    """Yield the reporting phrases of a sentence, and give the floor to who speaks."""
    first = _read_sources(floor, sentence)
    if first is not None:
        if first.mode != "quoted":
            floor.give(sentence, first.speaker)
        yield first
    last, told = first.end if first is not None else sentence.start, -1
    for hit in index_verbs("zh").find_all(floor.text[sentence.start : sentence.end]):
        start, end = hit.start + sentence.start, hit.end + sentence.start
        if start < last or start == told or _is_other_word(floor, sentence, start, end):
            continue
        speaker = _find_speaker(floor, sentence, last, start)
        if speaker is None:
            continue
        last = told = end
        floor.give(sentence, speaker)
        begin = speaker.start if 0 <= start - speaker.end <= _FAR else start
        to = next((one for one in floor.named_in(end, end + 1)), None)
        receiver = to.name if to is not None and floor.text[start:end] == "告诉" else None
        yield Said(begin, end, hit.meaning, speaker, receiver, 0.85 if speaker.name else 0.75)


def _read_sources(floor: Floor, sentence: Span) -> Said | None:
    """Read "据…报道", "消息来自…", "援引…的讲述", and hearsay."""
    text, patterns = floor.text, _patterns()
    for kind in ("source", "quoted", "according"):
        match = patterns[kind].search(text, *sentence)
        if match is None:
            continue
        named = [one for one in floor.named_in(*match.span()) if one.end <= match.end(1)]
        speaker = named[-1] if named else Speaker(*match.span(1), "", match.group(1))
        to = floor.recall_body(match.start()).name or None if kind == "quoted" else None
        mode = {"source": "told", "quoted": "quoted"}.get(kind, "reported")
        return Said(*match.span(), mode, speaker, to, 0.75)
    hearsay = patterns["hearsay"].search(text, *sentence)
    if hearsay is None:
        return None
    return Said(*hearsay.span(), "reported", Speaker(*hearsay.span(), ""), None, 0.7)


def _is_other_word(floor: Floor, sentence: Span, start: int, end: int) -> bool:
    before = floor.text[start - 1] if start > sentence.start else ""
    if floor.text[max(start - 2, sentence.start) : start] in _NOT_SAID:
        return True
    return before in _NOT_BEFORE or _patterns()["unsaid"].match(floor.text, end, sentence.end) is not None


def _find_speaker(floor: Floor, sentence: Span, begin: int, verb: int) -> Speaker | None:
    """Return who stands right before the verb, or who the sentence begins with; None if nobody speaks."""
    patterns = _patterns()
    clause = _CLAUSE.split(floor.text[begin:verb])[-1]
    left = verb - len(clause)
    between = patterns["between"].search(clause)
    stop = verb - len(between.group()) if between else verb
    words = floor.text[left:stop]
    for one in reversed(floor.named_in(left, stop + 1)):
        if one.body and one.end < stop and patterns["anon"].fullmatch(floor.text, one.end, stop):
            return Speaker(one.start, stop, "", floor.text[one.start : stop])
        if floor.text[one.end : stop] in _CLOSED or (
            _ABOUT.fullmatch(floor.text, one.end, stop) and one.start == left
        ):
            return one
    if match := patterns["pronoun"].search(words):
        return floor.recall(sentence, verb)._replace(start=left + match.start(), end=stop)
    if match := patterns["organ"].search(words):
        return floor.recall_body(verb)._replace(start=left + match.start(), end=stop)
    if match := patterns["state"].search(words):
        return Speaker(left + match.start(), stop, match.group(1))
    if match := patterns["anon"].search(words):
        return Speaker(left + match.start(), stop, "", match.group())
    return _recall_topic(floor, sentence, verb) if not words else None


def _recall_topic(floor: Floor, sentence: Span, verb: int) -> Speaker | None:
    """Return what the sentence begins with, where a verb of saying opens a later clause."""
    if verb == sentence.start:
        return None
    for one in floor.named_in(sentence.start, sentence.start + 2):
        return one._replace(start=verb, end=verb)
    state = _patterns()["first_state"].match(floor.text, sentence.start)
    if state is not None:
        return Speaker(verb, verb, state.group(1))
    return floor.recall(sentence, verb)
