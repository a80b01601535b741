"""Medicines and their doses over a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.day import FutureDay
from companion.domain.prescribed import Prescription
from companion.domain.schedule import Schedule, Unit
from companion.services.medicines import MedicineService
from companion.services.own_rows import RowGone
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
DAILY = Schedule(Unit.DAY, TODAY - DAY * 30)
WRITTEN = Prescription(
    "Methadone",
    DAILY,
    "as on the bottle",
    "liquid",
    (1, 4),
    TODAY + DAY * 3,
    TODAY + DAY,
    "with breakfast",
)


@pytest.fixture
def medicines(house: House) -> MedicineService:
    return MedicineService(house.db, house.clock, house.settings)


def said(medicines: MedicineService, uuid: str) -> list[tuple[date, str, bool]]:
    return [(one.day, one.time, one.taken) for one in medicines.doses(uuid)]


def test_a_medicine_comes_back_just_as_it_was_written_and_can_be_taken_back(
    house: House, medicines: MedicineService
) -> None:
    made = medicines.add(WRITTEN)
    (one,) = medicines.all()
    assert (one.uuid, one.written) == (made.uuid, WRITTEN)
    assert house.told == [frozenset({"medicines"})]
    made.undo()
    assert medicines.all() == ()


def test_a_dose_is_taken_missed_and_nothing_said_of_it_again(house: House, medicines: MedicineService) -> None:
    uuid = medicines.add(WRITTEN).uuid
    taken = medicines.say(uuid, TODAY, "", True)
    assert [(one.taken, one.at) for one in medicines.due(TODAY)] == [(True, house.clock.now())]
    missed = medicines.say(uuid, TODAY, "", False)
    assert said(medicines, uuid) == [(TODAY, "", False)]
    nothing = medicines.say(uuid, TODAY, "", None)
    assert said(medicines, uuid) == []
    nothing.undo()
    assert said(medicines, uuid) == [(TODAY, "", False)]
    missed.undo()
    assert said(medicines, uuid) == [(TODAY, "", True)]
    taken.undo()
    assert said(medicines, uuid) == []


def test_every_dose_of_a_day_has_its_own_word(medicines: MedicineService) -> None:
    uuid = medicines.add(Prescription("Gabapentin", Schedule(Unit.DAY, TODAY, times=("08:00", "20:00")))).uuid
    medicines.say(uuid, TODAY, "20:00", True)
    assert [(one.time, one.taken) for one in medicines.due(TODAY)] == [("08:00", None), ("20:00", True)]


def test_a_dose_at_another_time_or_of_a_day_that_has_not_come_is_refused(medicines: MedicineService) -> None:
    uuid = medicines.add(WRITTEN).uuid
    with pytest.raises(ValueError, match="not one of its times"):
        medicines.say(uuid, TODAY, "08:00", True)
    with pytest.raises(FutureDay):
        medicines.say(uuid, TODAY + DAY * 2, "", True)


def test_what_was_said_stays_when_the_times_change_and_can_still_be_corrected(medicines: MedicineService) -> None:
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, TODAY, times=("08:00",)))).uuid
    medicines.say(uuid, TODAY, "08:00", True)
    changed = medicines.change(uuid, WRITTEN)
    assert said(medicines, uuid) == [(TODAY, "08:00", True)]
    medicines.say(uuid, TODAY, "08:00", False)
    assert said(medicines, uuid) == [(TODAY, "08:00", False)]
    changed.undo()
    assert [one.taken for one in medicines.due(TODAY)] == [False]


def test_one_that_was_stopped_is_due_no_more_and_keeps_what_was_said(medicines: MedicineService) -> None:
    uuid = medicines.add(WRITTEN).uuid
    medicines.say(uuid, TODAY - DAY, "", True)
    stopped = medicines.stop(uuid, TODAY - DAY)
    assert medicines.due(TODAY) == ()
    assert said(medicines, uuid) == [(TODAY - DAY, "", True)]
    stopped.undo()
    assert len(medicines.due(TODAY)) == 1
    medicines.stop(uuid, TODAY)
    medicines.stop(uuid, None)
    assert medicines.all()[0].schedule.last is None


def test_one_taken_off_the_list_comes_back_with_every_dose(medicines: MedicineService) -> None:
    uuid = medicines.add(WRITTEN).uuid
    medicines.say(uuid, TODAY, "", True)
    removed = medicines.remove(uuid)
    assert medicines.due(TODAY) == ()
    with pytest.raises(RowGone):
        medicines.say(uuid, TODAY, "", False)
    removed.undo()
    assert [one.taken for one in medicines.due(TODAY)] == [True]


def test_what_was_taken_off_long_ago_keeps_none_of_its_words(house: House, medicines: MedicineService) -> None:
    uuid = medicines.add(WRITTEN).uuid
    medicines.remove(uuid)
    assert medicines.purge(house.clock.now() + timedelta(days=29)) == 0
    assert medicines.purge(house.clock.now() + timedelta(days=30)) == 1
    with house.db.quick() as connection:
        row = connection.execute("SELECT name, dose, form, note FROM medicine").fetchone()
    assert row == ("", "", "", "")


def test_the_list_is_put_in_the_order_of_the_person(medicines: MedicineService) -> None:
    first, second = medicines.add(WRITTEN).uuid, medicines.add(Prescription("Iron", DAILY)).uuid
    done = medicines.order([second, first])
    assert [one.name for one in medicines.all()] == ["Iron", "Methadone"]
    done.undo()
    assert [one.name for one in medicines.all()] == ["Methadone", "Iron"]


def test_a_dose_of_the_night_is_the_last_of_its_day(medicines: MedicineService) -> None:
    """On top of the morning it would read as one to take now, hours after the last."""
    medicines.add(Prescription("Methadone", Schedule(Unit.DAY, TODAY, times=("01:00", "13:00"))))
    assert [one.time for one in medicines.due(TODAY)] == ["13:00", "01:00"]


def test_today_can_be_read_without_the_sql_toolkit(house: House, medicines: MedicineService) -> None:
    assert medicines.due(TODAY) == ()
    assert house.told == []


@pytest.mark.parametrize("gap", [1, 10, 31, 32, 33, 40, 400])
@pytest.mark.parametrize("said_since", [(), (2,), (35, 2)], ids=["silent", "missed-lately", "missed-long-ago-too"])
def test_what_is_not_taken_is_counted_since_it_last_was_however_long_that_is(
    house: House, medicines: MedicineService, gap: int, said_since: tuple[int, ...]
) -> None:
    from_long_ago = Schedule(Unit.DAY, TODAY - DAY * 500)
    uuid = medicines.add(Prescription("Methadone", from_long_ago)).uuid
    for back in (gap + 1, gap):
        medicines.say(uuid, TODAY - DAY * back, "", True)
    missed = [back for back in said_since if back < gap]
    for back in missed:
        medicines.say(uuid, TODAY - DAY * back, "", False)
    for found in (medicines.due(TODAY), house.today.read().doses):
        assert [(one.missed, one.unknown) for one in found] == [(len(missed), gap - 1)]
