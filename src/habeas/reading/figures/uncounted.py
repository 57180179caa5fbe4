"""Tell numbers that count nothing: of articles and flights, money, clock times, telephones, enumerations."""

import re

from habeas.reading.document import Document
from habeas.reading.figures.numbers import parse_digits
from habeas.reading.tokens import Token

_BEFORE = re.compile(r"(?:\d[-–]|[\w.,/:\\@#№_]|[$€£¥₩฿₫]\s?|\bUS\$|\bNIS\s|[A-Za-z]-)$")
_AFTER = re.compile(
    r"(?:/|:\d|\s?(?:[ap]\.?\s?m\b|o['’]clock|GMT\b|UTC\b|hrs\b)|[^\W\d_]|[-–]\d+[-–]\d)", re.IGNORECASE
)
_SPANS = re.compile(
    r"(?:\+\d|\(0?\d|\b0\d)[\d \t()./-]{6,}\d|https?://\S+|www\.\S+|[\w.+-]*@\S+\.\w+|[A-Z]+/[\w./-]*\d[\w./-]*"
)
_HINTS = re.compile(r"[+(]\d|\b0\d|@|/")
_ENUMERATION = re.compile(r"\d{1,2}[.)]\s")
_NAMED = re.compile(
    r"\b(?:articles?|arts?\.?|sections?|resolutions?|laws?|flight|unit|rooms?|chapters?|pages?|pp?\.|paragraphs?|"
    r"paras?\.?|rules?|channel|highway|route|nos?\.|number|act|decree|order|case|camp|bureau|office|ward|block|"
    r"table|annex|part|phase|level|grade|class|day|volume|vol\.|issue|line|gate|terminal|zone|division|brigade|"
    r"battalion|regiment|type|principle|covid|version|step|point|item|clause|square|world war|protocol|top|"
    r"size|model|figure|fig\.)\s+(?:\d+\s*(?:,|,?\s*and|or|to|through|&)\s+)*$",
    re.IGNORECASE,
)
_NAMING = frozenset(
    word for stem in re.findall("[a-z]{2,}", _NAMED.pattern) for word in (stem, f"{stem}s")
) | {"p"}
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:the\s+)?$")


def find_symbols(text: str) -> list[tuple[int, int]]:
    """Return the spans of telephone numbers, addresses and document symbols, whose digits count nothing."""
    if not _HINTS.search(text):
        return []
    return [match.span() for match in _SPANS.finditer(text)]


def _ends_plainly(before: str) -> bool:
    """Tell quickly that no name, sign or month stands before: most numbers follow a plain word."""
    if not before.endswith(" "):
        return before in ("", "\n")
    word = before[:-1].rpartition(" ")[2]
    return word.islower() and word.isalpha() and word not in _NAMING


def is_barred(document: Document, token: Token) -> bool:
    """Tell whether the digits at `token` belong to a name, an amount of money, a time or an enumeration."""
    if parse_digits(token.text) is None:
        return True
    before = document.words_before(token.start)
    after = document.visible[token.end : token.end + 12]
    if not _ends_plainly(before) and (
        _BEFORE.search(before) or _NAMED.search(before) or _MONTH.search(before)
    ):
        return True
    if not after.startswith("-") and _AFTER.match(after):
        return True
    at_start = document.paragraph_at(token.start).start == token.start
    return at_start and bool(_ENUMERATION.match(document.visible, token.start))
