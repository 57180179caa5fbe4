"""Find places and say which they are: by the gazetteer, by their kind, and by what stands around them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from habeas.reading.bodies import find_bodies
from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.names_found import Name, find_names
from habeas.reading.people import find_people
from habeas.reading.place_names import Entry, find_entries, find_facility, names_people
from habeas.reading.place_phrases import Phrase, find_borders, find_phrases
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_PREPOSITIONS = read_words("geography", "before")
_COMPASS = read_words("small_words", "places_compass")
_AREAS = read_words("geography", "areas") | read_words("geography", "kinds")
_OTHER = read_words("opening_words", "other_things")
_OPENING = read_words("opening_words", "function") | read_words("opening_words", "nouns")
_BODY_WORDS = read_words("organisations", "heads") | read_words("organisations", "leading")
_SURELY_IN = frozenset({"in", "near", "outside", "around"})
_PRECISIONS = {"natural": "region", "area": "region", "town": "town", "built": "site"}
_LARGE = 300_000
"""People from whom on a town is known without a word of context."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """One mention of a place, not yet resolved: its words, what it may be, how sure we are."""

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    confidence: float
    reason: Message
    beside: str = ""
    precision: str = "town"


def find_places(document: Document) -> list[Suggestion]:
    """Return one suggestion (kind place) for each place named, all its mentions listed.

    Names within organisations and persons are none, nor are adjectives ("Chinese"). A name that
    several towns bear is resolved by the country named beside it, else by the countries of the text;
    when that fails, its country stays open and the reason says so.
    """
    taken = _find_taken(document)
    phrases = find_phrases(document, taken)
    mentions = [*_read_gazetteer(document, taken, phrases), *_read_phrases(document, phrases)]
    mentions += [
        _Mention(
            start,
            end,
            words,
            (),
            0.6,
            Message(gettext_noop("A border between two states.")),
            precision="region",
        )
        for start, end, words in find_borders(document)
    ]
    countries = _count_countries(mentions)
    resolved = [(mention, _resolve(mention, countries)) for mention in _drop_overlaps(mentions)]
    return list(_group_mentions(document, resolved))


def _find_taken(document: Document) -> set[int]:
    taken = {number for body in find_bodies(document) for number in range(body.first, body.last)}
    for person in find_people(document):
        for start, end in person.mentions:
            taken.update(range(document.token_index(start), document.token_index(end)))
    return taken


def _read_gazetteer(document: Document, taken: set[int], phrases: Sequence[Phrase]) -> Iterator[_Mention]:
    """Yield the places of the gazetteer among the capitalised names."""
    inside = {number: phrase for phrase in phrases for number in range(phrase.first, phrase.last)}
    before_end = -1
    for name in find_names(document):
        place = 0
        while place < len(name.words):
            step, mention = _match_at(document, name, place, taken, inside, before_end)
            if mention is not None:
                before_end = name.first + place + step
                yield mention
            place += step


def _match_at(
    document: Document, name: Name, place: int, taken: set[int], inside: Mapping[int, Phrase], before_end: int
) -> tuple[int, _Mention | None]:
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
        beside = _read_beside(document, numbers[-1] + 1)
        return last - place, _Mention(
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
    if follower in _AREAS or _read_beside(document, end) or _is_listed(document, begin, before_end):
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


def _read_beside(document: Document, end: int) -> str:
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


def _read_phrases(document: Document, phrases: Sequence[Phrase]) -> Iterator[_Mention]:
    tokens = document.tokens
    for phrase in phrases:
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        town = document.text[tokens[phrase.where].start : end] if phrase.where is not None else phrase.proper
        beside = _read_beside(document, phrase.last)
        entries: tuple[Entry, ...] = ()
        if phrase.kind == "facility":
            entries = find_facility(town, phrase.name)
            beside = beside or _find_country_of(town)
        elif phrase.kind in ("area", "town"):
            entries = find_entries(phrase.name) or find_entries(phrase.proper)
        elif phrase.kind in ("natural", "built"):
            entries = find_entries(phrase.name)
        elif phrase.where is not None:
            beside = _find_country_of(town)
        name = phrase.proper if phrase.kind == "area" and entries else phrase.name
        precision = entries[0].precision if entries else _PRECISIONS.get(phrase.kind, "facility")
        yield _Mention(start, end, name, entries, phrase.confidence, phrase.reason, beside, precision)


def _find_country_of(name: str) -> str:
    entries = find_entries(name)
    return max(entries, key=lambda entry: entry.people).country if entries else ""


def _drop_overlaps(mentions: Sequence[_Mention]) -> list[_Mention]:
    """Drop a mention with the same span as another, and an area's name within "Jilin province"."""
    kept: list[_Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        last = kept[-1] if kept else None
        if last is not None and mention.start < last.end:
            if mention.end == last.end and last.precision in ("facility", "site"):
                kept.append(mention)
                continue
            if last.precision not in ("facility", "site") or (mention.start, mention.end) == (
                last.start,
                last.end,
            ):
                continue
        kept.append(mention)
    return kept


def _count_countries(mentions: Sequence[_Mention]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.beside:
            counts[mention.beside] += 2
        countries = {entry.country for entry in mention.entries}
        if len(countries) == 1:
            counts[countries.pop()] += 1
    return counts


def _resolve(mention: _Mention, countries: Counter[str]) -> tuple[Entry | None, str, Message]:
    """Return the entry meant (None if open), its country, and why."""
    if not mention.entries:
        return None, mention.beside, mention.reason
    nations = [entry for entry in mention.entries if entry.precision == "country"]
    if nations:
        return nations[0], nations[0].country, mention.reason
    beside = [entry for entry in mention.entries if mention.beside and entry.country == mention.beside]
    choices = sorted(beside or mention.entries, key=lambda entry: -_score(entry, countries))
    best = choices[0]
    rivals = [entry for entry in choices[1:] if entry.country != best.country]
    if beside or not rivals:
        return best, best.country, mention.reason
    if countries[best.country] == 0 and best.people < _LARGE:
        lands = ", ".join(sorted({entry.country for entry in mention.entries if entry.country})[:6])
        reason = Message(
            gettext_noop(
                "Several places bear this name ({countries}); the text does not say which is meant."
            ),
            {"countries": lands},
        )
        return None, "", reason
    return best, best.country, mention.reason


def _score(entry: Entry, countries: Counter[str]) -> float:
    named = min(countries[entry.country], 5)
    return (4 + named if named else 0) + log10(entry.people + 10) + (1 if entry.precision == "region" else 0)


def _group_mentions(
    document: Document, resolved: Sequence[tuple[_Mention, tuple[Entry | None, str, Message]]]
) -> Iterator[Suggestion]:
    groups: dict[str, list[tuple[_Mention, tuple[Entry | None, str, Message]]]] = {}
    for mention, meaning in resolved:
        entry = meaning[0]
        key = entry.id if entry is not None and entry.id else mention.name.casefold()
        groups.setdefault(key, []).append((mention, meaning))
    for number, items in enumerate(groups.values(), 1):
        yield _suggest(document, number, items)


def _suggest(
    document: Document, number: int, items: Sequence[tuple[_Mention, tuple[Entry | None, str, Message]]]
) -> Suggestion:
    mention, (entry, country, reason) = items[0]
    name = (
        entry.name if entry is not None and entry.name.casefold() == mention.name.casefold() else mention.name
    )
    if entry is not None and entry.precision == "country":
        name = entry.name
    confidence = max(item.confidence for item, _ in items)
    if entry is None and not country:
        confidence = min(confidence, 0.6)
    return Suggestion(
        id=f"l{number}",
        kind="place",
        start=mention.start,
        end=mention.end,
        quote=document.text[mention.start : mention.end],
        value={
            "id": (entry.id or None) if entry is not None else None,
            "name": name,
            "country": country or None,
            "precision": entry.precision if entry is not None else mention.precision,
        },
        mentions=tuple((item.start, item.end) for item, _ in items),
        confidence=round(confidence, 2),
        reason=reason,
    )
