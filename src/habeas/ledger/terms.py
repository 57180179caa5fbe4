"""The terms a text is found by: words as they are, and pairs of characters where no space parts words."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

_RUN = re.compile(
    r"(?P<dense>[぀-ヿ㐀-䶿一-鿿가-힣豈-﫿]+)"
    r"|(?P<word>[^\W_぀-ヿ㐀-䶿一-鿿가-힣豈-﫿]+)"
)
_WORD = re.compile(r"[a-z0-9]+")
_WORDY_PARTS = ("text", "name", "label", "population")


def split_terms(text: str) -> list[str]:
    """Return the terms of `text`: folded words, and each two neighbours of Hangul, Han or Kana.

    A word of two Korean or Chinese characters is one term, where an index of three would miss it.
    """
    terms: list[str] = []
    if text.isascii():
        return _WORD.findall(text.lower())
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text).casefold()):
        run = match.group()
        if match.lastgroup == "word" or len(run) == 1:
            terms.append(run)
        else:
            terms.extend(run[start : start + 2] for start in range(len(run) - 1))
    return terms


def query_terms(text: str) -> list[tuple[str, bool]]:
    """Return the terms that must all be found, each with whether the beginning of a term will do.

    The last word may be unfinished, and one character of Hangul or Han begins its pairs.
    """
    terms = list(dict.fromkeys(split_terms(text)))
    return [(term, place == len(terms) - 1 or len(term) == 1) for place, term in enumerate(terms)]


def terms_of_statement(body: Mapping[str, Any]) -> list[str]:
    """Return the terms under which a statement is found: its words and its normalised name.

    None where the words were normalised to a code, a date, a figure or another entity: those are
    found through lists and filters, and the words would only make noise.
    """
    norm = body.get("norm")
    if norm is None:
        return split_terms(body["value"])
    if isinstance(norm, dict):
        value = body["value"]
        words = [word for part in _WORDY_PARTS if isinstance(word := norm.get(part), str)]
        others = " ".join(word for word in words if word != value)
        if others:
            return list(dict.fromkeys(split_terms(f"{value} {others}")))
        return split_terms(value) if words else []
    return []
