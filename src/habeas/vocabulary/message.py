"""Sentences that the core says and the web translates: a template and its values, kept apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(template: str) -> str:
    """Mark `template` for translation and return it unchanged (the name that xgettext looks for)."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """An English template with {named} places, and the values that fill them.

    Write `Message(gettext_noop("{date} was a {weekday}."), {"date": …, "weekday": …})`. `str()` is
    the English sentence; `habeas.web` looks the template up in its catalogue and fills it there.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)
