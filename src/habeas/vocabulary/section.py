"""Reads the vocabulary's YAML so that every mistake names its file, its key, and what to do."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from habeas.errors import HabeasError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is built in: ten times as fast, the same safe subset."""


class VocabularyError(HabeasError):
    """A schema file says something that the program cannot use."""


class Section:
    """A mapping of a schema file, and where it stands in it."""

    def __init__(self, file: str, path: tuple[str, ...], data: Any) -> None:
        self.file, self.path = file, path
        if not isinstance(data, Mapping):
            raise VocabularyError(self.where(), "a mapping is needed here.", "Write `key: value` lines.")
        self.data: Mapping[Any, Any] = data

    @property
    def key(self) -> str:
        """The last key of the path, or the file's name."""
        return self.path[-1] if self.path else self.file

    def where(self, key: str = "") -> str:
        """Return "schemata/file.yaml: path.to.key" for a message."""
        return f"schemata/{self.file}.yaml: {'.'.join((*self.path, *([key] if key else [])))}"

    def allow(self, *keys: str) -> None:
        """Raise `VocabularyError` for a key that is not one of `keys`: a misspelt one would be lost."""
        for key in self.data:
            if key not in keys:
                raise VocabularyError(self.where(str(key)), "unknown key.", f"Use one of: {', '.join(keys)}.")

    def section(self, key: str) -> "Section":
        """Return the mapping under `key`."""
        return Section(self.file, (*self.path, key), self._get(key))

    def sections(self) -> list["Section"]:
        """Return the mappings under all keys, in the file's order."""
        return [Section(self.file, (*self.path, str(key)), value) for key, value in self.data.items()]

    def text(self, key: str, *, empty: bool = False) -> str:
        """Return the words under `key`; `empty` allows "" ."""
        value = self._get(key)
        if not isinstance(value, str) or not (value.strip() or empty):
            raise VocabularyError(self.where(key), "words are needed here.", "Write a text.")
        return value

    def flag(self, key: str) -> bool:
        """Return the yes or no under `key`."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise VocabularyError(self.where(key), f"{value!r} is neither yes nor no.", "Write yes or no.")
        return value

    def choice(self, key: str, options: tuple[str, ...]) -> str:
        """Return the word under `key`, one of `options`."""
        value = self._get(key)
        if value not in options:
            known = ", ".join(options)
            raise VocabularyError(self.where(key), f"{value!r} is unknown.", f"Use one of: {known}.")
        return str(value)

    def words(self, key: str) -> tuple[str, ...]:
        """Return the list of words under `key`."""
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise VocabularyError(self.where(key), "a list of words is needed here.", "Write [one, two].")
        return tuple(value)

    def _get(self, key: str) -> Any:
        if key not in self.data:
            raise VocabularyError(self.where(key), "is missing.", "Add it.")
        return self.data[key]


def open_schema(name: str) -> Section:
    """Return the whole of schemata/`name`.yaml; raises `VocabularyError` where it is no YAML."""
    text = files("habeas.vocabulary").joinpath("schemata", f"{name}.yaml").read_text(encoding="utf-8")
    try:
        return Section(name, (), yaml.load(text, Loader=_LOADER))  # noqa: S506 (a safe loader)
    except yaml.YAMLError as problem:
        wrong = f"is not YAML: {problem}"
        raise VocabularyError(f"schemata/{name}.yaml", wrong, "Correct the line.") from problem
