"""Parts and total are compared, never repaired."""

from habeas.figures.parts import check_parts
from habeas.vocabulary.figure import FigureValue


def exact(*numbers: int) -> list[FigureValue]:
    return [FigureValue(number, number, "exact", "persons") for number in numbers]


def test_the_list_of_july_2021_sums_to_nine_more_than_its_total() -> None:
    check = check_parts(exact(450, 325, 47, 104, 189, 64), FigureValue(1170, None, "at_least", "persons"))
    assert check is not None
    assert check.agrees is None
    assert (
        str(check.message) == "The parts add up to 1,179, the total is at least 1,170: not the same number."
    )


def test_an_exact_total_that_differs_does_not_fit() -> None:
    check = check_parts(exact(26, 216), exact(236)[0])
    assert check is not None
    assert check.agrees is False


def test_a_total_that_adds_up_is_said_to() -> None:
    check = check_parts(exact(31, 5, 12, 15), exact(63)[0])
    assert check is not None
    assert check.agrees is True


def test_nothing_is_added_across_units_or_open_beginnings() -> None:
    cases = FigureValue(5, 5, "exact", "cases")
    assert check_parts([*exact(5), cases], exact(10)[0]) is None
    assert check_parts([*exact(5), FigureValue(None, 5, "up_to", "persons")], exact(10)[0]) is None
    assert check_parts(exact(5), exact(5)[0]) is None
