"""Reminders reckoned over a real file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.appointments import AppointmentWords
from companion.domain.checkin import Answers
from companion.domain.kits import KitWords
from companion.domain.prescribed import Prescription
from companion.domain.schedule import Schedule, Unit
from companion.domain.settings import Audience
from companion.services.aftercare import AftercareService
from companion.services.aims import AimService
from companion.services.appointments import AppointmentService
from companion.services.kits import KitService
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
def kits(house: House) -> KitService:
    return KitService(house.db, house.clock, house.settings)


@pytest.fixture
def aims(house: House) -> AimService:
    return AimService(house.db, house.clock)


@pytest.fixture
def reminders(
    house: House,
    medicines: MedicineService,
    aftercare: AftercareService,
    kits: KitService,
    aims: AimService,
    appointments: AppointmentService,
) -> ReminderService:
    house.clock.set(datetime(2026, 11, 21, 8, 30, tzinfo=UTC))
    others = medicines, aftercare, kits, aims, appointments
    return ReminderService(house.db, house.clock, house.settings, house.checkins, *others)


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


def test_the_date_of_a_kit_is_told_of_thirty_days_before_it_and_on_it(
    house: House, reminders: ReminderService, kits: KitService
) -> None:
    house.settings.change(remind_kits=True)
    assert reminders.any_wanted()
    soon = kits.add(KitWords("Kitchen", expires=TODAY + DAY * 30)).uuid
    last = kits.add(KitWords("Bag", expires=TODAY)).uuid
    kits.add(KitWords("Car"))
    assert reminders.reckon().again == datetime(2026, 11, 21, 10, tzinfo=UTC)
    set_hour(house, 10)
    said = reminders.reckon().now
    assert set(said) == {f"kit:{soon}:2026-11-21", f"kit:{last}:2026-11-21"}
    reminders.mark(said)
    for days in range(1, 30):
        set_hour(house, 12, TODAY + DAY * days)
        assert reminders.reckon().now == (), days
    kits.change(soon, KitWords("Kitchen", expires=TODAY + DAY * 700))
    set_hour(house, 12, TODAY + DAY * 30)
    assert reminders.reckon().now == (), "another was got meanwhile"
    kits.change(soon, KitWords("Kitchen", expires=TODAY + DAY * 30))
    assert reminders.reckon().now == (f"kit:{soon}:2026-12-21",)
    house.settings.change(kit_put_away="2026-12-21")
    assert reminders.reckon().now == (), "seen, and put away for the day"


def test_a_hard_day_is_told_of_on_the_evening_before(
    house: House, reminders: ReminderService, aims: AimService
) -> None:
    house.settings.change(remind_hard_days=True)
    once = aims.add_hard_day(TODAY + DAY, "Pay day").uuid
    yearly = aims.add_hard_day(date(2020, 11, 23), "Birthday", yearly=True).uuid
    set_hour(house, 17)
    said = reminders.reckon()
    assert (said.now, said.again) == ((), datetime(2026, 11, 21, 18, tzinfo=UTC))
    set_hour(house, 19)
    assert reminders.reckon().now == (f"hard-day:{once}:2026-11-21",)
    house.settings.change(hard_day_put_away=TODAY.isoformat())
    assert reminders.reckon().now == ()
    set_hour(house, 19, TODAY + DAY)
    assert reminders.reckon().now == (f"hard-day:{yearly}:2026-11-22",)
    aims.remove_hard_day(yearly)
    assert reminders.reckon().now == ()


def test_who_loves_them_is_reminded_of_kits_and_of_nothing_that_is_the_persons_own(
    house: House, reminders: ReminderService, kits: KitService, aims: AimService, medicines: MedicineService
) -> None:
    own = {"remind_check_in": "18:00", "remind_day": "18:00", "remind_doses": True, "remind_hard_days": True}
    house.settings.change(audience=Audience.SOMEONE_I_LOVE, **own)
    medicines.add(Prescription("Methadone", Schedule(Unit.DAY, TODAY, times=("18:00",))))
    aims.add_hard_day(TODAY + DAY, "Pay day")
    kit = kits.add(KitWords("Bag", expires=TODAY)).uuid
    set_hour(house, 19)
    assert (reminders.any_wanted(), reminders.reckon().now) == (False, ())
    house.settings.change(remind_kits=True)
    assert (reminders.any_wanted(), reminders.reckon().now) == (True, (f"kit:{kit}:{TODAY}",))


def test_the_two_new_sources_wait_for_their_switches(
    house: House, reminders: ReminderService, kits: KitService, aims: AimService
) -> None:
    kits.add(KitWords("Bag", expires=TODAY))
    aims.add_hard_day(TODAY + DAY, "Pay day")
    set_hour(house, 20)
    assert (reminders.any_wanted(), reminders.reckon().now) == (False, ())


def test_over_the_lock_the_times_of_two_days_are_kept_where_that_is_wanted(
    house: House, reminders: ReminderService, kits: KitService
) -> None:
    house.settings.change(remind_check_in="20:00", remind_kits=True, quiet_to=7)
    kits.add(KitWords("Bag", expires=TODAY))
    assert reminders.keep() is None
    house.settings.change(remind_locked=True)
    reminders.mark(["check-in:2026-11-22"])
    kept = reminders.keep(["check-in:2026-11-21"])
    assert kept is not None
    assert [(one.day, one.at.hour) for one in kept.due] == [(TODAY, 10)]
    assert (kept.quiet.first, kept.quiet.last) == (22, 7)
    assert "Bag" not in repr(kept)


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
