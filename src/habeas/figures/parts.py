"""Parts against their total: a difference is told with its size, and neither side is corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.vocabulary.figure import FigureValue
from habeas.vocabulary.figure_words import message_figure, word_number
from habeas.vocabulary.message import Message, gettext_noop


@dataclass(frozen=True, slots=True)
class PartsCheck:
    """The sum of the parts, the total as said, and whether they agree.

    `agrees` is None where an open end leaves it undecided: parts that sum to more than "at least 1,170"
    contradict nothing, and yet they are not that number.
    """

    parts: tuple[FigureValue, ...]
    total: FigureValue
    least: float
    most: float | None
    agrees: bool | None

    @property
    def message(self) -> Message:
        """The comparison in one sentence, with both numbers."""
        values = {"sum": word_number(self.least), "total": message_figure(self.total)}
        if self.agrees:
            return Message(gettext_noop("The parts add up to {sum}; the total is given as {total}."), values)
        if self.agrees is None:
            template = gettext_noop("The parts add up to {sum}, the total is {total}: not the same number.")
            return Message(template, values)
        return Message(
            gettext_noop("The parts add up to {sum}, which does not fit the total of {total}."), values
        )


def check_parts(parts: Sequence[FigureValue], total: FigureValue) -> PartsCheck | None:
    """Return the comparison, or None where units differ, nothing is to be added, or a part has no least."""
    leasts = [part.least for part in parts]
    known = [least for least in leasts if least is not None]
    if len(parts) < 2 or len(known) != len(leasts) or any(part.unit != total.unit for part in parts):
        return None
    least = sum(known)
    mosts = [part.most for part in parts if part.most is not None]
    most = sum(mosts) if len(mosts) == len(parts) else None
    return PartsCheck(tuple(parts), total, least, most, _judge_sum(least, most, total))


def _judge_sum(least: float, most: float | None, total: FigureValue) -> bool | None:
    if least > total.upper or (most is not None and most < total.lower):
        return False
    if least == most and least == total.least == total.most:
        return True
    stated = total.least if total.least is not None else total.most
    return True if least == stated else None
