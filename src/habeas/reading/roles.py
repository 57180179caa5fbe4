"""Read what a text says a person is: from titles, appositions and bylines."""

import re

from habeas.reading.document import Document
from habeas.reading.lexicon import read_words
from habeas.reading.names_found import Name

_NOUNS = read_words("roles", "nouns")
_TITLES = read_words("titles", "capital")
_OFFICES = frozenset({"minister", "rapporteur", "president", "secretary", "commissioner", "spokesperson"})
_COURTESY = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mx", "Sir"})
_LONGEST = 14
"""Words of an apposition that are looked at."""

_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "our", "my", "one", "another"})
_SPEAKING = frozenset({"said", "says", "told", "added", "was", "were", "is", "are", "and", "who", "that"})

_BYLINES = (
    (re.compile(r"(?:^|\n)\W*(?:by|story by|words by)\W+$", re.IGNORECASE), "author"),
    (re.compile(r"\btranslat(?:ed|ion)(?: \w+){0,3} by\W*$", re.IGNORECASE), "translator"),
    (re.compile(r"\bedit(?:ed|ing)(?: \w+){0,3} by\W*$", re.IGNORECASE), "editor"),
    (re.compile(r"\b(?:written|reporting|reported)(?: \w+){0,4} by\W*$", re.IGNORECASE), "author"),
    (
        re.compile(r"(?:photos?|images?|pictures?|photographs?)(?: by|:| credit:|/)\W*$", re.IGNORECASE),
        "photographer",
    ),
)
_GOES_ON = re.compile(r"(?:,| and|, and|;| &)\W*$")
_STOP = re.compile(
    r"[,.;:!?()“”\"\n]| who | which | that | and (?:his|her|their|the) | said\b| says\b| told\b| added\b"
    r"| was | were | is | are | has | had "
)


def ends_byline(document: Document, name: Name) -> bool:
    """Tell whether the name stands in a byline."""
    return _read_byline(document, name) is not None


def _read_byline(document: Document, name: Name) -> str | None:
    paragraph = document.paragraph_at(name.start)
    before = document.text[max(paragraph.start, name.start - 90) : name.start]
    if before and not before.endswith(("y ", "y: ", "/", ": ", "/ ", "and ", ", ", "& ")):
        return None
    lead = "\n" + before
    for pattern, role in _BYLINES:
        if pattern.search(lead):
            short = paragraph.end - paragraph.start < 120
            return role if role != "author" or short or not lead.lstrip().lower().startswith("by") else None
    if _GOES_ON.search(before):
        return _continue_byline(before)
    return None


def _continue_byline(before: str) -> str | None:
    """Read the second of "By Kim Min and Lee Seo": only names stand between "by" and it."""
    match = re.search(
        r"(?:^|[.;] ?|\b)((?:[A-Z]\w* )?(?:\w+ ){0,3}[Bb]y) ((?:[A-Z][\w’.-]* ?)+(?:,|and|&| )*)$", before
    )
    if match is None:
        return None
    lead = "\n" + match.group(1) + " "
    return next((role for pattern, role in _BYLINES if pattern.search(lead)), None)


def find_role(document: Document, name: Name) -> str | None:
    """Return the words for what the person is, None if the text gives none near the name."""
    return (
        _read_byline(document, name)
        or find_role_after(document, name)
        or find_role_before(document, name)
        or _read_title(document, name)
    )


def find_role_after(document: Document, name: Name) -> str | None:
    """Return the apposition behind a name: ", Asia director at Human Rights Watch"."""
    text = document.text
    rest = text[name.end : name.end + 140]
    match = re.match(r"(?: \(\d\d\))?(?:, (?:aged )?\d\d)?, (?=\w)", rest)
    if match is None:
        return None
    stop = _STOP.search(rest, match.end())
    phrase = rest[match.end() : stop.start() if stop else len(rest)].strip()
    words = phrase.split()
    if not words or words[0].lower() in (
        "who",
        "whose",
        "which",
        "and",
        "but",
        "said",
        "he",
        "she",
        "they",
        "in",
    ):
        return None
    if words[0].lower().endswith("ed") or any(word.lower() in ("his", "her", "their") for word in words[1:]):
        return None
    for place, word in enumerate(words[:_LONGEST]):
        lower = word.lower()
        if lower in _NOUNS:
            following = words[place + 1 : place + 2]
            if following and following[0].lower() in _NOUNS:
                continue
            return _drop_article(phrase)
        if lower in ("of", "in", "from", "at", "on", "for", "to", "with"):
            return None
    return None


def find_role_before(document: Document, name: Name) -> str | None:
    """Return the role in lower case that stands right before a name: "human rights lawyer"."""
    tokens = document.tokens
    place = name.first - 1
    if place < 0 or tokens[place].text == ",":
        return _find_role_before_comma(document, place - 1)
    if tokens[place].lower not in _NOUNS or name.start - tokens[place].end != 1:
        return None
    first = place
    while first > 0 and place - first < 5 and _goes_with(document, first - 1):
        first -= 1
    return document.text[tokens[first].start : tokens[place].end]


_NEVER_IN_ROLE = read_words("small_words", "roles_never_in_role")


def _find_role_before_comma(document: Document, place: int) -> str | None:
    """Return the role in "his lawyer, Nadia Omar," or "a spokeswoman for the ministry, Nadia Omar,"."""
    tokens = document.tokens
    for first in range(place, max(place - 9, -1), -1):
        token = tokens[first]
        if (token.kind == "sign" and token.text != "-") or token.lower in _SPEAKING:
            return None
        if token.lower in _NOUNS and (token.text.islower() or token.lower in _OFFICES):
            begin = first
            while begin > 0 and first - begin < 5 and _goes_with(document, begin - 1):
                begin -= 1
            lead = tokens[begin - 1].lower if begin else ""
            if begin and tokens[begin].lower in _ARTICLES:
                begin, lead = begin + 1, tokens[begin].lower
            if lead not in _ARTICLES and lead not in ("'s", "’s"):
                return None
            return document.text[tokens[begin].start : tokens[place].end]
    return None


def _goes_with(document: Document, place: int) -> bool:
    token, after = document.tokens[place], document.tokens[place + 1]
    if after.start - token.end != 1 or token.kind not in ("word", "abbreviation"):
        return False
    return token.lower not in _NEVER_IN_ROLE and not token.lower.endswith("ed")


def _read_title(document: Document, name: Name) -> str | None:
    """Return the capitalised office before a name: "Foreign Minister"."""
    tokens, first = document.tokens, name.first
    while (
        first > 0 and tokens[first - 1].text[0].isupper() and tokens[first].start - tokens[first - 1].end == 1
    ):
        first -= 1
    words = document.text[tokens[first].start : name.start].split()
    if not any(word.lower() in _TITLES for word in words) or " ".join(words) in _COURTESY:
        return None
    return _drop_article(" ".join(words))


def _drop_article(phrase: str) -> str:
    return re.sub(r"^(?:a|an|the) ", "", phrase, flags=re.IGNORECASE)
