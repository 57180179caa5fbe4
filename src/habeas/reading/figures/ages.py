"""Find ages, lengths in one word, periods in words and ratios in English reports."""

import re

from habeas.reading.document import Document
from habeas.reading.figures.counting import count_noun, unit_lexicon
from habeas.reading.figures.found import AGE, NOUN, PERIOD, SHARE, Found
from habeas.reading.figures.numbers import Amount, Number, read_number
from habeas.reading.figures.qualifiers import find_qualifier, qualify
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message

DECADES_OF_LIFE = {
    "teens": 13,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
}
_AGED = re.compile(
    r"\b(?:aged?|ages)\s+(?:of\s+|about\s+|around\s+|between\s+|from\s+|under\s+|over\s+|just\s+|only\s+)*"
    r"(?:(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty)\s*(?:,\s*and|,|and|or)\s+)*$",
    re.IGNORECASE,
)
_SHE_WAS = re.compile(
    r"\b(?:he|she|I|who|they)\s+(?:was|were|is|am|turned|turns|had\s+turned)\s+(?:only\s+|just\s+|about\s+|around\s+|barely\s+|"
    r"then\s+|now\s+|over\s+|under\s+)*$|\b(?:youngest|oldest|eldest)\s+(?:is\s+|was\s+|just\s+|only\s+|now\s+)*$|(?:^|[.“\"]\s*)Now\s+$|,\s+now\s+(?:aged\s+)?$"
    r"|\b(?:is|are|was|were)\s+under\s+$|\b(?:man|woman|boy|girl|youth|child|men|women|boys|girls|children)\s+of\s+"
    r"(?:(?:\d{1,2}|\w+)\s*(?:,\s*and|,|and|or)\s+)*$",
    re.IGNORECASE,
)
_PERSON_AGED = re.compile(
    r"\b(?:children|minors|boys|girls|people|persons|those|anyone|everyone|women|men|kids|youths?|child|person|someone|"
    r"girl|boy|man|woman)\s+(?:aged\s+)?(?:under|over|below|above|younger\s+than|older\s+than)\s+(?:the\s+age\s+of\s+)?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"(?P<noun>[A-Za-z][\w’'-]*\.?)(?:,\s+|\s+\()$")
_APPOSED_END = re.compile(r"\s*(?:,|\)|\.\s)")
_OF_CHILDREN = re.compile(
    r"\b(?:sons|daughters|children|kids|boys|girls|brothers|sisters),\s+(?:\d{1,2}\s*(?:,\s*and|,|and)\s+)*$",
    re.IGNORECASE,
)
_LIST_END = re.compile(r"\s*(?:[,.;)”\"—–]|and\s+\d{1,2}\b)")
_OF_PLACE = re.compile(r"\b(?:in|from|at|near|to|of)\s+(?:[A-Z][\w’'-]+\s?)+[,(\s]*$")
_IN_HER = re.compile(
    r"\b(?:in|into)\s+(?:his|her|their|your|my)\s+(?:(?:early|mid|late)[\s-]+)?(?:to\s+(?:mid|late)[\s-]+)?$"
    r"|\b(?:\d0s|\w+ties)\s+(?:and|or|to)\s+$",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\s+(?:in\s+every|out\s+of(?:\s+(?:every|the))?|in|of\s+every)\s+$", re.IGNORECASE)
_LENGTH_BEFORE = re.compile(
    r"\b(?:for|within|after|spent|spending|another|than|over|nearly|almost|about|around|least|under|half|lasted|only|just|"
    r"by|every|sentenced\s+to|up\s+to|some|roughly|approximately)\s+$",
    re.IGNORECASE,
)
_PERIODS = frozenset({"decade", "century", "year", "month", "week", "day", "hour", "fortnight"})
_SOME_OVER = ("odd", "some", "plus")
_STRONG = ("strong", "member", "person", "man", "woman")


def scale_amount(amount: Amount | None, scale: float) -> Amount | None:
    """Return the amount times `scale`, whole where it is whole; None stays an open end."""
    if amount is None or scale == 1:
        return amount
    scaled = round(amount * scale, 4)
    return int(scaled) if scaled == int(scaled) else scaled


def read_decade_of_life(document: Document, place: int) -> Found | None:
    """In her 30s, in his early twenties: an age between 30 and 39, 20 and 29."""
    token = document.tokens[place]
    word = token.lower.rpartition("-")[2]
    low = int(token.text[:2]) if re.fullmatch("[2-9]0s", token.text) else DECADES_OF_LIFE.get(word, 0)
    if not low or not _IN_HER.search(document.words_before(token.start)):
        return None
    high = 19 if low == 13 else low + 9
    return Found(token.start, token.end, low, high, "range", "years_age", "", Message(AGE), 0.9, place + 1)


def read_hyphened(document: Document, place: int) -> Found | None:
    """Five-year, six-month-old, twelve-member: a number word and its unit in one word."""
    token = document.tokens[place]
    parts = token.lower.split("-")
    for cut in (2, 1):
        words = "-".join(parts[:cut])
        number = read_number([Token(token.start, token.end, words, "word", words)], 0)
        if number is not None and number.stop == 1 and len(parts) > cut:
            if parts[cut] in _SOME_OVER:
                return _read_some_over(document, place, number)
            return finish_hyphened(document, place, place + 1, number, parts[cut:])
    return None


def _read_some_over(document: Document, place: int, number: Number) -> Found:
    """Twenty-odd people."""
    token, counted = document.tokens[place], count_noun(document.tokens, place + 1)
    reason, unit = Message(NOUN, {"noun": counted.words}), counted.unit or "persons"
    return Found(
        token.start, token.end, number.low, None, "some_over", unit, counted.words, reason, 0.8, place + 1
    )


def finish_hyphened(
    document: Document, place: int, stop: int, number: Number, words: list[str]
) -> Found | None:
    """Return the figure of a number and the words joined to it: year old, member, km."""
    noun, old = words[0], words[1:2] in (["old"], ["olds"])
    unit, scale = unit_lexicon().get(noun, ("", 1.0))
    if old and unit == "years":
        unit = "years_age"
    if noun in _STRONG:
        unit = "persons"
    if unit in ("", "not_counted", "miles"):
        return None
    start, qualifier = find_qualifier(document, document.tokens[place].start)
    low, high = qualify(qualifier, number.low, number.high)
    return Found(
        start,
        document.tokens[stop - 1].end,
        scale_amount(low, scale),
        scale_amount(high, scale),
        qualifier or "exact",
        unit,
        noun,
        Message(AGE) if old else Message(NOUN, {"noun": noun}),
        0.85,
        stop,
    )


def read_period(document: Document, place: int) -> Found | None:
    """A decade; more than a year; half a century."""
    tokens = document.tokens
    first, half = place, 1.0
    if tokens[place].lower == "half" and place + 2 < len(tokens) and tokens[place + 1].lower in ("a", "an"):
        first, half = place + 1, 0.5
    if first + 1 >= len(tokens) or tokens[first].lower not in ("a", "an"):
        return None
    noun = tokens[first + 1]
    if noun.lower not in _PERIODS:
        return None
    start, qualifier = find_qualifier(document, tokens[place].start)
    sure = qualifier or noun.lower in ("decade", "century") or half != 1
    if not sure and not _LENGTH_BEFORE.search(document.words_before(tokens[place].start)):
        return None
    unit, scale = unit_lexicon()[noun.lower]
    more = document.visible.startswith(" and a half", noun.end)
    amount = scale_amount(half + 0.5 * more, scale) or 1
    amount = int(amount) if amount == int(amount) else amount
    low, high = qualify(qualifier, amount, amount)
    end = noun.end + 11 * more
    reason = Message(PERIOD)
    return Found(
        start, end, low, high, qualifier or "exact", unit, noun.text, reason, 0.8, document.token_index(end)
    )


def read_age(document: Document, place: int, number: Number, ranged: bool) -> Found | None:
    """Aged 38; children under 16; Kim, 38, said."""
    token = document.tokens[place]
    if number.high > 120 or number.vague:
        return None
    before = document.words_before(token.start)
    end = document.tokens[number.stop - 1].end
    aged = bool(_AGED.search(before)) or (
        bool(_PERSON_AGED.search(before) or _SHE_WAS.search(before)) and _stands_bare(document, number.stop)
    )
    if (
        not aged
        and _OF_CHILDREN.search(before)
        and number.high < 25
        and _LIST_END.match(document.visible, end)
    ):
        aged = True
    if not aged and (number.words or number.low < 1 or not _is_apposed(document, before, end)):
        return None
    start, qualifier = find_qualifier(document, token.start)
    qualifier = "range" if ranged else qualifier
    low, high = qualify(qualifier, number.low, number.high)
    return Found(
        start, end, low, high, qualifier or "exact", "years_age", "", Message(AGE), 0.85, number.stop
    )


def _stands_bare(document: Document, stop: int) -> bool:
    counted = count_noun(document.tokens, stop, single=True)
    following = document.tokens[stop].lower if stop < len(document.tokens) else ""
    return counted.unit is None and not counted.others and following != "of"


def _is_apposed(document: Document, before: str, end: int) -> bool:
    """Kim, 38, said; a student, 22, said. Not "in Tumen (104)"."""
    noun = _APPOSED.search(before)
    if not noun or not _APPOSED_END.match(document.visible, end) or _OF_PLACE.search(before):
        return False
    word = noun["noun"]
    person = unit_lexicon().get(word.lower(), ("", 0.0))[0] == "persons"
    return word[0].isupper() or (person and not word.endswith("s")) or word.endswith(("ist", "er", "or"))


def read_ratio(document: Document, place: int, number: Number) -> Found | None:
    """One in three; seven out of ten; two of every five."""
    tokens, stop = document.tokens, number.stop
    for width in (1, 2, 3):
        if stop + width >= len(tokens):
            return None
        gap = document.visible[tokens[stop - 1].end : tokens[stop + width].start]
        if not _RATIO.fullmatch(gap):
            continue
        second = read_number(tokens, stop + width)
        if second is None:
            continue
        plain = gap.split() == ["in"] and not (number.words and second.words)
        if (
            second is None
            or second.vague
            or not number.low < second.low <= 1000
            or (plain and number.low != 1)
        ):
            return None
        start, qualifier = find_qualifier(document, tokens[place].start)
        share = round(number.low / second.low, 4)
        low, high = qualify(qualifier, share, share)
        end = tokens[second.stop - 1].end
        return Found(
            start, end, low, high, qualifier or "exact", "ratio", "", Message(SHARE), 0.7, second.stop
        )
    return None
