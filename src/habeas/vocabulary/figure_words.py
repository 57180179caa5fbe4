"""Says a figure in words, English or Korean, with its open end left open."""

from habeas.vocabulary.figure import FigureValue, Number
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.schema import load_vocabulary

_ENGLISH = {
    "exact": "{n}",
    "at_least": "at least {n}",
    "more_than": "more than {n}",
    "some_over": "somewhat over {n}",
    "about": "about {n}",
    "nearly": "nearly {n}",
    "less_than": "fewer than {n}",
    "up_to": "up to {n}",
    "range": "{low}–{high}",
    "vague": "roughly {low}–{high}",
}
_KOREAN = {
    "exact": "{n}{unit}",
    "at_least": "최소 {n}{unit}",
    "more_than": "{n}{unit} 초과",
    "some_over": "{n}여 {unit}",
    "about": "약 {n}{unit}",
    "nearly": "거의 {n}{unit}",
    "less_than": "{n}{unit} 미만",
    "up_to": "최대 {n}{unit}",
    "range": "{low}~{high}{unit}",
    "vague": "대략 {low}~{high}{unit}",
}
_MESSAGES = {
    "exact": gettext_noop("{amount}"),
    "at_least": gettext_noop("at least {amount}"),
    "more_than": gettext_noop("more than {amount}"),
    "some_over": gettext_noop("somewhat over {amount}"),
    "about": gettext_noop("about {amount}"),
    "nearly": gettext_noop("nearly {amount}"),
    "less_than": gettext_noop("fewer than {amount}"),
    "up_to": gettext_noop("up to {amount}"),
    "range": gettext_noop("{amount}"),
    "vague": gettext_noop("roughly {amount}"),
}
_VAGUE: dict[tuple[Number | None, Number | None], tuple[str, str]] = {
    (20, 99): ("dozens", "수십"),
    (200, 999): ("hundreds", "수백"),
    (2_000, 9_999): ("thousands", "수천"),
    (20_000, 99_999): ("tens of thousands", "수만"),
    (200_000, 999_999): ("hundreds of thousands", "수십만"),
}
"""The ends by convention; where a figure has them, the words are said and not the ends."""


def word_figure(value: FigureValue, language: str = "en") -> str:
    """Return "more than 500", "500명 초과"; English leaves the unit to whoever asks, Korean names it."""
    korean = language.startswith("ko")
    label = load_vocabulary().units[value.unit].label
    unit = label.ko if korean else label.en
    if value.qualifier == "vague" and (words := _VAGUE.get((value.least, value.most))):
        return f"{words[1]} {unit}" if korean else words[0]
    return _fill(_KOREAN if korean else _ENGLISH, value, unit)


def message_figure(value: FigureValue) -> Message:
    """Return the figure as a message, for sentences that the web translates; the unit is not named."""
    ends = [word_number(end) for end in (value.least, value.most) if end is not None]
    return Message(_MESSAGES[value.qualifier], {"amount": "–".join(dict.fromkeys(ends))})


def word_number(number: Number) -> str:
    """Return "1,170", or "2.5" for what is not whole."""
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def _fill(words: dict[str, str], value: FigureValue, unit: str) -> str:
    one = value.least if value.least is not None else value.most
    assert one is not None
    low = word_number(value.least) if value.least is not None else ""
    high = word_number(value.most) if value.most is not None else ""
    return words[value.qualifier].format(n=word_number(one), low=low, high=high, unit=unit)
