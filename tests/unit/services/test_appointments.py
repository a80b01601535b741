"""Appointments kept in a file: each act and its undoing, what comes, and a list of thousands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.appointments import AppointmentWords, Change, Kind
from companion.domain.contacts import ContactDetails
from companion.domain.undo import Done
from companion.services.appointments import AppointmentService
from companion.services.own_rows import RowGone
from tests.unit.services.conftest import House

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def appointments(house: House) -> AppointmentService:
    house.clock.set(NOON)
    return AppointmentService(house.db, house.clock)


def weekly(**parts: object) -> AppointmentWords:
    whole = {"title": "Group", "starts": "2026-11-05T19:00", "zone": "Europe/London", "rule": "FREQ=WEEKLY"}
    return AppointmentWords(**{**whole, **parts})  # type: ignore[arg-type]


def test_all_that_can_be_written_is_read_back(house: House, appointments: AppointmentService) -> None:
    dana = house.contacts.add(ContactDetails(name="Dana")).uuid
    words = AppointmentWords(
        title="Visit",
        kind=Kind.MEETING,
        place="Clinic",
        note="Bring the card.\nAnd the letter.",
        contact=dana,
        starts="2026-11-24T09:30",
        zone="Europe/London",
        minutes=45,
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        extra=("2026-11-26T10:00", "2026-11-27T10:00"),
        remind=(870, 60, 0),
        changes=(
            Change("2026-12-08T09:30", None),
            Change("2026-12-22T09:30", "2026-12-23T11:00", 30, "Long visit", "", "come early"),
        ),
        calendar_uid="abc@example.org",
        sequence=3,
        modified="2026-11-01T08:00:00Z",
    )
    made = appointments.add(words)
    found = appointments.get(made.uuid)
    assert found is not None
    assert found.words == words
    assert house.told[-1] == {"appointments"}
    made.undo()
    assert appointments.all() == ()


ACTS: dict[str, Callable[[AppointmentService, str], Done]] = {
    "change": lambda service, uuid: service.change(uuid, weekly(title="Choir", rule="", remind=(60,))),
    "move": lambda service, uuid: service.change_time(uuid, Change("2026-11-26T19:00", "2026-11-27T18:00")),
    "move again": lambda service, uuid: service.change_time(uuid, Change("2026-12-03T19:00", "2026-12-01T18:00")),
    "off": lambda service, uuid: service.call_off(uuid, "2026-11-26T19:00"),
    "as before": lambda service, uuid: service.as_before(uuid, "2026-12-03T19:00"),
    "later": lambda service, uuid: service.change_later(
        uuid, "2026-11-26T19:00", service.rest(uuid, "2026-11-26T19:00")
    ),
    "later, from the first": lambda service, uuid: service.change_later(uuid, "2026-11-05T19:00", weekly(title="New")),
    "end": lambda service, uuid: service.end(uuid, "2026-11-26T19:00"),
    "end at the first": lambda service, uuid: service.end(uuid, "2026-11-05T19:00"),
    "remove": lambda service, uuid: service.remove(uuid),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_every_act_changes_something_and_is_undone_whole(
    appointments: AppointmentService, act: Callable[[AppointmentService, str], Done]
) -> None:
    uuid = appointments.add(weekly(changes=(Change("2026-12-03T19:00", None),))).uuid
    appointments.add(weekly(title="Other"))
    before = appointments.all()
    done = act(appointments, uuid)
    assert appointments.all() != before
    done.undo()
    assert sorted(appointments.all(), key=lambda one: one.uuid) == sorted(before, key=lambda one: one.uuid)


def test_cut_at_a_time_each_half_has_its_own(appointments: AppointmentService) -> None:
    uuid = appointments.add(weekly(calendar_uid="x@y")).uuid
    rest = appointments.rest(uuid, "2026-11-26T19:00")
    assert (rest.starts, rest.calendar_uid) == ("2026-11-26T19:00", "")
    other = appointments.change_later(uuid, "2026-11-26T19:00", rest).uuid
    assert other != uuid
    found = appointments.between(date(2026, 11, 1), date(2026, 12, 4))
    assert [(one.appointment.uuid == uuid, one.day.day) for one in found] == [
        (True, 5),
        (True, 12),
        (True, 19),
        (False, 26),
        (False, 3),
    ]


def test_what_is_not_there_is_refused(appointments: AppointmentService) -> None:
    for act in (appointments.remove, lambda uuid: appointments.change(uuid, weekly())):
        with pytest.raises(RowGone):
            act("nobody")
    uuid = appointments.add(weekly()).uuid
    with pytest.raises(ValueError, match="no time"):
        appointments.call_off(uuid, "2026-11-25T19:00")
    before = appointments.all()
    with pytest.raises(ValueError, match="number"):
        appointments.keep({"one": weekly(), "two": weekly(rule="FREQ=MONTHLY;BYMONTHDAY=77")})
    assert appointments.all() == before, "none of them, where one cannot be followed"


def test_many_are_kept_and_undone_as_one(house: House, appointments: AppointmentService) -> None:
    uuid = appointments.add(weekly()).uuid
    told = len(house.told)
    done = appointments.keep({"new-1": weekly(title="A"), "new-2": weekly(title="B"), uuid: weekly(title="C")})
    assert sorted(one.words.title for one in appointments.all()) == ["A", "B", "C"]
    done.undo()
    assert [one.words.title for one in appointments.all()] == ["Group"]
    assert len(house.told) == told + 2


def test_what_comes_is_told_once_each_beyond_the_days_near_by(appointments: AppointmentService) -> None:
    appointments.keep(
        {
            "group": weekly(),
            "daily": weekly(title="Daily", starts="2026-11-20T08:00", rule="FREQ=DAILY;COUNT=4"),
            "far": weekly(title="Far", starts="2031-01-01", zone="", rule=""),
            "over": weekly(title="Over", starts="2019-01-01", zone="", rule=""),
            "ended": weekly(title="Ended", starts="2020-01-02T10:00", rule="FREQ=WEEKLY;COUNT=3"),
        }
    )
    listing = appointments.listing()
    near = [(one.appointment.uuid, one.day.day) for one in listing.near]
    assert near == [("daily", 21), ("daily", 22), ("daily", 23), ("group", 26)]
    assert [(one.appointment.uuid, one.day.isoformat()) for one in listing.later] == [
        ("group", "2026-12-03"),
        ("far", "2031-01-01"),
    ]
    past = [(one.appointment.uuid, one.day.isoformat()) for one in listing.past]
    assert past == [
        ("daily", "2026-11-20"),
        ("group", "2026-11-19"),
        ("group", "2026-11-12"),
        ("group", "2026-11-05"),
        ("ended", "2020-01-16"),
        ("over", "2019-01-01"),
    ]


def test_the_words_of_what_was_taken_off_are_blanked_after_thirty_days(
    house: House, appointments: AppointmentService
) -> None:
    kept = appointments.add(weekly(title="Kept", note="stays")).uuid
    change = Change("2026-11-26T19:00", "2026-11-26T20:00", None, "moved words", "moved place", "moved note")
    gone = appointments.add(weekly(title="Gone", place="there", note="private", changes=(change,))).uuid
    appointments.change_time(kept, change)
    appointments.remove(gone)
    appointments.as_before(kept, "2026-11-26T19:00")
    assert appointments.purge(NOON + DAY * 29) == 0
    assert appointments.purge(NOON + DAY * 31) == 3
    assert appointments.purge(NOON + DAY * 31) == 0
    with house.db.quick() as connection:
        words = connection.execute("SELECT title, place, note FROM appointment WHERE uuid = ?", (gone,)).fetchall()
        said = connection.execute("SELECT title || place || note FROM appointment_change").fetchall()
    assert words == [("", "", "")]
    assert said == [("",), ("",)]
    assert [one.words.title for one in appointments.all()] == ["Kept"]


def test_two_thousand_are_read_in_two_statements(
    house: House, appointments: AppointmentService, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.storage import hot_appointments

    first = date(2024, 1, 1)
    appointments.keep(
        {
            f"{n:05}": weekly(
                title=f"No. {n}", starts=f"{first + DAY * n}T10:00", rule="FREQ=WEEKLY" if n % 50 == 0 else ""
            )
            for n in range(2000)
        }
    )
    asked: list[str] = []

    class Counted:
        def __init__(self, connection: object) -> None:
            self._connection = connection

        def execute(self, sql: str, *given: object) -> object:
            asked.append(sql)
            return self._connection.execute(sql, *given)  # type: ignore[attr-defined]

    with house.db.quick() as connection:
        every = hot_appointments.appointments(Counted(connection))  # type: ignore[arg-type]
        assert len(every) == 2000
        assert len(asked) == 2
        near = hot_appointments.near(Counted(connection), NOON.date(), NOON.date())  # type: ignore[arg-type]
    assert len(asked) == 4
    assert len(near) < 40, "what is long over and does not repeat is not read for a day"
    assert all(
        one.words.rule or abs((date.fromisoformat(one.words.starts[:10]) - NOON.date()).days) < 4 for one in near
    )
    assert len(appointments.listing().near) > 7


def test_a_stay_of_many_days_is_read_for_each_of_them_and_stands_under_today_meanwhile(
    house: House, appointments: AppointmentService
) -> None:
    stay = weekly(title="Stay", starts="2026-11-01", zone="", rule="", minutes=200 * 24 * 60)
    uuid = appointments.add(stay).uuid
    appointments.add(weekly(title="Over", starts="2026-11-18", zone="", rule="", minutes=3 * 24 * 60))
    for day, there in (
        (date(2026, 10, 31), 0),
        (date(2026, 12, 24), 1),
        (date(2027, 5, 19), 1),
        (date(2027, 5, 20), 0),
    ):
        assert len([one for one in appointments.between(day, day) if one.appointment.uuid == uuid]) == there
    listing = appointments.listing()
    assert [(one.title, one.day) for one in listing.near] == [("Stay", NOON.date())]
    assert [(one.title, one.day.day) for one in listing.past] == [("Over", 18)]
    assert listing.later == ()


def test_one_is_read_and_written_without_reading_all(
    house: House, appointments: AppointmentService, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = appointments.add(weekly(changes=(Change("2026-11-26T19:00", None),))).uuid
    appointments.add(weekly(title="Another"))
    monkeypatch.setattr(AppointmentService, "all", lambda _self: pytest.fail("all of them were read"))
    found = appointments.get(uuid)
    assert found is not None
    assert found.words == weekly(changes=(Change("2026-11-26T19:00", None),))
    done = appointments.change(uuid, weekly(title="Anew"))
    assert (found := appointments.get(uuid))
    assert (found.words.title, found.words.changes) == ("Anew", ())
    done.undo()
    assert (found := appointments.get(uuid))
    assert found.words.changes
    assert appointments.to_remind_of() == ()


def test_what_is_read_for_a_day_is_all_that_can_be_of_it_in_any_zone(
    house: House, appointments: AppointmentService
) -> None:
    house.clock.travel("Pacific/Kiritimati")
    appointments.add(weekly(starts="2026-11-20T23:30", zone="Pacific/Pago_Pago", rule=""))
    moved = (Change("2026-01-01T09:00", "2026-11-22T08:00"),)
    appointments.add(weekly(starts="2026-01-01T09:00", zone="", rule="FREQ=YEARLY", changes=moved))
    once = (Change("2026-06-01T09:00", "2026-11-25T08:00"),)
    appointments.add(weekly(starts="2026-06-01T09:00", zone="", rule="", changes=once))
    days = [one.day.isoformat() for day in range(19, 26) for one in appointments.between(*[date(2026, 11, day)] * 2)]
    assert days == ["2026-11-22", "2026-11-22", "2026-11-25"]
