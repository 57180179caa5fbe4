"""Values and the core's sentences in the reader's language: dates, figures, places, codes, states."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from habeas.errors import HabeasError, Words
from habeas.vocabulary.date_words import word_date
from habeas.vocabulary.gazetteer import entry
from habeas.vocabulary.message import Message
from habeas.vocabulary.schema import Term, load_vocabulary

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
QUALIFIED: Mapping[str, Promise] = {
    "exact": _("{amount}"),
    "at_least": _("at least {amount}"),
    "more_than": _("more than {amount}"),
    "some_over": _("somewhat over {amount}"),
    "about": _("about {amount}"),
    "nearly": _("nearly {amount}"),
    "less_than": _("fewer than {amount}"),
    "up_to": _("up to {amount}"),
    "range": _("{amount}"),
    "vague": _("roughly {amount}"),
}
SINGULAR = {
    "persons": "person",
    "cases": "case",
    "families": "family",
    "groups": "group",
    "vehicles": "vehicle",
    "items": "item",
    "places": "place",
    "generations": "generation",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
}
"""English only: the vocabulary's labels are plural."""

DAYS: Mapping[str, Promise] = {
    "MO": _("Monday"),
    "TU": _("Tuesday"),
    "WE": _("Wednesday"),
    "TH": _("Thursday"),
    "FR": _("Friday"),
    "SA": _("Saturday"),
    "SU": _("Sunday"),
}
WEEKDAYS_SHORT: Sequence[Promise] = (
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
)
WEEKDAYS = {"MO", "TU", "WE", "TH", "FR"}
WEEKEND = {"SA", "SU"}
FREQUENCIES: Mapping[str, Promise] = {
    "DAILY": _("daily"),
    "WEEKLY": _("weekly"),
    "MONTHLY": _("monthly"),
    "YEARLY": _("yearly"),
}


DATED = re.compile(r"(?=.*[-~?%/X])[\d~?%/X.T:+-]*\d[\d~?%/X.T:+-]*")
"""What may be a date or an interval (EDTF) and is no plain number; the bare year stays as it is."""


def page_language() -> str:
    """Return "en" or "ko": the language of the page."""
    return (get_language() or "en").split("-")[0]


def say_message(message: Words | Mapping[str, Any]) -> str:
    """Return a Message, its stored form {"template", "values"}, or a plain string, translated.

    A translation that names a value which is missing is passed over: the English is said instead.
    """
    if isinstance(message, str):
        return gettext(message) if message else ""
    if isinstance(message, Mapping):
        return fill_template(str(message.get("template", "")), message.get("values", {}))
    return fill_template(message.template, message.values)


def say_problem(error: HabeasError) -> str:
    """Return an error in one paragraph, translated: its subject, the problem, what is safe, what to do."""
    told = [say_message(part) for part in (error.problem, error.safe, error.next_step) if part]
    named = f"{error.subject}: {told[0]}" if error.subject else told[0]
    return " ".join([named, *told[1:]])


def fill_template(template: str, values: Mapping[str, Any]) -> str:
    """Return the translated template with its values in words."""
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
    if isinstance(value, str) and DATED.fullmatch(value):
        return say_date(value)
    if isinstance(value, str):
        return gettext(value) if value else value
    if isinstance(value, list | tuple):
        return ", ".join(str(say_value(part)) for part in value)
    return value


def say_number(number: float | None) -> str:
    """Return a number with its thousands parted; None is an open end."""
    if number is None:
        return "…"
    whole = int(number) if float(number).is_integer() else number
    return str(number_format(whole, use_l10n=True, force_grouping=True))


def say_date(edtf: str) -> str:
    """Return an EDTF date or interval in words; what is none is returned as it is."""
    try:
        return word_date(edtf, page_language())
    except HabeasError:
        return edtf


def say_long_day(day: str) -> str:
    """Return an ISO day with its weekday; a month or a year as `say_date` has it."""
    try:
        weekday = WEEKDAYS_SHORT[date.fromisoformat(day).weekday()]
    except ValueError:
        return say_date(day) if day else ""
    return gettext("{weekday} {day}").format(weekday=weekday, day=say_date(day))


def say_figure(norm: Mapping[str, Any]) -> str:
    """Return a figure in words: qualifier, number or range, unit; an open end stays open."""
    low, high = norm.get("min"), norm.get("max")
    if low is not None and high is not None and low != high:
        number = pgettext("range", "{low}–{high}").format(low=say_number(low), high=say_number(high))
    else:
        number = say_number(low if low is not None else high)
    unit = say_unit(str(norm.get("unit") or ""), number)
    amount = gettext("{number} {unit}").format(number=number, unit=unit).strip()
    qualified = QUALIFIED.get(str(norm.get("qualifier") or "exact"), QUALIFIED["exact"])
    return str(qualified).format(amount=amount)


def say_unit(code: str, number: str = "") -> str:
    """Return what a number counts, in the singular for an English 1."""
    if number == "1" and page_language() == "en":
        return SINGULAR.get(code, code)
    return say_term(load_vocabulary().units, code)


