"""Appointments out of a calendar file and into one: what is new, joined, called off, and taken back."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.appointments import AppointmentWords, Change, Kind
from companion.domain.calendars import Coming, Fate, Preview, Telling
from companion.domain.contacts import ContactDetails
from companion.domain.problems import CalendarTooLarge, ChosenOutOfReach, DiskFull, NoCalendar, OwnFolder
from companion.domain.value import replace
from companion.services.appointments import AppointmentService
from companion.services.calendars import CalendarService
from tests.unit.services.calendar_files import FOLDER, NOW, calendar, event
from tests.unit.services.conftest import House

EXPORTS = ("google", "thunderbird", "apple", "outlook", "nextcloud", "evolution")


@pytest.fixture
def appointments(house: House) -> AppointmentService:
    return AppointmentService(house.db, house.clock)


@pytest.fixture
def calendars(house: House, appointments: AppointmentService) -> CalendarService:
    house.clock.set(NOW)
    house.clock.travel("Europe/London")
    return CalendarService(house.db, house.clock, appointments, house.contacts)


def file(folder: Path, *events: str, head: str = "VERSION:2.0") -> Path:
    path = folder / "some.ics"
    path.write_text(calendar(*events, head=head))
    return path


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_comes_in_by_one_write_and_a_second_time_changes_nothing(
    calendars: CalendarService, appointments: AppointmentService, house: House, name: str
) -> None:
    preview = calendars.look(FOLDER / f"{name}.ics")
    assert preview.count(Fate.NEW) == len(preview.coming) > 0
    house.told.clear()
    done = calendars.take(preview.coming)
    assert house.told == [frozenset({"appointments"})], "one write"
    taken = appointments.all()
    again = calendars.look(FOLDER / f"{name}.ics")
    assert again.count(Fate.SAME) == len(again.coming) == len(taken)
    assert again.choices == ()
    done.undo()
    assert appointments.all() == ()


def test_what_is_over_is_not_asked_for_and_what_still_comes_is(calendars: CalendarService, tmp_path: Path) -> None:
    path = file(
        tmp_path,
        event("SUMMARY:Long ago", "DTSTART:20200101T100000", uid="a"),
        event("SUMMARY:Yesterday", "DTSTART;VALUE=DATE:20261120", uid="b"),
        event("SUMMARY:Today", "DTSTART:20261121T060000", uid="c"),
        event("SUMMARY:Since long", "DTSTART:20200101T100000", "RRULE:FREQ=WEEKLY", uid="d"),
        event("SUMMARY:Ended", "DTSTART:20200101T100000", "RRULE:FREQ=WEEKLY;COUNT=10", uid="e"),
        event("SUMMARY:Ended too", "DTSTART:20200101T100000", "RRULE:FREQ=WEEKLY;UNTIL=20201231", uid="f"),
        event("SUMMARY:Counted", "DTSTART:20261101T100000", "RRULE:FREQ=DAILY;COUNT=30", uid="g"),
        event("SUMMARY:Leap day", "DTSTART:20200229T100000", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", uid="h"),
        event("SUMMARY:Moved on", "DTSTART:20261101T100000", "RRULE:FREQ=DAILY;COUNT=2", uid="i"),
        event("RECURRENCE-ID:20261102T100000", "SUMMARY:Moved on", "DTSTART:20261130T100000", uid="i"),
        event("SUMMARY:Week away", "DTSTART;VALUE=DATE:20261118", "DTEND;VALUE=DATE:20261125", uid="j"),
    )
    wanted = {one.words.title: one.wanted for one in calendars.look(path).coming}
    assert [title for title, on in wanted.items() if not on] == ["Long ago", "Yesterday", "Ended", "Ended too"]
    assert len(wanted) == 10


def take(calendars: CalendarService, path: Path) -> tuple[Coming, ...]:
    preview = calendars.look(path)
    calendars.take([one for one in preview.choices if one.wanted])
    return preview.coming


def test_what_changed_in_the_calendar_changes_here_and_what_only_the_person_said_stays(
    calendars: CalendarService, appointments: AppointmentService, house: House, tmp_path: Path
) -> None:
    dana = house.contacts.add(ContactDetails("Dana")).uuid
    take(calendars, file(tmp_path, event("SUMMARY:Visit", "DTSTART:20261201T100000", "SEQUENCE:1")))
    (one,) = appointments.all()
    appointments.change(one.uuid, replace(one.words, contact=dana, kind=Kind.MEETING, remind=(60,), note="Bring tea"))
    (coming,) = take(calendars, file(tmp_path, event("SUMMARY:Visit", "DTSTART:20261202T110000", "SEQUENCE:2")))
    assert (coming.fate, coming.joins) == (Fate.CHANGED, one.uuid)
    (words,) = [one.words for one in appointments.all()]
    assert (words.starts, words.sequence) == ("2026-12-02T11:00", 2)
    assert (words.contact, words.kind, words.remind, words.note) == (dana, Kind.MEETING, (60,), "Bring tea")


def test_what_the_person_changed_since_stays_unless_they_would_not(
    calendars: CalendarService, appointments: AppointmentService, tmp_path: Path
) -> None:
    path = file(tmp_path, event("SUMMARY:Visit", "DTSTART:20261201T100000", "LAST-MODIFIED:20261101T000000Z"))
    take(calendars, path)
    (one,) = appointments.all()
    appointments.change(one.uuid, replace(one.words, starts="2026-12-03T09:00"))
    (coming,) = calendars.look(path).coming
    assert (coming.fate, coming.wanted) == (Fate.OTHER, False)
    calendars.take((coming,))
    assert appointments.all()[0].words.starts == "2026-12-01T10:00"


def told(calendars: CalendarService, appointments: AppointmentService, folder: Path) -> list[str]:
    """What a file given out says of how new the one appointment in it is."""
    calendars.write(folder / "out.ics", appointments.all(), Telling("Reminder"))
    lines = (folder / "out.ics").read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith(("SEQUENCE", "LAST-MODIFIED"))]


def test_what_was_changed_here_goes_out_as_newer_than_it_came_in_and_the_calendar_s_own_news_are_still_told(
    calendars: CalendarService, appointments: AppointmentService, house: House, tmp_path: Path
) -> None:
    visit = ("SUMMARY:Visit", "SEQUENCE:3", "LAST-MODIFIED:20261101T000000Z")
    take(calendars, file(tmp_path, event(*visit, "DTSTART:20261201T100000")))
    (one,) = appointments.all()
    assert told(calendars, appointments, tmp_path) == ["SEQUENCE:3", "LAST-MODIFIED:20261101T000000Z"]
    appointments.change(one.uuid, one.words)
    assert told(calendars, appointments, tmp_path) == ["SEQUENCE:3", "LAST-MODIFIED:20261101T000000Z"]
    done = appointments.change(one.uuid, replace(one.words, note="Bring tea"))
    assert told(calendars, appointments, tmp_path) == ["SEQUENCE:4", "LAST-MODIFIED:20261121T090000Z"]
    house.clock.set(NOW + timedelta(hours=1))
    appointments.change(one.uuid, replace(appointments.all()[0].words, note="Bring coffee"))
    assert told(calendars, appointments, tmp_path) == ["SEQUENCE:4", "LAST-MODIFIED:20261121T100000Z"]
    # The calendar moved it before that was written here, and tells so by nothing but its own time.
    visit = (*visit[:2], "LAST-MODIFIED:20261102T000000Z")
    (coming,) = calendars.look(file(tmp_path, event(*visit, "DTSTART:20261202T100000"))).coming
    assert (coming.fate, coming.words.note) == (Fate.CHANGED, "Bring coffee")
    done.undo()
    assert told(calendars, appointments, tmp_path) == ["SEQUENCE:3", "LAST-MODIFIED:20261101T000000Z"]


def test_an_older_file_of_our_own_is_no_news_and_a_newer_one_is(
    calendars: CalendarService, appointments: AppointmentService, house: House, tmp_path: Path
) -> None:
    uuid = appointments.add(AppointmentWords(title="Group", starts="2026-12-01T10:00")).uuid
    for number, place in enumerate(("Hall", "Library"), 1):
        house.clock.set(NOW + timedelta(hours=number))
        appointments.change(uuid, replace(appointments.all()[0].words, place=place))
        calendars.write(tmp_path / f"{place}.ics", appointments.all(), Telling("Reminder"))
    assert told(calendars, appointments, tmp_path) == ["SEQUENCE:2", "LAST-MODIFIED:20261121T110000Z"]
    assert [one.fate for one in calendars.look(tmp_path / "Library.ics").coming] == [Fate.SAME]
    assert [one.fate for one in calendars.look(tmp_path / "Hall.ics").coming] == [Fate.OTHER]
    # On another computer, which knows it from the first file, the second is news.
    appointments.remove(uuid)
    take(calendars, tmp_path / "Hall.ics")
    (coming,) = take(calendars, tmp_path / "Library.ics")
    assert coming.fate is Fate.CHANGED
    house.clock.set(NOW + timedelta(hours=5))
    (one,) = appointments.all()
    appointments.change(one.uuid, replace(one.words, place="Harbour"))
    assert [one.fate for one in calendars.look(tmp_path / "Library.ics").coming] == [Fate.OTHER]


@pytest.mark.parametrize("head", ["METHOD:CANCEL", "METHOD:PUBLISH"])
def test_what_is_called_off_comes_off_the_list_and_back_by_one_undo(
    calendars: CalendarService, appointments: AppointmentService, tmp_path: Path, head: str
) -> None:
    visit = ("SUMMARY:Visit", "DTSTART:20261201T100000")
    take(calendars, file(tmp_path, event(*visit)))
    before = appointments.all()
    off = file(
        tmp_path,
        event(*visit, "SEQUENCE:1", "STATUS:CANCELLED"),
        event(*visit, "STATUS:CANCELLED", uid="never known"),
        head=head,
    )
    preview = calendars.look(off)
    assert [one.fate for one in preview.coming] == [Fate.OFF], "what was never known is not asked about"
    done = calendars.take(preview.choices)
    assert appointments.all() == ()
    done.undo()
    assert appointments.all() == before


def test_a_file_may_bring_no_more_than_what_became_of_one_time(
    calendars: CalendarService, appointments: AppointmentService, tmp_path: Path
) -> None:
    take(calendars, file(tmp_path, event("SUMMARY:Group", "DTSTART:20261126T190000", "RRULE:FREQ=WEEKLY")))
    one_off = event("RECURRENCE-ID:20261203T190000", "DTSTART:20261203T190000", "SEQUENCE:1", "STATUS:CANCELLED")
    (coming,) = take(calendars, file(tmp_path, one_off, head="METHOD:CANCEL"))
    assert coming.fate is Fate.CHANGED
    (words,) = [one.words for one in appointments.all()]
    assert (words.rule, words.changes) == ("FREQ=WEEKLY", (Change("2026-12-03T19:00", None),))


def test_nothing_is_half_taken_in(calendars: CalendarService, appointments: AppointmentService, house: House) -> None:
    words = AppointmentWords(title="", starts="2026-12-01T10:00")
    with pytest.raises(ValueError, match="rule"):
        calendars.take((Coming(words, Fate.NEW), Coming(replace(words, rule="FREQ=DAILY;COUNT=0"), Fate.NEW)))
    assert appointments.all() == ()


NOTHING = (b"", b"hello", b"\x89PNG\r\n\0\0", b"BEGIN:VCARD\nEND:VCARD\n", b"\xff\xfe", b"\0")


@pytest.mark.parametrize("content", NOTHING)
def test_a_file_that_is_no_calendar_is_a_known_problem(
    calendars: CalendarService, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "other.ics").write_bytes(content)
    with pytest.raises(NoCalendar):
        calendars.look(tmp_path / "other.ics")


def test_a_file_that_is_away_is_a_known_problem(calendars: CalendarService, tmp_path: Path) -> None:
    with pytest.raises(ChosenOutOfReach):
        calendars.look(tmp_path / "gone.ics")


def test_a_file_larger_than_a_calendar_is_a_known_problem(calendars: CalendarService, tmp_path: Path) -> None:
    with (tmp_path / "huge.ics").open("wb") as huge:
        huge.truncate(200_000_000)
    with pytest.raises(CalendarTooLarge):
        calendars.look(tmp_path / "huge.ics")
    (tmp_path / "many.ics").write_text(calendar("BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 300_000))
    with pytest.raises(CalendarTooLarge):
        calendars.look(tmp_path / "many.ics")


def test_two_thousand_come_in_and_go_again(
    calendars: CalendarService, appointments: AppointmentService, tmp_path: Path
) -> None:
    shares: list[float] = []
    many = (
        event(f"SUMMARY:Visit {n}", f"DTSTART:2027{n % 12 + 1:02}10T{n % 24:02}0000Z", uid=f"{n}") for n in range(2000)
    )
    preview = calendars.look(file(tmp_path, *many), shares.append)
    assert preview.count(Fate.NEW) == 2000
    assert shares == sorted(shares)
    done = calendars.take(preview.coming)
    assert len(appointments.all()) == 2000
    done.undo()
    assert appointments.all() == ()


def test_a_preview_of_nothing_counts_nothing() -> None:
    assert (Preview(()).count(Fate.NEW), Preview(()).choices) == (0, ())


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;COUNT=999999", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9", "FREQ=DAILY"]
)
def test_rules_that_run_for_ages_are_soon_looked_at(calendars: CalendarService, tmp_path: Path, rule: str) -> None:
    many = [
        text
        for n in range(300)
        for text in (
            event("DTSTART:19000101T100000", f"RRULE:FREQ={rule}", uid=f"{n}"),
            event("DTSTART:20261126T110000", "RECURRENCE-ID:20261126T100000", uid=f"{n}"),
        )
    ]
    (tmp_path / "ages.ics").write_text(calendar(*many))
    assert len(calendars.look(tmp_path / "ages.ics").coming) in (300, 600)


GROUP = AppointmentWords(
    title="Group", starts="2026-11-26T19:00", zone="Europe/London", rule="FREQ=WEEKLY", remind=(60,), minutes=90
)


def test_a_file_written_here_is_known_again(
    calendars: CalendarService, appointments: AppointmentService, house: House, tmp_path: Path
) -> None:
    dana = house.contacts.add(ContactDetails("Dana")).uuid
    appointments.add(replace(GROUP, contact=dana, kind=Kind.MEETING))
    appointments.add(AppointmentWords(title="Long ago", starts="2020-01-01"))
    target = tmp_path / "elsewhere" / "appointments.ics"
    target.parent.mkdir()
    assert calendars.write(target, appointments.all(), Telling("Reminder")) == 2
    assert list(target.parent.iterdir()) == [target]
    assert [one.fate for one in calendars.look(target).coming] == [Fate.SAME, Fate.SAME]
    assert [one.words.title for one in calendars.coming()] == ["Group"]
    before = [one.words for one in appointments.all()]
    for one in appointments.all():
        appointments.remove(one.uuid)
    calendars.take(calendars.look(target).coming)
    after = [replace(one.words, calendar_uid="") for one in appointments.all()]
    assert after == before, "with whom it is, too, where they are on the list"


def test_of_whom_nobody_knows_nothing_is_kept(
    calendars: CalendarService, appointments: AppointmentService, tmp_path: Path
) -> None:
    take(calendars, file(tmp_path, event("DTSTART:20261201T100000", "X-COMPANION-CONTACT:nobody")))
    assert appointments.all()[0].words.contact == ""


def test_a_file_where_nothing_is_told_does_not_take_the_words_away(
    calendars: CalendarService, appointments: AppointmentService, tmp_path: Path
) -> None:
    appointments.add(GROUP)
    target = tmp_path / "elsewhere.ics"
    calendars.write(target, appointments.all(), Telling("Reminder", "Appointment"))
    (coming,) = calendars.look(target).coming
    assert (coming.fate, coming.wanted) == (Fate.OTHER, False)


def test_nothing_is_written_into_the_program_s_own_folder(calendars: CalendarService, house: House) -> None:
    with pytest.raises(OwnFolder):
        calendars.write(house.db.path.parent / "appointments.ics", (), Telling("Reminder"))


def test_on_a_full_disk_nothing_half_written_is_left(
    calendars: CalendarService, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("companion.storage.files.write_whole", full)
    before = sorted(house.db.path.parent.iterdir())
    with pytest.raises(DiskFull):
        calendars.write(tmp_path / "elsewhere.ics", (), Telling("Reminder"))
    assert not (tmp_path / "elsewhere.ics").exists()
    assert sorted(house.db.path.parent.iterdir()) == before
