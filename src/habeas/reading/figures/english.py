"""Find the figures of English reports: who or what is counted, how exactly, in which unit."""

import re
from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.figures.ages import (
    DECADES_OF_LIFE,
    finish_hyphened,
    read_age,
    read_decade_of_life,
    read_hyphened,
    read_period,
    read_ratio,
    scale_amount,
)
from habeas.reading.figures.counting import Counted, count_noun
from habeas.reading.figures.found import AGE, IMPLIED, NOUN, SHARE, VAGUE, Found
from habeas.reading.figures.numbers import STARTERS, Number, parse_digits, read_number, small_number
from habeas.reading.figures.qualifiers import find_qualifier, qualify
from habeas.reading.figures.uncounted import find_symbols, is_barred
from habeas.reading.lexicon import read_words
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message

_YEAR_LIKE = re.compile(r"(?:1[89]|20)\d\d")
_JOINED = re.compile(
    r"\s*(?:(?P<age>[-\s](?:years?|yrs?)(?:[-\s]olds?\b|\s+of\s+age\b)|\s?y/o\b)"
    r"|(?P<percent>%|[-\s]?per\s?cent(?:age\s+points?)?\b)|(?P<odd>-?\s?odd\b|-some\b)|(?P<plus>\+|-?\s?plus\b)"
    r"|-\s?(?P<noun>[A-Za-z]+(?:-olds?)?)\b)",
    re.IGNORECASE,
)
_SCORE = re.compile(r"[-–]\d")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_OVER = re.compile(
    r"(?<!for )(?<!after )(?<!spent )(?<!of )(?<!lasted )(?<!took )(?<!well )(?<!just )(?<!in )over\s",
    re.IGNORECASE,
)
_LENGTHS = frozenset({"hours", "days", "weeks", "months", "years"})
_LASTING = re.compile(r"\b(?:for|to|within|after|lasts|lasted|took|takes)\s+$")
"""Behind these "one year" is a length; elsewhere "one" is mostly an article."""
_IMPERIAL = re.compile(
    r"\s*[(\[]\s*(?:about\s+|around\s+|some\s+)?(?P<number>[\d.,]+)[\s-]*"
    r"(?P<unit>miles?|mi|feet|ft|yards?|kilomet(?:er|re)s?|km|met(?:er|re)s?|m)\s*[)\]]",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:the|these|those|all|both|other|its|their|our)\s+(?:other\s+|first\s+|last\s+)?$", re.IGNORECASE
)
_GROUP_OF = re.compile(
    r"\b(?:family|group|team|party|crew|gang|total|band|household|delegation)\s+of\s+$", re.IGNORECASE
)
_OF_THEM = re.compile(
    r"\s+of\s+(?:(?:the|these|those|them|whom|which|its|their|his|her|our)\b|\d)|,\s+(?:including|among|mostly|all)\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\bof\s+(?:the|these|those|all)\s+$", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]*\.?\s+$")
_TAIL = re.compile(
    r"\s+(?:(?P<more>or\s+(?:more|over|older|above)|and\s+(?:over|above))|(?P<so>or\s+so)|"
    r"(?P<less>or\s+(?:fewer|less|under|younger)))\b",
    re.IGNORECASE,
)
_OWNERS = ("the", "these", "those", "its", "their", "his", "her", "our", "whom", "them", "us")
_AFTER_PERSONS = read_words("units", "after_persons") | frozenset(",.;:)”'’\"—–-(")
_AFTER_NUMBER_WORDS = read_words("units", "after_number_words")
_BEFORE_PERSONS = read_words("units", "before_persons")
_POINTING_HEADS = read_words("units", "pointing_heads")


