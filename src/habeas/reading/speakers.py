"""Say who speaks: the person, body or state before or behind a reporting verb, or nobody by name."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.place_names import names_people, names_place
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import Token

ANONYMOUS = "anon"

_ROLES = read_words("roles", "nouns")
_BODIES = read_words("roles", "bodies")
_PEOPLE = read_words("peoples", "people")
_NAMELESS = read_words("reporting_verbs", "nameless")
_AUTHORITIES = read_words("reporting_verbs", "authorities")
_DOCUMENTS = read_words("reporting_verbs", "documents")
_GROUPS = read_words("small_words", "speakers_groups")
_SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokespeople"])
_HE = frozenset({"he", "she"})
_PRONOUNS = _HE | {"they", "it"}
_PREPOSITIONS = read_words("small_words", "speakers_prepositions")
_ASIDES = read_words("small_words", "speakers_asides")
_BOUNDARIES = frozenset(
    [
        ",",
        ";",
        ":",
        "“",
        "”",
        '"',
        "(",
        ")",
        "–",
        "—",
        "--",
        "that",
        "but",
        "while",
        "because",
        "when",
        "as",
        "although",
        "though",
        "if",
    ]
)
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "some", "many", "several", "one"})
_DEFINITE = frozenset(["the", "this", "that", "his", "her", "their", "its"])


@cache
def _no_groups() -> frozenset[str]:
    """Return the names of bodies that nobody calls "the group"."""
    lexicon = read_lexicon("organisations")
    lines = (line for field in ("known_un", "known_media", "known_others") for line in lexicon[field])
    return frozenset(form.casefold() for line in lines for form in line.split("|"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: `name` as a suggestion has it, the words of an authority, or "anon" with a label.

    `start` and `end` are the words that name the speaker here; `item` is the suggestion's id.
    """

    name: str
    start: int
    end: int
    kind: str
    label: str | None = None
    item: str | None = None

    @property
    def is_person(self) -> bool:
        return self.kind in ("person", "somebody")


@dataclass(slots=True)
class Stage:
    """Who may speak in a text, and who spoke last."""

    document: Document
    people: Sequence[Suggestion]
    bodies: Sequence[Suggestion]
    starts: dict[int, Speaker] = field(init=False)
    ends: dict[int, Speaker] = field(init=False)
    last: Speaker | None = None
    _order: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts, self.ends = {}, {}
        for kind, items in (("body", self.bodies), ("person", self.people)):
            for item in items:
                for start, end in item.mentions or ((item.start, item.end),):
                    name = str(item.value["name"])
                    speaker = Speaker(name, start, end, kind, None, item.id)
                    self.starts[self.document.token_index(start)] = speaker
                    self.ends[self.document.token_index(end)] = speaker
        self._order = sorted(speaker.start for speaker in self.starts.values())

    def find_before(self, offset: int, kind: str, *, group: bool = False) -> Speaker | None:
        """Return the last person or body named before `offset`, one that hangs on no preposition first.

        With `group`, neither media nor UN bodies are meant ("the group").
        """
        hanging: Speaker | None = None
        for place in range(bisect_left(self._order, offset) - 1, -1, -1):
            speaker = self.starts[self.document.token_index(self._order[place])]
            if speaker.kind != kind or (group and speaker.name.casefold() in _no_groups()):
                continue
            if not _hangs(self, speaker, 0):
                return speaker
            hanging = hanging or speaker
        return hanging


def skip_asides(document: Document, verb: int, first: int) -> int:
    """Return the token before a verb and its adverbs and auxiliaries: the end of its subject."""
    tokens, place = document.tokens, verb - 1
    while place >= first and (tokens[place].lower in _ASIDES or _is_adverb(tokens[place])):
        place -= 1
    return place


def _is_adverb(token: Token) -> bool:
    return token.lower.endswith("ly") and token.text.islower() and not _is_speaker_noun(token)


def find_subject(stage: Stage, verb: int, first: int) -> Speaker | None:
    """Return who is said to speak before the verb at token `verb`; `first` opens the sentence."""
    document = stage.document
    place = skip_asides(document, verb, first)
    if place < first:
        return None
    token = document.tokens[place]
    if token.lower in _PRONOUNS:
        return resolve_pronoun(stage, place)
    if token.lower in ("and", "but", "who") or token.text in ("”", '"'):
        return _find_coordinate(stage, place, first)
    if token.text in (",", ")", "–", "—"):
        return _find_before_apposition(stage, place, first)
    direct = stage.ends.get(place + 1)
    if direct is not None and not _hangs(stage, direct, first):
        return _find_first_of_two(stage, direct, first)
    return _find_in_clause(stage, place + 1, first)


