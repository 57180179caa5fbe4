"""The first step of a statement of one's own: which words of the text, and what kind of thing they say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

KINDS = {
    "person": _("who: a person"),
    "organisation": _("who: an organisation"),
    "population": _("who: a group of people"),
    "act": _("act"),
    "date": _("when: a date"),
    "schedule": _("when: what recurs"),
    "place": _("where"),
    "figure": _("how many"),
    "attribution": _("who says it"),
    "instrument": _("treaty or rule"),
}
NUMBERS = {
    "person": "p",
    "group": "g",
    "place": "l",
    "date": "d",
    "figure": "f",
    "act": "a",
    "attribution": "t",
    "instrument": "i",
    "schedule": "h",
}
"""The letter that a kind's numbers begin with."""


class OwnForm(forms.Form):
    """Words that must stand in the text; `near` is where they were selected, if they were."""

    use_required_attribute = False

    words = forms.CharField(
        label=_("Words, exactly as they stand in the text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "words"}),
    )
    kind = forms.ChoiceField(label=_("What they say"), choices=lambda: list(KINDS.items()))
    near = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, content: str, body_start: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content = content
        self.body_start = body_start

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        words = str(cleaned.get("words") or "").strip()
        start = self.find_words(words, cleaned.get("near")) if words else None
        if words and start is None:
            raise ValidationError(
                _("These words do not stand in the text. Copy them from it, then try again.")
            )
        return {**cleaned, "words": words, "start": start}

    def find_words(self, words: str, near: int | None) -> int | None:
        """Return where `words` stand, at `near` if they stand there, else their first place in the report."""
        if near is not None and self.content.startswith(words, near):
            return near
        start = self.content.find(words, self.body_start)
        return None if start < 0 else start


def kind_of(choice: str) -> tuple[str, dict[str, str]]:
    """Return the kind of a suggestion for a choice of KINDS, and what its value must hold beforehand."""
    if choice in ("organisation", "population"):
        return "group", {"type": choice}
    return choice, {}


def choice_of(kind: str, value: dict[str, Any]) -> str:
    """Return the choice of KINDS that fits a suggestion."""
    if kind == "group":
        return "organisation" if value.get("type") == "organisation" else "population"
    return kind


def first_value(choice: str, words: str) -> dict[str, Any]:
    """Return what the second step begins with: the words themselves where a name is asked for."""
    named = {
        "person": "name",
        "organisation": "name",
        "population": "label",
        "place": "name",
        "attribution": "speaker",
    }
    return {named[choice]: words} if choice in named else {}
