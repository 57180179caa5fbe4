"""Find groups of people: those who are counted, and those to whom or by whom something is done."""

from collections.abc import Iterator, Sequence

from habeas.reading.bodies import find_bodies
from habeas.reading.characters.populations import find_local_groups
from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.people import find_people
from habeas.reading.place_names import names_people, names_place
from habeas.reading.suggestion import Suggestion
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message, gettext_noop

_PEOPLE = read_words("peoples", "people")
_SINGULAR = read_words("peoples", "singular")
_DEEDS = tuple(sorted(read_words("deeds", "beginnings")))
_FIRST_DEED_LETTERS = frozenset(word[0] for word in _DEEDS)
_LEADS = read_words("small_words", "populations_leads")
_STOPS = read_words("small_words", "populations_stops")
_ADJECTIVES = read_words("small_words", "populations_adjectives")
_COUNTED_UNITS = frozenset({"persons", "families", "groups"})
_TELLS = read_words("small_words", "populations_tells")
_NOUNS_OF_OFFICE = read_words("small_words", "populations_nouns_of_office")


def find_populations(document: Document, figures: Sequence[Suggestion]) -> list[Suggestion]:
    """Return one suggestion (kind group) for each counted group, linked to its figure, and for each
    group of people without a count in a sentence that tells of a deed; the latter once for each label.
    """
    if document.language in ("ko", "zh"):
        groups = find_local_groups(document, figures)
        return [_suggest(document, number, *group) for number, group in enumerate(groups, 1)]
    found = [*_read_counted(document, figures)]
    if document.language != "en":
        return [_suggest(document, number, *item) for number, item in enumerate(found, 1)]
    covered = [(item[0], item[1]) for item in found]
    covered += [(body.start, body.end) for body in find_bodies(document)]
    covered += [span for person in find_people(document) for span in person.mentions]
    found += _read_uncounted(document, covered)
    found.sort(key=lambda item: item[0])
    return [_suggest(document, number, *item) for number, item in enumerate(found, 1)]


def _read_counted(
    document: Document, figures: Sequence[Suggestion]
) -> Iterator[tuple[int, int, Suggestion | None]]:
    for figure in figures:
        if figure.value.get("unit") not in _COUNTED_UNITS:
            continue
        end = _find_noun_end(document, figure.start, figure.end)
        counted = str(figure.value.get("population") or "")
        if end == figure.end and counted and document.text.startswith(counted, end + 1):
            end += 1 + len(counted)
        if figure.value.get("unit") != "groups" and (end > figure.end or _is_crowd(document, figure)):
            yield figure.start, end, figure


def _is_crowd(document: Document, figure: Suggestion) -> bool:
    """Tell whether a count without a noun stands for people of whom something is told.

    "About 30,000 making their way" and "nine were detained" do; "three of whom", "down from 1,397 in
    2014" and "two groups" do not.
    """
    if document.language != "en" or figure.value.get("unit") == "families" or _names_people(document, figure):
        return True
    place = document.token_index(figure.end)
    after = document.tokens[place] if place < len(document.tokens) else None
    if after is None:
        return False
    return after.lower in _TELLS or after.lower.endswith(("ing", "ed"))


def _names_people(document: Document, figure: Suggestion) -> bool:
    first, last = document.token_index(figure.start), document.token_index(figure.end)
    return any(_names_group(token) for token in document.tokens[first:last])


def _find_noun_end(document: Document, start: int, end: int) -> int:
    """Return where the people counted are named, at most some words behind the number."""
    begin = document.token_index(start)
    stop = document.token_index(end)
    best = end
    if document.language != "en":
        return best
    for place in range(begin, min(stop + 6, len(document.tokens))):
        token = document.tokens[place]
        if place >= stop and ((token.kind == "sign" and token.text != "-") or token.lower in _STOPS):
            return _join_second(document, place, best) if best > end else best
        if _names_group(token):
            best = max(best, token.end)
        elif best > end:
            break
    return best


