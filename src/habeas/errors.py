"""The failures that are anticipated: each names its subject and says what to do next."""


class HabeasError(Exception):
    """A failure that a person can act upon.

    `subject` is the thing that failed, `problem` what is wrong with it, `next_step` what to do,
    `safe` what was and was not kept. `str()` joins them into sentences for a terminal.
    """

    def __init__(self, subject: str, problem: str, next_step: str = "", safe: str = "") -> None:
        self.subject = subject
        self.problem = problem
        self.next_step = next_step
        self.safe = safe
        super().__init__(" ".join(part for part in (f"{subject}: {problem}", safe, next_step) if part))
