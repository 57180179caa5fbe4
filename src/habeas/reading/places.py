"""Find places and say which they are: by the gazetteer, by their kind, and by what stands around them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log10

from habeas.reading.bodies import find_bodies
from habeas.reading.characters.places import find_local_places
from habeas.reading.document import Document
from habeas.reading.people import find_people
from habeas.reading.place_mentions import Mention, read_beside, read_mentions
from habeas.reading.place_names import Entry, find_entries, find_facility
from habeas.reading.place_phrases import Phrase, find_borders, find_phrases
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.message import Message, gettext_noop

_PRECISIONS = {"natural": "region", "area": "region", "town": "town", "built": "site"}
_LINKS = frozenset({",", "and", "or", ", and", ", or"})
_SEVERAL = gettext_noop("Several places bear this name ({countries}); the text does not say which is meant.")
_FAR = gettext_noop(
    "The gazetteer has this name in a country ({country}) of which the text does not speak; "
    "it may be another place."
)
_METROPOLIS = 1_000_000
_FAMOUS = 100_000
"""People from whom on a town may be the one that everybody means."""


def find_places(document: Document) -> list[Suggestion]:
    """Return one suggestion (kind place) for each place named, all its mentions listed.

    Names within organisations and persons are none, nor are adjectives ("Chinese"). A name that
    several towns bear is resolved by the country named beside it, else by the countries of the text;
    when that fails, its country stays open and the reason says so.
    """
    if document.language in ("ko", "zh"):
        return find_local_places(document)
    taken = _find_taken(document)
    phrases = find_phrases(document, taken)
    mentions = [*read_mentions(document, taken, phrases), *_read_phrases(document, phrases)]
    mentions += [
        Mention(
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
    single = _drop_overlaps(mentions)
    strangers = _find_strangers(document, single, countries)
    resolved = [
        (mention, _leave_open(mention) if mention.start in strangers else _resolve(mention, countries))
        for mention in single
    ]
    return list(_group_mentions(document, resolved))


def _find_taken(document: Document) -> set[int]:
    taken = {number for body in find_bodies(document) for number in range(body.first, body.last)}
    for person in find_people(document):
        for start, end in person.mentions:
            taken.update(range(document.token_index(start), document.token_index(end)))
    return taken


def _read_phrases(document: Document, phrases: Sequence[Phrase]) -> Iterator[Mention]:
    tokens = document.tokens
    for phrase in phrases:
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        town = document.text[tokens[phrase.where].start : end] if phrase.where is not None else phrase.proper
        entries = _find_phrase(phrase, town)
        known_by_area = phrase.kind in ("area", "town") or phrase.name.endswith(("crossing", "checkpoint"))
        name = phrase.proper if entries and known_by_area else phrase.name
        precision = entries[0].precision if entries else _PRECISIONS.get(phrase.kind, "facility")
        beside = read_beside(document, phrase.last)
        near = find_entries(town) if phrase.kind == "facility" or phrase.where is not None else ()
        yield Mention(start, end, name, entries, phrase.confidence, phrase.reason, beside, precision, near)


def _find_phrase(phrase: Phrase, town: str) -> tuple[Entry, ...]:
    """Return what the gazetteer has for a phrase: never a facility for a mere town."""
    if phrase.kind == "facility":
        return find_facility(town, phrase.name)
    if phrase.kind in ("area", "town"):
        return find_entries(phrase.name) or find_entries(phrase.proper)
    if phrase.kind in ("natural", "built"):
        crossing = phrase.name.lower().endswith(
            ("crossing", "checkpoint", "desert", "peninsula", "highlands")
        )
        return find_entries(phrase.name) or (find_entries(phrase.proper) if crossing else ())
    return ()


def _drop_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    """Drop a mention with the same span as another, and an area's name within "Jilin province"."""
    kept: list[Mention] = []
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


