"""The words that a search found, in their place."""

import re
import unicodedata

AROUND = 60


def cut_snippet(text: str, query: str) -> tuple[str, str, str]:
    """Return what stands before the first word of `query` in `text`, the word, and what stands after.

    Where none of the words is there letter for letter (another width or composition) the match is empty.
    """
    words = [re.escape(word) for word in unicodedata.normalize("NFC", query).split()]
    found = re.search("|".join([re.escape(query), *words]), text, re.IGNORECASE) if words else None
    if found is None:
        return text[: 2 * AROUND], "", " …" if len(text) > 2 * AROUND else ""
    start, end = found.span()
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return (
        ("… " if start > AROUND else "") + before,
        text[start:end],
        after + (" …" if end + AROUND < len(text) else ""),
    )
