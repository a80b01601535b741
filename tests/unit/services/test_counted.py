"""Further things counted, and days on medicine, over a real file and with undo."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.counter import CountState, EventKind, MedicineStretch
from companion.domain.medicine import PrescribedMedicine
from companion.domain.value import replace
from companion.services.counted import NotCounted
from tests.unit.services.conftest import House

AUGUST = date(2026, 8, 14)
NOVEMBER = date(2026, 11, 1)


def names(house: House) -> list[str]:
    return [thing.name for thing in house.counted.all()]


def test_each_thing_has_its_own_count_and_leaves_the_first_one_alone(house: House) -> None:
    house.counter.start_on(AUGUST)
    smoking = house.counted.add("  Smoking ").uuid
    house.counter.start_on(NOVEMBER, counted=smoking)
    house.counter.add(EventKind.LAPSE, date(2026, 11, 11), counted=smoking)
    (further,) = house.counted.counts()
    assert (further.counted.name, further.count.days, further.count.longest) == ("Smoking", 10, 10)
    assert house.counter.count().days == 99
    assert [event.counted for event in house.counter.events()] == [None]
    assert house.today.read().further == (further,)


def test_a_thing_without_a_date_is_not_counted_yet(house: House) -> None:
    house.counted.add("Smoking")
    assert house.counted.counts()[0].count.state is CountState.NOT_YET


def test_prescribed_medicine_is_refused_and_nothing_is_written(house: House) -> None:
    made = house.counted.add("Smoking")
    house.told.clear()
    with pytest.raises(PrescribedMedicine):
        house.counted.add("methadone")
    with pytest.raises(PrescribedMedicine):
        house.counted.rename(made.uuid, "Subutex")
    with pytest.raises(ValueError, match="name"):
        house.counted.add(" ")
    assert names(house) == ["Smoking"]
    assert house.told == []


def test_adding_renaming_ordering_and_removing_can_be_taken_back(house: House) -> None:
    first, second = (house.counted.add(name) for name in ("Smoking", "Drinking"))
    renamed = house.counted.rename(first.uuid, "Cigarettes")
    assert names(house) == ["Cigarettes", "Drinking"]
    renamed.undo()
    moved = house.counted.order([second.uuid, first.uuid])
    assert names(house) == ["Drinking", "Smoking"]
    moved.undo()
    assert names(house) == ["Smoking", "Drinking"]
    house.counter.start_on(AUGUST, counted=first.uuid)
    gone = house.counted.remove(first.uuid)
    assert names(house) == ["Drinking"]
    gone.undo()
    assert [further.count.days for further in house.counted.counts()] == [99, 0]
    second.undo()
    assert names(house) == ["Smoking"]


def test_what_is_not_there_is_told_apart(house: House) -> None:
    with pytest.raises(NotCounted):
        house.counted.rename("nobody", "Smoking")
    with pytest.raises(NotCounted):
        house.counted.remove("nobody")
    with pytest.raises(NotCounted):
        house.counted.change_medicine(MedicineStretch("nobody", AUGUST))
    with pytest.raises(NotCounted):
        house.counted.remove_medicine("nobody")


def test_days_on_medicine_are_counted_and_touch_no_run(house: House) -> None:
    house.counter.start_on(AUGUST)
    before = house.counter.count()
    house.counted.begin_medicine(NOVEMBER, " Buprenorphine ")
    house.counted.begin_medicine(date(2026, 9, 1), "Methadone", date(2026, 11, 3))
    count = house.counter.count()
    assert count.on_medicine == (date(2026, 11, 21) - date(2026, 9, 1)).days + 1
    assert replace(count, on_medicine=0, medicine=()) == before
    assert [stretch.name for stretch in house.counted.medicine()] == ["Methadone", "Buprenorphine"]


def test_days_on_medicine_are_there_without_any_other_count(house: House) -> None:
    house.counted.begin_medicine(NOVEMBER)
    count = house.counter.count()
    assert (count.state, count.on_medicine) == (CountState.NOT_YET, 21)


def test_a_stretch_can_end_change_and_go_and_come_back(house: House) -> None:
    made = house.counted.begin_medicine(NOVEMBER)
    (going_on,) = house.counted.medicine()
    ended = house.counted.change_medicine(replace(going_on, last=NOVEMBER + timedelta(days=4)))
    assert house.counter.count().on_medicine == 5
    ended.undo()
    assert house.counter.count().on_medicine == 21
    (stretch,) = house.counted.medicine()
    changed = house.counted.change_medicine(replace(stretch, first=AUGUST, name="Buvidal"))
    assert house.counter.count().on_medicine == 100
    changed.undo()
    gone = house.counted.remove_medicine(made.uuid)
    assert house.counter.count().on_medicine == 0
    gone.undo()
    assert house.counted.medicine() == (stretch,)
    made.undo()
    assert house.counted.medicine() == ()


def test_a_stretch_that_ends_before_it_begins_is_refused(house: House) -> None:
    house.counted.begin_medicine(NOVEMBER)
    (going_on,) = house.counted.medicine()
    with pytest.raises(ValueError, match="first day"):
        replace(going_on, last=AUGUST)
    with pytest.raises(ValueError, match="first day"):
        house.counted.begin_medicine(NOVEMBER, last=AUGUST)


def test_names_of_what_was_removed_are_gone_after_thirty_days(house: House) -> None:
    thing, stretch = house.counted.add("Smoking"), house.counted.begin_medicine(NOVEMBER, "Buvidal")
    house.counted.remove(thing.uuid)
    house.counted.remove_medicine(stretch.uuid)
    house.clock.advance(days=30)
    assert house.counter.purge() == 2
    assert house.counter.purge() == 0
    with house.db.quick() as connection:
        left = connection.execute("SELECT name FROM counted UNION ALL SELECT name FROM medicine_stretch").fetchall()
    assert left == [("",), ("",)]
