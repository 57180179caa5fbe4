"""Names as written: their words, script and kind, so that one person's spellings lie side by side."""

import unicodedata
from dataclasses import dataclass

from habeas.vocabulary.statement import Json

KINDS = ("full", "short", "other")
_BLOCKS = (
    ("HANGUL", "hangul"),
    ("CJK", "han"),
    ("HIRAGANA", "kana"),
    ("KATAKANA", "kana"),
    ("LATIN", "latin"),
    ("CYRILLIC", "cyrillic"),
    ("ARABIC", "arabic"),
    ("HEBREW", "hebrew"),
    ("THAI", "thai"),
    ("MYANMAR", "myanmar"),
    ("ETHIOPIC", "ethiopic"),
    ("DEVANAGARI", "devanagari"),
    ("KHMER", "khmer"),
    ("LAO", "lao"),
    ("TIBETAN", "tibetan"),
    ("GREEK", "greek"),
)


@dataclass(frozen=True, slots=True)
class NameValue:
    """`text` is the name as written, `script` the script of its letters, `kind` full, short or other."""

    text: str
    script: str
    kind: str = "full"

    @property
    def norm(self) -> dict[str, Json]:
        return {"text": self.text, "script": self.script, "kind": self.kind}


def read_name(text: str, *, kind: str = "full") -> NameValue:
    """Return the name in Unicode's composed form with its script; "mixed" where letters of two meet."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return NameValue(words, find_script(words), kind)


def find_script(text: str) -> str:
    """Return the script of the letters of `text`: latin, hangul, han, …, mixed, or other for none."""
    scripts = {_script_of(char) for char in text if char.isalpha()}
    if scripts == {"han", "kana"}:
        return "kana"
    return scripts.pop() if len(scripts) == 1 else ("mixed" if scripts else "other")


def _script_of(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((script for block, script in _BLOCKS if name.startswith(block)), "other")
