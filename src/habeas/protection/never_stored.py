"""Refuses properties that this record must never hold, under whatever name somebody tries them.

The list with its reasons is vocabulary/schemata/never_stored.yaml; rules R1–R4, R9, R15, R21.
"""

import re
from functools import cache, lru_cache

from habeas.protection.refusal import StatementRefused
from habeas.vocabulary.message import Message, gettext_noop
from habeas.vocabulary.schema import Forbidden, load_vocabulary
from habeas.vocabulary.statement import Json, Statement

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def find_forbidden(name: str) -> Forbidden | None:
    """Return what forbids a property or key called `name`, or None.

    "WeChat-ID", "wechatId" and "kin.wechat_id" are one name: case, separators and what stands before
    do not hide it.
    """
    parts = _SEPARATORS.sub("_", _CAMEL.sub("_", name).lower()).strip("_").split("_")
    tails = ("_".join(parts[start:]) for start in range(len(parts)))
    joined = "".join(parts)
    return next((found for tail in tails if (found := _by_name().get(tail))), _by_joined().get(joined))


def refuse_forbidden(statement: Statement) -> None:
    """Raise `StatementRefused` where the property, or a key inside the norm, is never stored."""
    keys = _list_keys(statement.norm) if isinstance(statement.norm, dict | list) else []
    for name in (statement.property, *keys):
        if found := find_forbidden(name):
            raise StatementRefused(
                f"{statement.kind}.{name}",
                Message(gettext_noop("this is never stored. {why}"), {"why": found.why}),
                Message(gettext_noop("Leave it out; do not put it into a note either.")),
                rule=found.rule,
            )


def _list_keys(norm: Json) -> list[str]:
    if isinstance(norm, list):
        return [key for item in norm for key in _list_keys(item)]
    if not isinstance(norm, dict):
        return []
    return [*map(str, norm), *(key for item in norm.values() for key in _list_keys(item))]


@cache
def _by_name() -> dict[str, Forbidden]:
    items = load_vocabulary().never_stored.values()
    return {name: item for item in items for name in (item.name, *item.names)}


@cache
def _by_joined() -> dict[str, Forbidden]:
    return {name.replace("_", ""): item for name, item in _by_name().items()}
