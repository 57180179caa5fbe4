"""Checks: each looks at a reading and flags what an officer should look at; none corrects anything.

A check is a module of this folder with a function `check(document, suggestions, record)` that returns
flags; its name is the name of the check. To add one, add a file here and a test beside its namesakes.
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from habeas.reading.document import Document
from habeas.reading.suggestion import Flag, Suggestion
from habeas.vocabulary.record import Record

Check = Callable[[Document, Sequence[Suggestion], Record], list[Flag]]


@cache
def load_checks() -> dict[str, Check]:
    """Return all checks by name, found by the files of this folder."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").check for name in names}


def run_checks(
    document: Document, suggestions: Sequence[Suggestion], record: Record | None = None
) -> list[Flag]:
    """Return the flags of all checks in order of place; `record` is what is on record already."""
    known = record or Record()
    flags = [flag for check in load_checks().values() for flag in check(document, suggestions, known)]
    return sorted(flags, key=lambda flag: (flag.start, flag.end, flag.check))
