"""Find the words that say who says something, and to whom: "told RFA", "according to …", "reportedly"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.reading.characters.speech import find_local_attributions
from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.sentences import Span
from habeas.reading.speaker_phrases import PRONOUNS
from habeas.reading.speakers import find_object, find_subject, skip_asides
from habeas.reading.stage import ANONYMOUS, Speaker, Stage
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_MODES = ("said", "told", "claimed", "reported", "warned", "promised", "believed")
_DOUBTFUL = read_words("reporting_verbs", "doubtful")
_NOUN_FORMS = read_words("reporting_verbs", "noun_forms")
_GOING_ON = read_words("reporting_verbs", "going_on")
_RECEIVER = read_words("reporting_verbs", "receiver")
_JUDGED = read_words("reporting_verbs", "judged")
_PUBLISHED = read_words("reporting_verbs", "published")
_PUBLICATIONS = read_words("reporting_verbs", "publications")
_QUOTED = read_words("reporting_verbs", "quoted")
_OBJECTS_OF = {
    **dict.fromkeys(read_words("reporting_verbs", "rejected"), read_words("reporting_verbs", "turned_down")),
    **dict.fromkeys(read_words("reporting_verbs", "voiced"), read_words("reporting_verbs", "voicing")),
}
"""Verbs that report only with one of these objects: "rejected the findings", "voiced alarm"."""

_HAVING = frozenset(["no", "any", "their", "final"])
_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_NAMED_SO = frozenset(["called", "calls", "described", "termed", "labelled", "labeled"])
_EYES = read_words("small_words", "attributions_eyes")
_NOUNS_FROM = read_words("small_words", "attributions_nouns_from")
_NOUN_LEADS = read_words("small_words", "attributions_noun_leads")
_OBJECTS = read_words("small_words", "attributions_objects")


@dataclass(frozen=True, slots=True)
class _Report:
    """One reporting phrase: its span, how it reports, who speaks and to whom."""

    start: int
    end: int
    mode: str
    speaker: Speaker
    to: Speaker | None = None
    confidence: float = 0.85


@cache
def _verbs() -> Mapping[str, str]:
    """Return the mode of each reporting verb form."""
    lexicon = read_lexicon("reporting_verbs")
    return {form: mode for mode in _MODES for form in lexicon[mode].split()}


def find_attributions(
    document: Document, persons: Sequence[Suggestion], orgs: Sequence[Suggestion]
) -> list[Suggestion]:
    """Return one suggestion (kind attribution) for each reporting phrase, in order.

    The speaker is a person or organisation of the text by name, an authority in the text's words
    ("Thai authorities", "Beijing"), or "anon" with a label; pronouns are resolved to who spoke last.
    """
    if document.language in ("ko", "zh"):
        return find_local_attributions(document, persons, orgs)
    stage = Stage(document, persons, orgs)
    reports: list[_Report] = []
    for sentence, quoted in _walk_sentences(document):
        for report in _read_sentence(stage, sentence, quoted):
            if reports and reports[-1].end > report.start:
                continue
            stage.last = report.speaker
            reports.append(report)
    return [_suggest(document, number, report) for number, report in enumerate(reports, 1)]


def _walk_sentences(document: Document) -> Iterator[tuple[Span, list[bool]]]:
    """Yield each sentence with, for each of its tokens, whether it stands within quotation marks."""
    open_quote, paragraph = False, -1
    for sentence in document.sentences:
        number = document.paragraph_index(sentence.start)
        if number != paragraph:
            open_quote, paragraph = False, number
        quoted: list[bool] = []
        for token in document.tokens_in(sentence):
            if token.text in ("“", "”") or token.text == '"':
                open_quote = token.text == "“" or (token.text == '"' and not open_quote)
            quoted.append(open_quote)
        yield sentence, quoted


def _read_sentence(stage: Stage, sentence: Span, quoted: Sequence[bool]) -> Iterator[_Report]:
    document = stage.document
    first, last = document.token_index(sentence.start), document.token_index(sentence.end)
    verbs = _verbs()
    spoken: Speaker | None = None
    for place in range(first, last):
        if quoted[place - first]:
            continue
        lower = document.tokens[place].lower
        report: _Report | None = None
        if lower in verbs:
            report = _read_verb(stage, place, first, last, verbs[lower])
        elif lower in _TELLING:
            report = _TELLING[lower](stage, place, first, last)
        if report is None and lower in _GOING_ON and place > first and document.tokens[place - 1].text == ",":
            report = _go_on(stage, place, first, spoken)
        if report is not None:
            spoken = report.speaker
            yield report


def _read_verb(stage: Stage, place: int, first: int, last: int, mode: str) -> _Report | None:
    """Read a reporting verb with its subject before or behind it."""
    tokens = stage.document.tokens
    lower = tokens[place].lower
    before = tokens[place - 1].lower if place > first else ""
    if (
        before in ("to", "a", "an", "the")
        or (lower == "say" and before in _HAVING)
        or (lower == "pointed" and _next(stage, place, last) != "out")
    ):
        return None
    if before in ("not", "never", "n’t", "n't") and lower != "denied":
        return None
    if before in _PASSIVE or (before == "not" and place - 2 >= first and tokens[place - 2].lower in _PASSIVE):
        return _read_hearsay(stage, place, last, lower)
    speaker = _find_behind(stage, place, first, last) or find_subject(stage, place, first)
    if speaker is None or not _may_report(stage, place, first, speaker):
        return None
    to = _find_receiver(stage, place, last, lower)
    start, end = tokens[place].start, to.end if to is not None else tokens[place].end
    if skip_asides(stage.document, place, first) + 1 == stage.document.token_index(speaker.end):
        start = speaker.start if speaker.end <= start else start
    return _Report(start, end, mode, speaker, to, 0.75 if lower in _DOUBTFUL else 0.9)


def _next(stage: Stage, place: int, last: int) -> str:
    return stage.document.tokens[place + 1].lower if place + 1 < last else ""


def _read_hearsay(stage: Stage, place: int, last: int, lower: str) -> _Report | None:
    """Read "is said to have", "it was reported that": somebody says so, nobody says who."""
    if lower not in ("said", "reported", "alleged") or _next(stage, place, last) not in ("to", "that"):
        return None
    token = stage.document.tokens[place]
    return _Report(
        token.start, token.end, "reported", Speaker(ANONYMOUS, token.start, token.end, "some", ""), None, 0.65
    )


def _find_behind(stage: Stage, place: int, first: int, last: int) -> Speaker | None:
    """Return the subject of an inverted verb: “…,” said Elaine Pearson."""
    tokens = stage.document.tokens
    lower = tokens[place].lower
    before = tokens[place - 1].text if place > first else "”"
    if before not in (",", "”", '"', "?", "!", "’") or lower not in (
        "said",
        "says",
        "added",
        "adds",
        "wrote",
        "explained",
        "recalled",
    ):
        return None
    if _next(stage, place, last) in ("that", "he", "she", "it", "they", "in", "on", ",", ".", ""):
        return None
    direct = stage.ends.get(place - 1)
    if direct is not None and before == ",":
        return None
    behind = find_object(stage, place + 1, min(last, place + 8))
    return behind if before != "," or _closes_quote(stage, place) or _is_turned(stage, place, last) else None


def _is_turned(stage: Stage, place: int, last: int) -> bool:
    """Tell whether a name right behind the verb is its subject: "…, said Mohammed Karam of …"."""
    name = stage.starts.get(place + 1)
    if name is None:
        return stage.document.tokens[place].lower == "says" and last - place < 6
    after = stage.document.token_index(name.end)
    return after >= last or stage.document.tokens[after].lower in (
        ",",
        ".",
        ";",
        "of",
        "who",
        "from",
        "at",
        "with",
    )


def _closes_quote(stage: Stage, place: int) -> bool:
    """Tell whether a quotation ends right before the comma or the verb at `place`."""
    return any(token.text in ("”", '"') for token in stage.document.tokens[max(place - 2, 0) : place])


def _may_report(stage: Stage, place: int, first: int, speaker: Speaker) -> bool:
    """Tell a verb that reports from a noun or adjective of the same form."""
    tokens = stage.document.tokens
    lower = tokens[place].lower
    if lower not in _DOUBTFUL:
        return True
    before = tokens[place - 1].lower if place > first else ""
    if (tokens[place].text[0].isupper() and place != first) or (
        lower in _NOUN_FORMS and before in _NOUN_LEADS
    ):
        return False
    subject_end = skip_asides(stage.document, place, first) + 1
    if stage.document.token_index(speaker.end) == subject_end:
        plural = (speaker.label or "").endswith("s") and not lower.endswith("s")
        return speaker.name != ANONYMOUS or lower not in _NOUN_FORMS or plural
    if any(token.lower == "that" for token in tokens[place + 1 : place + 6]) and lower not in _NOUN_FORMS:
        return True
    named = speaker.name != ANONYMOUS
    return named and (lower not in _NOUN_FORMS or tokens[subject_end - 1].text == ",")


def _find_receiver(stage: Stage, place: int, last: int, lower: str) -> Speaker | None:
    tokens = stage.document.tokens
    if lower in _RECEIVER:
        begin = place + 1
        if begin < last and begin not in stage.starts and tokens[begin].lower in ("the", "a"):
            begin += 1
        return stage.starts.get(begin)
    words = [token.lower for token in tokens[place + 1 : min(place + 9, last)]]
    for number, word in enumerate(words[:-1]):
        if word in ("interview", "statement", "email", "e-mail", "message", "comments") and words[
            number + 1
        ] in ("with", "to"):
            begin = place + 3 + number
            return stage.starts.get(begin + 1 if begin < last and tokens[begin].lower == "the" else begin)
    return None


def _go_on(stage: Stage, place: int, first: int, spoken: Speaker | None) -> _Report | None:
    token = stage.document.tokens[place]
    speaker = spoken or find_subject(stage, place - 1, first)
    if speaker is None:
        return None
    mode = "warned" if token.lower == "warning" else "said"
    return _Report(token.start, token.end, mode, speaker, None, 0.6)


def _read_accordance(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    if _next(stage, place, last) != "to":
        return None
    speaker = find_object(stage, place + 2, last)
    if speaker is None:
        return None
    start = stage.document.tokens[place].start
    end = speaker.end if speaker.end > start else stage.document.tokens[place + 1].end
    return _Report(start, end, "reported", speaker, None, 0.9)


def _read_reportedly(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    token = stage.document.tokens[place]
    return _Report(
        token.start, token.end, "reported", Speaker(ANONYMOUS, token.start, token.end, "some", ""), None, 0.9
    )


def _read_judgement(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    """Read "called the transfer a blatant violation": never "called on" nor "a group called"."""
    tokens = stage.document.tokens
    lower = tokens[place].lower
    if tokens[place - 1].lower in _PASSIVE | {"to"} or place == first:
        return None
    if lower in _NAMED_SO and _next(stage, place, last) not in _OBJECTS:
        return None
    speaker = find_subject(stage, place, first)
    if speaker is None:
        return None
    if speaker.name == ANONYMOUS:
        ends = stage.document.token_index(speaker.end) == skip_asides(stage.document, place, first) + 1
        if (not ends and lower not in _NAMED_SO) or (speaker.label or "") in PRONOUNS:
            return None
    return _Report(tokens[place].start, tokens[place].end, "said", speaker, None, 0.65)


def _read_object(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    """Read "rejected the findings" or "voiced alarm": the object says that something is said."""
    tokens = stage.document.tokens
    if place == first or tokens[place - 1].lower in _PASSIVE | {"to"}:
        return None
    objects = _OBJECTS_OF[tokens[place].lower]
    noun = next((n for n in range(place + 1, min(place + 5, last)) if tokens[n].lower in objects), None)
    speaker = find_subject(stage, place, first) if noun is not None else None
    if noun is None or speaker is None:
        return None
    return _Report(tokens[place].start, tokens[noun].end, "said", speaker, None, 0.65)


def _read_publication(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    """Read "published a letter it sent to the Chinese government"."""
    tokens = stage.document.tokens
    words = [token.lower for token in tokens[place + 1 : min(place + 8, last)]]
    number = next((number for number, word in enumerate(words) if word in _PUBLICATIONS), None)
    if number is None or tokens[place - 1].lower in _PASSIVE:
        return None
    speaker = find_subject(stage, place, first)
    if speaker is None or speaker.kind not in ("body", "person"):
        return None
    noun = place + 1 + number
    to = None
    for step in range(noun + 1, min(noun + 7, last - 1)):
        if tokens[step].lower == "to":
            to = find_object(stage, step + 1, last)
            break
    start = speaker.start if speaker.end + 1 == tokens[place].start else tokens[place].start
    return _Report(start, tokens[noun].end, "published", speaker, to, 0.75)


def _read_quotation(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    """Read "quoted a source as saying": who is quoted speaks, who quotes is the receiver."""
    tokens = stage.document.tokens
    if tokens[place - 1].lower in _PASSIVE:
        return None
    speaker = find_object(stage, place + 1, last)
    if speaker is None:
        return None
    subject = find_subject(stage, place, first) if tokens[place].lower[-3:] != "ing" else None
    to = (
        subject
        if subject is not None and subject.kind in ("body", "person") and subject.item != speaker.item
        else None
    )
    end = max(speaker.end, tokens[place].end)
    return _Report(tokens[place].start, end, "quoted", speaker, to, 0.7)


def _read_sight(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    """Read "a reporter saw", also "a photographer for this newspaper saw"."""
    tokens = stage.document.tokens
    eye = next((n for n in range(place - 1, max(place - 6, first - 1), -1) if tokens[n].lower in _EYES), None)
    if eye is None or (eye < place - 1 and tokens[eye + 1].lower not in ("for", "from", "of", "with")):
        return None
    speaker = find_subject(stage, place if eye == place - 1 else eye + 1, first)
    if speaker is None:
        return None
    return _Report(speaker.start, stage.document.tokens[place].end, "saw", speaker, None, 0.75)


def _read_noun(stage: Stage, place: int, first: int, last: int) -> _Report | None:
    """Read "warnings from activists", "claims by the ministry"."""
    if _next(stage, place, last) not in ("from", "by"):
        return None
    speaker = find_object(stage, place + 2, last)
    if speaker is None:
        return None
    token = stage.document.tokens[place]
    mode = "warned" if token.lower.startswith("warning") else "reported"
    return _Report(token.start, speaker.end, mode, speaker, None, 0.65)


_TELLING = {
    "according": _read_accordance,
    "reportedly": _read_reportedly,
    "saw": _read_sight,
    **dict.fromkeys(_JUDGED, _read_judgement),
    **dict.fromkeys(_PUBLISHED, _read_publication),
    **dict.fromkeys(_QUOTED, _read_quotation),
    **dict.fromkeys(_NOUNS_FROM, _read_noun),
    **dict.fromkeys(_OBJECTS_OF, _read_object),
}


def _suggest(document: Document, number: int, report: _Report) -> Suggestion:
    speaker, to = report.speaker, report.to
    values = {"speaker": speaker.label or speaker.name, "words": document.text[report.start : report.end]}
    reason = gettext_noop("“{words}” reports what {speaker} says.")
    if speaker.name == ANONYMOUS:
        reason = gettext_noop("“{words}” reports what somebody says whom the text does not name.")
    return Suggestion(
        id=f"t{number}",
        kind="attribution",
        start=report.start,
        end=report.end,
        quote=document.text[report.start : report.end],
        value={
            "speaker": speaker.name,
            "speaker_label": speaker.label if speaker.name == ANONYMOUS else None,
            "to": to.name if to is not None else None,
            "mode": report.mode,
        },
        links=tuple(item for item in (speaker.item, to.item if to is not None else None) if item),
        confidence=report.confidence,
        reason=Message(reason, values),
    )