def say_place(norm: Mapping[str, Any]) -> str:
    """Return a place in the reader's language, with its country where the place is finer than that."""
    code, name, country = (str(norm.get(key) or "") for key in ("id", "name", "country"))
    here = name_place(code) or name or code
    if country and country != code and (land := name_place(country)):
        return gettext("{place}, {country}").format(place=here, country=land)
    return here


def name_place(code: str) -> str:
    """Return what the gazetteer calls `code` in the reader's language, or ""."""
    try:
        return entry(code).named_in(page_language()) if code else ""
    except HabeasError:
        return ""


def say_language(code: str) -> str:
    """Return the name of a language, or its code where we have no word."""
    return str(LANGUAGES.get(code.split("-")[0], code))


def say_days(by_day: str, freq: str) -> str:
    """Return the days of a recurrence (RFC 5545 BYDAY and FREQ) in words."""
    codes = [code for code in by_day.replace(" ", "").split(",") if code in DAYS]
    if set(codes) == WEEKDAYS:
        return gettext("weekdays")
    if set(codes) == WEEKEND:
        return gettext("weekends")
    if codes and len(codes) < len(DAYS):
        return ", ".join(str(DAYS[code]) for code in codes)
    return str(FREQUENCIES.get(freq.upper(), freq))


def say_duration(iso: str) -> str:
    """Return an ISO 8601 duration of hours and minutes in words; anything else as it is written."""
    parts = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", iso)
    if not parts:
        return iso
    hours, minutes = (int(part or 0) for part in parts.groups())
    numbered = gettext("{number} {unit}")
    said = [numbered.format(number=hours, unit=say_unit("hours", str(hours)))] if hours else []
    if minutes:
        said.append(numbered.format(number=minutes, unit=gettext("minutes")))
    return " ".join(said)


def say_term(terms: Mapping[str, Term], code: str) -> str:
    """Return the label of a code, or the code itself where the vocabulary has none."""
    term = terms.get(code)
    return term.label.named_in(page_language()) if term else code


def say_act(code: str) -> str:
    """Return what an act is called, with a capital where the language has them."""
    words = say_term(load_vocabulary().acts, code)
    return words[:1].upper() + words[1:]


def say_modality(code: str) -> str:
    """Return the name of a modality."""
    return say_term(load_vocabulary().modalities, code)


def say_instrument(code: str) -> str:
    """Return the name of a treaty or rule."""
    return say_term(load_vocabulary().instruments, code)


def list_terms(terms: Mapping[str, Term]) -> list[tuple[str, str]]:
    """Return code and label of each term, as the choices of a field."""
    return [(code, say_term(terms, code)) for code in terms]


def say_asides(counts: Iterable[tuple[str, int]]) -> str:
    """Return what was set aside, each kind with its number: "2 share buttons, 1 comment form"."""
    told = []
    for what, number in counts:
        counted = ASIDES.get(what)
        told.append(str(counted % {"number": number}) if counted else f"{number} {gettext(what)}")
    return ", ".join(told)


ASIDES: Mapping[str, Promise] = {
    "share button": ngettext_lazy("%(number)s share button", "%(number)s share buttons", "number"),
    "link to other pages": ngettext_lazy(
        "%(number)s link to other pages", "%(number)s links to other pages", "number"
    ),
    "advertisement": ngettext_lazy("%(number)s advertisement", "%(number)s advertisements", "number"),
    "subscription notice": ngettext_lazy(
        "%(number)s subscription notice", "%(number)s subscription notices", "number"
    ),
    "cookie notice": ngettext_lazy("%(number)s cookie notice", "%(number)s cookie notices", "number"),
    "copyright notice": ngettext_lazy(
        "%(number)s copyright notice", "%(number)s copyright notices", "number"
    ),
    "comment form": ngettext_lazy(
        "%(number)s line of a comment form", "%(number)s lines of a comment form", "number"
    ),
    "contact line": ngettext_lazy("%(number)s contact line", "%(number)s contact lines", "number"),
    "repeated line": ngettext_lazy("%(number)s repeated line", "%(number)s repeated lines", "number"),
}
"""One for each kind of reading/asides.py."""


def say_check(code: str) -> str:
    """Return the name of a check, as it stands in the margin."""
    return str(CHECKS.get(code, code.replace("_", " ").capitalize()))


CHECKS: Mapping[str, Promise] = {
    "attribute": _("One thing, two descriptions"),
    "caption_vs_text": _("Caption and text"),
    "category": _("Parts that exclude each other"),
    "date_conflict": _("Two dates"),
    "figure_conflict": _("Two figures"),
    "future_date": _("Date still to come"),
    "name_variant": _("Two spellings"),
    "order": _("Impossible order"),
    "origin_repeated": _("One origin, repeated"),
    "period": _("Outside the period"),
    "population_shift": _("Others are counted"),
    "qualifier_drift": _("Same number, other words"),
    "range_conflict": _("Two ranges"),
    "stale_figure": _("Old figure"),
    "sum": _("Parts and total"),
    "undated_month": _("Month without year"),
    "unit": _("Unit"),
    "unnamed_instrument": _("Not named"),
    "weekday_date": _("Weekday and date"),
}
"""One for each file of reading/checks; a test holds the two lists together."""
