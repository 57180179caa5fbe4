"""Dates: what is read in sentences of our own, by the conventions of docs/reading.md."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.dates import find_dates
from habeas.reading.document import build_document

PUBLISHED = "2022-02-07"
"""A Monday."""


def dates_of(text: str, published: str | None = PUBLISHED, language: str | None = "en") -> dict[str, str]:
    document = build_document(text, published=published, language=language)
    found = find_dates(document)
    assert all(text[item.start : item.end] == item.quote for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    return {item.quote: item.value["edtf"] for item in found}


ABSOLUTE = [
    ("They were freed on 6 February 2022.", {"6 February 2022": "2022-02-06"}),
    ("They were freed on February 6th, 2022, he said.", {"February 6th, 2022": "2022-02-06"}),
    ("They were freed on the 6th of February 2021.", {"6th of February 2021": "2021-02-06"}),
    ("Sunday, Feb. 6, 2022: a rally", {"Sunday, Feb. 6, 2022": "2022-02-06"}),
    ("The rally of Sunday 6 February", {"Sunday 6 February": "2022-02-06"}),
    ("The rally on Sunday (Feb. 6) was small.", {"Sunday (Feb. 6": "2022-02-06"}),
    ("Feb. 6 (Sunday) was cold", {"Feb. 6 (Sunday": "2022-02-06"}),
    ("GENEVA, Oct 3 (Reuters) - Experts wrote", {"Oct 3": "2021-10-03"}),
    ("SEOUL, Jan. 30 (Yonhap) -- A group said", {"Jan. 30": "2022-01-30"}),
    ("Published 2022-02-07", {"2022-02-07": "2022-02-07"}),
    ("Updated: 2022/02/05 at 10:15", {"2022/02/05 at 10:15": "2022-02-05T10:15"}),
    ("2022-02-05 06:42", {"2022-02-05 06:42": "2022-02-05T06:42"}),
    ("2022-02-05T06:42:10Z", {"2022-02-05T06:42:10Z": "2022-02-05T06:42"}),
    ("on 03/12/2021 the court", {"03/12/2021": "2021-12-03"}),
    ("on 11/23/2021 the court", {"11/23/2021": "2021-11-23"}),
    ("on 14.12.2021 the court", {"14.12.2021": "2021-12-14"}),
    ("on 01/09/2022 the court", {"01/09/2022": "2022-01-09"}),
    ("They left in 2014 and 2015.", {"2014": "2014", "2015": "2015"}),
    ("the 2022 Winter Olympics", {"2022": "2022"}),
    ("Born in 1975, he fled", {"1975": "1975"}),
    ("The camp (2009) closed", {"2009": "2009"}),
    ("in August 2021", {"August 2021": "2021-08"}),
    ("in August of 2021", {"August of 2021": "2021-08"}),
    ("an October 2021 letter", {"October 2021": "2021-10"}),
    ("on Feb. 30 of that kind", {}),
    ("In fiscal year 2021 the agency", {"2021": "2021"}),
]

RELATIVE = [
    ("Police said on Monday that", {"Monday": "2022-02-07"}),
    ("Police said Sunday that", {"Sunday": "2022-02-06"}),
    ("Police said Tuesday that", {"Tuesday": "2022-02-01"}),
    ("on Saturday night", {"Saturday night": "2022-02-05"}),
    ("early on Saturday", {"early on Saturday": "2022-02-05"}),
    ("late Thursday", {"late Thursday": "2022-02-03"}),
    ("last Monday", {"last Monday": "2022-01-31"}),
    ("next Friday they meet", {"next Friday": "2022-02-11"}),
    ("Today he wrote", {"Today": "2022-02-07"}),
    ("He was taken yesterday", {"yesterday": "2022-02-06"}),
    ("the day before yesterday", {"day before yesterday": "2022-02-05"}),
    ("hearing tomorrow", {"tomorrow": "2022-02-08"}),
    ("this morning", {"this morning": "2022-02-07"}),
    ("last night", {"last night": "2022-02-06"}),
    ("In July 50 men", {"July": "2021-07"}),
    ("in February", {"February": "2022-02"}),
    ("in January", {"January": "2022-01"}),
    ("Last month some", {"Last month": "2022-01"}),
    ("last week", {"last week": "2022-01-31/2022-02-06"}),
    ("this week", {"this week": "2022-02-07/2022-02-13"}),
    ("over the weekend", {"weekend": "2022-02-05/2022-02-06"}),
    ("last weekend", {"last weekend": "2022-02-05/2022-02-06"}),
    ("last year", {"last year": "2021"}),
    ("late last year", {"late last year": "2021-09~/2021-12~"}),
    ("earlier this month", {"earlier this month": "2022-02"}),
    ("earlier this year", {"earlier this year": "2022"}),
    ("next month", {"next month": "2022-03"}),
    ("last July", {"last July": "2021-07"}),
    ("last winter", {"last winter": "2021-12/2022-02"}),
    ("in the summer of 2021", {"summer of 2021": "2021-06/2021-08"}),
    ("three days ago", {"three days ago": "2022-02-04"}),
    ("two weeks ago", {"two weeks ago": "2022-01-24"}),
    ("a year ago", {"a year ago": "2021"}),
    ("six months ago", {"six months ago": "2021-08"}),
    ("10 years ago", {"10 years ago": "2012"}),
    ("a decade ago", {"a decade ago": "2012"}),
    ("more than a decade ago", {}),
    ("in the past two weeks", {"past two weeks": "2022-01-24/2022-02-07"}),
    ("over the last six months", {"last six months": "2021-08-07/2022-02-07"}),
    ("in the past month", {"past month": "2022-01-07/2022-02-07"}),
    ("in recent days", {"recent days": "2022-02~"}),
    ("the first half of 2021", {"first half of 2021": "2021-01/2021-06"}),
    ("the first six months of 2021", {"first six months of 2021": "2021-01/2021-06"}),
    ("the last quarter of last year", {"last quarter of last year": "2021-10/2021-12"}),
    ("on Dec. 12", {"Dec. 12": "2021-12-12"}),
    ("on March 4 the Games open", {"March 4": "2022-03-04"}),
]

PARTS = [
    ("a mid-1990s famine", {"mid-1990s": "1994~/1996~"}),
    ("in the early 1990s", {"early 1990s": "1990~/1993~"}),
    ("in the late 1990s", {"late 1990s": "1997~/1999~"}),
    ("in the 1990s", {"1990s": "199X"}),
    ("in the '90s", {"'90s": "199X"}),
    ("early 2021", {"early 2021": "2021-01~/2021-04~"}),
    ("in mid-2021", {"mid-2021": "2021-05~/2021-08~"}),
    ("in early July", {"early July": "2021-07-01/2021-07-10"}),
    ("in mid-July", {"mid-July": "2021-07-11/2021-07-20"}),
    ("in late July", {"late July": "2021-07"}),
    ("at the end of December", {"the end of December": "2021-12"}),
    ("at the beginning of 2021", {"the beginning of 2021": "2021-01"}),
]

EDGES = [
    ("since 2012", {"since 2012": "2012/2022-02-07"}),
    ("since last August", {"since last August": "2021-08/2022-02-07"}),
    ("They have been held since Friday.", {"since Friday": "2022-02-04/2022-02-07"}),
    ("The group plans to protest through Feb. 22", {"Feb. 22": "2022-02-22"}),
    ("They must leave by Friday", {"Friday": "2022-02-11"}),
    ("They will be sent back by the end of March.", {"the end of March": "2022-03-31"}),
    ("The group will protest until the end of next month.", {"the end of next month": "2022-03-31"}),
    ("By July all had been returned.", {"July": "2021-07"}),
    ("He was held until Friday", {"Friday": "2022-02-04"}),
]

RANGES = [
    ("from May 3 to June 5", {"May 3 to June 5": "2021-05-03/2021-06-05"}),
    ("between 2017 and 2019", {"2017 and 2019": "2017/2019"}),
    ("from 2017 to 2019", {"2017 to 2019": "2017/2019"}),
    ("in 2017-2019", {"2017-2019": "2017/2019"}),
    ("in 2017–19", {"2017–19": "2017/2019"}),
    ("Jan. 5-7", {"Jan. 5-7": "2022-01-05/2022-01-07"}),
    ("on 5-7 January", {"5-7 January": "2022-01-05/2022-01-07"}),
    ("from August to October 2021", {"August to October 2021": "2021-08/2021-10"}),
    ("between November 2020 and March 2021", {"November 2020 and March 2021": "2020-11/2021-03"}),
    ("between November and March 2021", {"November and March 2021": "2020-11/2021-03"}),
    ("from Friday to Sunday", {"Friday to Sunday": "2022-02-04/2022-02-06"}),
    ("Feb. 5 and 6 in two towns", {"Feb. 5 and 6": "2022-02-05/2022-02-06"}),
]

TIMES = [
    ("around 2 a.m. on Thursday", {"around 2 a.m. on Thursday": "2022-02-03T02:00"}),
    ("on Thursday at about 10:30 p.m.", {"Thursday at about 10:30 p.m.": "2022-02-03T22:30"}),
    ("at 2:15am Thursday", {"2:15am Thursday": "2022-02-03T02:15"}),
    (
        "Six trucks left on Thursday. At around 5 a.m. a plane took off.",
        {"Thursday": "2022-02-03", "At around 5 a.m.": "2022-02-03T05:00"},
    ),
    ("At 14:30 local time on 3 February", {"14:30 local time on 3 February": "2022-02-03T14:30"}),
    ("at 10 a.m. (0300 GMT) on Friday", {"10 a.m. (0300 GMT) on Friday": "2022-02-04T10:00"}),
    ("at noon on Friday", {"noon on Friday": "2022-02-04T12:00"}),
    ("at 1400 GMT on Friday", {"1400 GMT on Friday": "2022-02-04T14:00"}),
    ("just before midnight on Friday", {"just before midnight on Friday": "2022-02-04T00:00"}),
    ("The vigil is held every day at 6 p.m.", {}),
]

COUNTED = [
    (
        "until Feb. 22, two days after the Games close",
        {"Feb. 22": "2022-02-22", "two days after the Games close": "2022-02-22"},
    ),
    (
        "The day after the Olympics ended in Beijing",
        {"day after the Olympics ended in Beijing": "2022-02-21"},
    ),
    ("He fell on Feb. 3 and died the next day.", {"Feb. 3": "2022-02-03", "next day": "2022-02-04"}),
    ("He fell on Feb. 3. Two days later he died.", {"Feb. 3": "2022-02-03", "Two days later": "2022-02-05"}),
    ("He left on Feb. 3; a day earlier he wrote.", {"Feb. 3": "2022-02-03", "a day earlier": "2022-02-02"}),
    ("He fled in 2014. Two years later he was caught.", {"2014": "2014", "Two years later": "2016"}),
    ("He fled in 2014 and was caught the following year.", {"2014": "2014", "following year": "2015"}),
    ("two days after Feb. 1", {"two days after": "2022-02-03", "Feb. 1": "2022-02-01"}),
    ("He died three days after his arrest.", {}),
]

NOT_DATES = [
    "They may march on the ministry in the spring of hope.",
    "May they rest. March on, he said.",
    "The 14-year-old met a woman aged 38.",
    "Some 2000 refugees crossed.",
    "about 1950 people were held",
    "The attacks of 9/11 changed it; staff work 24/7.",
    "Resolution 2758 and Law No. 1951",
    "She told the Sunday Times after Friday prayers.",
    "April Smith and June Lee spoke.",
    "They meet every Friday and each Sunday.",
    "It cost $2000.",
    "ten to one",
    "He ran 10 km in 45:10.",
]


@pytest.mark.parametrize(
    ("text", "expected"), [*ABSOLUTE, *RELATIVE, *PARTS, *EDGES, *RANGES, *TIMES, *COUNTED]
)
def test_english_dates(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_no_date(text: str) -> None:
    assert dates_of(text) == {}


def test_today_in_a_quotation_is_the_day_it_was_said() -> None:
    text = "Sam Okello spoke at the rally on Feb. 2.\n\n“Today we ask for the truth,” he said."
    assert dates_of(text) == {"Feb. 2": "2022-02-02", "Today": "2022-02-02"}


def test_without_publication_only_whole_dates_are_read() -> None:
    assert dates_of("On Monday, and in July; on 3 May 2021.", published=None) == {"3 May 2021": "2021-05-03"}


def test_the_date_as_written_is_read_even_when_the_weekday_is_wrong() -> None:
    assert dates_of("Sunday Feb. 6, 2021.") == {"Sunday Feb. 6, 2021": "2021-02-06"}


@given(st.text(alphabet="0123456789 -/.:,apm Feb.MondaySinctowek年月日일월“”\n", max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    for language in ("en", "ko", "zh"):
        dates_of(text, language=language)


LATER_FOUND = [
    ("on Oct. 19 and 23, they", {"Oct. 19": "2021-10-19", "23": "2021-10-23"}),
    ("until 4 in the morning on Friday", {"4 in the morning on Friday": "2022-02-04T04:00"}),
    ("since the beginning of the year", {"since the beginning of the year": "2022-01/2022-02-07"}),
    ("on March 15 of last year", {"March 15 of last year": "2021-03-15"}),
    ("from 12 to 19 October last year", {"12 to 19 October last year": "2021-10-12/2021-10-19"}),
    (
        "in 1982 and on 24 September of the same year",
        {"1982": "1982", "24 September of the same year": "1982-09-24"},
    ),
    ("He wrote on the 5th and left.", {"5th": "2022-02-05"}),
    ("on Christmas Eve", {"Christmas Eve": "2021-12-24"}),
    ("Roll call is three times a day, at 8 a.m. and 1 p.m.", {}),
    ("A hearing will be held on Friday.", {"Friday": "2022-02-11"}),
    ("A report is due in early March.", {"early March": "2022-03-01/2022-03-10"}),
    ("He was arrested on April 20.", {"April 20": "2021-04-20"}),
    ("The law takes effect on April 20.", {"April 20": "2022-04-20"}),
    ("in the last week of July", {"July": "2021-07"}),
    ("every second Saturday they gather", {}),
    ("on 9 October at 20.00 hours", {"9 October at 20.00 hours": "2021-10-09T20:00"}),
    ("on May Day and in May", {"May Day": "2022-05-01", "May": "2021-05"}),
]


@pytest.mark.parametrize(("text", "expected"), LATER_FOUND)
def test_what_reports_of_other_papers_taught(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected


WEEKS_AND_QUARTERS = [
    ("at dawn on Wednesday last week", {"Wednesday last week": "2022-02-02"}),
    ("As of the 5th none was free", {"5th": "2022-02-05"}),
    ("on Friday the 4th, cadres", {"Friday the 4th": "2022-02-04"}),
    ("in Q4 2021 and H1 2019", {"Q4 2021": "2021-10/2021-12", "H1 2019": "2019-01/2019-06"}),
    (
        "He came on Feb. 3, 2022. They left the previous Wednesday.",
        {"Feb. 3, 2022": "2022-02-03", "previous Wednesday": "2022-02-02"},
    ),
    ("ended next month, on the 25th", {"next month, on the 25th": "2022-03-25"}),
    ("signed the treaty in '82", {"'82": "1982"}),
    ("between '99 and '02", {"'99 and '02": "1999/2002"}),
]


@pytest.mark.parametrize(("text", "expected"), WEEKS_AND_QUARTERS)
def test_weeks_quarters_and_short_years(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Between 2009 and 2012 dozens of people died.", {"2009 and 2012": "2009/2012"}),
        ("The spokeswoman Pham Thu Hang said so.", {}),
        (
            "He vanished in May and turned up two months later.",
            {"May": "2021-05", "two months later": "2021-07"},
        ),
        ("Guards must not let anyone escape before the party congress in May.", {"May": "2022-05"}),
        ("They were sent back before the congress in May.", {"May": "2021-05"}),
        ("They ask it to raise the case at the next dialogue in July.", {"July": "2022-07"}),
    ],
)
def test_months_ahead_names_and_spans_of_years(text: str, dates: dict[str, str]) -> None:
    assert dates_of(text) == dates
