"""Changes in a calendar file that are meant for one time of a series and all later ones."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.appointments import Appointment, Change
from companion.domain.calendars import Trouble
from companion.services.occurrences import between
from tests.unit.services.calendar_files import LONDON, calendar, event, read


def later(*lines: str, of: str = "20261203T190000") -> str:
    """A change of one time and all later ones."""
    return event(f"RECURRENCE-ID;RANGE=THISANDFUTURE:{of}", *lines)


def times(text: str, last: date = date(2027, 1, 10)) -> list[str]:
    """Every start of what is read of a text."""
    listed = (Appointment(str(place), one.words) for place, one in enumerate(read(text).read) if not one.called_off)
    return [one.starts for one in between(listed, date(2026, 11, 1), last, LONDON)]


@pytest.mark.parametrize("end", ["", ";COUNT=5", ";UNTIL=20261224T190000", ";UNTIL=20261225"])
def test_a_change_of_all_later_times_holds_for_each_of_them(end: str) -> None:
    series = event("SUMMARY:Group", "LOCATION:Hall", "DTSTART:20261126T190000", f"RRULE:FREQ=WEEKLY;BYDAY=TH{end}")
    text = calendar(
        series,
        later("DTSTART:20261203T200000", "SUMMARY:Group", "LOCATION:Library"),
        event("RECURRENCE-ID:20261210T190000", "DTSTART:20261211T180000"),
        event("RECURRENCE-ID:20261217T190000", "DTSTART:20261217T190000", "STATUS:CANCELLED"),
    )
    found = read(text).read
    assert [(one.words.title, one.words.place, one.troubles) for one in found] == [
        ("Group", "Library", ()),
        ("Group", "Hall", ()),
    ]
    assert times(text, date(2026, 12, 27)) == [
        "2026-11-26T19:00",
        "2026-12-03T20:00",
        "2026-12-11T18:00",
        "2026-12-24T20:00",
    ]
    assert (times(text)[-1] == "2027-01-07T20:00") is not bool(end)


def test_changed_for_good_twice_each_holds_until_the_next() -> None:
    series = event("DTSTART:20261126T190000", "RRULE:FREQ=WEEKLY")
    text = calendar(
        series,
        later("DTSTART:20261210T210000", of="20261210T190000"),
        later("DTSTART:20261203T200000", "DURATION:PT1H"),
    )
    assert times(text, date(2026, 12, 20)) == [
        "2026-11-26T19:00",
        "2026-12-03T20:00",
        "2026-12-10T21:00",
        "2026-12-17T21:00",
    ]
    assert len({one.words.calendar_uid for one in read(text).read}) == 3


def test_all_later_times_off_end_a_series_and_from_its_first_one_on_it_is_called_off() -> None:
    series = event("DTSTART:20261126T190000", "RRULE:FREQ=WEEKLY")
    off = later("DTSTART:20261203T190000", "STATUS:CANCELLED")
    assert times(calendar(series, off)) == ["2026-11-26T19:00"]
    (whole,) = read(calendar(series, later("STATUS:CANCELLED", of="20261126T190000"))).read
    assert whole.called_off
    assert times(calendar(series, later("DTSTART:20261126T200000", of="20261126T190000")))[0] == "2026-11-26T20:00"


def test_moved_to_another_day_for_good_it_is_there_for_its_one_time_and_said() -> None:
    series = event("DTSTART:20261126T190000", "RRULE:FREQ=WEEKLY")
    (found,) = read(calendar(series, later("DTSTART:20261204T200000"))).read
    assert found.troubles == (Trouble.LATER,)
    assert found.words.changes == (Change("2026-12-03T19:00", "2026-12-04T20:00"),)


def test_from_a_further_start_on_that_no_rule_names_it_is_there_for_its_one_time_and_said() -> None:
    series = event("DTSTART:20261102T100000", "RRULE:FREQ=WEEKLY;INTERVAL=2", "RDATE:20261111T100000")
    text = calendar(series, later("DTSTART:20261111T120000", of="20261111T100000"))
    (found,) = read(text).read
    assert found.troubles == (Trouble.LATER,)
    assert times(text, date(2026, 12, 1)) == [
        "2026-11-02T10:00",
        "2026-11-11T12:00",
        "2026-11-16T10:00",
        "2026-11-30T10:00",
    ]


def test_read_again_a_change_of_all_later_times_is_known_with_its_series_and_without() -> None:
    series, cut = event("DTSTART:20261126T190000", "RRULE:FREQ=WEEKLY"), later("DTSTART:20261203T200000")
    known = {one.words.calendar_uid: one.words for one in read(calendar(series, cut)).read}
    for text in (calendar(series, cut), calendar(cut)):
        again = {one.words.calendar_uid: one.words for one in read(text, known=known).read}
        assert again.items() <= known.items()
        assert again
