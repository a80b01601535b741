"""Calendar files as programs export them, and as nobody should write them: what is read of each."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.appointments import Change
from companion.domain.calendars import Read, Trouble, over
from companion.services.content_lines import decoded
from tests.unit.services.calendar_files import FOLDER, calendar, event, one_of, read


def of_file(name: str) -> dict[str, Read]:
    """What is in a file of the fixtures, by title."""
    return {one.words.title: one for one in read(decoded((FOLDER / f"{name}.ics").read_bytes())).read}


# -- files of other programs -------------------------------------------------------------------------------------


def test_google_s_export_has_its_times_moved_off_and_reminded_of() -> None:
    found = of_file("google")
    group = found["Thursday group"].words
    assert (group.starts, group.zone, group.minutes) == ("2026-11-05T19:00", "Europe/London", 60)
    assert (group.place, group.sequence) == ("Library, second floor", 1)
    assert group.changes == (
        Change("2026-12-10T19:00", "2026-12-10T19:30", title="Thursday group - later this once"),
        Change("2026-12-24T19:00", None),
        Change("2026-12-31T19:00", None),
    )
    visit = found["Keyworker"].words
    assert (visit.starts, visit.zone) == ("2026-12-04T09:30", "Europe/London"), "told in UTC, kept on the wall"
    assert visit.note == "Bring the letter; and the card.\n\nAsk for the back door, it is step-free."
    assert visit.remind == (10, 120), "a mail is no reminder"
    mum = found["At Mum's"].words
    assert (mum.starts, mum.minutes, mum.rule) == ("2026-12-25", 2 * 24 * 60, "FREQ=YEARLY;UNTIL=20301226")


def test_thunderbird_s_export_is_read_and_its_tasks_are_left_out() -> None:
    found = of_file("thunderbird")
    assert set(found) == {"Visit", "Meeting, two Mondays a month"}
    assert found["Visit"].words.remind == (15, 21 * 60), "the second is told as a moment"
    meeting = found["Meeting, two Mondays a month"].words
    assert (meeting.minutes, meeting.changes) == (90, (Change("2026-12-07T19:00", None),)), "off in UTC"


def test_apple_s_export_is_read() -> None:
    found = of_file("apple")
    club = found["Breakfast club"].words
    assert (club.rule, club.remind, club.place) == ("FREQ=WEEKLY;INTERVAL=1;COUNT=12", (60,), "Town Hall Porthaven")
    (moved,) = club.changes
    assert (moved.starts, moved.title, moved.place) == ("2026-12-13T10:00", "Breakfast club in the park", "")
    birthday = found["Mo's birthday 🎂"].words
    assert (birthday.starts, birthday.minutes, birthday.remind) == ("2027-01-16", None, (15 * 60,))


def test_outlook_s_zones_are_found_by_their_names_and_by_their_clocks() -> None:
    found = of_file("outlook")
    zones = {title: (one.words.zone, one.troubles) for title, one in found.items()}
    assert zones == {
        "Day centre": ("", ()),
        "Review": ("Europe/Berlin", ()),
        "Call with Ruth": ("America/New_York", ()),
        "Call with Sydney": ("", (Trouble.CLOCK,)),
        "Clinic": ("Europe/London", ()),
    }
    assert found["Day centre"].words.changes == (Change("2026-12-01", "2026-12-02"),)
    assert found["Review"].words.note == "Numbers first.\nThen tea."


def test_nextcloud_s_zones_may_come_last_and_a_time_called_off_is_off() -> None:
    call = of_file("nextcloud")["Call with München"].words
    assert (call.zone, call.sequence) == ("Europe/Berlin", 4)
    assert call.changes == (
        Change("2026-12-14T09:00", "2026-12-14T10:00", 45),
        Change("2026-12-21T09:00", None),
    )


def test_evolution_s_zones_have_a_name_before_their_name() -> None:
    found = of_file("evolution")
    blood = found["Blood test"].words
    assert (blood.zone, blood.remind) == ("Europe/Ljubljana", (30,)), "an hour before its end"
    assert (found["Walk"].words.zone, found["Walk"].troubles) == ("", ()), "on any clock, as it says itself"


def test_what_is_broken_is_told_with_its_title_and_why_and_the_rest_comes() -> None:
    found = read(decoded((FOLDER / "broken.ics").read_bytes()))
    assert [(one.title, one.why) for one in found.unread] == [
        ("Without a day", Trouble.NO_START),
        ("On no day there is", Trouble.BAD_TIME),
        ("Without an end", Trouble.CUT_SHORT),
        ("Cut sho", Trouble.CUT_SHORT),
    ]
    assert [(one.words.title, one.troubles) for one in found.read] == [
        ("Before", ()),
        ("Every other sometime", (Trouble.REPEATS,)),
        ("Every second", (Trouble.REPEATS,)),
        ("In two ways", (Trouble.REPEATS,)),
        ("With odd parts", ()),
        ("Without a name", ()),
        ("After", ()),
    ]
    assert not any(one.words.repeats or one.words.changes for one in found.read), "the first time of each, alone"


# -- the finer points --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("freq=weekly;byday=mo, we", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=DAILY;COUNT=3;", "FREQ=DAILY;COUNT=3"),
        ("FREQ=WEEKLY;UNTIL=20270301", "FREQ=WEEKLY;UNTIL=20270301T235959Z"),
        ("FREQ=WEEKLY;UNTIL=20270301T100000", "FREQ=WEEKLY;UNTIL=20270301T100000Z"),
        ("FREQ=WEEKLY;BYHOUR=10;BYMINUTE=0;BYSECOND=0", "FREQ=WEEKLY"),
        ("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=OMIT", "FREQ=YEARLY"),
        ("FREQ=WEEKLY;BYHOUR=9,17", None),
        ("FREQ=WEEKLY;COUNT=2;UNTIL=20270301", None),
        ("FREQ=WEEKLY;COUNT=0", None),
        ("FREQ=WEEKLY;BYDAY=XX", None),
        ("FREQ=WEEKLY;UNTIL=20271332", None),
        ("FREQ=MINUTELY", None),
        ("COUNT=3", None),
        ("FREQ=DAILY;BYMONTH=" + ",".join(["1"] * 100_000), "FREQ=DAILY;BYMONTH=" + ",".join(["1"] * 100_000)),
    ],
)
def test_rules_as_programs_write_them(rule: str, kept: str | None) -> None:
    found = one_of("DTSTART;TZID=Europe/London:20261124T100000", f"RRULE:{rule}")
    assert found.words.rule == (kept or "")
    assert found.troubles == (() if kept else (Trouble.REPEATS,))


@pytest.mark.parametrize(
    ("lines", "remind"),
    [
        (("TRIGGER:-PT15M",), (15,)),
        (("TRIGGER:-P1W",), (7 * 24 * 60,)),
        (("TRIGGER:PT0S",), (0,)),
        (("TRIGGER;RELATED=END:-PT90M",), (30,)),
        (("TRIGGER;RELATED=END:PT0S",), ()),
        (("TRIGGER:PT15M",), ()),
        (("TRIGGER:-P29D",), ()),
        (("TRIGGER;VALUE=DATE-TIME:20261124T093000Z",), (30,)),
        (("TRIGGER;VALUE=DATE-TIME:19760401T005545Z",), ()),
        (("TRIGGER:soon",), ()),
        (("TRIGGER:-P99999999999D",), ()),
        (("ACTION:EMAIL", "TRIGGER:-PT15M"), ()),
        ((), ()),
    ],
)
def test_alarms_are_minutes_before_it_begins(lines: tuple[str, ...], remind: tuple[int, ...]) -> None:
    found = one_of(
        "DTSTART;TZID=Europe/London:20261124T100000",
        "DTEND;TZID=Europe/London:20261124T110000",
        *("BEGIN:VALARM", *lines, "END:VALARM") * 2,
    )
    assert found.words.remind == remind


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (("DTEND;TZID=Europe/London:20261124T104500",), 45),
        (("DTEND:20261124T104500Z",), 45),
        (("DTEND;TZID=Europe/Paris:20261124T120000",), 60),
        (("DURATION:PT1H30M",), 90),
        (("DTEND;TZID=Europe/London:20261124T100000",), None),
        (("DTEND;TZID=Europe/London:20261124T090000",), None),
        (("DURATION:-PT1H",), None),
        (("DURATION:P9999W",), None),
        (("DTEND:later",), None),
        ((), None),
    ],
)
def test_how_long_it_lasts(lines: tuple[str, ...], minutes: int | None) -> None:
    assert one_of("DTSTART;TZID=Europe/London:20261124T100000", *lines).words.minutes == minutes


def test_what_is_told_in_utc_by_a_rule_stays_on_that_clock() -> None:
    assert one_of("DTSTART:20260701T100000Z").words.starts == "2026-07-01T11:00"
    weekly = one_of("DTSTART:20260701T100000Z", "RRULE:FREQ=WEEKLY").words
    assert (weekly.starts, weekly.zone) == ("2026-07-01T10:00", "UTC")


def test_the_second_time_of_an_hour_that_is_there_twice_stays_in_utc() -> None:
    # At one in the morning of UTC the clocks of London show one for the second time.
    assert one_of("DTSTART:20261025T003000Z").words.zone == "Europe/London"
    assert one_of("DTSTART:20261025T013000Z").words.zone == "UTC"


@pytest.mark.parametrize("here", ["Asia/Tokyo", "America/New_York", "Europe/London"])
@pytest.mark.parametrize("until", ["20261203T235959Z", "20261203", "20261203T000000Z"])
def test_the_last_day_of_whole_days_is_the_same_everywhere(here: str, until: str) -> None:
    days = one_of("DTSTART;VALUE=DATE:20261201", f"RRULE:FREQ=DAILY;UNTIL={until}", here=ZoneInfo(here)).words
    assert days.rule == "FREQ=DAILY;UNTIL=20261203"


def test_further_dates_are_taken_and_periods_begin() -> None:
    words = one_of(
        "DTSTART;TZID=Europe/London:20261124T100000",
        "RDATE;TZID=Europe/London:20261126T100000,20261128T113000",
        "RDATE;VALUE=PERIOD:20261130T100000Z/PT1H",
        "RDATE;VALUE=DATE:20261202",
        "EXDATE;VALUE=DATE:20261126",
    ).words
    assert words.extra == ("2026-11-26T10:00", "2026-11-28T11:30", "2026-11-30T10:00", "2026-12-02T10:00")
    assert words.changes == (Change("2026-11-26T10:00", None),)


def test_a_time_moved_that_its_rule_does_not_have_is_there_by_itself() -> None:
    series = event("SUMMARY:Group", "DTSTART:20261126T190000", "RRULE:FREQ=WEEKLY")
    moved = event("SUMMARY:Group", "RECURRENCE-ID:20261125T190000", "DTSTART:20261127T190000")
    found = read(calendar(series, moved)).read
    assert [(one.words.starts, one.words.changes) for one in found] == [
        ("2026-11-27T19:00", ()),
        ("2026-11-26T19:00", ()),
    ]
    assert len({one.words.calendar_uid for one in found}) == 2


def test_times_without_their_series_are_there_each_by_itself() -> None:
    text = calendar(*(event(f"RECURRENCE-ID:2026112{n}T190000", f"DTSTART:2026112{n}T200000") for n in (5, 6)))
    assert [one.words.starts for one in read(text).read] == ["2026-11-25T20:00", "2026-11-26T20:00"]


def test_of_one_name_twice_the_newest_is_taken_and_two_of_one_age_are_two() -> None:
    twice = (
        event("SUMMARY:Old", "DTSTART:20261126T190000", "SEQUENCE:1"),
        event("SUMMARY:New", "DTSTART:20261127T190000", "SEQUENCE:2"),
    )
    for events in (twice, twice[::-1]):
        (found,) = read(calendar(*events)).read
        assert found.words.title == "New"
    alike = calendar(event("DTSTART:20261126T190000"), event("DTSTART:20261127T190000"))
    assert len({one.words.calendar_uid for one in read(alike).read}) == 2


def test_a_file_folded_through_letters_or_in_other_letters_is_read() -> None:
    text = calendar(event("DTSTART:20261126T190000", "SUMMARY:Café"))
    folded = text.encode().replace(b"Caf\xc3\xa9", b"Caf\xc3\r\n \xa9")
    for content in (
        folded,
        text.encode("utf-16"),
        text.encode("cp1252"),
        text.encode("utf-8-sig"),
        text.replace("\r\n", "\r").encode(),
    ):
        (found,) = read(decoded(content)).read
        assert found.words.title == "Café"


def test_unseen_letters_are_left_out_and_what_is_endless_is_cut() -> None:
    words = one_of(
        "DTSTART:20261126T190000", "SUMMARY:a\x00b\x1bc " + "x" * 10_000, "DESCRIPTION:" + "y\\n" * 50_000
    ).words
    assert words.title.startswith("abc xxx")
    assert (len(words.title), len(words.note)) == (500, 20_000)


# -- what may come from anywhere ---------------------------------------------------------------------------------


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    read(
        decoded(
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261126T190000\n" + content + b"\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    )


names = st.sampled_from(
    ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "TRIGGER", "BEGIN", "END")
)
often = st.sampled_from(
    (
        "20261126T190000Z",
        "20261126",
        "00010101T000000Z",
        "99991231T235959Z",
        "FREQ=DAILY;UNTIL=00010101",
        "VEVENT",
        "VALARM",
        "-PT5M",
        "FREQ=DAILY;COUNT=3",
        "FREQ=YEARLY;BYDAY=53MO",
        "0",
    )
)
values = often | st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
params = st.sampled_from(("", ";VALUE=DATE", ";TZID=Europe/Berlin", ";TZID=nowhere", ";RELATED=END", ';TZID="a'))


@settings(max_examples=200)
@given(st.lists(st.tuples(names, params, values), max_size=12))
def test_no_lines_break_the_reading(lines: list[tuple[str, str, str]]) -> None:
    read(calendar(event(*(f"{name}{param}:{value}" for name, param, value in lines))))


@pytest.mark.parametrize("here", ["America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("start", ["00010101T000000Z", "99991231T230000Z", "18991231T100000"])
def test_a_day_before_all_days_or_after_them_is_told_and_the_next_one_comes(here: str, start: str) -> None:
    broken = event("SUMMARY:Never", f"DTSTART:{start}", uid="never")
    moved = event("SUMMARY:Late", "RECURRENCE-ID:20261203T190000", f"DTSTART:{start}", uid="series")
    series = event("DTSTART:20261126T190000", "RRULE:FREQ=WEEKLY", uid="series")
    found = read(calendar(broken, series, moved), here=ZoneInfo(here))
    assert [(one.title, one.why) for one in found.unread] == [("Never", Trouble.BAD_TIME), ("Late", Trouble.BAD_TIME)]
    assert [one.words.starts for one in found.read] == ["2026-11-26T19:00"]


def test_a_rule_that_ended_before_anything_began_is_no_rule() -> None:
    found = one_of("DTSTART:20261126T190000", "RRULE:FREQ=DAILY;UNTIL=00010101T000000Z")
    assert (found.words.rule, found.troubles) == ("", (Trouble.REPEATS,))
    assert over(found.words, date(2026, 11, 27))


def test_a_rule_that_goes_on_to_the_last_year_there_is_goes_on() -> None:
    found = one_of(
        "DTSTART;TZID=Asia/Tokyo:20261126T190000",
        "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z",
        here=ZoneInfo("America/New_York"),
    )
    assert found.troubles == ()
    assert not over(found.words, date(2150, 1, 1))


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (("DTSTART:20261126T220000", "DTEND:20261127T000000"), 26),
        (("DTSTART:20261126T220000", "DTEND:20261127T000100"), 27),
        (("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261127"), 26),
        (("DTSTART;VALUE=DATE:20261126",), 26),
    ],
)
def test_it_is_over_on_the_day_after_its_last_and_midnight_is_of_the_day_before(
    lines: tuple[str, ...], last: int
) -> None:
    words = one_of(*lines).words
    assert [day for day in range(24, 30) if not over(words, date(2026, 11, day))] == [*range(24, last + 1)]


def test_what_is_nested_without_end_is_passed_over() -> None:
    deep = "BEGIN:VEVENT\r\n" + "BEGIN:X\r\n" * 200_000 + "END:X\r\n" * 200_000
    found = read(calendar(deep + "UID:deep\r\nDTSTART:20261126T190000\r\nEND:VEVENT", event("DTSTART:20261127T190000")))
    assert [one.words.starts for one in found.read] == ["2026-11-26T19:00", "2026-11-27T19:00"]


def test_an_appointment_of_endless_lines_is_told_and_the_next_one_comes() -> None:
    endless = event("SUMMARY:Endless", "DTSTART:20261126T190000", *["EXDATE:20261126T190000"] * 5000, uid="endless")
    found = read(calendar(endless, event("DTSTART:20261127T190000")))
    assert [(one.title, one.why) for one in found.unread] == [("Endless", Trouble.TOO_LONG)]
    assert len(found.read) == 1


def test_more_dates_than_anybody_has_are_no_series() -> None:
    dates = ",".join(["20261126T190000"] * 100_000)
    assert one_of("DTSTART:20261126T190000", f"RDATE:{dates}").troubles == (Trouble.REPEATS,)
