"""The vocabulary's words in the reader's language: kinds, properties, codes, levels, and values by type."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from habeas.vocabulary.level import Level
from habeas.vocabulary.recurrence import RecurrenceRefusedError, read_recurrence, word_duration
from habeas.vocabulary.schema import Property, load_vocabulary
from habeas.vocabulary.statement import Json, Statement
from habeas.web import wording

LEVELS: Mapping[Level, Promise] = {
    Level.PUBLIC: _("public"),
    Level.INTERNAL: _("internal"),
    Level.CONFIDENTIAL: _("confidential"),
}
SCRIPTS: Mapping[str, Promise] = {
    "latin": _("Latin letters"),
    "hangul": _("Hangul"),
    "han": _("Han characters"),
    "cyrillic": _("Cyrillic"),
    "kana": _("Kana"),
}
HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
KANA = re.compile(r"[぀-ヿ]")
HAN = re.compile(r"[一-鿿㐀-䶿豈-﫿]")


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words; `lang` is set where it is in another script than the page is likely to be in."""

    text: str
    lang: str = ""
    url: str = ""
    stands: bool = True
    note: str = ""
    sourced: bool = False
    """Whether these are a source's own words, and not what the desk makes of them."""


def language_of(text: str) -> str:
    """Return "ko", "ja", "zh" or "" from the script of `text`, for faces and screen readers only."""
    if HANGUL.search(text):
        return "ko"
    if KANA.search(text):
        return "ja"
    return "zh" if HAN.search(text) else ""


def _here() -> str:
    return get_language() or "en"


def say_kind(kind: str) -> str:
    """Return the name of a kind of entity, with a capital where the language has them."""
    found = load_vocabulary().kinds.get(kind)
    return _capital(found.label.named_in(_here())) if found else kind


def say_property(kind: str, name: str) -> str:
    """Return the name of a property."""
    found = load_vocabulary().find_property(kind, name)
    return _capital(found.label.named_in(_here())) if found else name.replace("_", " ")


def say_code(codes: str, code: str) -> str:
    """Return the label of a code of one of the vocabulary's lists, or the code itself."""
    term = load_vocabulary().code_lists.get(codes, {}).get(code)
    return term.label.named_in(_here()) if term else code


def say_act_type(code: str) -> str:
    """Return what an act is called, with a capital where the language has them; "" for no act."""
    return _capital(say_code("acts", code)) if code else ""


def say_level(level: Level | int) -> str:
    """Return the word for a level."""
    return str(LEVELS[Level(level)])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def find_property(statement: Statement) -> Property | None:
    """Return the vocabulary's entry for what a statement says."""
    return load_vocabulary().find_property(statement.kind, statement.property)


def say_value(statement: Statement, names: Mapping[str, str]) -> Said:
    """Return a statement's value in words; `names` maps the ids of entities to what they are called.

    Names and free words are shown as written. Whatever was normalised is shown in the reader's
    language: the words as written stand beneath it, under "who says so?".
    """
    norm = statement.norm
    prop = find_property(statement)
    if norm is None or prop is None:
        return Said(statement.value, statement.lang or language_of(statement.value), sourced=True)
    if prop.type == "name":
        text = str(norm.get("text", statement.value)) if isinstance(norm, dict) else statement.value
        return Said(text, language_of(text), sourced=True)
    if prop.type == "entity":
        text = names.get(str(norm), statement.value)
        return Said(text, language_of(text))
    text = _say_norm(prop, norm)
    return Said(text or statement.value, language_of(text or statement.value), sourced=not text)


def _say_norm(prop: Property, norm: Json) -> str:
    if prop.type == "code":
        return say_code(prop.codes, str(norm))
    if prop.type == "date":
        return wording.say_date(str(norm))
    if prop.type == "figure" and isinstance(norm, dict):
        return wording.say_figure(norm)
    if prop.type == "place" and isinstance(norm, dict):
        return wording.say_place(norm)
    if prop.type == "recurrence" and isinstance(norm, dict):
        return say_recurrence(norm)
    return ""


def say_recurrence(norm: Json) -> str:
    """Return a recurrence (RFC 5545) in words: days, hours, how long, and until when."""
    try:
        pattern = read_recurrence(norm)
    except RecurrenceRefusedError:
        return ""
    parts = [wording.say_days(",".join(pattern.by_day), pattern.frequency)]
    if pattern.starts:
        hours = ", ".join(f"{start:%H:%M}" for start in pattern.starts)
        parts.append(gettext("at {time}").format(time=hours))
    if pattern.duration:
        parts.append(wording.say_duration(word_duration(pattern.duration)))
    if pattern.until:
        parts.append(gettext("until {date}").format(date=wording.say_date(pattern.until.isoformat())))
    return ", ".join(parts)
