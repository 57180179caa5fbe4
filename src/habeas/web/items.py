"""A suggestion in words: its value in one line for the list, and all that is told of the chosen one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.acceptance import document_of, find_parts, find_speaker
from habeas.web.models import SourceText, SuggestionRow

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One line about the chosen item: a label, words, and the number of an item to go to ("" = none)."""

    label: str
    words: str
    item: str = ""
    source_voice: bool = False


def describe_value(row: SuggestionRow) -> str:
    """Return the value in one line: what would be stored, not what is written."""
    return WAYS[row.kind](row.value)


def describe_person(value: Value) -> str:
    role = str(value.get("role") or "")
    return gettext("Person · {role}").format(role=role) if role else gettext("Person")


def describe_group(value: Value) -> str:
    if value.get("type") == "organisation":
        return gettext("Organisation")
    label = str(value.get("label") or "")
    return gettext("Group · {label}").format(label=label) if label else gettext("Group")


def describe_act(value: Value) -> str:
    act = wording.say_act(str(value.get("type") or ""))
    modality = str(value.get("modality") or "actual")
    if modality == "actual":
        return act
    return gettext("{act}, {modality}").format(act=act, modality=wording.say_modality(modality))


def describe_place(value: Value) -> str:
    return wording.say_place(value)


def describe_date(value: Value) -> str:
    return wording.say_date(str(value.get("edtf") or ""))


def describe_figure(value: Value) -> str:
    figure = wording.say_figure(value)
    population = str(value.get("population") or "")
    if population and population not in figure:
        return gettext("{figure} · {population}").format(figure=figure, population=population)
    return figure


def describe_attribution(value: Value) -> str:
    speaker = str(value.get("speaker") or "")
    speaker = gettext("unnamed speaker") if speaker in ("", "anon") else speaker
    receiver = str(value.get("to") or "")
    if receiver:
        return gettext("{speaker}, to {receiver}").format(speaker=speaker, receiver=receiver)
    return speaker


def describe_instrument(value: Value) -> str:
    return wording.say_instrument(str(value.get("id") or ""))


def join_words(words: str | list[str] | None) -> str:
    """Return a list as words with commas, and words as they are."""
    return ", ".join(words) if isinstance(words, list) else words or ""


def describe_schedule(value: Value) -> str:
    days = wording.say_days(join_words(value.get("by_day")), str(value.get("freq") or ""))
    parts = [days, join_words(value.get("start_time"))]
    if value.get("duration"):
        parts.append(wording.say_duration(str(value["duration"])))
    if value.get("until"):
        parts.append(gettext("until {date}").format(date=wording.say_date(str(value["until"]))))
    return " · ".join(part for part in parts if part)


WAYS: Mapping[str, Callable[[Value], str]] = {
    "person": describe_person,
    "group": describe_group,
    "act": describe_act,
    "place": describe_place,
    "date": describe_date,
    "figure": describe_figure,
    "attribution": describe_attribution,
    "instrument": describe_instrument,
    "schedule": describe_schedule,
}
CODED = {"date": "edtf"}
"""Where the stored code is worth showing beside the words."""

SURE = {
    "person": _("{percent} that this is a person, not that it is true"),
    "group": _("{percent} that this is a group, not that it is true"),
    "act": _("{percent} that this act is meant, not that it is true"),
    "place": _("{percent} that this place is meant, not that it is true"),
    "date": _("{percent} that this is a date, not that it is true"),
    "figure": _("{percent} that this is a figure, not that it is true"),
    "attribution": _("{percent} that these words say who speaks, not that it is true"),
    "instrument": _("{percent} that this treaty is meant, not that it is true"),
    "schedule": _("{percent} that this recurs, not that it is true"),
}


def code_of(row: SuggestionRow) -> str:
    """Return the code that would be stored, where it says more than the words do."""
    return str(row.value.get(CODED.get(row.kind, ""), "") or "")


def tell_links(row: SuggestionRow, rows: Sequence[SuggestionRow]) -> list[Told]:
    """Return what hangs together with the row: its own parts, or the act that it is a part of."""
    by_number = {other.number: other for other in rows}
    told = [
        Told(str(wording.KINDS[part.kind]), part.quote, part.number, source_voice=True)
        for part in (by_number[number] for number in row.links if number in by_number)
    ]
    wholes = [other for other in rows if row.number in other.links]
    if row.kind in ("date", "figure"):
        label = gettext("date of") if row.kind == "date" else gettext("figure of")
    else:
        label = gettext("part of")
    told += [
        Told(
            label,
            gettext("{act}: “{words}”").format(act=describe_value(whole), words=whole.quote),
            whole.number,
        )
        for whole in wholes
    ]
    return told


def tell_speaker(row: SuggestionRow, rows: Sequence[SuggestionRow], text: SourceText) -> Told:
    """Return who says it: whoever the sentence quotes, or the source itself."""
    speaker = find_speaker(row, rows, document_of(text))
    label = gettext("said by")
    if speaker is None:
        return Told(label, text.source.publisher or gettext("the source itself"))
    return Told(label, str(speaker.value.get("name") or speaker.quote), speaker.number)


def tell_row(row: SuggestionRow, rows: Sequence[SuggestionRow], text: SourceText) -> list[Told]:
    """Return all lines about the chosen item, in the order in which they are asked."""
    told = tell_links(row, rows)
    if row.kind != "attribution":
        told.append(tell_speaker(row, rows, text))
    percent = gettext("{number} %").format(number=round(row.confidence * 100))
    told.append(Told(gettext("sure"), str(SURE[row.kind]).format(percent=percent)))
    reason = wording.say_message(row.reason)
    if reason:
        told.append(Told(gettext("why"), reason))
    return told


def open_parts(row: SuggestionRow, rows: Sequence[SuggestionRow]) -> list[SuggestionRow]:
    """Return the linked items of an act or schedule that are pending and that no check has flagged."""
    pending = SuggestionRow.State.PENDING
    return [part for part in find_parts(row, rows) if part.state == pending and not part.flags]


def nearest_acts(row: SuggestionRow, rows: Sequence[SuggestionRow], text: SourceText) -> list[SuggestionRow]:
    """Return the acts that an unlinked date or figure may belong to: first those of its sentence, then
    those of its paragraph, and always the nearest first."""
    document = document_of(text)
    sentence, paragraph = document.sentence_index(row.start), document.paragraph_index(row.start)

    def measure(act: SuggestionRow) -> tuple[bool, bool, int]:
        return (
            document.sentence_index(act.start) != sentence,
            document.paragraph_index(act.start) != paragraph,
            abs(act.start - row.start),
        )

    acts = [other for other in rows if other.kind == "act" and other.state != SuggestionRow.State.REJECTED]
    return sorted(acts, key=measure)[:12]


def is_beside(row: SuggestionRow, acts: Sequence[SuggestionRow], text: SourceText) -> bool:
    """Return whether the nearest act stands in the row's paragraph: else a note is the safer answer."""
    document = document_of(text)
    place = document.paragraph_index(row.start)
    return bool(acts) and document.paragraph_index(acts[0].start) == place


def asks_of_what(row: SuggestionRow, rows: Sequence[SuggestionRow]) -> bool:
    """Return whether the row is a date or a figure that nothing is linked to."""
    if row.kind not in ("date", "figure") or row.state != SuggestionRow.State.PENDING:
        return False
    return not any(row.number in other.links for other in rows)
