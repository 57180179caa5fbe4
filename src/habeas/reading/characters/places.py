"""Find places in Korean and Chinese texts, and weigh names that are common words by what stands around."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from habeas.reading.characters.bodies import find_local_bodies
from habeas.reading.characters.endings import HANGUL, is_particle, read_rest
from habeas.reading.characters.gazetteer import find_facility, index_places, read_entry
from habeas.reading.characters.people import find_local_people
from habeas.reading.characters.words import Marks, compile_local, join_words, list_local, read_local
from habeas.reading.document import Document
from habeas.reading.suggestion import Suggestion
from habeas.vocabulary.gazetteer import Entry
from habeas.vocabulary.message import Message, gettext_noop

_HANJA = re.compile(r"\s?[(（][\u3400-\u9fff]{1,8}[)）]")
_ACTOR = re.compile(r"\s(?:당국|정부|공안|경찰|주재|국경|대사관|영사관)")
_NEAR = 160
"""Characters within which another place of a country speaks for a name that is a common word too."""

LISTED = Message(gettext_noop("A name of the gazetteer."))
SUFFIXED = Message(gettext_noop("A name of the gazetteer, with “{suffix}” behind it."))
WEIGHED = gettext_noop("“{word}” may be a common word; other places of that country stand near.")
CUSTODY = Message(gettext_noop("A place of custody, told from others by its name."))
BUILDING = Message(gettext_noop("A building or office named after a place."))


class Mention(NamedTuple):
    """A name at text[start:end], suffix and hanja included; `entries` are what it may mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    suffix: str
    doubtful: bool


class Place(NamedTuple):
    """What a mention was found to mean; `name` is the words of the text where no table has it."""

    start: int
    end: int
    entry: Entry | None
    name: str
    country: str
    precision: str
    confidence: float
    reason: Message


def find_local_places(document: Document) -> list[Suggestion]:
    """Return one suggestion for each place, its name in English where the gazetteer has one.

    Both Korean readings of a Chinese name, hanja in brackets and known misspellings are mentions of
    one place. Adjectives and peoples are no places, nor are names within those of bodies and persons.
    """
    taken = Marks(document.visible)
    for item in (*find_local_bodies(document), *find_local_people(document)):
        taken.add(item.mentions)
    mentions = list(_scan(document, taken))
    places = _resolve(document, mentions)
    built = list(_find_built(document, places))
    places = [place for place in places if not _is_within(place, built)]
    places = sorted([*places, *built], key=lambda place: (place.start, -place.end))
    groups: dict[str, list[Place]] = {}
    for place in places:
        key = (place.entry.id if place.entry else "") or (place.entry.name if place.entry else place.name)
        groups.setdefault(key, []).append(place)
    return [_suggest(document, number, items) for number, items in enumerate(groups.values(), 1)]


def _is_within(place: Place, built: Sequence[Place]) -> bool:
    """A state within "중국 영사관" is only said of the building; a town ("선양 북역") is named by it."""
    if place.precision != "country":
        return any(place.start == other.start and other.precision == "site" for other in built)
    return any(other.start <= place.start and place.end <= other.end for other in built)


def _scan(document: Document, taken: Marks) -> Iterator[Mention]:
    text, last = document.visible, -1
    for hit in index_places(document.language).find_all(text, document.body_start):
        if hit.start < last or taken.overlap(hit.start, hit.end):
            continue
        entries = tuple(read_entry(place_id, document.language) for place_id in hit.meaning)
        read = _read_korean if document.language == "ko" else _read_chinese
        mention = read(text, hit.start, hit.end, entries)
        if mention is not None and entries:
            last = mention.end
            yield mention


