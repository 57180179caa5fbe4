"""Cut a text into words, numbers and signs, each with its exact place."""

import re
from typing import NamedTuple

from habeas.reading.lexicon import read_words


class Token(NamedTuple):
    """A piece of text: `whole[start:end] == text`.

    `kind` is word, abbreviation, number, clitic, hangul, han or sign. `lower` is the form to look
    up in a lexicon: lower case, with straight apostrophes.
    """

    start: int
    end: int
    text: str
    kind: str
    lower: str


LETTERS = "A-Za-z\u00aa-\u02af\u0300-\u10ff\u1e00-\u1fff\ufb00-\ufdff\ufe70-\ufefc"
"""The letters of all alphabets (a character class), without Hangul, Han and kana."""

HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
HAN = "\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"

_CAPITALISED = read_words("abbreviations", "capitalised")
_LOWER = read_words("abbreviations", "lower")

_CLITIC = "['’](?:s|S|re|ve|ll|d|m)(?![A-Za-z])"
_PATTERN = re.compile(
    rf"""
    (?P<abbreviation>  (?:[{LETTERS}]\.){{2,}} | (?<![\w.]) [ap]\.\x20m\. )
  | (?P<clitic>        (?<=[\w.]) {_CLITIC} )
  | (?P<word>          [{LETTERS}]+ (?: (?!{_CLITIC}) ['’-] [{LETTERS}]+ )* )
  | (?P<number>        \d+ (?:[.,]\d+)* (?: (?:st|nd|rd|th|s) (?![A-Za-z]) )? )
  | (?P<hangul>        [{HANGUL}]+ )
  | (?P<han>           [{HAN}]+ )
  | (?P<sign>          \.\.\. | -- | [^\s] )
    """,
    re.VERBOSE,
)


def cut_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of text[start:end] in order; offsets are those of the whole text.

    The possessive 's is a token of its own; a hyphened word is one token, and so is "U.S.".
    """
    tokens: list[Token] = []
    for match in _PATTERN.finditer(text, start, len(text) if end is None else end):
        kind, words, (begin, stop) = match.lastgroup or "sign", match.group(), match.span()
        if words == "." and tokens and tokens[-1].end == begin and _keeps_stop(tokens[-1]):
            before = tokens.pop()
            words, begin, kind = before.text + ".", before.start, "abbreviation"
        lower = words.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        tokens.append(Token(begin, stop, words, kind, lower))
    return tokens


def _keeps_stop(token: Token) -> bool:
    """Tell whether a full stop right after `token` belongs to it."""
    if token.kind != "word":
        return False
    form = token.lower + "."
    if token.text[0].isupper():
        return form in _CAPITALISED or (len(token.text) == 1 and token.text not in "I")
    return form in _LOWER
