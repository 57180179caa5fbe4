"""Reads the short way in which facts.yaml writes a value: "words of the note | value"."""

from typing import Any

from habeas.vocabulary import gazetteer
from habeas.vocabulary.name import read_name
from habeas.vocabulary.schema import Property, load_vocabulary
from habeas.vocabulary.statement import Json


def split_value(given: Any) -> tuple[str, Any]:
    """Return the words and the value of an entry; a mapping has them as `quote` and `norm`."""
    if isinstance(given, dict):
        return given["quote"], given["norm"]
    words, _, value = str(given).partition(" | ")
    return words.strip(), value.strip().strip('"')


def read_norm(prop: Property, words: str, value: Any, act: str, kind: str) -> Json:
    """Return the norm of a value; a place of an Act repeats the act's type, as the rule of R1 needs it."""
    if prop.type == "name":
        return read_name(words).norm
    if prop.type == "figure":
        return read_figure(value)
    if prop.type == "place":
        place: dict[str, Json] = dict(gazetteer.entry(value).norm)
        return {**place, "act_type": act} if kind == "Act" and prop.name == "place" else place
    return value or None


def read_figure(text: str) -> dict[str, Json]:
    """Return the figure of "more_than 500 persons" or "range 200-300 persons", its open end left open."""
    code, number, unit = text.split(" ")
    known = load_vocabulary().qualifiers[code]
    low, _, high = number.partition("-")
    ends = {"n": int(low), "open": None, "low": int(low), "high": int(high or low)}
    return {"min": ends[known.least], "max": ends[known.most], "qualifier": code, "unit": unit}
