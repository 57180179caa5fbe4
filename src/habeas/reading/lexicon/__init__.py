"""Words that reading knows, as data: one YAML file for each field, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_lexicon(name: str) -> Any:
    """Return the content of `<name>.yaml` in this folder; raises FileNotFoundError for another name.

    The value is shared: callers must not change it.
    """
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 (a safe loader)


@cache
def read_words(name: str, field: str) -> frozenset[str]:
    """Return the words under `field` in a lexicon: a list, or a text of words between spaces."""
    words = read_lexicon(name)[field]
    return frozenset(words.split() if isinstance(words, str) else words)
