"""Values and the core's sentences in the reader's language: dates, figures, places, states."""

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from habeas.vocabulary.message import Message

STATES: Mapping[str, Promise] = {
    "pending": _("to be read"),
    "accepted": _("accepted"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
}
KINDS: Mapping[str, Promise] = {
    "person": _("who"),
    "group": _("who"),
    "act": _("act"),
    "place": _("where"),
    "date": _("when"),
    "figure": _("figure"),
    "attribution": _("says"),
    "instrument": _("treaty"),
    "schedule": _("schedule"),
}
LANGUAGES: Mapping[str, Promise] = {
    "en": _("English"),
    "ko": _("Korean"),
    "zh": _("Chinese"),
    "ja": _("Japanese"),
    "ru": _("Russian"),
}
UNITS: Mapping[str, Promise] = {
    "persons": _("persons"),
    "cases": _("cases"),
    "families": _("families"),
    "groups": _("groups"),
    "vehicles": _("vehicles"),
    "items": _("items"),
    "places": _("places"),
    "generations": _("generations"),
    "percent": _("percent"),
    "ratio": _("times"),
    "km": _("km"),
    "years_age": _("years of age"),
    "hours": _("hours"),
    "days": _("days"),
    "weeks": _("weeks"),
    "months": _("months"),
    "years": _("years"),
}
QUALIFIERS: Mapping[str, Promise] = {
    "exact": _("{amount}"),
    "at_least": _("at least {amount}"),
    "more_than": _("more than {amount}"),
    "some_over": _("somewhat over {amount}"),
    "about": _("about {amount}"),
    "nearly": _("nearly {amount}"),
    "less_than": _("fewer than {amount}"),
    "up_to": _("up to {amount}"),
    "range": _("{amount}"),
    "vague": _("vaguely {amount}"),
}
COUNTRIES_BY_WORD = re.compile(r"^[A-Z]{2}$")


def say_message(message: Message | Mapping[str, Any] | str) -> str:
    """Return a Message, its stored form {"template", "values"}, or a plain string, translated.

    A template whose translation names a value that is missing is said in English instead.
    """
    if isinstance(message, Message):
        template, values = message.template, message.values
    elif isinstance(message, Mapping):
        template, values = str(message.get("template", "")), message.get("values", {})
    else:
        return gettext(message) if message else ""
    if not template:
        return ""
    translated = gettext(template)
    wanted = {name for _text, name, _spec, _conversion in Formatter().parse(translated) if name}
    chosen = translated if wanted <= set(values) else template
    return chosen.format(**{name: say_value(value) for name, value in values.items()})


def say_value(value: object) -> object:
    """Return a message's value in words: an ISO date becomes a date, a nested message a sentence."""
    if isinstance(value, Mapping | Message):
        return say_message(value)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return say_date(value)
    if isinstance(value, str):
        return gettext(value) if value else value
    if isinstance(value, list | tuple):
        return ", ".join(str(say_value(part)) for part in value)
    if isinstance(value, int):
        return say_number(value)
    return value


def say_number(number: float | None) -> str:
    """Return a number with its thousands parted; None is an open end."""
    if number is None:
        return "…"
    whole = int(number) if float(number).is_integer() else number
    return str(number_format(whole, use_l10n=True, force_grouping=True))


def say_day(day: date, *, weekday: bool = False) -> str:
    """Return one day in words, with its weekday where that matters."""
    if weekday:
        # Translators: Django date format; Korean "Y년 n월 j일(D)".
        return date_format(day, gettext("D j M Y"))
    # Translators: Django date format; Korean "Y년 n월 j일".
    return date_format(day, gettext("j M Y"))


def say_date(edtf: str) -> str:
    """Return an EDTF date or interval in words; what is open or uncertain is said, never rounded."""
    if not edtf:
        return ""
    if "/" not in edtf:
        return say_moment(edtf)
    first, _slash, last = edtf.partition("/")
    if first in ("", ".."):
        return gettext("up to {date}").format(date=say_moment(last))
    if last in ("", ".."):
        return gettext("from {date} on").format(date=say_moment(first))
    return gettext("{first} to {last}").format(first=say_moment(first), last=say_moment(last))


def say_moment(edtf: str) -> str:
    """Return one EDTF date in words: day, month, year, decade or a time of day, with "about" for ~."""
    about = edtf.endswith(("~", "%"))
    unsure = edtf.endswith(("?", "%"))
    words = say_plain(edtf.rstrip("~?%"))
    if about:
        words = gettext("about {date}").format(date=words)
    if unsure:
        words = gettext("{date}, uncertain").format(date=words)
    return words


def say_plain(edtf: str) -> str:
    """Return a day, month, year, decade or time of day in words; anything else as it is written."""
    clock = ""
    if "T" in edtf:
        edtf, _t, clock = edtf.partition("T")
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf):
            said = say_day(date.fromisoformat(edtf))
            return f"{said} {clock[:5]}".strip()
        if re.fullmatch(r"\d{4}-\d{2}", edtf):
            # Translators: Django date format of a month; Korean "Y년 n월".
            return date_format(date.fromisoformat(f"{edtf}-01"), gettext("F Y"))
    except ValueError:
        return edtf
    if re.fullmatch(r"\d{4}", edtf):
        return gettext("{year}").format(year=edtf)
    if re.fullmatch(r"\d{3}X", edtf):
        return gettext("the {decade}s").format(decade=edtf[:3] + "0")
    return edtf


def say_figure(norm: Mapping[str, Any]) -> str:
    """Return a figure in words: qualifier, number or range, unit; an open end stays open."""
    low, high = norm.get("min"), norm.get("max")
    unit = str(norm.get("unit") or "")
    word = UNITS.get(unit, unit)
    qualifier = str(norm.get("qualifier") or "exact")
    if low is not None and high is not None and low != high:
        number = pgettext("range", "{low}–{high}").format(low=say_number(low), high=say_number(high))
    else:
        number = say_number(low if low is not None else high)
    amount = gettext("{number} {unit}").format(number=number, unit=word).strip()
    return str(QUALIFIERS.get(qualifier, _("{amount}"))).format(amount=amount)


def say_place(norm: Mapping[str, Any]) -> str:
    """Return the name of a place, with its country where that is not the place itself."""
    name = str(norm.get("name") or norm.get("id") or "")
    country = str(norm.get("country") or "")
    if country and country != norm.get("id") and COUNTRIES_BY_WORD.match(country):
        return f"{name}, {country}"
    return name


def say_language(code: str) -> str:
    """Return the name of a language, or its code where we have no word."""
    return str(LANGUAGES.get(code.split("-")[0], code))


def reads_korean() -> bool:
    """Return whether the page is in Korean."""
    return (get_language() or "en").startswith("ko")
