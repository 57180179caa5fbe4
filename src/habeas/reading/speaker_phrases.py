"""Say whom a phrase means that names nobody: "Thai authorities", "the group", "he", "Beijing"."""

from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.place_names import names_people, names_place
from habeas.reading.stage import ANONYMOUS, BOUNDARIES, PREPOSITIONS, Speaker, Stage
from habeas.reading.tokens import Token

_ROLES = read_words("roles", "nouns")
_BODIES = read_words("roles", "bodies")
_PEOPLE = read_words("peoples", "people")
_NAMELESS = read_words("reporting_verbs", "nameless")
_AUTHORITIES = read_words("reporting_verbs", "authorities")
_DOCUMENTS = read_words("reporting_verbs", "documents")
_GROUPS = read_words("small_words", "speakers_groups")
_KIN = read_words("small_words", "people_kin")
_ANYBODY = read_words("peoples", "singular") | _KIN | {"man", "woman"}
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_DETERMINERS = _DEFINITE | {"a", "an", "one"}
_HE = frozenset({"he", "she"})
PRONOUNS = _HE | {"they", "it"}


def is_speaker_noun(token: Token) -> bool:
    lower = token.lower
    if lower in _NAMELESS or lower in _KIN or lower in _PEOPLE or lower in _ROLES or lower in _BODIES:
        return True
    if not lower.endswith("s"):
        return False
    return (
        lower[:-1] in _ROLES
        or lower[:-1] in _BODIES
        or (token.text[0].isupper() and _is_plural_people(lower))
    )


def _is_plural_people(lower: str) -> bool:
    """Tell "Syrians" from the adjective."""
    return not lower.endswith("ss") and names_people(lower[:-1])


def read_state(stage: Stage, stop: int) -> Speaker | None:
    """Return a state or capital that speaks: "Beijing claims"."""
    tokens = stage.document.tokens
    for count in (3, 2, 1):
        begin = stop - count
        if begin < 0 or not tokens[begin].text[0].isupper():
            continue
        start, end = tokens[begin].start, tokens[stop - 1].end
        words = stage.document.text[start:end]
        if names_place(words) and (begin == 0 or tokens[begin - 1].lower not in PREPOSITIONS):
            return Speaker(words, start, end, "authority")
    return None


def read_phrase(stage: Stage, noun: int, first: int, body: Speaker | None = None) -> Speaker:
    """Return who is meant by a phrase around the noun at token `noun`: "Thai authorities", "the group".

    `body` is the organisation named before the noun ("an IOM spokesperson").
    """
    document, tokens = stage.document, stage.document.tokens
    while noun + 1 < len(tokens) and is_speaker_noun(tokens[noun + 1]) and noun + 1 not in stage.starts:
        noun += 1
    begin = noun
    while begin > first and noun - begin < 5 and tokens[begin - 1].kind in ("word", "abbreviation", "number"):
        before = tokens[begin - 1].lower
        if (
            before in ("and", "or")
            or before in PREPOSITIONS
            or before in BOUNDARIES
            or tokens[begin].lower in _DETERMINERS
        ):
            break
        begin -= 1
    article = tokens[begin].lower if tokens[begin].lower in _DETERMINERS else ""
    inner = begin + 1 if article else begin
    start, end = tokens[begin].start, tokens[noun].end
    label = document.text[tokens[inner].start : end]
    head = tokens[noun].lower
    if head in _AUTHORITIES and inner < noun and _names_state(document, inner, noun):
        return Speaker(label, start, end, "authority")
    if head in _SPOKESMEN:
        body = body or _find_body_after(stage, noun)
        if body is not None:
            return body
    if article in _DEFINITE:
        known = _recall(stage, head, start)
        if known is not None:
            return Speaker(known.name, start, end, known.kind, known.label, known.item)
    kind = "somebody" if article in ("a", "an", "one", "the") and not head.endswith("s") else "some"
    return Speaker(ANONYMOUS, start, end, kind, label)


def _names_state(document: Document, first: int, last: int) -> bool:
    tokens = document.tokens
    words = document.text[tokens[first].start : tokens[last - 1].end]
    return any(
        names_people(token.lower) or names_place(token.text) for token in tokens[first:last]
    ) or names_people(words.lower())


def _find_body_after(stage: Stage, noun: int) -> Speaker | None:
    tokens = stage.document.tokens
    if noun + 1 >= len(tokens) or tokens[noun + 1].lower not in ("for", "of", "at"):
        return None
    begin = noun + 2
    if begin < len(tokens) and tokens[begin].lower == "the":
        begin += 1
    return stage.starts.get(begin)


def _recall(stage: Stage, head: str, offset: int) -> Speaker | None:
    """Return who "the group", "the pastor" or "the report" points back to."""
    if head in _BODIES or head in _DOCUMENTS or head in ("ministry", "court", "tribunal"):
        last = stage.last
        if head in _DOCUMENTS and last is not None and last.kind == "body":
            return last
        group = head in _GROUPS
        return _find_bodied(stage, head, offset) or stage.find_before(offset, "body", group=group)
    if head in _ROLES and head not in ("official", "witness", "source", "worker", "expert"):
        for person in stage.people:
            role = str(person.value.get("role") or "").lower()
            if person.start < offset and head in role.split():
                return Speaker(str(person.value["name"]), offset, offset, "person", None, person.id)
        if stage.last is not None and stage.last.is_person and head not in _ANYBODY:
            return stage.last
    return None


def _find_bodied(stage: Stage, head: str, offset: int) -> Speaker | None:
    for body in stage.bodies:
        if body.start < offset and str(body.value["name"]).lower().endswith(head):
            return Speaker(str(body.value["name"]), offset, offset, "body", None, body.id)
    return None


def resolve_pronoun(stage: Stage, place: int) -> Speaker | None:
    """Return whom "he", "she", "they" or "it" means: who spoke last, else the last one named."""
    document, token = stage.document, stage.document.tokens[place]
    lower, start, end = token.lower, token.start, token.end
    known: Speaker | None
    if lower in _HE:
        known = _find_new_topic(stage, start)
        if known is None:
            known = (
                stage.last
                if stage.last is not None and stage.last.is_person
                else stage.find_before(start, "person")
            )
    elif lower == "it":
        known = (
            stage.last
            if stage.last is not None and stage.last.kind == "body"
            else stage.find_before(start, "body")
        )
    else:
        known = stage.last
    if known is None:
        label = document.text[start:end].lower()
        return Speaker(ANONYMOUS, start, end, "somebody", label) if lower != "it" else None
    return Speaker(known.name, start, end, known.kind, known.label, known.item)


def _find_new_topic(stage: Stage, offset: int) -> Speaker | None:
    """Return a person who opens a sentence after the last one who spoke."""
    since = stage.last.start if stage.last is not None else -1
    document = stage.document
    for number in range(document.sentence_index(offset), -1, -1):
        begin = document.sentences[number].start
        if begin <= since:
            return None
        speaker = stage.starts.get(document.token_index(begin))
        if speaker is not None and speaker.kind == "person":
            return speaker
    return None
