"""Read the places that a text names: names of the gazetteer, and unknown ones where a place must stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.names_found import Name, find_names
from habeas.reading.person_evidence import follows_place_word, looks_personal
from habeas.reading.place_names import Entry, find_entries, find_split_names, names_people, names_place
from habeas.reading.place_phrases import Phrase
from habeas.vocabulary.message import Message, gettext_noop

_PREPOSITIONS = read_words("geography", "before")
_COMPASS = read_words("small_words", "places_compass")
_AREAS = read_words("geography", "areas") | read_words("geography", "kinds")
_OTHER = read_words("opening_words", "other_things")
_FUNCTION = read_words("opening_words", "function")
_OPENING = _FUNCTION | read_words("opening_words", "nouns")
_PLAIN = _OPENING | read_words("opening_words", "plain")
_BODY_WORDS = read_words("organisations", "heads") | read_words("organisations", "leading")
_INTO_PLACES = frozenset({"in", "near", "outside", "through", "via"})
_MOVED_INTO = frozenset({"through", "via"})
_LISTS = (["and"], ["or"], [",", "and"])
_LARGE = 300_000
"""People from whom on a town is known without a word of context."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a place, not yet resolved: its words, what it may be, how sure we are.

    `beside` is the country named next to it; `near` is what the town it is named after may be.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    confidence: float
    reason: Message
    beside: str = ""
    precision: str = "town"
    near: tuple[Entry, ...] = ()


