"""Find the figures of English reports: who or what is counted, how exactly, in which unit."""

import re
from collections.abc import Sequence

from habeas.reading.document import Document
from habeas.reading.figures.counting import Counted, count_noun, unit_lexicon
from habeas.reading.figures.found import AGE, IMPLIED, NOUN, PERIOD, SHARE, VAGUE, Found
from habeas.reading.figures.numbers import STARTERS, Amount, Number, parse_digits, read_number
from habeas.reading.figures.qualifiers import find_qualifier, qualify
from habeas.reading.tokens import Token
from habeas.vocabulary.message import Message

_BARRED_BEFORE = re.compile(r"(?:[\w.,/:\\@#№_]|[$€£¥₩฿₫]\s?|\bUS\$|[A-Za-z]-)$")
_BARRED_AFTER = re.compile(
    r"(?:/|:\d|\s?(?:[ap]\.?\s?m\b|o['’]clock|GMT\b|UTC\b|hrs\b)|[^\W\d_]|[-–]\d+[-–]\d)", re.IGNORECASE
)
_UNCOUNTED = re.compile(
    r"(?:\+\d|\(0?\d|\b0\d)[\d \t()./-]{6,}\d|https?://\S+|www\.\S+|\S+@\S+\.\w+|\bA/[\w./-]+|\b[A-Z]+/[\w./-]*\d[\w./-]*"
)
"""Telephone numbers, addresses and document symbols."""

_ENUMERATION = re.compile(r"\d{1,2}[.)]\s")
_NAMED_BEFORE = re.compile(
    r"\b(?:articles?|arts?\.?|sections?|resolutions?|laws?|flight|unit|rooms?|chapters?|pages?|pp?\.|paragraphs?|paras?\.?|rules?|"
    r"channel|highway|route|nos?\.|number|act|decree|order|case|camp|bureau|office|ward|block|table|annex|part|phase|level|"
    r"grade|class|day|volume|vol\.|issue|line|gate|terminal|zone|division|brigade|battalion|regiment|type|principle|"
    r"covid|version|step|point|item|clause|square|chapter|world war|protocol|group of|top|size|model|figure|fig\.)\s+$",
    re.IGNORECASE,
)
_YEAR_LIKE = re.compile(r"(?:1[89]|20)\d\d")
_MONTH_BESIDE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:the\s+)?$")
_AFTER_NUMBER = re.compile(
    r"\s*(?:(?P<age>[-\s](?:years?|yrs?)(?:[-\s]olds?\b|\s+of\s+age\b)|\s?y/o\b)|(?P<percent>%|[-\s]?per\s?cent(?:age\s+points?)?\b)"
    r"|(?P<odd>-?\s?odd\b|-some\b)|(?P<plus>\+|-?\s?plus\b)|-\s?(?P<noun>[A-Za-z]+)(?P<old>-olds?)?\b)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged?|ages)\s+(?:of\s+|about\s+|around\s+|between\s+|from\s+|under\s+|over\s+|just\s+|only\s+)*$",
    re.IGNORECASE,
)
_AGE_APPOSED = re.compile(r"[A-Z][\w’'-]+(?:,\s+|\s+\()$")
_AGE_END = re.compile(r"\s*(?:,|\)|\.\s|;)")
_THIRTIES = re.compile(
    r"\b(?:in|into)\s+(?:his|her|their|your|my)\s+(?:(?:early|mid|late)[\s-]+)?(?:and\s+)?$|\b\d0s\s+(?:and|or|to)\s+$",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\s+(?:in\s+every|out\s+of(?:\s+every)?|in|of\s+every)\s+$", re.IGNORECASE)
_IMPERIAL = re.compile(
    r"\s*[(\[]\s*(?:about\s+|around\s+|some\s+)?(?P<number>[\d.,]+)[\s-]*(?P<unit>miles?|mi|feet|ft|yards?|kilomet(?:er|re)s?|km|met(?:er|re)s?|m)\s*[)\]]",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:the|these|those|all|both|other|its|their|our)\s+(?:other\s+|first\s+|last\s+)?$", re.IGNORECASE
)
_ANAPHORIC_HEADS = frozenset(
    {"countries", "sides", "koreas", "governments", "nations", "neighbours", "neighbors", "states", "leaders"}
)
_VERBLIKE = frozenset(
    ["were", "was", "are", "is", "have", "had", "has", "been", "be", "died", "dead", "remain", "remained", "remains", "still", "fled", "left", "crossed", "arrived", "escaped", "made", "reached", "came", "went", "survived", "disappeared", "who", "whom", "including", "among", "of", "from", "in", "at", "on", "to", "by", "for", "during", "after", "before", "since", "so", "or", "and", "but", ",", ".", ";", ":", ")", "”", "'", "’", "—", "–", "-", "(", "people"]
)
_GROUP_OF = re.compile(
    r"\b(?:family|group|team|party|crew|gang|total|band|household|delegation)\s+of\s+$", re.IGNORECASE
)
_OTHER_OF = re.compile(r"\s+of\s+(?:the|these|those|them|whom|which|its|their|his|her|our)\b", re.IGNORECASE)
_PERIOD_BEFORE = re.compile(
    r"\b(?:for|within|after|spent|spending|another|than|over|nearly|almost|about|around|least|under|half|lasted|only|just|"
    r"by|every|sentenced\s+to|up\s+to|some|roughly|approximately|to)\s+$",
    re.IGNORECASE,
)
_PERIODS = frozenset({"decade", "century", "year", "month", "week", "day", "hour", "fortnight"})
_NAME = re.compile(r"[A-Z][\w’'-]*\.?\s+$")
_FREE_NAMES = frozenset(
    ["The", "A", "In", "On", "At", "By", "Of", "For", "With", "And", "But", "Some", "About", "Around", "Nearly", "Almost", "Over", "Of", "All", "Another", "Only", "Those", "These", "Up", "From", "To", "After", "Before", "Between", "Among", "When", "While", "As", "Of", "Today", "Then", "Meanwhile", "At", "Least", "Just"]
)


