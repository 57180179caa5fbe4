"""Cut a text into proper names: runs of capitalised words that people, places and bodies are sought in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.once import read_once
from habeas.reading.tokens import Token

_FUNCTION = read_words("opening_words", "function")
_NEVER_FIRST = read_words("small_words", "names_found_never_first")
_OPENING = _FUNCTION | read_words("opening_words", "nouns")
_PARTICLES = read_words("titles", "particles")
_PREFIXES = tuple(read_words("titles", "prefixed"))
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MONTHS = read_words("small_words", "names_found_months")
_MONTHS_OR_NAMES = read_words("small_words", "names_found_months_or_names")
_BEFORE_MONTHS = read_words("small_words", "names_found_before_months")
_SUFFIXES = (
    "-based",
    "-born",
    "-led",
    "-backed",
    "-style",
    "-controlled",
    "-ruled",
    "-wide",
    "-bound",
    "-run",
)
"""What makes "Washington-based" a name and a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, with its place in the text; `lower` is the form to look up."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: tokens[first:last] of the document.

    `opens` tells that its first word begins a sentence, so that the capital says nothing; `titled`
    that all words around it are capitalised too (a headline); `suffixed` that "-based" or so follows.
    """

    words: tuple[Word, ...]
    first: int
    last: int
    opens: bool
    titled: bool
    suffixed: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@read_once
def find_names(document: Document) -> tuple[Name, ...]:
    """Return the capitalised names of the visible text in order; adjacent ones are cut at commas.

    Days and months are never part of one. Words that only open a sentence ("In", "Police") are left
    out of it.
    """
    names: list[Name] = []
    for sentence in document.sentences:
        first, last = document.token_index(sentence.start), document.token_index(sentence.end)
        titled = _is_titled(document.tokens[first:last])
        for run in _cut_runs(document.tokens, first, last):
            name = _trim_name(document.tokens, run, first, titled)
            if name:
                names.append(name)
    return tuple(names)


def is_capital(token: Token) -> bool:
    """Tell whether a token looks like a word of a name."""
    if token.kind not in ("word", "abbreviation"):
        return False
    return token.text[0].isupper() or (
        token.lower.startswith(_PREFIXES) and token.text[token.text.find("-") + 1 :][:1].isupper()
    )


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is set like a title: most of its longer words are capitalised."""
    words = [token for token in tokens if token.kind == "word" and len(token.text) > 3]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) >= 4 and capitals >= 0.7 * len(words)


def _cut_runs(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    place = first
    while place < last:
        if not _may_stand(tokens, place):
            place += 1
            continue
        stop = place + 1
        while stop < last:
            step = _join_step(tokens, stop, last)
            if not step:
                break
            stop += step
        yield place, stop
        place = stop


def _may_stand(tokens: Sequence[Token], place: int) -> bool:
    """A name's word is capitalised, and neither a day nor a month."""
    token = tokens[place]
    if not is_capital(token) or token.lower in _DAYS or token.lower in _MONTHS:
        return False
    if token.lower not in _MONTHS_OR_NAMES:
        return True
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and after.kind == "number":
        return False
    return before is None or not (before.kind == "number" or before.lower in _BEFORE_MONTHS)


def _join_step(tokens: Sequence[Token], place: int, last: int) -> int:
    """Return how many tokens from `place` go on with the name: 0, 1, or 2 with a particle."""
    before, token = tokens[place - 1], tokens[place]
    gap = token.start - before.end
    if gap == 0 and token.kind == "number" and token.text.isdigit():
        return 1
    if gap != 1 or before.text.endswith(_SUFFIXES):
        return 0
    if _may_stand(tokens, place):
        return 1
    if token.lower in _PARTICLES and place + 1 < last:
        after = tokens[place + 1]
        if after.start - token.end == 1 and _may_stand(tokens, place + 1):
            return 2
    return 0


def _trim_name(tokens: Sequence[Token], run: tuple[int, int], opening: int, titled: bool) -> Name | None:
    """Return the name in a run, without words that only open the sentence; None if nothing is left."""
    first, last = run
    opens = first == opening or (first > 0 and tokens[first - 1].text in '“"‘:—–-•(') or titled
    if opens:
        while first < last and tokens[first].lower in _OPENING:
            first += 1
            opens = titled
    else:
        while first < last and tokens[first].lower in _NEVER_FIRST:
            first += 1
    while last > first and (tokens[last - 1].lower in _FUNCTION or tokens[last - 1].lower in _PARTICLES):
        last -= 1
    if first < last and tokens[first].lower == "the" and last - first > 1:
        first += 1
        opens = False
    words = tuple(_build_words(tokens[first:last]))
    if not words or words[0].lower == "the":
        return None
    suffixed = tokens[last - 1].text.endswith(_SUFFIXES) or _is_suffixed(tokens, last)
    return Name(words, first, last, opens, titled, suffixed)


def _is_suffixed(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether "-based" follows as tokens of its own, as behind "U.S."."""
    after = tokens[last : last + 2]
    return len(after) == 2 and after[0].text == "-" and f"-{after[1].lower}" in _SUFFIXES


def _build_words(tokens: Sequence[Token]) -> Iterator[Word]:
    number_before = None
    for token in tokens:
        if token.kind == "number" and number_before is not None:
            yield Word(
                number_before.start,
                token.end,
                number_before.text + token.text,
                number_before.lower + token.text,
            )
            number_before = None
            continue
        if number_before is not None:
            yield number_before
        number_before = _build_word(token)
    if number_before is not None:
        yield number_before


def _build_word(token: Token) -> Word:
    text, end = token.text, token.end
    if token.lower in _MONTHS_OR_NAMES and text.endswith("."):
        text, end = text[:-1], end - 1
    if text.endswith(_SUFFIXES):
        text = text[: text.rfind("-")]
        end = token.start + len(text)
    return Word(token.start, end, text, token.lower[: len(text)])


def cut_name(name: Name, first: int, last: int) -> Name:
    """Return the part of a name from word `first` up to word `last`; tokens follow the words."""
    return Name(
        name.words[first:last],
        name.first + first,
        name.last - (len(name.words) - last),
        name.opens and first == 0,
        name.titled,
        name.suffixed and last == len(name.words),
    )


def before_name(document: Document, name: Name) -> Token | None:
    """Return the token before a name, None at the beginning of the text."""
    return document.tokens[name.first - 1] if name.first else None


def after_name(document: Document, name: Name, distance: int = 0) -> Token | None:
    """Return the token after a name (`distance` tokens further on), None at the end of the text."""
    place = name.last + distance
    return document.tokens[place] if place < len(document.tokens) else None