def _count_countries(mentions: Sequence[Mention]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.beside:
            counts[mention.beside] += 2
        states = {entry.country for entry in mention.entries if entry.precision == "country"}
        countries = states or {entry.country for entry in mention.entries}
        if len(countries) == 1:
            counts[countries.pop()] += 1
    return counts


def _find_strangers(
    document: Document, mentions: Sequence[Mention], countries: Counter[str]
) -> frozenset[int]:
    """Return where towns stand that go on a list of another country's towns ("Adana, Tuzla, Gaziantep").

    What the gazetteer has under their names lies in a country that the text names nowhere else.
    """
    lists: list[list[Mention]] = []
    for mention in mentions:
        joined = lists and document.text[lists[-1][-1].end : mention.start].strip() in _LINKS
        if joined:
            lists[-1].append(mention)
        else:
            lists.append([mention])
    found: set[int] = set()
    for items in lists:
        shared = Counter(country for item in items for country in {entry.country for entry in item.entries})
        common, times = shared.most_common(1)[0] if shared else ("", 0)
        if times >= 2:
            found.update(item.start for item in items if _is_stranger(item, common, countries))
    return frozenset(found)


def _is_stranger(mention: Mention, common: str, countries: Counter[str]) -> bool:
    lands = {entry.country for entry in mention.entries if entry.precision == "town"}
    return bool(lands) and common not in lands and all(countries[land] <= 1 for land in lands)


def _is_far(entry: Entry, countries: Counter[str]) -> bool:
    """Tell whether a small town lies in a country that the text, which names others, never speaks of."""
    others = sum(times for country, times in countries.items() if country != entry.country)
    return entry.precision == "town" and entry.people < _FAMOUS and countries[entry.country] <= 1 < others - 1


def _leave_open(mention: Mention) -> tuple[None, str, Message]:
    lands = ", ".join(sorted({entry.country for entry in mention.entries if entry.country})[:6])
    return None, "", Message(_SEVERAL, {"countries": lands})


def _resolve(mention: Mention, countries: Counter[str]) -> tuple[Entry | None, str, Message]:
    """Return the entry meant (None if open), its country, and why."""
    if not mention.entries:
        return None, mention.beside or _find_country(mention.near, countries), mention.reason
    nations = [entry for entry in mention.entries if entry.precision == "country"]
    if nations:
        return nations[0], nations[0].country, mention.reason
    beside = [entry for entry in mention.entries if mention.beside and entry.country == mention.beside]
    choices = sorted(beside or mention.entries, key=lambda entry: -_score(entry, countries))
    best = _find_dominant(beside or mention.entries) or choices[0]
    rivals = [entry for entry in choices if entry.country != best.country]
    if not beside and _is_far(best, countries):
        return None, "", Message(_FAR, {"country": best.country})
    if beside or not rivals:
        return best, best.country, mention.reason
    if best.people < 8 * max(rival.people for rival in rivals) and not countries[best.country]:
        return _leave_open(mention)
    return best, best.country, mention.reason


def _find_country(near: Sequence[Entry], countries: Counter[str]) -> str:
    """Return the country of the town a facility is named after, if the text speaks of that country."""
    spoken = [entry for entry in near if countries[entry.country]]
    if spoken:
        return max(spoken, key=lambda entry: _score(entry, countries)).country
    dominant = _find_dominant(near) if near else None
    return dominant.country if dominant is not None and dominant.people >= _METROPOLIS else ""


def _find_dominant(entries: Sequence[Entry]) -> Entry | None:
    """Return the town that everybody means by a name: large, and eight times any other that bears it."""
    best = max(entries, key=lambda entry: entry.people)
    others = max((entry.people for entry in entries if entry.country != best.country), default=0)
    return best if best.people >= _FAMOUS and best.people >= 8 * others else None


def _score(entry: Entry, countries: Counter[str]) -> float:
    named = min(countries[entry.country], 5)
    return (4 + named if named else 0) + log10(entry.people + 10) + (1 if entry.precision == "region" else 0)


def _group_mentions(
    document: Document, resolved: Sequence[tuple[Mention, tuple[Entry | None, str, Message]]]
) -> Iterator[Suggestion]:
    groups: dict[str, list[tuple[Mention, tuple[Entry | None, str, Message]]]] = {}
    for mention, meaning in resolved:
        entry = meaning[0]
        key = entry.id if entry is not None and entry.id else mention.name.casefold()
        groups.setdefault(key, []).append((mention, meaning))
    for number, items in enumerate(groups.values(), 1):
        yield _suggest(document, number, items)


def _suggest(
    document: Document, number: int, items: Sequence[tuple[Mention, tuple[Entry | None, str, Message]]]
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
