"""Recognise the names of organisations in a text: known ones, telling last words, brackets, context."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from habeas.reading.body import Body, build_body, settle_bodies
from habeas.reading.document import Document
from habeas.reading.lexicon import read_lexicon, read_words
from habeas.reading.names_found import Name, find_names
from habeas.reading.once import read_once
from habeas.reading.person_evidence import looks_personal
from habeas.reading.place_names import names_people, names_place
from habeas.reading.short_names import introduce_acronyms, match_acronyms
from habeas.reading.tokens import Token, cut_tokens
from habeas.vocabulary.message import Message, gettext_noop

_HEADS = read_words("organisations", "heads")
_LEADING = read_words("organisations", "leading")
_NOUNS = read_words("roles", "nouns")
_BODY_NOUNS = read_words("roles", "bodies")
_TITLES = read_words("titles", "capital")
_SURNAMES = read_words("titles", "chinese_surnames") | read_words("titles", "korean_surnames")
_KIN = read_words("small_words", "people_kin")
_CUSTODY = read_words("geography", "custody")
_OTHER = read_words("opening_words", "other_things")
_APPOSITION_ENDS = read_words("small_words", "bodies_apposition_ends")
_OFFICES = frozenset(word.lower() for word in read_words("organisations", "offices"))
_PLAIN = read_words("opening_words", "plain")
_GROUPS_OF_PEOPLE = read_words("peoples", "people") | {
    "justice",
    "peace",
    "democracy",
    "freedom",
    "development",
}
_TAKES_ON = read_words("small_words", "bodies_takes_on")
_FOLLOWING = frozenset({"movement", "militia", "newspaper", "organisation", "organization", "website"})
_BROADCASTERS = frozenset({"Radio", "Channel", "TV"})
_KNOWN = ("known_un", "known_groups", "known_media", "known_others")
_TAKES_AND = read_words("small_words", "bodies_takes_and")
_POSSESSORS = read_words("small_words", "bodies_possessors")
_LOWER_BODIES = re.compile(
    r"(?:public security|state security|security|police|border guard|immigration|intelligence)"
    r" (?:bureau|department|headquarters|agency|service|brigade|office|sub-bureau)"
    r"|(?:foreign|interior|justice|defen[cs]e|unification|information|security|health|labou?r) ministry"
    r"|ministry of [a-z]+(?: (?:and )?(?:affairs|security|defen[cs]e))?"
)
_MINISTRIES = re.compile(
    r"\b[Tt]he ((?:foreign|interior|justice|defen[cs]e|unification|information|health|labou?r) ministry)\b"
)
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+|[A-Z]{2,})+\w*|[A-Z][A-Za-z]{2,}\d+|[a-z][A-Z]{2,}\w*")


@read_once
def find_bodies(document: Document) -> tuple[Body, ...]:
    """Return all mentions of organisations in order; they do not overlap."""
    names = find_names(document)
    claims = [
        *_match_known(document),
        *_match_heads(document, names),
        *_match_lower(document, names),
        *_match_context(document, names),
        *match_acronyms(document, names),
    ]
    bodies, aliases = introduce_acronyms(document, settle_bodies(claims))
    found = [replace(body, key=aliases.get(body.key, body.key)) for body in bodies]
    return tuple(_extend_services(document, settle_bodies([*found, *_match_again(document, names, found)])))


@cache
def _known_forms() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Return the known names by their first word: their words and the key, longest first."""
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    lexicon = read_lexicon("organisations")
    for line in (line for field in _KNOWN for line in lexicon[field]):
        canonical, *others = line.split("|")
        for form in (canonical, *others):
            words = tuple(token.text.replace("’", "'") for token in cut_tokens(form))
            forms.setdefault(words[0], []).append((words, canonical.casefold()))
    for choices in forms.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return forms


def _match_known(document: Document) -> Iterator[Body]:
    forms, tokens = _known_forms(), document.tokens
    reason = Message(gettext_noop("This is the name of a known organisation."))
    place = 0
    while place < len(tokens):
        for words, key in forms.get(tokens[place].text, ()):
            stop = place + len(words)
            if len(words) == 1 or _matches(tokens, place, words):
                if not _is_office(document, place, stop) and not _follows_surname(tokens, place):
                    yield build_body(document, place, stop, 0.95, reason, key)
                place = stop - 1
                break
        place += 1


