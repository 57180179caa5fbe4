"""A statement of one's own in two steps: the words and their kind, then the value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas.web.forms.own import OwnForm, choice_of, first_value, kind_of
from habeas.web.forms.suggestions import ValueForm, form_for
from habeas.web.models import SuggestionRow
from habeas.web.reading_page import ReadingPage


@dataclass(slots=True)
class Own:
    """Where the two steps stand: without `value_form` the words are asked for."""

    words_form: OwnForm
    words: str = ""
    choice: str = ""
    start: int = 0
    value_form: ValueForm | None = None
    base: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return kind_of(self.choice)[0]

    @property
    def wrong(self) -> bool:
        """Return whether something that was sent must be corrected."""
        forms = [form for form in (self.words_form, self.value_form) if form is not None]
        return any(form.is_bound and not form.is_valid() for form in forms)

    @property
    def hidden(self) -> list[tuple[str, Any]]:
        """Return what the second step carries on from the first."""
        return [("words", self.words), ("kind", self.choice), ("near", self.start)]


def begin(sent: Mapping[str, Any], page: ReadingPage) -> Own:
    """Return the step that a GET asks for: selected words, words that were typed, or the chosen row's."""
    content, body_start = page.text.content, page.text.body_start
    if sent.get("add") == "words":
        return take_words(sent, page)
    start, end = number_of(sent.get("start")), number_of(sent.get("end"))
    if start is not None and end is not None and start < end <= len(content):
        stretch = content[start:end]
        near = start + len(stretch) - len(stretch.lstrip())
        initial: dict[str, Any] = {"words": stretch.strip(), "near": near}
        return Own(OwnForm(initial=initial, content=content, body_start=body_start))
    if page.chosen is not None and "item" in sent:
        return own_reading(page, page.chosen)
    return Own(OwnForm(content=content, body_start=body_start))


def own_reading(page: ReadingPage, row: SuggestionRow) -> Own:
    """Return the second step for the chosen row's words: another reading of them."""
    sent = {"words": row.quote, "kind": choice_of(row.kind, row.value), "near": row.start}
    own = take_words(sent, page)
    own.value_form = form_for(row.kind, initial=row.value)
    return own


def take_words(sent: Mapping[str, Any], page: ReadingPage) -> Own:
    """Return the second step when the words stand in the text, else the first with what is wrong."""
    form = OwnForm(sent, content=page.text.content, body_start=page.text.body_start)
    if not form.is_valid():
        return Own(form)
    words, choice = form.cleaned_data["words"], form.cleaned_data["kind"]
    kind, base = kind_of(choice)
    value_form = form_for(kind, initial={**first_value(choice, words), **base})
    return Own(form, words, choice, form.cleaned_data["start"], value_form, base)


def finish(sent: Mapping[str, Any], page: ReadingPage) -> Own:
    """Return the second step with the value that was sent."""
    own = take_words(sent, page)
    if own.value_form is not None:
        own.value_form = form_for(own.kind, data=sent, initial=own.base)
        own.value_form.is_valid()
    return own


def number_of(words: Any) -> int | None:
    """Return a whole number, None for anything else."""
    digits = str(words or "")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None