def scan_figures(document: Document, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the figures of an English text in order; `taken` are the spans of its dates, in order."""
    found: list[Found] = []
    tokens = document.tokens
    taken = sorted([*taken, *(match.span() for match in _UNCOUNTED.finditer(document.visible))])
    place, date = 0, 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind != "number" and not _may_start(token):
            place += 1
            continue
        while date < len(taken) and taken[date][1] <= token.start:
            date += 1
        busy = date < len(taken) and taken[date][0] < token.end
        figure = None if busy else _read_figure(document, place)
        if figure is None:
            place += 1
            continue
        if date >= len(taken) or figure.end <= taken[date][0]:
            found.append(figure)
        place = max(figure.stop, place + 1)
    return _share_units(document, found)


def _may_start(token: Token) -> bool:
    if token.kind != "word":
        return False
    return token.lower in STARTERS or ("-" in token.text and token.lower.partition("-")[0] in STARTERS)


def _read_figure(document: Document, place: int) -> Found | None:
    tokens = document.tokens
    token = tokens[place]
    if token.kind == "number":
        if _is_barred(document, token):
            return _read_thirties(document, place)
    elif "-" in token.text:
        hyphened = _read_hyphened(document, place)
        if hyphened is not None:
            return hyphened
    number = read_number(tokens, place)
    if number is None:
        return _read_period(document, place)
    return _read_counted(document, place, number)


def _is_barred(document: Document, token: Token) -> bool:
    """Numbers that count nothing: of articles and flights, money, clock times, phones, enumerations."""
    if parse_digits(token.text) is None:
        return True
    before = document.words_before(token.start)
    after = document.visible[token.end : token.end + 12]
    if _BARRED_BEFORE.search(before) or (_BARRED_AFTER.match(after) and not after.startswith("-")):
        return True
    if _NAMED_BEFORE.search(before) or _MONTH_BESIDE.search(before):
        return True
    at_start = document.paragraph_at(token.start).start == token.start
    return at_start and bool(_ENUMERATION.match(document.visible, token.start))


def _read_thirties(document: Document, place: int) -> Found | None:
    """In her 30s: an age between 30 and 39."""
    token = document.tokens[place]
    if not re.fullmatch(r"[1-9]0s", token.text):
        return None
    if not _THIRTIES.search(document.words_before(token.start)):
        return None
    low = int(token.text[:2])
    return Found(token.start, token.end, low, low + 9, "range", "years_age", "", Message(AGE), 0.9, place + 1)


def _read_hyphened(document: Document, place: int) -> Found | None:
    """Five-year, six-month-old, twelve-member: a number word and its unit in one word."""
    token = document.tokens[place]
    parts = token.lower.split("-")
    for cut in (2, 1):
        words = "-".join(parts[:cut])
        number = read_number([Token(token.start, token.end, words, "word", words)], 0)
        if number is not None and number.stop == 1 and len(parts) > cut:
            return _finish_hyphened(document, place, place + 1, number, parts[cut], parts[cut + 1 :])
    return None


def _finish_hyphened(
    document: Document, place: int, stop: int, number: Number, noun: str, rest: list[str]
) -> Found | None:
    token, last = document.tokens[place], document.tokens[stop - 1]
    start, qualifier = find_qualifier(document, token.start)
    low, high = qualify(qualifier, number.low, number.high)
    old = rest[:1] in (["old"], ["olds"])
    unit, scale = unit_lexicon().get(noun, ("", 1.0))
    if old and unit == "years":
        unit = "years_age"
    if noun in ("strong", "member", "person", "man", "woman"):
        unit = "persons"
    if unit in ("", "not_counted", "miles"):
        return None
    reason = Message(AGE) if old else Message(NOUN, {"noun": noun})
    return Found(
        start,
        last.end,
        _times(low, scale),
        _times(high, scale),
        qualifier or "exact",
        unit,
        noun,
        reason,
        0.85,
        stop,
    )


def _times(amount: Amount | None, scale: float) -> Amount | None:
    if amount is None or scale == 1:
        return amount
    scaled = round(amount * scale, 4)
    return int(scaled) if scaled == int(scaled) else scaled


def _read_period(document: Document, place: int) -> Found | None:
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
    if not sure and not _PERIOD_BEFORE.search(document.words_before(tokens[place].start)):
        return None
    unit, scale = unit_lexicon()[noun.lower]
    low, high = qualify(qualifier, _times(half, scale) or 1, _times(half, scale) or 1)
    return Found(
        start,
        noun.end,
        _times(low, 1),
        _times(high, 1),
        qualifier or "exact",
        unit,
        noun.text,
        Message(PERIOD),
        0.8,
        first + 2,
    )


def _read_counted(document: Document, place: int, number: Number) -> Found | None:
    tokens = document.tokens
    number, ranged = _read_range(document, place, number)
    last = tokens[number.stop - 1]
    after = _AFTER_NUMBER.match(document.visible, last.end)
    if after and not (
        after["noun"] and ranged and not after["old"] and after["noun"].lower() not in unit_lexicon()
    ):
        special = _read_special(document, place, number, after, ranged)
        if special is not None or after["noun"]:
            return special
    if not number.words or tokens[place].lower not in ("a", "couple"):
        aged = _read_age(document, place, number, ranged)
        if aged is not None:
            return aged
    ratio = _read_ratio(document, place, number)
    return ratio or _count_things(document, place, number, ranged)


def _read_range(document: Document, place: int, number: Number) -> tuple[Number, bool]:
    """50-60; 50 to 60; five or six; between 50 and 60; two to three million."""
    tokens, stop = document.tokens, number.stop
    if stop + 1 >= len(tokens) or number.vague:
        return number, False
    sign = tokens[stop].lower
    between = sign == "and" and re.search(
        r"\bbetween\s+(?:about\s+|around\s+)?$", document.words_before(tokens[place].start), re.IGNORECASE
    )
    if sign not in ("-", "–", "—", "to", "or") and not between:
        return number, False
    second = read_number(tokens, stop + 1)
    if second is None or second.vague or tokens[stop + 1].lower in ("a", "an", "half"):
        return number, False
    low = number.low
    if second.high > low and second.high >= 1000 * low and low < 100 and second.high % 1000 == 0:
        low = low * (1000 if second.high < 10**6 else 10**6)
    if not low < second.high:
        return number, False
    if sign == "or" and (not number.words or second.high - low > 2) and second.high - low > 20:
        return number, False
    return Number(low, second.high, False, number.words, second.stop), True


def _read_special(
    document: Document, place: int, number: Number, after: re.Match[str], ranged: bool
) -> Found | None:
    """Ages, percentages and what is joined by a hyphen."""
    tokens = document.tokens
    start, qualifier = find_qualifier(document, tokens[place].start)
    qualifier = "range" if ranged else qualifier
    low, high = qualify(qualifier, number.low, number.high)
    stop = document.token_index(after.end())
    if after["age"] or after["percent"]:
        unit, reason = ("years_age", AGE) if after["age"] else ("percent", SHARE)
        return Found(
            start, after.end(), low, high, qualifier or "exact", unit, "", Message(reason), 0.95, stop
        )
    if after["noun"]:
        rest = ["old"] if after["old"] or after.group().lower().endswith("year-old") else []
        found = _finish_hyphened(document, place, stop, number, after["noun"].lower(), rest)
        return found._replace(low=low, high=high, qualifier=qualifier or "exact") if found else None
    if after["odd"] or after["plus"]:
        word = "some_over" if after["odd"] else "at_least"
        counted = count_noun(tokens, stop)
        unit = counted.unit or "persons"
        return Found(
            start,
            after.end(),
            number.low,
            None,
            word,
            unit,
            counted.words,
            Message(NOUN, {"noun": counted.words}),
            0.85,
            stop,
        )
    return None


def _read_age(document: Document, place: int, number: Number, ranged: bool) -> Found | None:
    """Aged 38; Kim, 38, said."""
    token = document.tokens[place]
    if number.high > 120 or number.vague:
        return None
    before = document.words_before(token.start)
    end = document.tokens[number.stop - 1].end
    aged = _AGED.search(before)
    apposed = (
        not number.words
        and number.low >= 1
        and _AGE_APPOSED.search(before)
        and _AGE_END.match(document.visible, end)
    )
    if apposed and re.search(r"\b(?:in|from|at|near|to|of)\s+(?:[A-Z][\w’'-]+\s?)+[,(\s]*$", before):
        return None
    if not aged and not apposed:
        return None
    start, qualifier = find_qualifier(document, token.start)
    qualifier = (
        "range"
        if ranged or (aged and "between" in aged.group().lower() and number.low != number.high)
        else qualifier
    )
    low, high = qualify(qualifier, number.low, number.high)
    return Found(
        start, end, low, high, qualifier or "exact", "years_age", "", Message(AGE), 0.85, number.stop
    )


def _read_ratio(document: Document, place: int, number: Number) -> Found | None:
    """One in three; seven out of ten."""
    tokens, stop = document.tokens, number.stop
    for width in (1, 2, 3):
        if stop + width >= len(tokens):
            return None
        gap = document.visible[tokens[stop - 1].end : tokens[stop + width].start]
        if not _RATIO.fullmatch(gap):
            continue
        second = read_number(tokens, stop + width)
        plain = gap.split() == ["in"]
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


def _count_things(document: Document, place: int, number: Number, ranged: bool) -> Found | None:
    tokens = document.tokens
    start, qualifier = find_qualifier(document, tokens[place].start)
    stop = number.stop
    tail_end, tail = _find_tail(document, tokens[stop - 1].end)
    if tail and not ranged:
        qualifier, stop = tail, document.token_index(tail_end)
    counted = _count_after(document, stop, number)
    if not _is_counted(document, place, number, qualifier, counted):
        return None
    if number.vague:
        qualifier = "vague"
    elif ranged:
        qualifier = "range"
    low, high = qualify(qualifier, number.low, number.high)
    end = tail_end if tail else tokens[stop - 1].end
    unit = counted.unit or "persons"
    if unit not in ("persons", "items") and counted.stop > stop:
        end = tokens[counted.stop - 1].end
    copy = (
        _IMPERIAL.match(document.visible, tokens[counted.stop - 1].end) if unit in ("km", "miles") else None
    )
    if unit == "miles":
        return _from_bracket(copy, start, qualifier, document)
    reason, sure = _reason_for(number, counted, document.visible[tokens[place].start : end])
    return Found(
        start,
        copy.end() if copy else end,
        _times(low, counted.scale),
        _times(high, counted.scale),
        qualifier or "exact",
        unit,
        counted.words,
        reason,
        sure,
        document.token_index(copy.end()) if copy else max(stop, place + 1),
    )


def _from_bracket(copy: re.Match[str] | None, start: int, qualifier: str, document: Document) -> Found | None:
    """300 miles (480 kilometers): the metric copy is the figure."""
    if copy is None or not copy["unit"].lower().startswith("k"):
        return None
    amount = parse_digits(copy["number"].strip(".,"))
    if amount is None:
        return None
    low, high = qualify(qualifier, amount, amount)
    return Found(
        start,
        copy.end(),
        low,
        high,
        qualifier or "exact",
        "km",
        "",
        Message(NOUN, {"noun": copy["unit"]}),
        0.85,
        document.token_index(copy.end()),
    )


def _reason_for(number: Number, counted: Counted, words: str) -> tuple[Message, float]:
    if number.vague:
        return Message(VAGUE, {"words": words}), 0.8
    if counted.unit is None:
        return Message(IMPLIED), 0.6
    return Message(NOUN, {"noun": counted.words}), 0.92 if counted.known else 0.75


_TAIL = re.compile(
    r"\s+(?:(?P<more>or\s+(?:more|over|older|above)|and\s+(?:over|above))|(?P<so>or\s+so)|(?P<less>or\s+(?:fewer|less|under|younger)))\b",
    re.IGNORECASE,
)


def _find_tail(document: Document, end: int) -> tuple[int, str]:
    """Return the words after a number that qualify it: "or more", "or so"."""
    tail = _TAIL.match(document.visible, end)
    if not tail:
        return end, ""
    return tail.end(), "at_least" if tail["more"] else "about" if tail["so"] else "up_to"


def _count_after(document: Document, stop: int, number: Number) -> Counted:
    """Return what is counted, looking behind "of" too: dozens of people, three of the trucks."""
    tokens = document.tokens
    counted = count_noun(tokens, stop)
    if counted.unit is None and stop < len(tokens) and tokens[stop].lower == "of":
        step = stop + 1
        if step < len(tokens) and tokens[step].lower in (
            "the",
            "these",
            "those",
            "its",
            "their",
            "his",
            "her",
            "our",
            "whom",
        ):
            step += 1
        behind = count_noun(tokens, step)
        if behind.unit is not None and (number.vague or behind.known):
            return behind
    return counted


def _is_counted(document: Document, place: int, number: Number, qualifier: str, counted: Counted) -> bool:
    tokens = document.tokens
    token = tokens[place]
    before = document.words_before(token.start)
    if counted.unit == "not_counted":
        return False
    if number.low == number.high == 1 and number.words and not qualifier:
        return False
    pointed = bool(_PRONOUN_BEFORE.search(before))
    if counted.unit is not None:
        anaphoric = pointed and number.high <= 10 and counted.words.split()[-1].lower() in _ANAPHORIC_HEADS
        year = (
            not number.words
            and _YEAR_LIKE.fullmatch(token.text)
            and not qualifier
            and counted.unit != "persons"
        )
        return not anaphoric and not year
    if counted.others and not qualifier:
        return False
    return _stands_alone(document, place, number, qualifier, pointed)


def _stands_alone(document: Document, place: int, number: Number, qualifier: str, pointed: bool) -> bool:
    """A number without a noun counts people where the sentence goes on as after a subject or an object."""
    tokens = document.tokens
    token, following = tokens[place], tokens[number.stop] if number.stop < len(tokens) else None
    if isinstance(number.low, float) or (
        not number.words and _YEAR_LIKE.fullmatch(token.text) and not qualifier
    ):
        return False
    if tokens[place].lower in ("a", "an", "couple", "half") or (pointed and number.high <= 10):
        return False
    name = _NAME.search(document.words_before(token.start))
    if name and not qualifier and name.group().strip() not in _FREE_NAMES:
        return False
    if number.words and not qualifier and _GROUP_OF.search(document.words_before(token.start)):
        return True
    if following is None:
        return not number.words or number.vague
    participle = following.lower.endswith(("ed", "ing"))
    if number.words and not qualifier and not number.vague:
        return (
            participle
            or following.lower in ("were", "have", "had", "died", "are")
            or bool(_OTHER_OF.match(document.visible, tokens[number.stop - 1].end))
        )
    return participle or bool(qualifier) or following.lower in _VERBLIKE


def _share_units(document: Document, found: list[Found]) -> list[Found]:
    """In "7 and 11 people" the first number counts what the second does."""
    for index in range(len(found) - 2, -1, -1):
        one, two = found[index], found[index + 1]
        if one.population or one.unit != "persons" or not two.population:
            continue
        if re.fullmatch(r"\s*(?:,|,?\s+and|,?\s+or|/)\s*", document.visible[one.end : two.start]):
            found[index] = one._replace(unit=two.unit, population=two.population, confidence=0.7)
    return found
