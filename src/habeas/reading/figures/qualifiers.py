"""Read the words before an English number that say how exact it is."""

import re

from habeas.reading.document import Document
from habeas.reading.figures.numbers import Amount

_FILLERS = (
    r"(?:(?:another|an\s+additional|a\s+further|further|additional|other|a\s+total\s+of|an?\s+estimated|estimated|some|"
    r"about|around|approximately|roughly|a)\s+)*"
)
_FORMS = (
    (
        "up_to",
        r"as\s+many\s+as|up\s+to|as\s+much\s+as|a\s+maximum\s+of|maximum|at\s+(?:the\s+)?most|(?:no|not)\s+more\s+than",
    ),
    (
        "at_least",
        r"at\s+least|(?:no|not)\s+(?:fewer|less)\s+than|a\s+minimum\s+of|as\s+few\s+as|upwards?\s+of",
    ),
    ("less_than", r"(?:fewer|less|younger|lower)\s+than|under|below|just\s+under"),
    (
        "more_than",
        r"(?:well\s+|far\s+|slightly\s+|much\s+)?(?:more|greater|older|higher|longer)\s+than|(?:well\s+|just\s+)?over|above|in\s+excess\s+of|exceeding|topped|exceeded|surpassed",
    ),
    ("nearly", r"(?:very\s+)?nearly|almost|close\s+to|nearing|just\s+short\s+of|approaching|not\s+quite"),
    (
        "about",
        r"about|around|some|approximately|approx\.?|roughly|an?\s+estimated|estimated(?:\s+at)?|circa|ca\.|c\.|~|in\s+the\s+region\s+of|give\s+or\s+take",
    ),
)
_QUALIFIER = re.compile(
    r"(?<![\w-])(?:" + "|".join(rf"(?P<{name}>{words})" for name, words in _FORMS) + rf")\s+{_FILLERS}$",
    re.IGNORECASE,
)
_LAST_WORDS = frozenset(
    [
        *(
            "as",
            "to",
            "much",
            "maximum",
            "most",
            "than",
            "least",
            "minimum",
            "few",
            "upward",
            "upwards",
            "of",
            "under",
        ),
        *(
            "below",
            "over",
            "above",
            "excess",
            "exceeding",
            "topped",
            "exceeded",
            "surpassed",
            "nearly",
            "almost",
        ),
        *(
            "nearing",
            "approaching",
            "quite",
            "about",
            "around",
            "some",
            "approximately",
            "approx",
            "approx.",
            "roughly",
        ),
        *(
            "estimated",
            "at",
            "circa",
            "ca.",
            "c.",
            "~",
            "take",
            "another",
            "further",
            "additional",
            "other",
            "a",
        ),
    ]
)
"""The words that may stand right before a qualified number: a quick look before the long one."""

_TOPIC = re.compile(
    r"\b(?:information|concern\w*|worr\w+|news|reports?|reported|tell|told|talk\w*|sp[eo]ak\w*|spoke|ask\w*|know\w*|"
    r"questions?|complain\w*|details?|learn\w*|hear\w*|heard|wrote|writes?|written|anger|dispute\w*|protest\w*|outcry|think|thought|"
    r"letter|statement|story|stories|book|film|anything|something|nothing|much|silent|lied?)\s+$",
    re.IGNORECASE,
)
"""After these "about" and "over" name a topic: they do not qualify a number."""

_PARTICLE = re.compile(r"\b(?:hand(?:ed|s|ing)?|turn(?:ed|s|ing)?|all|way)\s+$", re.IGNORECASE)
"""Handed over 9 men: here "over" belongs to the verb."""

_ONLY_BEFORE_DIGITS = frozenset({"under", "below", "above"})
_TOPICAL = ("about", "over", "around")
_TILDE = re.compile(r"~\s?$")


def find_qualifier(document: Document, start: int) -> tuple[int, str]:
    """Return where the qualified number begins, and its qualifier ("" if it has none)."""
    before = document.words_before(start)
    last = before.rstrip().rpartition(" ")[2].rpartition("\n")[2].lower().lstrip("“\"'‘(—")
    match = _QUALIFIER.search(before) if last in _LAST_WORDS else None
    if match and not _misleads(before, match, document.visible[start : start + 3]):
        return start - len(before) + match.start(), match.lastgroup or ""
    if _TILDE.search(before):
        return start - 1, "about"
    return start, ""


def _misleads(before: str, match: re.Match[str], first: str) -> bool:
    """Tell whether the word is a preposition here: "under two pacts", "spoke about two women"."""
    word = match.group().split()[0].lower()
    if word in _ONLY_BEFORE_DIGITS:
        return not (first[:1].isdigit() or first.startswith(("a ", "an ")))
    if word == "over" and _PARTICLE.search(before, 0, match.start()):
        return True
    return word in _TOPICAL and bool(_TOPIC.search(before, 0, match.start()))


def qualify(qualifier: str, low: Amount, high: Amount) -> tuple[Amount | None, Amount | None]:
    """Return min and max of a number under a qualifier; None is an open end."""
    if qualifier in ("at_least", "more_than", "some_over"):
        return low, None
    if qualifier in ("up_to", "less_than"):
        return None, high
    return low, high
