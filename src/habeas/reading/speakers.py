"""Say who speaks: the person, body or state before or behind a reporting verb, or nobody by name."""

from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.speaker_phrases import PRONOUNS, is_speaker_noun, read_phrase, read_state, resolve_pronoun
from habeas.reading.stage import ANONYMOUS, BOUNDARIES, Speaker, Stage, hangs, hangs_at
from habeas.reading.tokens import Token

_PERSONAL = read_words("roles", "nouns") | read_words("peoples", "people")
_DOCUMENTS = read_words("reporting_verbs", "documents")
_DAYS = read_words("small_words", "speakers_days")
_ASIDES = read_words("small_words", "speakers_asides")


def skip_asides(document: Document, verb: int, first: int) -> int:
    """Return the token before a verb, its adverbs, auxiliaries and day: the end of its subject."""
    tokens, place = document.tokens, verb - 1
    while place >= first:
        if tokens[place].lower in _DAYS:
            place -= 1 + (place > first and tokens[place - 1].lower in ("on", "late", "early"))
        elif tokens[place].lower in _ASIDES or _is_adverb(tokens[place]):
            place -= 1
        else:
            break
    return place


def _is_adverb(token: Token) -> bool:
    return token.lower.endswith("ly") and token.text.islower() and not is_speaker_noun(token)


def find_subject(stage: Stage, verb: int, first: int) -> Speaker | None:
    """Return who is said to speak before the verb at token `verb`; `first` opens the sentence."""
    document = stage.document
    place = skip_asides(document, verb, first)
    if place < first:
        return None
    token = document.tokens[place]
    if token.lower in PRONOUNS:
        return resolve_pronoun(stage, place)
    if token.lower in ("and", "but", "who") or token.text in ("”", '"'):
        return _find_coordinate(stage, place, first)
    if token.text in (",", ")", "–", "—"):
        return _find_before_apposition(stage, place, first)
    direct = stage.ends.get(place + 1)
    if direct is not None and not hangs(stage, direct, first):
        return _find_first_of_two(stage, direct, first)
    return _find_in_clause(stage, place + 1, first)


def _find_first_of_two(stage: Stage, speaker: Speaker, first: int) -> Speaker:
    """Return X of "X and Y said": one phrase has one speaker, the one named first."""
    tokens, begin = stage.document.tokens, stage.document.token_index(speaker.start)
    if begin > first and tokens[begin - 1].lower == "the":
        begin -= 1
    earlier = stage.ends.get(begin - 1) if begin - 1 > first and tokens[begin - 1].lower == "and" else None
    return earlier if earlier is not None and earlier.kind == speaker.kind else speaker


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
        if (
            speaker is not None
            and not hangs(stage, speaker, first)
            and not _is_relative(stage, speaker, first)
        ):
            return _find_first_of_two(stage, speaker, first)
        inside = _find_in_clause(stage, place, first, lone=True)
        if inside is not None and inside.name != ANONYMOUS:
            return inside
        spare = spare or inside or speaker
        place -= 1
    return spare


def _is_relative(stage: Stage, speaker: Speaker, first: int) -> bool:
    """Tell whether a name stands in a clause that begins with "who" or "which"."""
    tokens = stage.document.tokens
    begin = stage.document.token_index(speaker.start)
    while begin > first and tokens[begin - 1].lower not in BOUNDARIES:
        begin -= 1
    return tokens[begin].lower in ("who", "whose", "which", "where")


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
        if number in stage.starts and not hangs(stage, stage.starts[number], first):
            named = _read_at(stage, number, first, place)
            if named is not None:
                return named
        if tokens[number].lower in PRONOUNS:
            return resolve_pronoun(stage, number)
        if is_speaker_noun(tokens[number]):
            return read_phrase(stage, number, first)
    return None


def _find_in_clause(stage: Stage, stop: int, first: int, *, lone: bool = False) -> Speaker | None:
    """Return the first that can speak between the clause's beginning and token `stop`.

    What hangs on a preposition ("In a statement", "of Human Rights Watch") comes last, and not at
    all where the clause stands between commas (`lone`).
    """
    tokens = stage.document.tokens
    begin = stop
    while begin > first and tokens[begin - 1].lower not in BOUNDARIES and stop - begin < 16:
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
            return None if hangs(stage, lead, first) else lead
        if not hangs_at(stage, place, begin):
            return speaker
        hanging = hanging or speaker
    return None if lone else read_state(stage, stop) or hanging


def _item_at(stage: Stage, place: int) -> str:
    return str(stage.starts[place].item) if place in stage.starts else ""


def _read_at(stage: Stage, place: int, begin: int, stop: int) -> Speaker | None:
    """Return who is named or described at a token; who only owns something there does not speak.

    Of "an IOM official", the official is meant, of "an IOM spokesperson" the IOM.
    """
    tokens = stage.document.tokens
    if place in stage.starts:
        after = stage.document.token_index(stage.starts[place].end)
        alias = place > begin and tokens[place - 1].lower == "or"
        if alias or (after < len(tokens) and tokens[after].kind == "clitic"):
            return None
        speaker = _prefer_person(stage, place)
        described = _find_described(stage, after, stop) if speaker.kind == "body" else None
        return read_phrase(stage, described, begin, speaker) if described is not None else speaker
    if not is_speaker_noun(tokens[place]):
        return None
    after = place + 1
    while after < len(tokens) and is_speaker_noun(tokens[after]):
        after += 1
    if after in stage.starts:
        return _prefer_person(stage, after)
    return read_phrase(stage, place, begin)


def _find_described(stage: Stage, after: int, stop: int) -> int | None:
    """Return the noun of "UN human rights experts" or "IOM official", the words between in lower case."""
    tokens = stage.document.tokens
    for place in range(after, min(after + 3, stop)):
        if tokens[place].lower in _PERSONAL:
            return place
        if tokens[place].kind != "word" or not tokens[place].text.islower() or tokens[place].lower in _ASIDES:
            return None
    return None


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


def find_object(stage: Stage, place: int, last: int) -> Speaker | None:
    """Return who stands behind a word such as "according to", "said" or "citing"."""
    tokens = stage.document.tokens
    for number in range(place, min(place + 9, last)):
        if number in stage.starts:
            return _prefer_person(stage, number)
        token = tokens[number]
        if token.text in (",", ".", ";", "”", '"') or token.lower in ("that", "as", "which", "who"):
            break
        if token.lower in PRONOUNS - {"it"}:
            return resolve_pronoun(stage, number)
        if is_speaker_noun(token) and not (number + 1 < last and is_speaker_noun(tokens[number + 1])):
            named = _find_maker(stage, number, last)
            return named if named is not None else read_phrase(stage, number, place)
    count = next((n for n in (3, 2, 1) if place + n <= last and read_state(stage, place + n)), 0)
    return read_state(stage, place + count) if count else None


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