def _follows_surname(tokens: Sequence[Token], place: int) -> bool:
    """Tell "Qiao Xinhua", a person, from the agency."""
    return place > 0 and tokens[place - 1].text in _SURNAMES and tokens[place].text.istitle()


def _is_office(document: Document, first: int, last: int) -> bool:
    """Tell "António Guterres, UN High Commissioner for Refugees": there the words are his office."""
    tokens = document.tokens
    words = [token.lower for token in tokens[first:last]]
    if "commissioner" not in words or words[0] == "office":
        return False
    around = {tokens[first - 1].text if first else "", tokens[last].text if last < len(tokens) else ""}
    return bool(around & {",", "’s", "'s"})


def _matches(tokens: Sequence[Token], place: int, words: tuple[str, ...]) -> bool:
    """Tell whether these words stand at `place`; in long names the later ones may be in lower case."""
    if place + len(words) > len(tokens):
        return False
    exact = len(words) < 4
    for token, word in zip(tokens[place + 1 : place + len(words)], words[1:], strict=True):
        if (
            token.text != word
            and (exact or token.lower != word.lower())
            and token.text.replace("’", "'") != word
        ):
            return False
    return True


def _match_heads(document: Document, names: Sequence[Name]) -> Iterator[Body]:
    starts = {name.first: name for name in names}
    ends = {name.last: name for name in names}
    for name in names:
        head = len(name.words) - 1 if name.words[0].text in _BROADCASTERS else _find_head(name)
        if (
            head is None
            or "Commissioner" in name.text
            or _is_part(name)
            or names_place(name.text)
            or _is_state(name, head)
        ):
            continue
        first, last = name.first, name.first + head + 1
        word = name.words[head].text
        if last == name.last and word in _LEADING:
            last = _join_parts(document, starts, last, word)
        first = _join_possessor(document, first, names)
        first = _join_first_half(document, first, ends)
        if last - first > 1:
            reason = Message(gettext_noop("“{word}” is what organisations are called."), {"word": word})
            yield build_body(document, first, last, 0.9, reason)


def _find_head(name: Name) -> int | None:
    """Return the place of the word that makes a name an organisation, None if there is none."""
    for place in range(len(name.words) - 1, -1, -1):
        word = name.words[place]
        if word.text.title() in _HEADS or word.text in _LEADING:
            after = name.words[place + 1 : place + 2]
            if after and after[0].lower not in _TITLES and after[0].lower not in _NOUNS:
                return None
            if word.lower in ("center", "centre", "camp") and name.words[place - 1].lower in _CUSTODY:
                return None
            return place
    return None


def _is_part(name: Name) -> bool:
    """Tell "Korean Service", the part of a broadcaster, from a body of its own."""
    return len(name.words) == 2 and name.words[1].text == "Service" and names_people(name.words[0].lower)


def _is_state(name: Name, head: int) -> bool:
    """Tell "Chinese Government", no organisation, from "National Unity Government"."""
    if name.words[head].lower not in ("government", "army", "navy", "forces", "troops", "force"):
        return False
    return all(names_people(word.lower) or names_place(word.text) for word in name.words[:head])


def _join_parts(document: Document, starts: Mapping[int, Name], last: int, head: str) -> int:
    """Return where "Ministry of Foreign Affairs and Trade" ends whose first part ends at `last`."""
    tokens = document.tokens
    for step in range(3):
        if last >= len(tokens):
            return last
        link = tokens[last].lower
        begin = last + 1
        if link not in ("of", "for", "on", "to", "against", "in", "and"):
            return last
        if begin < len(tokens) and tokens[begin].lower == "the" and link != "and":
            begin += 1
        part = starts.get(begin)
        if part is None or not _may_join(part, link, step, head, tokens[last - 1]):
            return last
        last = part.last
    return last


def _may_join(part: Name, link: str, step: int, head: str, before: Token) -> bool:
    if link == "on" and head not in _TAKES_ON:
        return False
    if link == "in":
        return before.lower in ("rights", "journalists", "freedom", "democracy", "refugees")
    if link == "and":
        single = len(part.words) <= 2 and not any(word.text in _HEADS for word in part.words)
        return step > 0 and head in _TAKES_AND and single and not names_place(part.text)
    if link == "to":
        return head in ("Committee", "Campaign", "Coalition", "Commission", "Alliance")
    return step == 0 or not names_place(part.text)


