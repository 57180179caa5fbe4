"""The terms a text is found by: words as they are, and pairs of characters where no space parts words."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from habeas.vocabulary.schema import load_vocabulary

_RUN = re.compile(
    r"(?P<dense>[぀-ヿ㐀-䶿一-鿿가-힣豈-﫿]+)"
    r"|(?P<word>[^\W_぀-ヿ㐀-䶿一-鿿가-힣豈-﫿]+)"
)
_WORD = re.compile(r"[a-z0-9]+")
_WORDY_PARTS = frozenset({"text", "name", "label", "population"})


@lru_cache(maxsize=65536)
def split_terms(text: str) -> tuple[str, ...]:
    """Return the terms of `text`: folded words, and each two neighbours of Hangul, Han or Kana.

    A word of two Korean or Chinese characters is one term, where an index of three would miss it.
    Accents are left out, on PostgreSQL as on SQLite. Names and places come again and again: kept.
    """
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    terms: list[str] = []
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text).casefold()):
        run = match.group()
        if match.lastgroup == "word":
            terms.append(_drop_accents(run))
        elif len(run) == 1:
            terms.append(run)
        else:
            terms.extend(run[start : start + 2] for start in range(len(run) - 1))
    return tuple(terms)


def _drop_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(each for each in parts if not unicodedata.combining(each)))


def query_terms(text: str) -> list[tuple[str, bool]]:
    """Return the terms that must all be found, each with whether the beginning of a term will do.

    The last word may be unfinished, and one character of Hangul or Han begins its pairs.
    """
    terms = list(dict.fromkeys(split_terms(text)))
    return [(term, place == len(terms) - 1 or len(term) == 1) for place, term in enumerate(terms)]


def terms_of_statement(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the terms under which a statement is found: its words and its normalised name.

    None where the words were normalised to a code, a date, a figure or another entity: those are
    found through lists and filters, and the words would only make noise.
    """
    norm = body.get("norm")
    if norm is None or (isinstance(norm, str) and _is_worded(body["kind"], body["property"])):
        return split_terms(body["value"])
    if not isinstance(norm, dict) or _WORDY_PARTS.isdisjoint(norm):
        return ()
    value = body["value"]
    words = [word for part, word in norm.items() if part in _WORDY_PARTS and isinstance(word, str)]
    if words == [value]:
        return split_terms(value)
    return tuple(dict.fromkeys(split_terms(" ".join((value, *words))))) if words else ()


@cache
def _is_worded(kind: str, property_: str) -> bool:
    found = load_vocabulary().find_property(kind, property_)
    return found is not None and found.type in ("text", "name")
