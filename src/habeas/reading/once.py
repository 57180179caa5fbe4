"""Read a text only once for each question: several extractors ask for its names."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from habeas.reading.document import Document

Found = TypeVar("Found")


def read_once(find: Callable[[Document], Found]) -> Callable[[Document], Found]:
    """Return `find` with the answer for the last document kept while that document lives.

    The answer is shared: callers must not change it.
    """
    kept: list[tuple[ref[Document], Found]] = []

    @wraps(find)
    def find_once(document: Document) -> Found:
        for known, answer in kept[:1]:
            if known() is document:
                return answer
        answer = find(document)
        kept[:] = [(ref(document), answer)]
        return answer

    return find_once