def _join_possessor(document: Document, first: int, names: Sequence[Name]) -> int:
    """Take in "Supreme People’s" before "Court"."""
    tokens = document.tokens
    before = tokens[first - 2] if first >= 2 else None
    if before is None or tokens[first - 1].lower not in ("'s", "'", "’") or before.text not in _POSSESSORS:
        return first
    first -= 2
    while (
        first > 0 and tokens[first - 1].text[0].isupper() and tokens[first].start - tokens[first - 1].end == 1
    ):
        first -= 1
    return first


def _join_first_half(document: Document, first: int, ends: Mapping[int, Name]) -> int:
    """Take in "Syria Justice and" before "Accountability Center": a plain word ends the first half."""
    tokens = document.tokens
    half = ends.get(first - 1) if first > 1 and tokens[first - 1].lower == "and" else None
    if half is None or half.words[-1].text in _HEADS or half.opens:
        return first
    if len(half.words) < 2:
        led = half.first > 0 and tokens[half.first - 1].lower == "the" and not names_place(half.text)
        return half.first if led and not names_people(half.words[0].lower) else first
    return half.first if half.words[-1].lower in _PLAIN else first


def _match_lower(document: Document, names: Sequence[Name]) -> Iterator[Body]:
    """Match "Dandong public security bureau": a name before what agencies are called in lower case."""
    reason = Message(gettext_noop("A name before “{words}” tells one agency from others."))
    called = Message(gettext_noop("“{word}” is what organisations are called."), {"word": "ministry"})
    for found in _MINISTRIES.finditer(document.visible):
        first, last = document.token_index(found.start(1)), document.token_index(found.end())
        yield build_body(document, first, last, 0.6, called)
    for name in names:
        if not (names_place(name.text) or names_people(name.words[-1].lower)):
            continue
        begin = name.end + (2 if document.text[name.end : name.end + 2] in ("’s", "'s") else 0)
        match = _LOWER_BODIES.match(document.text, begin + 1)
        if match and document.text[begin] == " ":
            last = document.token_index(match.end())
            first = name.first if begin == name.end else document.token_index(match.start())
            yield build_body(document, first, last, 0.7, replace(reason, values={"words": match.group()}))


def _match_context(document: Document, names: Sequence[Name]) -> Iterator[Body]:
    starts = {name.first: name for name in names}
    for name in names:
        if name.titled or names_place(name.text) or all(names_people(word.lower) for word in name.words):
            continue
        found = _weigh_context(document, name, name.last)
        last = name.last
        joined = _join_purpose(document, name, starts)
        if joined is not None:
            wider = _weigh_context(document, name, joined.last)
            if wider:
                found, last = wider, joined.last
        if found:
            yield build_body(document, name.first, last, *found)
        elif [token.lower for token in document.tokens[last : last + 2]] == ["news", "agency"]:
            reason = Message(gettext_noop("“{word}” follows the name."), {"word": "news agency"})
            yield build_body(document, name.first, last + 2, 0.9, reason)


def _join_purpose(document: Document, name: Name, starts: Mapping[int, Name]) -> Name | None:
    """Return the second part of "Freedom for Eurasia" or "Hope Without Borders"."""
    if name.last >= len(document.tokens) or looks_personal(name):
        return None
    last = name.words[-1].lower
    if document.tokens[name.last].lower not in ("for", "without", "against") or last in _OFFICES:
        return None
    part = starts.get(name.last + 1)
    second = starts.get(part.last + 1) if part and document.tokens[part.last : part.last + 1] else None
    if part and second and document.tokens[part.last].lower == "and" and len(second.words) == 1:
        return second if second.words[0].lower in _GROUPS_OF_PEOPLE else part
    return part


