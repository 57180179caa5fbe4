"""Read the reporting phrases of a Korean sentence."""

import re
from collections.abc import Iterator
from functools import cache

from habeas.reading.characters.endings import HANGUL, read_rest
from habeas.reading.characters.said import Floor, Said, Speaker, index_verbs, list_states
from habeas.reading.characters.words import compile_local, join_words, read_local
from habeas.reading.sentences import Span

_TOPIC = re.compile(
    r"(?:\([^()]{1,20}\))?(?:\s?[가-힣A-Za-z·]{1,12}){0,3}?\s?(?:측은|측도|은|는|도|에서는|쪽은)(?![가-힣])"
)
_SUBJECT = re.compile(r"(?:\([^()]{1,20}\))?(?:\s?[가-힣]{1,8}){0,2}?\s?(?:측이|이|가)(?![가-힣])")
_ATTRIBUTIVE = re.compile(r"\s(?!것으로|바\s|바에)")
_QUOTE = re.compile(r"\s?[\"“]")
_CLOSE = 12
"""Characters between whom it is told to and the verb; farther off the verb stands alone."""

_NEAR = 25
_BEFORE = 30


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = read_local("ko", "names")
    parts, speakers = join_words("ko", "names", "speaker_parts"), join_words("ko", "names", "speakers")
    states = "|".join(list_states("ko"))
    noun = rf"(?:(?:{parts})\s){{0,4}}[{HANGUL}]{{0,4}}?(?:{speakers})(?:들|\s?[A-Z]씨)?"
    return {
        "anon": re.compile(rf"(?<![{HANGUL}])({noun})(은|는|도|측은|이|가|측이)(?![{HANGUL}])"),
        "state": re.compile(
            rf"(?<![{HANGUL}])({states})(?:\s?(?:당국|정부|측))?(?:은|는|도|측은)(?![{HANGUL}])"
        ),
        "according": re.compile(
            rf"(?<![\d{HANGUL}])((?:[{HANGUL}·A-Za-z]+\s){{0,3}}?[{HANGUL}A-Za-z]+?)(?:{names['according']})"
        ),
        "hearsay": re.compile(rf"(?<![{HANGUL}]){names['hearsay']}"),
        "quoting": re.compile(rf"[{HANGUL}]*{names['quoting']}"),
        "clauses": re.compile(str(names["clauses"])),
        "pronoun": re.compile(rf"(?<![{HANGUL}])(?:{names['pronouns']})(?![{HANGUL}])"),
        "organ": re.compile(rf"(?<![{HANGUL}])(?:{names['organs']})(?![{HANGUL}])"),
    }


def read_korean(floor: Floor, sentence: Span) -> Iterator[Said]:
    """Yield the reporting phrases of a sentence, and give the floor to who speaks."""
    according = _read_according(floor, sentence)
    if according is not None:
        floor.give(sentence, according.speaker)
        yield according
    verbs = list(_find_verbs(floor, sentence))
    for start, end, mode in verbs:
        speaker = _find_speaker(floor, sentence, start)
        if according is not None and not speaker.name and speaker.label == according.speaker.label:
            continue
        floor.give(sentence, speaker)
        yield _report(floor, sentence, (start, end), mode, speaker)
    if verbs or according is not None:
        return
    yield from _read_hearsay(floor, sentence)


def _read_hearsay(floor: Floor, sentence: Span) -> Iterator[Said]:
    """Yield "…다고 한다" and "전해졌다": who says so is the topic of the sentence, if it can speak."""
    hearsay = _patterns()["hearsay"].search(floor.text, *sentence)
    quoting = _patterns()["quoting"].search(floor.text, *sentence)
    if hearsay is not None:
        yield Said(*hearsay.span(), "reported", Speaker(*hearsay.span(), ""), None, 0.7)
    elif quoting is not None:
        speaker = _find_speaker(floor, sentence, quoting.start())
        yield Said(*quoting.span(), "said", speaker._replace(start=quoting.start()), None, 0.65)


def _read_according(floor: Floor, sentence: Span) -> Said | None:
    match = _patterns()["according"].search(floor.text, *sentence)
    if match is None:
        return None
    named = [one for one in floor.named_in(match.start(), match.end()) if one.end <= match.end(1)]
    if named:
        return Said(named[-1].start, match.end(), "reported", named[-1], None, 0.85)
    label = match.group(1)
    return Said(*match.span(), "reported", Speaker(*match.span(1), "", label), None, 0.75)


def _find_verbs(floor: Floor, sentence: Span) -> Iterator[tuple[int, int, str]]:
    text, clauses = floor.text, _patterns()["clauses"]
    words = text[sentence.start : sentence.end]
    last = -1
    for hit in index_verbs("ko").find_all(words):
        start, end = hit.start + sentence.start, hit.end + sentence.start
        if start < last or ("\uac00" <= text[start - 1] <= "\ud7a3" and start > sentence.start):
            continue
        stop = end + len(read_rest(text, end))
        if text[start:stop].endswith(("한", "힌", "한다는", "인")) and _ATTRIBUTIVE.match(text, stop):
            continue
        if clauses.search(text[max(sentence.start, start - _BEFORE) : start]) is None:
            continue
        last = stop
        yield start, stop, hit.meaning


