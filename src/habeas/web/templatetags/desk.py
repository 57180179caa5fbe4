"""What every template may say: the bar, the keys, and the core's sentences in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.vocabulary.message import Message
from habeas.web import home, wording
from habeas.web.keys import SHEET, Key, keys_on
from habeas.web.models import Source

register = template.Library()

PAGES: tuple[tuple[str, Promise], ...] = (
    ("inbox", _("Inbox")),
    ("record", _("Record")),
    ("chronology", _("Chronology")),
    ("figures", _("Figures")),
)
WITHIN = {
    "add": "inbox",
    "reading": "inbox",
    "source": "record",
    "entity": "record",
    "figure": "figures",
}
"""Which page of the bar a page belongs to."""


@register.simple_tag(takes_context=True)
def desk_pages(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the pages of the bar that exist, each with its name, address and count."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    here = match.url_name if match and match.url_name else ""
    current = WITHIN.get(here, here)
    pages = []
    for name, label in PAGES:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        pages.append({"name": name, "label": label, "address": address, "current": name == current})
    return pages


@register.simple_tag(takes_context=True)
def inbox_count(context: dict[str, Any]) -> int:
    """Return how many sources wait or are being read; asked once a page."""
    root = context.dicts[0] if hasattr(context, "dicts") else context
    if "inbox_count" not in root:
        open_states = [Source.State.WAITING, Source.State.READING]
        root["inbox_count"] = Source.objects.filter(state__in=open_states).count()
    return int(root["inbox_count"])


@register.simple_tag
def page_address(name: str) -> str:
    """Return the address of a page, or "" while it does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag
def is_demonstration() -> bool:
    """Return whether this home holds invented and public matter only."""
    here = home.find_home()
    return here is not None and here.kind is home.Kind.DEMONSTRATION


@register.simple_tag(takes_context=True)
def keys_state(context: Mapping[str, Any]) -> str:
    """Return "on" or "off"."""
    request: HttpRequest | None = context.get("request")
    return "on" if request is None or keys_on(request.COOKIES) else "off"


@register.simple_tag
def key_sheet() -> Sequence[Key]:
    """Return all keys, in the order of the sheet."""
    return tuple(SHEET.values())


@register.inclusion_tag("components/key.html")
def key(shown: str) -> dict[str, Any]:
    """Show the hint of one key, behind the word on its control."""
    return {"key": SHEET[shown]}


@register.inclusion_tag("components/strip_keys.html")
def strip_keys(shown: str) -> dict[str, Any]:
    """Show these keys ("j k a") with their words in the strip; j and k share the word "move"."""
    wanted = shown.split()
    return {
        "moves": [SHEET[letter] for letter in wanted if letter in "jk"],
        "keys": [SHEET[letter] for letter in wanted if letter not in "jk"],
    }


@register.inclusion_tag("components/mark.html")
def state_mark(state: str) -> dict[str, Any]:
    """Show the ring, tick, pencil or dash of a suggestion, with its word for those who cannot see it."""
    return {"state": state, "word": wording.STATES[state]}


@register.inclusion_tag("components/pennant.html")
def pennant() -> dict[str, Any]:
    """Show the sign of a check."""
    return {}


@register.filter
def say(message: Message | Mapping[str, Any] | str) -> str:
    """Return a sentence of the core in the reader's language."""
    return wording.say_message(message)


@register.filter
def date_words(edtf: str) -> str:
    """Return an EDTF date in words."""
    return wording.say_date(edtf)


@register.filter
def figure_words(norm: Mapping[str, Any]) -> str:
    """Return a figure with its qualifier and unit in words; an open end stays open."""
    return wording.say_figure(norm)


@register.filter
def place_words(norm: Mapping[str, Any]) -> str:
    """Return the name of a place norm."""
    return wording.say_place(norm)


@register.filter
def language_name(code: str) -> str:
    """Return the name of a language in the reader's language."""
    return wording.say_language(code)


@register.filter
def long_day(day: str) -> str:
    """Return an ISO day with its weekday in words; anything else as a date is said."""
    return wording.say_long_day(day)