def scan_figures(document: Document, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the figures of an English text in order; `taken` are the spans of its dates."""
    found: list[Found] = []
    tokens = document.tokens
    busy = sorted([*taken, *find_symbols(document.visible)])
    place = spot = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind != "number" and not _may_start(token):
            place += 1
            continue
        while spot < len(busy) and busy[spot][1] <= token.start:
            spot += 1
        free = spot >= len(busy) or busy[spot][0] >= token.end
        figure = _read_figure(document, place) if free else None
        if figure is not None and (spot >= len(busy) or figure.end <= busy[spot][0]):
            found.append(figure)
        place = max(figure.stop, place + 1) if figure is not None else place + 1
    return _share_units(document, found)


def _may_start(token: Token) -> bool:
    if token.kind != "word":
        return False
    word = token.lower
    if word.rpartition("-")[2] in DECADES_OF_LIFE:
        return True
    return word in STARTERS or ("-" in word and word.partition("-")[0] in STARTERS)


def _read_figure(document: Document, place: int) -> Found | None:
    token = document.tokens[place]
    barred = (
        is_barred(document, token)
        if token.kind == "number"
        else token.lower.rpartition("-")[2] in DECADES_OF_LIFE
    )
    if barred:
        return read_decade_of_life(document, place)
    if token.kind == "word" and "-" in token.text:
        hyphened = read_hyphened(document, place)
        if hyphened is not None:
            return hyphened
    number = read_number(document.tokens, place)
    if number is None:
        return read_period(document, place)
    return _read_counted(document, place, number)


def _read_counted(document: Document, place: int, number: Number) -> Found | None:
    tokens = document.tokens
    number, ranged = _read_range(document, place, number)
    end = tokens[number.stop - 1].end
    if not ranged and _SCORE.match(document.visible, end):
        return None
    joined = _JOINED.match(document.visible, end)
    if joined:
        special = _read_joined(document, place, number, joined, ranged)
        if special is not None or joined["noun"]:
            return special
    if tokens[place].lower not in ("a", "couple"):
        aged = read_age(document, place, number, ranged)
        if aged is not None:
            return aged
    return read_ratio(document, place, number) or _count_things(document, place, number, ranged)


def _read_range(document: Document, place: int, number: Number) -> tuple[Number, bool]:
    """50-60; 50 to 60; five or six; between 50 and 60; two to three million."""
    tokens, stop = document.tokens, number.stop
    if stop + 1 >= len(tokens) or number.vague:
        return number, False
    sign = tokens[stop].lower
    between = sign == "and" and _BETWEEN.search(document.words_before(tokens[place].start))
    if sign not in ("-", "–", "—", "to", "or") and not between:
        return number, False
    second = read_number(tokens, stop + 1)
    if second is None or second.vague or tokens[stop + 1].lower in ("a", "an", "half"):
        return number, False
    low = number.low
    if low < 100 and second.high >= 1000 * low and second.high % 1000 == 0:
        low = low * (1000 if second.high < 10**6 else 10**6)
    if not low < second.high or (sign == "or" and second.high - low > 20):
        return number, False
    return Number(low, second.high, False, number.words, second.stop), True


def _read_joined(
    document: Document, place: int, number: Number, joined: re.Match[str], ranged: bool
) -> Found | None:
    """Ages, percentages and what is joined by a hyphen."""
    start, qualifier = find_qualifier(document, document.tokens[place].start)
    qualifier = "range" if ranged else qualifier
    low, high = qualify(qualifier, number.low, number.high)
    stop = document.token_index(joined.end())
    if joined["age"] or joined["percent"]:
        unit, reason = ("years_age", AGE) if joined["age"] else ("percent", SHARE)
        return Found(
            start, joined.end(), low, high, qualifier or "exact", unit, "", Message(reason), 0.95, stop
        )
    if joined["noun"]:
        found = finish_hyphened(document, place, stop, number, joined["noun"].lower().split("-"))
        return found._replace(low=low, high=high, qualifier=qualifier or "exact") if found else None
    counted = count_noun(document.tokens, stop)
    word, unit = "some_over" if joined["odd"] else "at_least", counted.unit or "persons"
    why = Message(NOUN, {"noun": counted.words})
    return Found(start, joined.end(), number.low, None, word, unit, counted.words, why, 0.85, stop)


def _count_things(document: Document, place: int, number: Number, ranged: bool) -> Found | None:
    tokens, stop = document.tokens, number.stop
    start, qualifier = find_qualifier(document, tokens[place].start)
    end, tail = _find_tail(document, tokens[stop - 1].end)
    if tail and not ranged:
        qualifier, stop = tail, document.token_index(end)
    counted = _count_after(document, stop, number)
    if not _is_counted(document, place, number, qualifier, counted):
        return None
    if counted.unit in _LENGTHS and qualifier == "more_than" and _is_during(document, start):
        start, qualifier = tokens[place].start, ""
    qualifier = "vague" if number.vague else "range" if ranged else qualifier
    unit = counted.unit or "persons"
    copy = (
        _IMPERIAL.match(document.visible, tokens[counted.stop - 1].end) if unit in ("km", "miles") else None
    )
    if unit == "miles":
        return _read_copy(document, copy, start, qualifier)
    if unit not in ("persons", "items") and counted.stop > stop:
        end = tokens[counted.stop - 1].end
    low, high = qualify(qualifier, number.low, number.high)
    reason, sure = _reason_for(number, counted, document.visible[tokens[place].start : end])
    end = copy.end() if copy else end
    low, high = scale_amount(low, counted.scale), scale_amount(high, counted.scale)
    stop = max(document.token_index(end), place + 1)
    return Found(start, end, low, high, qualifier or "exact", unit, counted.words, reason, sure, stop)


def _is_during(document: Document, start: int) -> bool:
    """Tried over five days: "over" tells when, not how many."""
    before = document.words_before(start, 12) + document.visible[start : start + 6]
    return bool(_OVER.search(before, max(0, len(before) - 16)))


def _read_copy(document: Document, copy: re.Match[str] | None, start: int, qualifier: str) -> Found | None:
    """300 miles (480 kilometers): the metric copy is the figure."""
    amount = (
        parse_digits(copy["number"].strip(".,")) if copy and copy["unit"].lower().startswith("k") else None
    )
    if copy is None or amount is None:
        return None
    low, high = qualify(qualifier, amount, amount)
    reason, stop = Message(NOUN, {"noun": copy["unit"]}), document.token_index(copy.end())
    return Found(start, copy.end(), low, high, qualifier or "exact", "km", "", reason, 0.85, stop)


def _reason_for(number: Number, counted: Counted, words: str) -> tuple[Message, float]:
    if number.vague:
        return Message(VAGUE, {"words": words}), 0.8
    if counted.unit is None:
        return Message(IMPLIED), 0.6
    return Message(NOUN, {"noun": counted.words}), 0.92 if counted.known else 0.75


def _find_tail(document: Document, end: int) -> tuple[int, str]:
    """Return the end of the words after a number that qualify it ("or more", "or so"), and how."""
    tail = _TAIL.match(document.visible, end)
    if not tail:
        return end, ""
    return tail.end(), "at_least" if tail["more"] else "about" if tail["so"] else "up_to"


def _count_after(document: Document, stop: int, number: Number) -> Counted:
    """Return what is counted, looking behind "of" too: dozens of people, three of the trucks."""
    tokens = document.tokens
    counted = count_noun(tokens, stop, single=number.high <= 1)
    if counted.unit is None and stop + 1 < len(tokens) and tokens[stop].lower == "of":
        behind = count_noun(tokens, stop + 1 + (tokens[stop + 1].lower in _OWNERS))
        if behind.unit is not None and (number.vague or behind.known):
            return behind
    return counted


def _is_counted(document: Document, place: int, number: Number, qualifier: str, counted: Counted) -> bool:
    tokens = document.tokens
    token = tokens[place]
    if counted.unit == "not_counted":
        return False
    if number.low == number.high == 1 and number.words and not qualifier:
        return counted.unit in _LENGTHS and bool(_LASTING.search(document.words_before(token.start)))
    pointing = number.high <= 10 and bool(_POINTING.search(document.words_before(token.start)))
    if counted.unit is not None:
        if pointing and counted.words.split()[-1].lower() in _POINTING_HEADS:
            return False
        return not (_is_year(token, number, qualifier) and counted.unit != "persons")
    if counted.others and not qualifier and not number.vague:
        return False
    if number.stop < len(tokens) and tokens[number.stop].lower in ("times", "fold", "time"):
        return False
    pointing = pointing and not _OF_THE.search(document.words_before(token.start))
    return not pointing and _stands_alone(document, place, number, qualifier)


def _is_year(token: Token, number: Number, qualifier: str) -> bool:
    return not number.words and not qualifier and bool(_YEAR_LIKE.fullmatch(token.text))


def _stands_alone(document: Document, place: int, number: Number, qualifier: str) -> bool:
    """A number without a noun counts people where the sentence goes on as after a subject or an object."""
    tokens = document.tokens
    token, stop = tokens[place], number.stop
    while stop < len(tokens) and tokens[stop].lower in ("more", "others", "further"):
        stop += 1
    following = tokens[stop] if stop < len(tokens) else None
    if qualifier or number.vague:
        return not isinstance(number.low, float)
    if isinstance(number.low, float) or _is_year(token, number, qualifier):
        return False
    before = document.words_before(token.start)
    if number.words and _GROUP_OF.search(before):
        return True
    name = _NAME.search(before)
    if token.lower in ("a", "an", "couple", "half") or (name and name.group().strip() not in _BEFORE_PERSONS):
        return False
    if following is None:
        return not number.words
    if following.lower.endswith(("ed", "ing")):
        return True
    if number.words:
        if following.lower in _AFTER_NUMBER_WORDS or _OF_THEM.match(document.visible, tokens[stop - 1].end):
            return True
        return (
            following.lower == "of"
            and stop + 1 < len(tokens)
            and small_number(tokens[stop + 1].lower) is not None
        )
    return following.lower in _AFTER_PERSONS


def _share_units(document: Document, found: list[Found]) -> list[Found]:
    """In "7 and 11 people" the first number counts what the second does."""
    for index in range(len(found) - 2, -1, -1):
        one, two = found[index], found[index + 1]
        if one.population or one.unit != "persons" or not two.population:
            continue
        if re.fullmatch(r"\s*(?:,|,?\s+and|,?\s+or|/)\s*", document.visible[one.end : two.start]):
            found[index] = one._replace(unit=two.unit, population=two.population, confidence=0.7)
    return found