def _join_second(document: Document, place: int, end: int) -> int:
    """Return where "men and boys" ends: what follows "and" is counted with what stands before it."""
    pair = document.tokens[place : place + 2]
    joined = len(pair) == 2 and pair[0].lower in ("and", "or") and _names_group(pair[1])
    return pair[1].end if joined else end


def _names_group(token: Token) -> bool:
    return token.lower in _PEOPLE or (token.lower in _SINGULAR) or _is_plural_people(token)


def _is_plural_people(token: Token) -> bool:
    """Tell "Uyghurs" and "Thais" from the adjective."""
    word = token.text
    if not word.endswith("s") or word.endswith("ss") or not word[0].isupper():
        return False
    return names_people(token.lower[:-1]) and not names_place(word)


def _read_uncounted(
    document: Document, covered: list[tuple[int, int]]
) -> Iterator[tuple[int, int, Suggestion | None]]:
    seen: set[str] = set()
    starts = {
        number
        for start, end in covered
        for number in range(document.token_index(start), document.token_index(end))
    }
    for sentence in document.sentences:
        first, last = document.token_index(sentence.start), document.token_index(sentence.end)
        tokens = document.tokens[first:last]
        groups = [
            first + place for place, token in enumerate(tokens) if _is_group(token, first + place, starts)
        ]
        if not groups or not _tells_deed(tokens):
            continue
        for place in groups:
            begin, stop = _grow_phrase(document, place, first, last)
            if _completes(document, begin, first):
                continue
            label = " ".join(t.lower for t in document.tokens[begin:stop] if t.lower not in _LEADS)
            if label not in seen:
                seen.add(label)
                yield document.tokens[begin].start, document.tokens[stop - 1].end, None


def _is_group(token: Token, place: int, covered: set[int]) -> bool:
    if place in covered:
        return False
    if _is_plural_people(token):
        return True
    return token.text.islower() and token.lower in _PEOPLE and token.lower not in _NOUNS_OF_OFFICE


def _tells_deed(tokens: Sequence[Token]) -> bool:
    return any(token.lower[0] in _FIRST_DEED_LETTERS and token.lower.startswith(_DEEDS) for token in tokens)


def _completes(document: Document, begin: int, first: int) -> bool:
    """Tell "spouses of Chinese nationals": the second group only tells whose the first is."""
    tokens = document.tokens
    return begin > first + 1 and tokens[begin - 1].lower == "of" and tokens[begin - 2].lower in _PEOPLE


def _grow_phrase(document: Document, place: int, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of the phrase around a noun: "some of the detainees", "many Chinese onlookers"."""
    tokens = document.tokens
    begin, stop = place, place + 1
    if stop < last and tokens[stop].lower in _PEOPLE and tokens[stop].start - tokens[place].end == 1:
        stop += 1
    while begin > first and tokens[begin].start - tokens[begin - 1].end == 1:
        before = tokens[begin - 1]
        if not (_describes(before) or before.lower in _LEADS):
            break
        begin -= 1
    while begin < place and tokens[begin].lower == "of":
        begin += 1
    return begin, stop


def _describes(token: Token) -> bool:
    """Tell whether a word before a group belongs to its name: "detained", "Chinese", "political"."""
    lower = token.lower
    return (
        lower in _ADJECTIVES or names_people(lower) or (lower.endswith(("al", "ic")) and token.text.islower())
    )


def _suggest(document: Document, number: int, start: int, end: int, figure: Suggestion | None) -> Suggestion:
    quote = document.text[start:end]
    label = " ".join(quote.split())
    reason = Message(gettext_noop("People are counted here."))
    if figure is None:
        reason = Message(
            gettext_noop("A group of people in a sentence that tells what is done to them or by them.")
        )
    return Suggestion(
        id=f"g{500 + number}",
        kind="group",
        start=start,
        end=end,
        quote=quote,
        value={"type": "population", "label": label},
        links=(figure.id,) if figure is not None else (),
        confidence=0.85 if figure is not None else 0.5,
        reason=reason,
    )