def _weigh_context(document: Document, name: Name, last: int) -> tuple[float, Message] | None:
    """Say how surely a name up to token `last` is an organisation's from what stands around it."""
    tokens = document.tokens
    before = tokens[name.first - 1] if name.first else None
    after = tokens[last] if last < len(tokens) else None
    if before and before.lower in _BODY_NOUNS and before.text[0].islower() and name.start - before.end == 1:
        return 0.8, Message(gettext_noop("It is introduced as “{word}”."), {"word": before.text})
    if after and after.text == ",":
        noun = _find_apposition(tokens, last + 1)
        if noun:
            return 0.8, Message(gettext_noop("It is described as “{word}”."), {"word": noun})
    if any(word.text in _OTHER for word in name.words):
        speaks = last - name.first > 1 and name.words[-1].text not in _OTHER and _serves_there(document, name)
        return (0.6, Message(gettext_noop("Somebody is said to work for it."))) if speaks else None
    if after and after.lower in _FOLLOWING:
        return 0.65, Message(gettext_noop("“{word}” follows the name."), {"word": after.text})
    if _serves_there(document, name):
        return 0.6, Message(gettext_noop("Somebody is said to work for it."))
    if (
        len(name.words) == 1
        and _CAMEL.fullmatch(name.text)
        and not name.text.startswith(("Mc", "Mac", "De", "La"))
    ):
        return 0.6, Message(gettext_noop("It is spelled like a company or service."))
    return None


def _find_apposition(tokens: Sequence[Token], place: int) -> str | None:
    """Return the noun of ", a Washington-based group" if it is one for organisations."""
    if place >= len(tokens) or tokens[place].lower not in ("a", "an", "the", "one"):
        return None
    for number in range(place + 1, min(place + 9, len(tokens) - 1)):
        lower, after = tokens[number].lower, tokens[number + 1].lower
        if lower in _NOUNS or lower in _APPOSITION_ENDS:
            return None
        owns = tokens[number + 1].kind == "clitic"
        if lower in _BODY_NOUNS and not owns and after not in _NOUNS and after not in _BODY_NOUNS:
            return tokens[number].text
    return None


def _serves_there(document: Document, name: Name) -> bool:
    """Tell whether "director at", "counsel of the" or "Julie Millsap of" stands before the name."""
    tokens, place = document.tokens, name.first - 1
    if place > 0 and tokens[place].lower == "the":
        place -= 1
    if place < 1 or tokens[place].lower not in ("at", "with", "of", "for", "from") or name.opens:
        return False
    before, who = tokens[place], tokens[place - 1]
    if who.lower in _OFFICES and before.lower in ("of", "for") and who.text[0].isupper():
        return False
    if before.lower in ("at", "with", "for", "of") and who.lower in _NOUNS and who.lower not in _KIN:
        return before.lower != "of" or not looks_personal(name)
    if not who.text[0].isupper() or who.kind != "word" or (len(name.words) < 2 and before.lower != "of"):
        return False
    earlier = tokens[place - 2] if place > 1 else None
    return earlier is not None and earlier.text[0].isupper() and not names_people(who.lower)


def _match_again(document: Document, names: Sequence[Name], bodies: Sequence[Body]) -> Iterator[Body]:
    """Yield further mentions: the same words elsewhere, and "the Association" of the one just named."""
    by_name = {body.name.casefold(): body for body in bodies}
    heads: dict[str, Body] = {}
    order = sorted(bodies, key=lambda body: body.start)
    place = 0
    for name in names:
        while place < len(order) and order[place].start <= name.start:
            words = order[place].name.split()
            heads[words[-1]] = heads[words[0]] = order[place]
            place += 1
        again = by_name.get(name.text.casefold())
        if again is None and len(name.words) == 1 and name.text in _LEADING and name.first:
            defined = document.tokens[name.first - 1].lower == "the"
            again = heads.get(name.text) if defined else None
        if again is not None:
            yield replace(again, start=name.start, end=name.end, first=name.first, last=name.last)


def _extend_services(document: Document, bodies: Sequence[Body]) -> Iterator[Body]:
    """Take "’s Korean Service" into the mention; the name stays."""
    tokens = document.tokens
    for body in bodies:
        after = [token.lower for token in tokens[body.last : body.last + 3]]
        if len(after) == 3 and after[0] in ("'s", "’s") and after[2] == "service":
            yield replace(body, end=tokens[body.last + 2].end, last=body.last + 3)
        else:
            yield body
