"""Medicine as prescribed, and what was said of each dose."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.prescribed import (
    DayState,
    Dose,
    Medicine,
    Prescription,
    Supply,
    due_doses,
    missed_days,
    next_collection,
    said_of,
    state_of,
    supply,
    to_see_to,
    unknown_days,
)
from companion.domain.schedule import Schedule, Unit
from companion.domain.value import replace

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
AT = datetime(2026, 11, 22, 8, tzinfo=UTC)
DAILY = Schedule(Unit.DAY, date(2026, 10, 1))
TWICE = Schedule(Unit.DAY, date(2026, 10, 1), times=("08:00", "20:00"))


def medicine(schedule: Schedule = DAILY, uuid: str = "m", name: str = "Methadone") -> Medicine:
    return Medicine(uuid, Prescription(name, schedule))


def dose(back: int, taken: bool, time: str = "", uuid: str = "m") -> Dose:
    return Dose(uuid, TODAY - DAY * back, time, taken, AT)


def test_doses_of_a_day_stand_by_their_times_and_then_in_the_order_of_the_list() -> None:
    both = (medicine(TWICE, "a", "A"), medicine(DAILY, "b", "B"))
    due = due_doses(both, [dose(0, True, "20:00", "a")], TODAY)
    assert [(one.medicine.name, one.time, one.taken) for one in due] == [
        ("B", "", None),
        ("A", "08:00", None),
        ("A", "20:00", True),
    ]


def test_a_day_is_taken_only_when_every_dose_of_it_was() -> None:
    said = {time: dose(0, True, time) for time in TWICE.times}
    assert state_of(TWICE, said_of(said.values(), "m"), TODAY) is DayState.TAKEN
    assert state_of(TWICE, said_of([said["08:00"]], "m"), TODAY) is DayState.PARTLY
    assert state_of(TWICE, said_of([dose(0, False, "08:00")], "m"), TODAY) is DayState.MISSED
    assert state_of(TWICE, said_of([], "m"), TODAY) is DayState.NOT_SAID
    assert state_of(TWICE, said_of([], "m"), date(2026, 9, 30)) is DayState.NOT_DUE


def test_what_was_said_of_another_medicine_says_nothing_of_this_one() -> None:
    assert state_of(DAILY, said_of([dose(0, True, uuid="other")], "m"), TODAY) is DayState.NOT_SAID


def test_days_missed_are_counted_back_to_the_last_one_taken() -> None:
    doses = [dose(4, False), dose(3, True), dose(2, False), dose(1, False)]
    assert missed_days(DAILY, said_of(doses, "m"), TODAY) == 2


def test_a_day_nothing_was_said_of_is_not_missed_and_ends_nothing() -> None:
    doses = [dose(5, True), dose(4, False), dose(3, False), dose(1, False)]
    assert missed_days(DAILY, said_of(doses, "m"), TODAY) == 3


def test_days_with_nothing_taken_are_counted_where_anything_was_ever_said() -> None:
    doses = [dose(5, True), dose(4, False)]
    assert unknown_days(DAILY, said_of(doses, "m"), TODAY) == 4
    assert unknown_days(DAILY, said_of([*doses, dose(1, True)], "m"), TODAY) == 0
    assert unknown_days(DAILY, said_of([*doses, dose(0, True)], "m"), TODAY) == 0
    assert unknown_days(DAILY, said_of([], "m"), TODAY) == 0, "who never says anything is not asked every day"
    assert [one.unknown for one in due_doses((medicine(),), doses, TODAY)] == [4]
    every_other = Schedule(Unit.DAY, TODAY - DAY * 5, every=2)
    assert unknown_days(every_other, said_of([dose(5, True)], "m"), TODAY) == 2


def test_a_dose_that_is_due_knows_what_was_missed_before_it() -> None:
    doses = [dose(4, True), dose(3, False), dose(2, False), dose(1, False)]
    assert [one.missed for one in due_doses((medicine(),), iter(doses), TODAY)] == [3]
    assert [one.missed for one in due_doses((medicine(),), [*doses, dose(0, True)], TODAY)] == [0]


def test_a_day_that_was_not_due_is_not_missed() -> None:
    every_other = Schedule(Unit.DAY, TODAY - DAY * 9, every=2)
    doses = [dose(back, False) for back in range(8)]
    assert missed_days(every_other, said_of(doses, "m"), TODAY) == 4


@given(st.lists(st.sampled_from([True, False, None]), max_size=40))
def test_missed_days_are_as_many_as_were_said_to_be_since_the_last_one_taken(said: list[bool | None]) -> None:
    doses = [dose(back, taken) for back, taken in enumerate(said) if taken is not None]
    since = said[: said.index(True)] if True in said else said
    assert missed_days(DAILY, said_of(doses, "m"), TODAY) == since.count(False)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, Supply.OVER), (0, Supply.LAST_DAY), (1, Supply.LOW), (5, Supply.LOW), (6, Supply.FINE)],
)
def test_what_is_left_is_told_in_words_and_not_in_amounts(days: int, said: Supply) -> None:
    assert supply(Prescription("Methadone", DAILY, lasts_until=TODAY + DAY * days), TODAY) is said


def test_nothing_is_said_of_a_supply_nobody_wrote_down() -> None:
    assert supply(Prescription("Methadone", DAILY), TODAY) is Supply.FINE


@pytest.mark.parametrize(("days", "told"), [(6, False), (5, True), (0, True), (-1, True), (-5, True), (-6, False)])
def test_what_runs_low_is_told_of_before_and_after_its_end_and_then_no_more(days: int, told: bool) -> None:
    low = Medicine("u", Prescription("Methadone", DAILY, lasts_until=TODAY + DAY * days))
    assert to_see_to((low,), TODAY) == ((low,) if told else ())


def test_a_day_asks_for_what_is_collected_or_asked_for_anew_on_it_and_for_nothing_that_has_ended() -> None:
    collected = Prescription("Methadone", DAILY, collect_on=(TODAY.isoweekday(),), refill_on=TODAY + DAY)
    medicine = Medicine("u", collected)
    assert [day for day in range(9) if to_see_to((medicine,), TODAY + DAY * day)] == [0, 1, 7]
    ended = replace(collected, schedule=Schedule(Unit.DAY, TODAY - DAY * 9, last=TODAY - DAY), lasts_until=TODAY)
    assert to_see_to((Medicine("u", ended),), TODAY) == ()


def test_the_next_collection_may_be_today_and_never_lies_after_the_end() -> None:
    written = Prescription("Methadone", DAILY, collect_on=(1, 7))
    assert TODAY.isoweekday() == 7
    assert next_collection(written, TODAY) == TODAY
    assert next_collection(written, TODAY + DAY * 2) == TODAY + DAY * 7
    ended = Prescription("Methadone", Schedule(Unit.DAY, DAILY.first, last=TODAY), collect_on=(1,))
    assert next_collection(ended, TODAY) is None
    assert next_collection(Prescription("Methadone", DAILY), TODAY) is None


def test_a_medicine_without_a_name_and_a_week_with_an_eighth_day_are_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        Prescription("  ", DAILY)
    for wrong in ((8,), (2, 1), (1, 1)):
        with pytest.raises(ValueError, match="weekdays"):
            Prescription("Methadone", DAILY, collect_on=wrong)