def _find_first_of_two(stage: Stage, speaker: Speaker, first: int) -> Speaker:
    """Return X of "X and Y said": one phrase has one speaker, the one named first."""
    tokens, begin = stage.document.tokens, stage.document.token_index(speaker.start)
    if begin > first and tokens[begin - 1].lower == "the":
        begin -= 1
    earlier = stage.ends.get(begin - 1) if begin - 1 > first and tokens[begin - 1].lower == "and" else None
    return earlier if earlier is not None and earlier.kind == speaker.kind else speaker


def _hangs(stage: Stage, speaker: Speaker, first: int) -> bool:
    """Tell whether a name hangs on what goes before it: "Julie Millsap of the rights group X"."""
    return _hangs_at(stage, stage.document.token_index(speaker.start), first)


def _hangs_at(stage: Stage, begin: int, first: int) -> bool:
    """Tell whether the phrase whose last word stands at `begin` follows a preposition."""
    tokens = stage.document.tokens
    place = begin - 1
    while place > first and begin - place < 5 and _goes_before(tokens[place]):
        if tokens[place].lower in _ARTICLES:
            place -= 1
            break
        place -= 1
    return place > first and tokens[place].lower in _PREPOSITIONS


def _goes_before(token: Token) -> bool:
    return token.kind == "word" and token.text.islower() and token.lower not in _PREPOSITIONS


def _find_before_apposition(stage: Stage, comma: int, first: int) -> Speaker | None:
    """Return the name that an apposition ends at: "Koo Hoin, the head of the group, told".

    Clauses are asked from the last to the first; what hangs on a preposition speaks last, and
    somebody without a name only where no name stands before.
    """
    tokens = stage.document.tokens
    spare: Speaker | None = None
    place = comma
    while place >= first:
        if tokens[place].text == ")":
            place = _open_bracket(stage, place, first)
        if tokens[place].text not in (",", "(", "–", "—"):
            place -= 1
            continue
        speaker = _find_ending(stage, place, first)
        if speaker is not None and not _hangs(stage, speaker, first):
            return _find_first_of_two(stage, speaker, first)
        inside = _find_in_clause(stage, place, first, lone=True)
        if inside is not None and inside.name != ANONYMOUS:
            return inside
        spare = spare or inside or speaker
        place -= 1
    return spare


def _open_bracket(stage: Stage, close: int, first: int) -> int:
    """Return the token that opens the bracket closed at `close`."""
    place = close
    while place > first and stage.document.tokens[place].text != "(":
        place -= 1
    return place


def _find_ending(stage: Stage, place: int, first: int) -> Speaker | None:
    """Return who is named right before a comma, a bracket in between left out; no alias (", or NKDB,")."""
    tokens = stage.document.tokens
    if place > first and tokens[place - 1].text == ")":
        place = _open_bracket(stage, place - 1, first)
    speaker = stage.ends.get(place)
    if speaker is None:
        return None
    begin = stage.document.token_index(speaker.start)
    return None if begin > first and tokens[begin - 1].lower in ("or", "(") else speaker


def _find_coordinate(stage: Stage, place: int, first: int) -> Speaker | None:
    """Return the subject of "X came home and said", "the man who said"."""
    tokens = stage.document.tokens
    if tokens[place].lower == "who":
        speaker = stage.ends.get(place) or (stage.ends.get(place - 1) if place - 1 > first else None)
        return speaker or _find_in_clause(stage, place, first)
    for number in range(first, place):
        if number in stage.starts and not _hangs(stage, stage.starts[number], first):
            return stage.starts[number]
        if tokens[number].lower in _PRONOUNS:
            return resolve_pronoun(stage, number)
        if _is_speaker_noun(tokens[number]):
            return read_phrase(stage, number, first)
    return None


def _find_in_clause(stage: Stage, stop: int, first: int, *, lone: bool = False) -> Speaker | None:
    """Return the first that can speak between the clause's beginning and token `stop`.

    What hangs on a preposition ("In a statement", "of Human Rights Watch") comes last, and not at
    all where the clause stands between commas (`lone`).
    """
    tokens = stage.document.tokens
    begin = stop
    while begin > first and tokens[begin - 1].lower not in _BOUNDARIES and stop - begin < 16:
        begin -= 1
    lead = _find_ending(stage, begin - 1, first) if begin > first and tokens[begin - 1].text == "," else None
    hanging: Speaker | None = None
    for place in range(begin, stop):
        speaker = _read_at(stage, place, begin, stop)
        if speaker is None:
            continue
        apposed = lone or (begin < stop and tokens[begin].lower in ("a", "an", "the") and lead is not None)
        if (
            apposed
            and speaker.item != _item_at(stage, place)
            and lead is not None
            and speaker.kind != "authority"
        ):
            return None if _hangs(stage, lead, first) else lead
        if not _hangs_at(stage, place, begin):
            return speaker
        hanging = hanging or speaker
    return None if lone else _read_state(stage, stop) or hanging


def _item_at(stage: Stage, place: int) -> str:
    return str(stage.starts[place].item) if place in stage.starts else ""