def read_mentions(document: Document, taken: set[int], phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """Yield the places of the gazetteer among the names, and names that can only be places' names.

    Tokens in `taken` belong to persons and organisations; `phrases` are read elsewhere.
    """
    inside = {number: phrase for phrase in phrases for number in range(phrase.first, phrase.last)}
    taken = set(taken)
    for found, numbers in _read_split_names(document, taken):
        taken.update(numbers)
        yield found
    before_end = -1
    for name in find_names(document):
        place = 0
        while place < len(name.words):
            step, mention = _match_at(document, name, place, taken, inside, before_end)
            if mention is not None:
                before_end = name.first + place + step
                yield mention
            place += step
        if before_end < name.first:
            unknown = _read_unknown(document, name, taken, inside, before_end)
            if unknown is not None:
                before_end = name.last
                yield unknown


def _read_split_names(document: Document, taken: set[int]) -> Iterator[tuple[Mention, range]]:
    """Yield names that small words or signs cut: "Democratic People’s Republic of Korea", "The Hague"."""
    tokens, forms = document.tokens, find_split_names()
    place = 0
    while place < len(tokens) - 1:
        for words, entry in forms.get((tokens[place].lower, tokens[place + 1].lower), ()):
            stop = place + len(words)
            numbers = range(place, stop)
            alike = tuple(token.lower for token in tokens[place:stop]) == words
            if alike and _may_split(document, words, numbers, taken):
                leads = words[0] == "the" and not entry.name.startswith("The ")
                start, end = tokens[place + leads].start, tokens[stop - 1].end
                text = " ".join(document.text[start:end].split())
                reason = Message(gettext_noop("A name of the gazetteer."))
                yield Mention(start, end, text, (entry,), 0.95, reason, "", entry.precision), numbers
                place = stop - 1
                break
        place += 1


def _may_split(document: Document, words: Sequence[str], numbers: range, taken: set[int]) -> bool:
    """Tell whether the words are free and capitalised; "the North" needs a text about Korea."""
    if not taken.isdisjoint(numbers) or not document.tokens[numbers[-1]].text[0].isupper():
        return False
    if words in (("the", "north"), ("the", "south")):
        after = document.tokens[numbers[-1] + 1 : numbers[-1] + 2]
        return "Korea" in document.visible and not (after and after[0].text[0].isupper())
    return True


def _read_unknown(
    document: Document, name: Name, taken: set[int], inside: Mapping[int, Phrase], before_end: int
) -> Mention | None:
    """Return a name that no table has where a place must stand: "was arrested in Mahachai"."""
    numbers = range(name.first, name.last)
    if len(name.words) > 3 or not taken.isdisjoint(numbers) or not inside.keys().isdisjoint(numbers):
        return None
    if not name.first or name.titled:
        return None
    before = document.tokens[name.first - 1]
    if looks_personal(name) and before.lower not in _INTO_PLACES:
        return None
    between = [t.lower for t in document.tokens[before_end : name.first]] if before_end > 0 else []
    listed = between in _LISTS or (between == [","] and _goes_on(document, name.last))
    if not (listed or follows_place_word(document, name)):
        return None
    first = 1 if len(name.words) > 1 and not name.opens and name.words[0].lower in _FUNCTION else 0
    plain = [_is_plain(word.text, word.lower) for word in name.words[first:]]
    if all(plain) or (any(plain) and before.lower not in _MOVED_INTO):
        return None
    reason = Message(
        gettext_noop("No table has this name, but “{word}” goes before it."), {"word": before.text}
    )
    return Mention(name.start, name.end, name.text, (), 0.55, reason, read_beside(document, name.last))


def _goes_on(document: Document, end: int) -> bool:
    """Tell whether a list goes on behind a name: ", Gaziantep" or "and Diyarbakir"."""
    signs = [token for token in document.tokens[end : end + 3] if token.lower in (",", "and", "or")]
    after = document.tokens[end + len(signs) : end + len(signs) + 1]
    return bool(signs) and bool(after) and names_place(after[0].text)


def _is_plain(text: str, lower: str) -> bool:
    return lower in _PLAIN or text in _OTHER or text in _BODY_WORDS or text.isupper() or names_people(lower)


def _match_at(
    document: Document, name: Name, place: int, taken: set[int], inside: Mapping[int, Phrase], before_end: int
) -> tuple[int, Mention | None]:
    """Return how many words were used from word `place` on, and the place they name."""
    for last in range(min(len(name.words), place + 5), place, -1):
        numbers = range(name.first + place, name.first + last)
        if not taken.isdisjoint(numbers):
            continue
        words = name.words[place:last]
        text = " ".join(word.text for word in words)
        entries = find_entries(text)
        if not entries:
            continue
        phrase = inside.get(numbers[0])
        if (phrase is not None and phrase.kind in ("natural", "built")) or names_people(text.casefold()):
            return last - place, None
        weight, reason = _weigh(document, name, place, last, entries, before_end)
        if phrase is not None and phrase.where == numbers[0]:
            weight = max(weight, 0.9)
        if weight < 0.5:
            return last - place, None
        beside = read_beside(document, numbers[-1] + 1)
        return last - place, Mention(
            words[0].start, words[-1].end, text, entries, weight, reason, beside, entries[0].precision
        )
    return 1, None


def _weigh(
    document: Document, name: Name, first: int, last: int, entries: Sequence[Entry], before_end: int
) -> tuple[float, Message]:
    """Say how surely these words mean a place here."""
    tokens = document.tokens
    whole = last - first == len(name.words)
    begin, end = name.first + first, name.first + last
    if any(entry.precision == "country" for entry in entries):
        return 0.97, Message(gettext_noop("A country of the gazetteer."))
    before = tokens[begin - 1] if begin else None
    lead = before.lower if before is not None else ""
    reason = Message(gettext_noop("A name of the gazetteer; “{word}” goes before it."), {"word": lead})
    rest_is_kind = all(word.lower in _AREAS or word.text in _OTHER for word in name.words[last:])
    if lead in _PREPOSITIONS and (whole or rest_is_kind or first > 0):
        return 0.92, reason
    if (name.suffixed and last == len(name.words)) or _is_dateline(document, begin, end):
        return 0.95, Message(gettext_noop("A name of the gazetteer, where reports give their place."))
    follower = tokens[end].lower if end < len(tokens) else ""
    if follower in _AREAS or read_beside(document, end) or _is_listed(document, begin, before_end):
        return 0.88, Message(gettext_noop("A name of the gazetteer, beside another place or its kind."))
    if not (whole or (rest_is_kind and first == 0) or _is_compass(name, first)):
        return 0.0, reason
    return _weigh_bare(name, first, entries)


def _weigh_bare(name: Name, first: int, entries: Sequence[Entry]) -> tuple[float, Message]:
    """Weigh a name without any word of place around it: only large towns and regions count."""
    word = name.words[first]
    largest = max(entry.people for entry in entries)
    if word.lower in _OPENING or word.text in _OTHER or (word.text.isupper() and len(word.text) < 4):
        return 0.0, Message("")
    if largest >= _LARGE or any(entry.precision == "region" for entry in entries):
        return 0.8, Message(gettext_noop("A large town or region of the gazetteer."))
    return 0.2, Message("")


def _is_compass(name: Name, first: int) -> bool:
    return first > 0 and name.words[first - 1].lower in _COMPASS


def _is_dateline(document: Document, begin: int, end: int) -> bool:
    """Tell whether a paragraph opens with the name and a dash ("BANGKOK - ", "SEOUL (Reuters) –")."""
    tokens = document.tokens
    if document.paragraph_at(tokens[begin].start).start != tokens[begin].start:
        return False
    after = [token.text for token in tokens[end : end + 9]]
    return any(sign in ("-", "–", "—", "--") for sign in after[:1]) or (
        after[:1] in (["("], [","]) and any(sign in ("–", "—", "-", "--") for sign in after)
    )


def read_beside(document: Document, end: int) -> str:
    """Return the id of the country in ", Thailand" or "in Jilin province" right behind a name."""
    tokens = document.tokens
    if end + 1 >= len(tokens) or tokens[end].lower not in (",", "in", "("):
        return ""
    begin = end + 1
    while begin < len(tokens) - 1 and tokens[begin].lower in _COMPASS | {"the"}:
        begin += 1
    possessor = ""
    for count in (3, 2, 1):
        stop = begin + count
        if stop > len(tokens) or not tokens[begin].text[0].isupper():
            continue
        words = document.text[tokens[begin].start : tokens[stop - 1].end]
        entries = [entry for entry in find_entries(words) if entry.precision in ("country", "region")]
        if entries:
            return entries[0].country
    return possessor


def _is_listed(document: Document, begin: int, before_end: int) -> bool:
    """Tell whether the name goes on a list of places: "Cairo, Alexandria and Tanta"."""
    between = [token.lower for token in document.tokens[before_end:begin]] if 0 < before_end < begin else []
    return between in ([","], ["and"], [",", "and"], ["or"], ["to"], ["through"])
