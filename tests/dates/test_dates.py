"""Uncertain dates: what is read, which days it can mean, and what comes before what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from pourparlers.dates import (
    UNSPECIFIED,
    BadDateError,
    Date,
    Edge,
    Period,
    format_date,
    is_before,
    is_date,
    parse_date,
    sort_key,
)


def days(text: str) -> str:
    """From the first to the last day that it can mean."""
    when = parse_date(text)
    return f"{when.earliest} {when.latest}"


# --- What is read ---------------------------------------------------------------------------------------


def test_a_day_a_month_and_a_year_are_read():
    assert parse_date("2026-11-27") == Date(2026, 11, 27)
    assert parse_date("2026-11") == Date(2026, 11)
    assert parse_date("2026") == Date(2026)


def test_a_time_is_read_with_its_offset():
    when = parse_date("2026-11-27T09:30:00+01:00")
    assert (when.time.hour, when.offset) == (9, "+01:00")
    assert when.moment == datetime(2026, 11, 27, 8, 30, tzinfo=UTC)
    assert parse_date("2026-11-27T09:30:00-05").moment == datetime(2026, 11, 27, 14, 30, tzinfo=UTC)


def test_local_time_is_no_moment():
    assert parse_date("2026-11-27T09:30:00").moment is None
    assert parse_date("2026-11-27").moment is None


def test_marks_say_doubtful_about_or_both():
    marks = [
        (parse_date(text).is_uncertain, parse_date(text).is_approximate)
        for text in ("2026-11", "2026-11?", "2026-11~", "2026-11%")
    ]
    assert marks == [(False, False), (True, False), (False, True), (True, True)]


def test_periods_have_the_marks_of_their_ends():
    assert parse_date("2026-11?/2027").is_uncertain
    assert parse_date("2026-11/2027~").is_approximate
    assert not parse_date("../2027").is_uncertain
    assert not parse_date("2027/").is_approximate


def test_an_end_of_a_period_is_open_or_unknown():
    assert parse_date("2026-11/..") == Period(Date(2026, 11), Edge.OPEN)
    assert parse_date("/2027") == Period(Edge.UNKNOWN, Date(2027))


def test_digits_that_nobody_knows_are_read():
    assert parse_date("202X") == Date(2020, unknown_digits=1)
    assert parse_date("2026-XX") == Date(2026, UNSPECIFIED)
    assert parse_date("2026-11-XX") == Date(2026, 11, UNSPECIFIED)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "written like"),
        ("27.11.2026", "written like"),
        ("2026-13", "written like"),
        ("2026-00", "written like"),
        ("2026-11-32", "written like"),
        ("２０２６", "written like"),
        ("2026-11-27T24:00:00", "written like"),
        ("2026-11-27 ", "written like"),
        ("XXXX", "written like"),
        ("2023-02-29", "28 days"),
        ("2026-11-31", "30 days"),
        ("0000", "no year 0"),
        ("202X-11", "unknown digits"),
        ("2026-24-01", "part of the year"),
        ("2026-24-XX", "part of the year"),
        ("2026-XX-27", "of one month"),
        ("2026-11-XXT09:30:00", "of one day"),
        ("2027/2026", "ends before"),
        ("2026/2027/2028", "written like"),
        ("../..", "at one end"),
        ("/", "at one end"),
        ("2" * 65, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, reason):
    with pytest.raises(BadDateError, match=reason) as caught:
        parse_date(text)
    assert caught.value.text.startswith(text[:60])
    assert not is_date(text)


def test_a_date_is_known_as_one():
    assert is_date("2026-11~/..")


# --- Which days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-27", "2026-11-27 2026-11-27"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2026", "2026-01-01 2026-12-31"),
        ("202X", "2020-01-01 2029-12-31"),
        ("20XX", "2000-01-01 2099-12-31"),
        ("0XXX", "0001-01-01 0999-12-31"),
        ("2026-XX", "2026-01-01 2026-12-31"),
        ("2026-XX-XX", "2026-01-01 2026-12-31"),
        ("2026-11-XX", "2026-11-01 2026-11-30"),
        ("2026-22", "2026-06-01 2026-08-31"),
        ("2026-24", "2026-12-01 2027-02-28"),
        ("2026-29", "2026-09-01 2026-11-30"),
        ("2026-34", "2026-04-01 2026-06-30"),
        ("2026-39", "2026-09-01 2026-12-31"),
        ("2026-41", "2026-07-01 2026-12-31"),
        ("2026-11/2027-01", "2026-11-01 2027-01-31"),
        ("../2027", "None 2027-12-31"),
        ("2026/", "2026-01-01 None"),
    ],
)
def test_a_date_means_its_days(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-01~", "2021-12-01 2022-02-28"),
        ("2026-11-30~", "2026-11-29 2026-12-01"),
        ("2026-11-XX~", "2026-10-31 2026-12-01"),
        ("2026~", "2025-01-01 2027-12-31"),
        ("202X%", "2010-01-01 2039-12-31"),
        ("2026-XX~", "2025-12-01 2027-01-31"),
        ("2026-24~", "2026-09-01 2027-05-31"),
        ("2026-41~", "2026-01-01 2027-06-30"),
        ("2026-11~/2027~", "2026-10-01 2028-12-31"),
    ],
)
def test_about_then_is_one_unit_more_on_either_side(text, expected):
    assert days(text) == expected


def test_a_doubt_moves_nothing():
    assert days("2022-01?") == days("2022-01")


@pytest.mark.parametrize(
    "text", ["0001~", "0001-01~", "0001-01-01~", "9999~", "9999-12~", "9999-12-31~", "9999-24"]
)
def test_days_end_where_the_calendar_does(text):
    when = parse_date(text)
    assert date.min <= when.earliest <= when.latest <= date.max


# --- Before and after -----------------------------------------------------------------------------------


def test_one_is_before_another_when_all_of_it_is():
    assert is_before(parse_date("2022-01"), parse_date("2022-02"))
    assert not is_before(parse_date("2022-01"), parse_date("2022-01-31"))
    assert not is_before(parse_date("2022-01~"), parse_date("2022-02"))
    assert is_before(parse_date("../2021"), parse_date("2022/.."))
    assert not is_before(parse_date("2021/.."), parse_date("2022"))


def test_moments_are_compared_as_moments():
    early, late = parse_date("2026-11-28T00:30:00+02:00"), parse_date("2026-11-27T23:30:00-05:00")
    assert is_before(early, late)
    assert not is_before(late, early)


def test_a_moment_that_is_only_about_then_is_compared_by_days():
    about = parse_date("2026-11-27T09:30:00Z~")
    assert not is_before(about, parse_date("2026-11-28T09:30:00Z"))
    assert is_before(about, parse_date("2026-11-29T09:30:00Z"))


def test_dates_are_sorted_by_their_first_day_and_then_by_their_last():
    texts = ["2026", "2026-01", "../2030", "2026-01-01", "2026/.."]
    in_order = sorted(texts, key=lambda text: sort_key(parse_date(text)))
    assert in_order == ["../2030", "2026-01-01", "2026-01", "2026", "2026/.."]


# --- Laws -----------------------------------------------------------------------------------------------

MARKS = st.sampled_from(["", "?", "~", "%"])
YEARS = st.integers(1, 9999)
WRITTEN = st.one_of(
    st.builds("{:04}{}".format, YEARS, MARKS),
    st.builds(lambda year, mark: f"{year:04}"[:3] + "X" + mark, YEARS, MARKS),
    st.builds("{:04}-{:02}{}".format, YEARS, st.one_of(st.integers(1, 12), st.integers(21, 41)), MARKS),
    st.builds("{:04}-{}{}".format, YEARS, st.sampled_from(["XX", "XX-XX", "02-XX"]), MARKS),
    st.builds(lambda day, mark: f"{day.isoformat()}{mark}", st.dates(), MARKS),
    st.builds(
        lambda moment, offset: f"{moment:%H:%M:%S}".join(("2026-11-27T", offset)),
        st.times(),
        st.sampled_from(["", "Z", "+05:30", "-11"]),
    ),
)
EDGES = st.one_of(WRITTEN, st.sampled_from(["", ".."]))
ANY = st.one_of(WRITTEN, st.builds("{}/{}".format, EDGES, EDGES)).filter(is_date)


@given(ANY)
def test_what_is_read_is_written_the_same(text):
    assert format_date(parse_date(text)) == text


@given(st.text(alphabet="0129X-/.T:Z+?~%", max_size=24))
def test_whatever_is_read_is_written_the_same(text):
    if is_date(text):
        assert format_date(parse_date(text)) == text


@given(WRITTEN)
def test_the_days_written_are_among_those_that_are_meant(text):
    when = parse_date(text)
    assert when.earliest <= when.first <= when.last <= when.latest
    assert (when.earliest, when.latest) == (when.first, when.last) or when.is_approximate


@given(ANY, ANY, ANY)
def test_before_is_an_order(one, two, three):
    a, b, c = map(parse_date, (one, two, three))
    assert not is_before(a, a)
    assert not (is_before(a, b) and is_before(b, a))
    if any(getattr(each, "moment", None) for each in (a, b, c)):
        return  # what has an offset is compared with what has none by days alone
    assert not (is_before(a, b) and is_before(b, c)) or is_before(a, c)


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)), st.integers(-400, 400))
def test_days_are_compared_as_days(day, distance):
    other = day + timedelta(days=distance) if 400 < day.toordinal() < date.max.toordinal() - 400 else day
    assert is_before(parse_date(f"{day}"), parse_date(f"{other}")) == (day < other)
