"""Reminders reckoned over a real file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.appointments import AppointmentWords
from companion.domain.checkin import Answers
from companion.domain.prescribed import Prescription
from companion.domain.schedule import Schedule, Unit
from companion.services.aftercare import AftercareService
from companion.services.appointments import AppointmentService
from companion.services.medicines import MedicineService
from companion.services.reminders import ReminderService
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.fixture
def medicines(house: House) -> MedicineService:
    return MedicineService(house.db, house.clock, house.settings)


@pytest.fixture
def aftercare(house: House) -> AftercareService:
    return AftercareService(house.db, house.clock)


@pytest.fixture
def appointments(house: House) -> AppointmentService:
    return AppointmentService(house.db, house.clock)


@pytest.fixture
def reminders(
    house: House, medicines: MedicineService, aftercare: AftercareService, appointments: AppointmentService
) -> ReminderService:
    house.clock.set(datetime(2026, 11, 21, 8, 30, tzinfo=UTC))
    return ReminderService(house.db, house.clock, house.settings, house.checkins, medicines, aftercare, appointments)


def set_hour(house: House, hour: int, day: date = TODAY) -> None:
    house.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def test_nothing_is_reminded_of_until_somebody_wants_it(house: House, reminders: ReminderService) -> None:
    assert not reminders.any_wanted()
    assert (reminders.reckon().now, reminders.reckon().again) == ((), None)
    house.settings.change(remind_check_in="20:00")
    assert reminders.any_wanted()


def test_the_check_in_is_reminded_of_once_and_only_if_it_is_not_there(house: House, reminders: ReminderService) -> None:
    house.settings.change(remind_check_in="20:00")
    assert reminders.reckon().again == datetime(2026, 11, 21, 20, tzinfo=UTC)
    set_hour(house, 20)
    said = reminders.reckon()
    assert said.now == ("check-in:2026-11-21",)
    reminders.mark(said.now)
    reminders.mark(said.now)
    assert reminders.reckon().now == ()
    assert reminders.reckon().again == datetime(2026, 11, 22, 20, tzinfo=UTC)
    set_hour(house, 21, TODAY + DAY)
    house.checkins.save(TODAY + DAY, Answers(mood=4))
    assert reminders.reckon().now == ()


def test_doses_are_reminded_of_at_their_times_until_something_is_said_of_them(
    house: House, reminders: ReminderService, medicines: MedicineService
) -> None:
    house.settings.change(remind_doses=True)
    uuid = medicines.add(Prescription("Iron", Schedule(Unit.DAY, TODAY, times=("09:00", "21:00")))).uuid
    set_hour(house, 10)
    assert reminders.reckon().now == (f"dose:{uuid}:2026-11-21:09:00",)
    medicines.say(uuid, TODAY, "09:00", False)
    said = reminders.reckon()
    assert (said.now, said.again) == ((), datetime(2026, 11, 21, 21, tzinfo=UTC))


def test_what_the_day_holds_is_reminded_of_while_any_of_it_is_open(
    house: House, reminders: ReminderService, medicines: MedicineService, aftercare: AftercareService
) -> None:
    house.settings.change(remind_day="09:00")
    set_hour(house, 9)
    assert reminders.reckon().now == ()
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, TODAY))).uuid
    assert reminders.reckon().now == ("day:2026-11-21",)
    medicines.say(uuid, TODAY, "", True)
    assert reminders.reckon().now == ()
    aftercare.begin(TODAY, "", [(TODAY, "Soup")])
    assert reminders.reckon().now == ("day:2026-11-21",)


def test_what_was_done_before_the_new_day_began_is_not_reminded_of_in_the_morning(
    house: House, reminders: ReminderService, medicines: MedicineService
) -> None:
    """At 01:00 it is still the evening before for the person; a second dose would be the harm."""
    house.settings.change(remind_doses=True, remind_check_in="00:30")
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, TODAY - DAY, times=("01:00",)))).uuid
    set_hour(house, 2)
    medicines.say(uuid, TODAY - DAY, "01:00", True)
    house.checkins.save(TODAY - DAY, Answers(mood=4))
    for hour in range(3, 24):
        set_hour(house, hour)
        assert reminders.reckon().now == (), hour


def test_an_hour_of_the_night_is_reminded_of_in_that_night(
    house: House, reminders: ReminderService, medicines: MedicineService
) -> None:
    house.settings.change(remind_doses=True, quiet_from=0, quiet_to=0)
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, TODAY, times=("01:00",)))).uuid
    set_hour(house, 12)
    assert reminders.reckon().again == datetime(2026, 11, 22, 1, tzinfo=UTC)
    set_hour(house, 2, TODAY + DAY)
    assert reminders.reckon().now == (f"dose:{uuid}:2026-11-21:01:00",)


def test_with_nothing_to_come_it_looks_again_when_the_next_day_begins(
    house: House, reminders: ReminderService, medicines: MedicineService
) -> None:
    house.settings.change(remind_doses=True)
    medicines.add(Prescription("Depot", Schedule(Unit.WEEK, TODAY + DAY * 5, times=("09:00",))))
    assert reminders.reckon().again == datetime(2026, 11, 22, tzinfo=UTC)


def test_what_was_said_a_week_ago_is_forgotten(house: House, reminders: ReminderService) -> None:
    reminders.mark(["check-in:old"])
    set_hour(house, 9, TODAY + DAY * 8)
    reminders.mark(["check-in:new"])
    with house.db.quick() as connection:
        assert connection.execute("SELECT key FROM reminded").fetchall() == [("check-in:new",)]


def test_an_appointment_is_reminded_of_as_it_says_until_all_are_silenced(
    house: House, reminders: ReminderService, appointments: AppointmentService
) -> None:
    words = AppointmentWords(title="Visit", starts="2026-11-21T11:00", zone="Europe/London", remind=(60,))
    assert not reminders.any_wanted()
    uuid = appointments.add(words).uuid
    appointments.add(AppointmentWords(title="Silent", starts="2026-11-21T09:00", zone="Europe/London"))
    assert reminders.any_wanted()
    assert reminders.reckon().again == datetime(2026, 11, 21, 10, tzinfo=UTC)
    set_hour(house, 10)
    said = reminders.reckon()
    assert said.now == (f"appointment:{uuid}:2026-11-21T11:00:60",)
    reminders.mark(said.now)
    assert reminders.reckon().now == ()
    # Moved, it is another one to be told of.
    moved = AppointmentWords(title="Visit", starts="2026-11-21T10:30", zone="Europe/London", remind=(60,))
    appointments.change(uuid, moved)
    assert reminders.reckon().now == (f"appointment:{uuid}:2026-11-21T10:30:60",)
    house.settings.change(remind_appointments=False)
    assert not reminders.any_wanted()
    assert reminders.reckon().now == ()


def test_one_time_that_is_off_is_not_reminded_of_and_the_next_one_is(
    house: House, reminders: ReminderService, appointments: AppointmentService
) -> None:
    words = AppointmentWords(
        title="Group", starts="2026-11-21T19:00", zone="Europe/London", rule="FREQ=DAILY", remind=(1440, 60)
    )
    uuid = appointments.add(words).uuid
    appointments.call_off(uuid, "2026-11-21T19:00")
    set_hour(house, 18)
    assert reminders.reckon().now == ()
    set_hour(house, 19)
    assert reminders.reckon().now == (f"appointment:{uuid}:2026-11-22T19:00:1440",)