def _find_speaker(floor: Floor, sentence: Span, verb: int) -> Speaker:
    """Return the first topic of the sentence that can speak, or a subject right before the verb."""
    subject = _find_subject(floor, sentence, verb)
    if subject is not None:
        return subject
    topics = [
        item for item in _list_topics(floor, sentence, verb) if not _is_quoted(floor, sentence, item[0])
    ]
    if topics:
        first = min(end for end, _ in topics)
        choices = [one for end, one in topics if end == first]
        return min(choices, key=lambda one: (_rank(one), one.start))
    near = max(sentence.start, verb - _NEAR)
    for one in reversed(floor.named_in(near, verb)):
        if _SUBJECT.match(floor.text, one.end, verb):
            return one
    patterns = _patterns()
    if pronoun := patterns["pronoun"].search(floor.text, sentence.start, verb):
        return floor.recall_person(sentence, pronoun.start())
    if organ := patterns["organ"].search(floor.text, sentence.start, verb):
        return floor.recall_body(organ.start())
    for match in patterns["anon"].finditer(floor.text, near, verb):
        if match.group(2) in ("이", "가", "측이"):
            return Speaker(*match.span(), "", match.group(1))
    return floor.recall(sentence, verb)


def _find_subject(floor: Floor, sentence: Span, verb: int) -> Speaker | None:
    """Return a named subject right before the verb ("…고 VOA가 보도했다")."""
    for one in reversed(floor.named_in(max(sentence.start, verb - _NEAR), verb)):
        match = _SUBJECT.match(floor.text, one.end, verb)
        if match and verb - match.end() <= _CLOSE and not _is_quoted(floor, sentence, one.start):
            return one
    return None


def _is_quoted(floor: Floor, sentence: Span, place: int) -> bool:
    """Tell whether text[place] stands within quotation marks of its sentence."""
    before = floor.text[sentence.start : place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _find_owner(floor: Floor, start: int) -> int:
    """Return where the body begins to which an official belongs ("통일부 당국자")."""
    for one in floor.named_in(max(0, start - 20), start):
        if one.end == start - 1:
            return one.start
    return start


def _rank(speaker: Speaker) -> int:
    """Of those before one particle a person speaks, else who is called an official, else a body."""
    if speaker.body:
        return 2
    return 0 if speaker.name else 1


def _list_topics(floor: Floor, sentence: Span, verb: int) -> Iterator[tuple[int, Speaker]]:
    """Yield where the particle of a topic ends, and who is the topic."""
    text, patterns = floor.text, _patterns()
    for one in floor.named_in(sentence.start, verb):
        if match := _TOPIC.match(text, one.end, min(verb, one.end + 36)):
            yield match.end(), one
    for match in patterns["anon"].finditer(text, sentence.start, verb):
        if match.group(2) in ("은", "는", "도", "측은"):
            start = _find_owner(floor, match.start())
            yield match.end(), Speaker(start, match.end(), "", text[start : match.end(1)])
    for match in patterns["state"].finditer(text, sentence.start, verb):
        yield match.end(), Speaker(*match.span(), match.group(1))


def _report(floor: Floor, sentence: Span, verb: tuple[int, int], mode: str, speaker: Speaker) -> Said:
    """Return the phrase: the verb with whom it is told to, or the words that name somebody unnamed."""
    start, end = verb
    receiver = _find_receiver(floor, sentence, start, speaker)
    if receiver is not None:
        begin = receiver.start if start - receiver.end <= _CLOSE else start
        return Said(begin, end, "told", speaker, receiver.name, 0.85)
    unnamed = not speaker.name and speaker.label and speaker.end > speaker.start >= sentence.start
    if unnamed and speaker.end <= start:
        return Said(
            speaker.start, end if start - speaker.end <= 2 else speaker.end, mode, speaker, None, 0.75
        )
    return Said(start, end, mode, speaker, None, 0.85 if speaker.name else 0.6)


def _find_receiver(floor: Floor, sentence: Span, verb: int, speaker: Speaker) -> Speaker | None:
    receivers = compile_local(r"(?:\([A-Za-z]+\))?" + str(read_local("ko", "names")["receivers"]))
    for one in reversed(floor.named_in(sentence.start, verb)):
        match = receivers.match(floor.text, one.end, verb)
        if match is None or one.name == speaker.name or not (one.body or match.group() != "에"):
            continue
        if verb - match.end() <= 3 or _QUOTE.match(floor.text, match.end()):
            return one
    return None
