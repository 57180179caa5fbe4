"""A daily protest at two places until a day becomes two rules, and each is expanded honestly."""

from datetime import date

import pytest

from habeas.vocabulary.recurrence import RecurrenceRefusedError, read_recurrence

WEEKDAYS = {
    "rrule": "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20220222",
    "start_time": "13:00",
    "duration": "PT2H",
    "zone": "America/New_York",
}


def test_a_norm_survives_reading() -> None:
    recurrence = read_recurrence(WEEKDAYS)
    assert read_recurrence(recurrence.norm) == recurrence
    assert recurrence.norm["until"] == "2022-02-22"
    assert recurrence.norm["duration"] == "PT2H"


def test_seventeen_days_are_twelve_weekdays_and_five_of_the_weekend() -> None:
    span = (date(2022, 2, 6), date(2022, 3, 31))
    weekend = read_recurrence({"rrule": "FREQ=DAILY;BYDAY=SA,SU;UNTIL=20220222"})
    assert len(list(read_recurrence(WEEKDAYS).expand_days(*span))) == 12
    assert len(list(weekend.expand_days(*span))) == 5


def test_the_hour_is_the_hour_of_its_zone() -> None:
    first = next(read_recurrence(WEEKDAYS).expand_times(date(2022, 2, 7), date(2022, 2, 8)))
    assert first.isoformat() == "2022-02-07T13:00:00-05:00"


def test_several_hours_a_day_are_all_kept() -> None:
    recurrence = read_recurrence({"rrule": "FREQ=DAILY", "start_time": ["18:00", "10:00"]})
    times = list(recurrence.expand_times(date(2022, 2, 7), date(2022, 2, 7)))
    assert [f"{time:%H:%M}" for time in times] == ["10:00", "18:00"]
    assert recurrence.norm["start_time"] == ["10:00", "18:00"]


def test_every_second_week_counts_from_its_first_day() -> None:
    rule = read_recurrence({"rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "from": "2022-02-02"})
    days = list(rule.expand_days(date(2022, 2, 1), date(2022, 3, 5)))
    assert days == [date(2022, 2, 2), date(2022, 2, 16), date(2022, 3, 2)]


def test_a_rule_without_an_end_is_not_expanded_for_ever() -> None:
    days = list(read_recurrence({"rrule": "FREQ=DAILY"}).expand_days(date(2000, 1, 1), date(2999, 1, 1)))
    assert len(days) < 2000


@pytest.mark.parametrize(
    "norm",
    [
        None,
        {"rrule": "FREQ=MINUTELY"},
        {"rrule": "FREQ=DAILY;BYHOUR=3"},
        {"rrule": "FREQ=DAILY;BYDAY=1MO"},
        {"rrule": "FREQ=DAILY", "start_time": "1 pm"},
        {"rrule": "FREQ=DAILY", "duration": "two hours"},
        {"rrule": "FREQ=DAILY", "duration": "P"},
        {"rrule": "FREQ=DAILY", "zone": "Mars/Olympus"},
        {"rrule": "FREQ=DAILY", "until": "soon"},
        {"rrule": "FREQ=DAILY", "host": "x"},
    ],
)
def test_what_is_not_understood_is_refused_and_not_guessed(norm: object) -> None:
    with pytest.raises(RecurrenceRefusedError):
        read_recurrence(norm)