def _read_korean(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> Mention | None:
    before = text[start - 1 : start]
    if "\uac00" <= before <= "\ud7a3":
        return None
    name, rest = text[start:end], read_rest(text, end)
    hanja = _HANJA.match(text, end)
    stop = hanja.end() if hanja else end
    rest = read_rest(text, stop)
    suffix = compile_local(f"(?:{join_words('ko', 'names', 'place_suffixes')})").match(rest)
    found = suffix.group() if suffix and is_particle(rest[suffix.end() :]) and len(name) > 1 else ""
    if (
        found
        and not hanja
        and found in ("도", "주", "군", "진", "구", "리")
        and not _has_kind(entries, found)
    ):
        found = ""
    if not found and not hanja and not (is_particle(rest) or _joins(rest)):
        return None
    sure = bool(found or hanja)
    if not sure and name in list_local("ko", "names", "words"):
        return None
    doubtful = not sure and name in list_local("ko", "names", "homographs") and not _ACTOR.match(text, stop)
    if doubtful and not re.match(str(read_local("ko", "names")["locatives"]), rest):
        return None
    if rest.startswith("에서") and name not in list_local("ko", "names", "unsure"):
        doubtful = False
    return Mention(start, stop + len(found), entries, found, doubtful)


def _has_kind(entries: Iterable[Entry], suffix: str) -> bool:
    """Tell whether a suffix that is a particle too ("도", "주") fits what the name may mean."""
    return any(
        entry.kind == "region" or (suffix in ("군", "진", "구", "리") and entry.precision == "town")
        for entry in entries
    )


def _joins(rest: str) -> bool:
    joins = join_words("ko", "names", "place_joins")
    match = compile_local(f"(?:{joins})").match(rest)
    return match is not None and is_particle(rest[match.end() :])


def _read_chinese(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> Mention | None:
    name = text[start:end]
    country = bool(entries) and entries[0].precision == "country"
    if country and text.startswith(list_local("zh", "names", "people_endings"), end):
        return None
    suffix = compile_local(f"(?:{join_words('zh', 'names', 'place_suffixes')})").match(text, end)
    found = suffix.group() if suffix and not country else ""
    if not found and name in list_local("zh", "names", "words"):
        return None
    doubtful = not found and name in list_local("zh", "names", "homographs")
    return Mention(start, end + len(found), entries, found, doubtful)


def _resolve(document: Document, mentions: Sequence[Mention]) -> list[Place]:
    """Return what each mention means; a doubtful one needs another place of its country near it."""
    firm = [mention for mention in mentions if not mention.doubtful]
    countries = Counter(
        mention.entries[0].country for mention in firm if len({e.country for e in mention.entries}) == 1
    )
    starts = [mention.start for mention in firm]
    places: list[Place] = []
    for mention in mentions:
        entry = _choose(mention, countries)
        reason = SUFFIXED if mention.suffix else LISTED
        if mention.suffix:
            reason = Message(SUFFIXED.template, {"suffix": mention.suffix})
        confidence = 0.9 if mention.suffix or entry.precision == "country" else 0.82
        if mention.doubtful:
            first = bisect_left(starts, mention.start - _NEAR)
            near = firm[first : bisect_left(starts, mention.start + _NEAR)]
            lands = {choice.country for other in near for choice in other.entries[:1]}
            fitting = [choice for choice in mention.entries if choice.country in lands]
            if not fitting:
                continue
            entry, confidence = fitting[0], 0.65
            reason = Message(WEIGHED, {"word": document.text[mention.start : mention.end]})
        places.append(
            Place(
                mention.start,
                mention.end,
                entry,
                entry.name,
                entry.country,
                entry.precision,
                confidence,
                reason,
            )
        )
    return places


def _choose(mention: Mention, countries: Counter[str]) -> Entry:
    """Return the likeliest entry: what the suffix says, else what lies in a country of the text."""
    entries: Sequence[Entry] = mention.entries
    if mention.suffix in ("성", "도", "省", "자치구", "自治区"):
        entries = [entry for entry in entries if entry.kind == "region"] or entries
    elif mention.suffix in ("시", "市", "현", "县", "군"):
        entries = [entry for entry in entries if entry.precision == "town"] or entries
    if len(entries) > 1 and not countries[entries[0].country]:
        spoken = [entry for entry in entries if countries[entry.country]]
        return spoken[0] if spoken else entries[0]
    return entries[0]


def _find_built(document: Document, places: Sequence[Place]) -> Iterator[Place]:
    """Yield places of custody, stations, customs posts and missions, named after the place before them."""
    text, language = document.visible, document.language
    between = (
        rf"(?:의|시|현|성|에\s있는)?\s?(?:[{HANGUL}]{{1,5}}\s)??" if language == "ko" else "(?:的|市|县)?"
    )
    kinds = [("facility", "facilities"), ("site", "sites"), ("mission", "missions")]
    patterns = [
        (kind, compile_local(f"{between}({join_words(language, 'names', field)})")) for kind, field in kinds
    ]
    ends = {place.end for place in places if place.precision == "facility"}
    for place, following in pairwise([*places, None]):
        if place is None:
            continue
        for kind, pattern in patterns:
            match = pattern.match(text, place.end)
            if match is None or (language == "ko" and not is_particle(read_rest(text, match.end()))):
                continue
            if kind != "mission" and place.precision == "country":
                break
            if following is not None and following.start < match.end():
                break
            ends.add(match.end())
            yield _build(document, place, match.end(), kind, match.group(1))
            break
    if language == "ko":
        yield from _find_unlisted(document, ends, places)


def _build(document: Document, place: Place, end: int, kind: str, head: str) -> Place:
    words = document.text[place.start : end]
    if kind == "facility":
        detention = head in list_local(document.language, "names", "detention")
        entry = find_facility(words, place.entry, document.language, detention=detention)
        name = entry.name if entry else words
        return Place(place.start, end, entry, name, place.country, "facility", 0.75, CUSTODY)
    country = "" if kind == "mission" else place.country
    return Place(place.start, end, None, words, country, "site", 0.7, BUILDING)


def _find_unlisted(document: Document, ends: set[int], places: Sequence[Place]) -> Iterator[Place]:
    """Yield Korean places of custody whose own name no table has ("수성 정치범수용소")."""
    heads = join_words("ko", "names", "facilities")
    pattern = compile_local(
        rf"(?<![{HANGUL}])([{HANGUL}]{{2,4}})\s?({heads})(?=[{HANGUL}]{{0,3}}(?![{HANGUL}]))"
    )
    countries = Counter(place.country for place in places)
    starts = [place.start for place in places]
    for match in pattern.finditer(document.visible, document.body_start):
        word = match.group(1)
        if (
            match.end() in ends
            or not _may_name(word)
            or not is_particle(read_rest(document.visible, match.end()))
        ):
            continue
        near = places[max(bisect_left(starts, match.start()) - 1, 0) : bisect_left(starts, match.start())]
        beside = [place for place in near if match.start() - place.end <= 2]
        country = beside[-1].country if beside else (countries.most_common(1) or [("", 0)])[0][0]
        yield Place(match.start(), match.end(), None, match.group(), country, "facility", 0.6, CUSTODY)


def _may_name(word: str) -> bool:
    """Tell a name from a word with a particle, a verb form, or one that says which kind it is."""
    kinds = list_local("ko", "names", "facility_kinds")
    return word not in kinds and not word.endswith(tuple(list_local("ko", "names", "no_name_endings")))


def _suggest(document: Document, number: int, items: Sequence[Place]) -> Suggestion:
    main = items[0]
    return Suggestion(
        id=f"l{number}",
        kind="place",
        start=main.start,
        end=main.end,
        quote=document.text[main.start : main.end],
        value={
            "id": (main.entry.id or None) if main.entry else None,
            "name": main.name,
            "country": main.country or None,
            "precision": main.precision,
        },
        mentions=tuple(sorted({(item.start, item.end) for item in items})),
        confidence=max(item.confidence for item in items),
        reason=main.reason,
    )
