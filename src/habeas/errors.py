"""The failures that are anticipated: each names its subject and says what to do next."""

from collections.abc import Mapping
from typing import Protocol


class Sayable(Protocol):
    """A sentence that the web can translate; `vocabulary.message.Message` is one."""

    @property
    def template(self) -> str: ...

    @property
    def values(self) -> Mapping[str, object]: ...


Words = str | Sayable


class HabeasError(Exception):
    """A failure that a person can act upon.

    `subject` is the thing that failed, `problem` what is wrong with it, `next_step` what to do,
    `safe` what was and was not kept. `str()` joins them into sentences for a terminal.
    """

    def __init__(self, subject: str, problem: Words, next_step: Words = "", safe: Words = "") -> None:
        self.subject = subject
        self.problem = problem
        self.next_step = next_step
        self.safe = safe
        told = (str(part) for part in (safe, next_step))
        named = f"{subject}: {problem}" if subject else str(problem)
        super().__init__(" ".join(part for part in (named, *told) if part))
