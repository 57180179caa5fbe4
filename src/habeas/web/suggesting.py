"""Read a stored text once, and keep what was found as rows that wait for a person."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from habeas import desk
from habeas.ledger.store import Store
from habeas.reading.suggestion import Flag, Reading, Suggestion
from habeas.vocabulary.level import Level
from habeas.vocabulary.message import Message
from habeas.vocabulary.record import Record
from habeas.web.models import EntityRow, SourceText, SuggestionRow

SMALLEST = 10
"""Smaller numbers recur by chance, and no check looks at them."""

MOST = 200
"""As many figures as are held against one report."""


def read_stored(content: str, *, published: str, language: str, body_start: int, store: Store) -> Reading:
    """Return what a text says, held against the whole record: only those who may see it see its reading.

    It takes its time on a long text, so it is asked before a transaction begins.
    """
    return desk.read_report(
        content,
        published=published or None,
        language=language or None,
        body_start=body_start,
        record=partial(gather_known, store=store),
    )


def keep_reading(text: SourceText, reading: Reading) -> None:
    """Keep a reading as rows that wait for a person."""
    rows = build_rows(text, reading.suggestions, reading.flags)
    SuggestionRow.objects.bulk_create(rows, batch_size=500)


def read_again(text: SourceText, store: Store) -> None:
    """Read `text` anew because more is known of its source, unless somebody has decided on it already."""
    source = text.source
    reading = read_stored(
        text.content,
        published=source.published,
        language=text.language,
        body_start=text.body_start,
        store=store,
    )
    with transaction.atomic():
        if text.suggestions.exclude(state=SuggestionRow.State.PENDING).exists():
            return
        text.suggestions.all().delete()
        keep_reading(text, reading)


def gather_known(suggestions: Sequence[Suggestion], *, store: Store) -> Record:
    """Return what is on record of the numbers that a reading found."""
    numbers = {
        number
        for item in suggestions
        if item.kind == "figure"
        for number in (item.value.get("min"), item.value.get("max"))
        if isinstance(number, int) and number >= SMALLEST
    }
    rows = EntityRow.objects.seen_at(Level.CONFIDENTIAL).filter(
        Q(count_min__in=numbers) | Q(count_max__in=numbers)
    )
    entities = list(rows.values_list("entity", flat=True)[:MOST]) if numbers else []
    return desk.gather_record(store, entities)


def build_rows(
    text: SourceText, suggestions: Sequence[Suggestion], flags: Sequence[Flag]
) -> list[SuggestionRow]:
    """Return one row a suggestion, in the text's order, each with the flags that concern it."""
    beside = place_flags(suggestions, flags)
    return [
        SuggestionRow(
            text=text,
            number=suggestion.id,
            place=place,
            kind=suggestion.kind,
            start=suggestion.start,
            end=suggestion.end,
            quote=suggestion.quote,
            value=dict(suggestion.value),
            links=list(suggestion.links),
            mentions=[list(span) for span in suggestion.mentions],
            confidence=suggestion.confidence,
            reason=store_message(suggestion.reason),
            flags=beside.get(suggestion.id, []),
        )
        for place, suggestion in enumerate(suggestions)
    ]


def place_flags(suggestions: Sequence[Suggestion], flags: Sequence[Flag]) -> dict[str, list[Any]]:
    """Return the flags by the suggestions that they concern.

    One that concerns none of them lies beside the suggestion that begins nearest to it.
    """
    numbers = {suggestion.id for suggestion in suggestions}
    beside: dict[str, list[Any]] = {}
    for flag in flags:
        concerned = [item for item in flag.items if item in numbers]
        if not concerned and suggestions:
            concerned = [min(suggestions, key=lambda one: abs(one.start - flag.start)).id]
        for item in concerned:
            beside.setdefault(item, []).append(store_flag(flag))
    return beside


def store_flag(flag: Flag) -> Mapping[str, Any]:
    """Return a flag in the form that a row keeps."""
    return {
        "check": flag.check,
        "start": flag.start,
        "end": flag.end,
        "short": store_message(flag.short),
        "message": store_message(flag.message),
    }


def store_message(message: Message) -> Mapping[str, Any]:
    """Return a message in the form that a row keeps; it is translated when it is shown."""
    values = {key: plain_value(value) for key, value in message.values.items()}
    return {"template": message.template, "values": values}


def plain_value(value: object) -> Any:
    """Return a value that JSON can hold: nested messages in their stored form, the rest as words."""
    if isinstance(value, Message):
        return store_message(value)
    if isinstance(value, list | tuple):
        return [plain_value(part) for part in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
