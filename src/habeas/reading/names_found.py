"""Cut a text into proper names: runs of capitalised words that people, places and bodies are sought in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.once import read_once
from habeas.reading.tokens import Token

_FUNCTION = read_words("opening_words", "function")
_NEVER_FIRST = read_words("small_words", "names_found_never_first")
_OPENING = _FUNCTION | read_words("opening_words", "nouns")
_PLAIN = _OPENING | read_words("opening_words", "plain")
_OPENS_AFTER = frozenset('“"‘:—–-•(')
_JOINS = frozenset({"of", "for", "and", "on", "the"})
_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
_NUMBERED = read_words("small_words", "names_found_numbered")
_STOPS = frozenset({".", "!", "?", "”", '"', ";"})
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
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join([word.text for word in self.words]))

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


@read_once
def find_names(document: Document) -> tuple[Name, ...]:
    """Return the capitalised names of the visible text in order; adjacent ones are cut at commas.

    Days and months are never part of one. Words that only open a sentence ("In", "Police") are left
    out, unless the same run stands within a sentence too.
    """
    tokens = document.tokens
    runs: list[tuple[tuple[int, int], bool, bool]] = []
    inner: set[tuple[str, ...]] = set()
    for sentence in document.sentences:
        first, last = document.token_index(sentence.start), document.token_index(sentence.end)
        titled = _is_titled(tokens[first:last])
        for run in _cut_runs(tokens, first, last):
            opens = titled or run[0] == first or (run[0] > 0 and tokens[run[0] - 1].text in _OPENS_AFTER)
            runs.append((run, opens, titled))
            if not opens:
                inner.add(_word_texts(tokens, run))
    names = (
        _trim_name(tokens, run, opens and _word_texts(tokens, run) not in inner, titled)
        for run, opens, titled in runs
    )
    return tuple(name for name in names if name is not None)


def _word_texts(tokens: Sequence[Token], run: tuple[int, int]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[run[0] : run[1]])


def is_capital(token: Token) -> bool:
    """Tell whether a token looks like a word of a name."""
    if token.kind not in ("word", "abbreviation"):
        return False
    if token.text[0].isupper() or "-" not in token.text:
        return token.text[0].isupper()
    return token.lower.startswith(_PREFIXES) and token.text.partition("-")[2][:1].isupper()


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is set like a title: plain words are capitalised and no stop ends it."""
    words = [token for token in tokens if token.kind == "word" and len(token.text) > 3]
    capitals = sum(token.text[0].isupper() for token in words)
    if len(words) < 4 or capitals < 0.7 * len(words) or tokens[-1].text in _STOPS:
        return False
    plain = sum(token.text[0].isupper() and token.lower in _PLAIN for token in tokens[1:])
    return plain >= max(2, 0.4 * sum(token.text[0].isupper() for token in tokens[1:]))


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
    """Return how many tokens from `place` go on with the name: 0, 1, 2 with a particle, 4 with a nickname.

    A number belongs to it where it is glued ("FlightRadar24", "Vesna-96") or tells one of a kind.
    """
    before, token = tokens[place - 1], tokens[place]
    gap = token.start - before.end
    if (
        token.kind == "number"
        and token.text.isdigit()
        and (gap == 0 or (gap == 1 and before.text in _NUMBERED))
    ):
        return 1
    if token.text == "-" and gap == 0 and place + 1 < last:
        after = tokens[place + 1]
        return 2 if after.text.isdigit() and after.start == token.end else 0
    if gap != 1 or before.text.endswith(_SUFFIXES):
        return 0
    if _may_stand(tokens, place):
        return 1
    if token.text in _QUOTES and place + 3 < last and _may_stand(tokens, place + 1):
        closes = tokens[place + 2].text in _QUOTES and tokens[place + 1].start == token.end
        return 4 if closes and _may_stand(tokens, place + 3) else 0
    if token.lower in _PARTICLES and place + 1 < last:
        after = tokens[place + 1]
        if after.start - token.end == 1 and _may_stand(tokens, place + 1):
            return 2
    return 0


def _trim_name(tokens: Sequence[Token], run: tuple[int, int], opens: bool, titled: bool) -> Name | None:
    """Return the name in a run, without words that only open the sentence; None if nothing is left."""
    first, last = run
    if opens:
        first = _skip_opening(tokens, first, last, titled)
        opens = titled or first == run[0]
    else:
        while first < last and tokens[first].lower in _NEVER_FIRST:
            first += 1
    while last > first and (
        (titled and tokens[last - 1].lower in _FUNCTION) or tokens[last - 1].text in _PARTICLES
    ):
        last -= 1
    if first < last and tokens[first].lower == "the" and last - first > 1:
        first += 1
        opens = False
    words = tuple(_build_words(tokens[first:last]))
    if not words or words[0].lower == "the":
        return None
    suffixed = tokens[last - 1].text.endswith(_SUFFIXES) or _is_suffixed(tokens, last)
    return Name(words, first, last, opens, titled, suffixed)


def _skip_opening(tokens: Sequence[Token], first: int, last: int, titled: bool) -> int:
    """Return where a name begins behind words that only open the sentence.

    Behind "The" or "In" a capital tells again; in a title none does.
    """
    begin = first
    if titled and first > 0 and tokens[first - 1].lower in _JOINS:
        return first
    while begin < last and tokens[begin].lower in (_OPENING if titled else _FUNCTION):
        begin += 1
    if begin == first and first < last and tokens[first].lower in _OPENING:
        begin += 1
    return begin


def _is_suffixed(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether "-based" follows as tokens of its own, as behind "U.S."."""
    after = tokens[last : last + 2]
    return len(after) == 2 and after[0].text == "-" and f"-{after[1].lower}" in _SUFFIXES


def _build_words(tokens: Sequence[Token]) -> list[Word]:
    words: list[Word] = []
    for token in tokens:
        if (token.kind == "number" or token.text == "-") and words and words[-1].end == token.start:
            last = words.pop()
            words.append(Word(last.start, token.end, last.text + token.text, last.lower + token.text))
        else:
            words.append(_build_word(token))
    return words


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
