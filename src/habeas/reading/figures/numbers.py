"""Read English numbers: digits, number words, dozens and hundreds, and where they end."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from habeas.reading.tokens import Token

_ONES = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_VAGUE = {
    "dozens": (20, 99),
    "scores": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2 * 10**6, 10**7 - 1),
}
_SEVERAL = {"hundred": "hundreds", "thousand": "thousands", "dozen": "dozens", "million": "millions"}
_TENS_OF = {"thousands": (20_000, 99_999), "millions": (2 * 10**7, 10**8 - 1)}
_HUNDREDS_OF = {"thousands": (200_000, 999_999), "millions": (2 * 10**8, 10**9 - 1)}
_AND_A_HALF = ["and", "a", "half"]
_GROUPED = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")

LONGEST = 15
"""Digits that a number of people or things may have; a longer row of them is a code, or damage."""

Amount = int | float


class Number(NamedTuple):
    """A number in words: the amount (or its vague limits), and the token after it."""

    low: Amount
    high: Amount
    vague: bool
    words: bool
    stop: int


def read_number(tokens: Sequence[Token], place: int) -> Number | None:
    """Return the number that begins at tokens[place], or None.

    "a dozen", "half a dozen", "a couple of" and "a hundred" are numbers; "several hundred" is vague.
    """
    found = _read_whole(tokens, place)
    if (
        found is not None
        and not found.vague
        and [_word_at(tokens, found.stop + step) for step in range(3)] == _AND_A_HALF
    ):
        return found._replace(low=found.low + 0.5, high=found.high + 0.5, stop=found.stop + 3)
    return found


def _read_whole(tokens: Sequence[Token], place: int) -> Number | None:
    token = tokens[place]
    if token.kind == "number":
        return _read_digits(tokens, place)
    word = token.lower
    if word in _VAGUE or word == "tens":
        return _read_vague(tokens, place)
    if word in ("a", "an", "half", "several", "few", "couple", "many"):
        return _read_article(tokens, place)
    return _read_words(tokens, place)


def _word_at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].lower if 0 <= place < len(tokens) else ""


def _read_digits(tokens: Sequence[Token], place: int) -> Number | None:
    text = tokens[place].text
    stop = place + 1
    amount = parse_digits(text)
    if amount is None:
        return None
    while (
        stop < len(tokens)
        and len(tokens[stop].text) == 3
        and tokens[stop].text.isdigit()
        and tokens[stop].start == tokens[stop - 1].end + 1
        and len(text) <= 3
        and "." not in text
    ):
        amount = amount * 1000 + int(tokens[stop].text)
        stop += 1
    while _word_at(tokens, stop) in _SCALES:
        amount *= _SCALES[_word_at(tokens, stop)]
        stop += 1
    if amount >= 10**LONGEST:
        return None
    return Number(_tidy(amount), _tidy(amount), False, False, stop)


def parse_digits(text: str) -> Amount | None:
    """Return the amount that digits say: "1,170", "1.170" (as some papers group), "3.5"; None for others."""
    if len(text) > LONGEST:
        return None
    if _GROUPED.fullmatch(text):
        return int(text.replace(",", "").replace(".", ""))
    if _PLAIN.fullmatch(text):
        return float(text) if "." in text else int(text)
    return None


def _tidy(amount: Amount) -> Amount:
    """Return a whole amount as int ("2.5 million" is 2500000)."""
    rounded = round(amount, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _read_vague(tokens: Sequence[Token], place: int) -> Number | None:
    word = tokens[place].lower
    of = _word_at(tokens, place + 1) == "of"
    second = _word_at(tokens, place + 2) if of else ""
    table = {"tens": _TENS_OF, "hundreds": _HUNDREDS_OF}.get(word, {})
    if second in table:
        return Number(*table[second], True, True, place + 3)
    if word == "tens":
        return None
    if _word_at(tokens, place + 1) in ("and", "upon") and _word_at(tokens, place + 2) == word:
        return Number(*_VAGUE[word], True, True, place + 3)
    return Number(*_VAGUE[word], True, True, place + 1)


def _read_article(tokens: Sequence[Token], place: int) -> Number | None:
    word, after, third = (_word_at(tokens, place + step) for step in range(3))
    if word in ("several", "few", "many") and after in _SEVERAL:
        return Number(*_VAGUE[_SEVERAL[after]], True, True, place + 2)
    if word == "a" and after in ("few", "couple") and third in _SEVERAL:
        return Number(*_VAGUE[_SEVERAL[third]], True, True, place + 3)
    if word == "half" and after == "a" and third in _SCALES:
        amount = _SCALES[third] // 2
        return Number(amount, amount, False, True, place + 3)
    if word == "a" and after == "couple":
        return Number(2, 2, False, True, place + (3 if third == "of" else 2))
    if word in ("a", "an") and after in _SCALES:
        return _finish_words(tokens, place + 2, _SCALES[after])
    return None


def _read_words(tokens: Sequence[Token], place: int) -> Number | None:
    first = small_number(tokens[place].lower)
    if first is None:
        return None
    stop = place + 1
    if first in _TENS.values() and 1 <= _ONES.get(_word_at(tokens, stop), 0) <= 9:
        first += _ONES[_word_at(tokens, stop)]
        stop += 1
    return _finish_words(tokens, stop, first)


def _finish_words(tokens: Sequence[Token], stop: int, amount: int) -> Number:
    """Read on after a first amount: "… hundred and twenty", "… thousand two hundred"."""
    total, current = 0, amount
    while stop < len(tokens):
        word = _word_at(tokens, stop)
        if word in _SCALES:
            current *= _SCALES[word]
            if word in ("thousand", "million", "billion"):
                total, current = total + current, 0
            stop += 1
            continue
        step = (
            1
            if word == "and" and current % 100 == 0 and (current or total) and amount != current + total
            else 0
        )
        small = small_number(_word_at(tokens, stop + step))
        if small is None or (total + current < 100) or current % 100:
            break
        if not step and word == "and":
            break
        current += small
        stop += step + 1
    return Number(total + current, total + current, False, True, stop)


def small_number(word: str) -> int | None:
    """Return the amount of one word below a hundred: seven, twenty-five."""
    if word in _ONES:
        return _ONES[word]
    if word in _TENS:
        return _TENS[word]
    tens, sign, ones = word.partition("-")
    if sign and tens in _TENS and 1 <= _ONES.get(ones, 0) <= 9:
        return _TENS[tens] + _ONES[ones]
    return None


STARTERS = frozenset(
    [*_ONES, *_TENS, *_VAGUE, "tens", "a", "an", "half", "several", "few", "couple", "many"]
) - {"zero"}
"""Words at which a number may begin (and hyphened ones that begin with them)."""
