"""The one key sheet of all pages: which key does what. A letter never has two meanings."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "habeas_keys"
"""Holds "off" where single-letter keys are switched off (WCAG 2.2, 2.1.4)."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `code` is the physical key (KeyboardEvent.code), so that a Korean IME does not matter."""

    code: str
    shown: str
    short: Promise
    told: Promise
    shift: bool = False


SHEET = {
    key.shown: key
    for key in (
        Key("KeyJ", "j", _("next"), _("go to the next one")),
        Key("KeyK", "k", _("back"), _("go to the one before")),
        Key("KeyA", "a", _("accept"), _("accept, approve")),
        Key("KeyA", "⇧a", _("all of a kind"), _("accept all dates or all figures of the list"), shift=True),
        Key("KeyE", "e", _("edit"), _("edit")),
        Key("KeyX", "x", _("reject"), _("reject, decline")),
        Key("KeyH", "h", _("hold"), _("hold")),
        Key("KeyS", "s", _("same"), _("the same one")),
        Key("KeyD", "d", _("different"), _("a different one")),
        Key("KeyN", "n", _("not sure"), _("not sure yet")),
        Key("KeyW", "w", _("who says so?"), _("who says so?")),
        Key("KeyC", "c", _("new statement"), _("make a new statement from the selected words")),
        Key("KeyU", "u", _("undo"), _("undo the last decision")),
        Key("Slash", "/", _("search"), _("search")),
        Key("Slash", "?", _("all keys"), _("show this sheet"), shift=True),
    )
}


def keys_on(cookies: dict[str, str]) -> bool:
    """Return whether single-letter keys work for this browser."""
    return cookies.get(COOKIE) != "off"
