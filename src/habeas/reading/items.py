"""Print a reading as plain items (kind, quote, place, value, links), for programs and for scoring."""

from collections.abc import Sequence

from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.statement import Json

INCONSISTENCIES = frozenset(
    {
        "attribute",
        "caption_vs_text",
        "category",
        "date_conflict",
        "figure_conflict",
        "name_variant",
        "order",
        "period",
        "population_shift",
        "qualifier_drift",
        "range_conflict",
        "sum",
        "unit",
        "unnamed_instrument",
        "weekday_date",
    }
)
"""Checks whose flags a reader of the text alone can follow; the others speak of the record or of us."""


def project_items(suggestions: Sequence[Suggestion], flags: Sequence[Flag] = ()) -> list[Json]:
    """Return suggestions and flags as items in order of place; docs/reading.md lists the values.

    A flag is an item of kind `inconsistency` whose links are the items concerned. Of places only ids
    that other programs know are printed (countries, the border region); others have name and country.
    """
    items = [_project_suggestion(item) for item in suggestions]
    told = [flag for flag in flags if flag.check in INCONSISTENCIES]
    items += [_project_flag(f"x{number}", flag) for number, flag in enumerate(told, 1)]
    return sorted(items, key=lambda item: (item["start"], item["end"], item["id"]))


def _project_suggestion(item: Suggestion) -> dict[str, Json]:
    projected: dict[str, Json] = {
        "id": item.id,
        "kind": item.kind,
        "quote": item.quote,
        "start": item.start,
        "end": item.end,
        "value": _project_place(item) if item.kind == "place" else dict(item.value),
        "links": list(item.links),
    }
    if item.mentions:
        projected["mentions"] = [list(span) for span in item.mentions]
    return projected


def _project_place(item: Suggestion) -> dict[str, Json]:
    value = dict(item.value)
    if str(value.get("id") or "").startswith("gn:"):
        value["id"] = None
    return value


def _project_flag(name: str, flag: Flag) -> dict[str, Json]:
    return {
        "id": name,
        "kind": "inconsistency",
        "quote": flag.quote,
        "start": flag.start,
        "end": flag.end,
        "value": {"type": flag.check, "detail": str(flag.message)},
        "links": list(flag.items),
    }