def _read_at(stage: Stage, place: int, begin: int, stop: int) -> Speaker | None:
    """Return who is named or described at a token; who only owns something there does not speak.

    Of "an IOM official", the official is meant, of "an IOM spokesperson" the IOM.
    """
    tokens = stage.document.tokens
    if place in stage.starts:
        after = stage.document.token_index(stage.starts[place].end)
        if after < len(tokens) and tokens[after].kind == "clitic":
            return None
        speaker = _prefer_person(stage, place)
        described = after < stop and tokens[after].lower in _ROLES | _PEOPLE and speaker.kind == "body"
        return read_phrase(stage, after, begin, speaker) if described else speaker
    if not _is_speaker_noun(tokens[place]):
        return None
    after = place + 1
    while after < len(tokens) and _is_speaker_noun(tokens[after]):
        after += 1
    if after in stage.starts:
        return _prefer_person(stage, after)
    return read_phrase(stage, place, begin)


def _prefer_person(stage: Stage, place: int) -> Speaker:
    """Return who is named at a token: in "Human Rights Watch director Elaine Pearson", the person."""
    speaker = stage.starts[place]
    if speaker.kind == "person":
        return speaker
    after = stage.document.token_index(speaker.end)
    for number in range(after, min(after + 5, len(stage.document.tokens))):
        person = stage.starts.get(number)
        if person is not None:
            return person if person.kind == "person" and number > after else speaker
        if stage.document.tokens[number].kind != "word":
            break
    return speaker


def _is_speaker_noun(token: Token) -> bool:
    lower = token.lower
    if lower in _NAMELESS or lower in _PEOPLE or lower in _ROLES or lower in _BODIES:
        return True
    return lower.endswith("s") and (lower[:-1] in _ROLES or lower[:-1] in _BODIES)


def _read_state(stage: Stage, stop: int) -> Speaker | None:
    """Return a state or capital that speaks: "Beijing claims"."""
    tokens = stage.document.tokens
    for count in (3, 2, 1):
        begin = stop - count
        if begin < 0 or not tokens[begin].text[0].isupper():
            continue
        start, end = tokens[begin].start, tokens[stop - 1].end
        words = stage.document.text[start:end]
        if names_place(words) and (begin == 0 or tokens[begin - 1].lower not in _PREPOSITIONS):
            return Speaker(words, start, end, "authority")
    return None


def read_phrase(stage: Stage, noun: int, first: int, body: Speaker | None = None) -> Speaker:
    """Return who is meant by a phrase around the noun at token `noun`: "Thai authorities", "the group".

    `body` is the organisation named before the noun ("an IOM spokesperson").
    """
    document, tokens = stage.document, stage.document.tokens
    while noun + 1 < len(tokens) and _is_speaker_noun(tokens[noun + 1]) and noun + 1 not in stage.starts:
        noun += 1
    begin = noun
    while begin > first and noun - begin < 5 and tokens[begin - 1].kind in ("word", "abbreviation", "number"):
        if tokens[begin - 1].lower in _PREPOSITIONS or tokens[begin - 1].lower in _BOUNDARIES:
            break
        begin -= 1
    article = tokens[begin].lower if tokens[begin].lower in _DEFINITE | {"a", "an", "one"} else ""
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
    if head in _ROLES and head not in ("official", "witness", "source", "worker"):
        for person in stage.people:
            role = str(person.value.get("role") or "").lower()
            if person.start < offset and head in role.split():
                return Speaker(str(person.value["name"]), offset, offset, "person", None, person.id)
        if stage.last is not None and stage.last.is_person:
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


def find_object(stage: Stage, place: int, last: int) -> Speaker | None:
    """Return who stands behind a word such as "according to", "said" or "citing"."""
    tokens = stage.document.tokens
    for number in range(place, min(place + 9, last)):
        if number in stage.starts:
            return _prefer_person(stage, number)
        token = tokens[number]
        if token.text in (",", ".", ";", "”", '"') or token.lower in ("that", "as", "which", "who"):
            break
        if token.lower in _HE | {"they"}:
            return resolve_pronoun(stage, number)
        if _is_speaker_noun(token) and not (number + 1 < last and _is_speaker_noun(tokens[number + 1])):
            named = _find_maker(stage, number, last)
            return named if named is not None else read_phrase(stage, number, place)
    count = next((n for n in (3, 2, 1) if place + n <= last and _read_state(stage, place + n)), 0)
    return _read_state(stage, place + count) if count else None


def _find_maker(stage: Stage, noun: int, last: int) -> Speaker | None:
    """Return who made "a report by Human Rights Watch", or bears the role "spokesman Wang Wenbin"."""
    tokens = stage.document.tokens
    if noun + 1 in stage.starts:
        return stage.starts[noun + 1]
    if (
        tokens[noun].lower in _DOCUMENTS
        and noun + 1 < last
        and tokens[noun + 1].lower in ("by", "from", "of")
    ):
        begin = noun + 3 if tokens[noun + 2].lower == "the" else noun + 2
        return stage.starts.get(begin)
    return None
