"""What may be written of an appointment, and the order of its times."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from companion.domain.appointments import (
    Appointment,
    AppointmentWords,
    Change,
    Occurrence,
    in_order,
    local_start,
    rule_parts,
    start_text,
)
from companion.domain.value import replace

PLAIN = AppointmentWords(title="t", starts="2026-11-22T09:30", zone="Europe/London")


@pytest.mark.parametrize(
    "start",
    [
        *("", "T", "2026-11-22T", "2026-11-22T9:30", "2026-11-22T09:30:00", "2026-11-22T09:30Z", "2026-11-22 09:30"),
        *("20261122", "2026-W47-7", "2026-13-01", "2026-02-29", "1899-12-31", "2200-01-01", "9999-12-31T23:59"),
    ],
)
def test_a_start_is_written_in_one_way(start: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        local_start(start)


def test_a_start_is_read_and_written_alike() -> None:
    for start in ("2026-11-22", "2024-02-29T00:00", "2199-12-31T23:59"):
        assert start_text(local_start(start), whole_day="T" not in start) == start


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts": "2026-11-22"},
        {"minutes": 0},
        {"minutes": 527_041},
        {"rule": "FREQ=MINUTELY"},
        {"rule": "weekly"},
        {"rule": "FREQ=DAILY;BYHOUR=9"},
        {"extra": ("2026-11-24",)},
        {"remind": (-1,)},
        {"remind": (40_321,)},
        {"remind": (60, 60)},
        {"changes": (Change("2026-11-22", None),)},
        {"changes": (Change("2026-11-22T09:30", None), Change("2026-11-22T09:30", "2026-11-23T09:30"))},
        {"sequence": -1},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        replace(PLAIN, **wrong)


def test_a_whole_day_may_be_reminded_of_in_its_morning_and_one_on_a_clock_not_after_it_began() -> None:
    whole = AppointmentWords(title="", starts="2026-11-22", remind=(-540, 300))
    assert whole.whole_day
    assert not whole.repeats
    with pytest.raises(ValueError, match="reminder"):
        replace(whole, remind=(-1440,))


@pytest.mark.parametrize("wrong", [("x", None), ("2026-11-22T09:30", "x"), ("2026-11-22T09:30", None, 0)])
def test_a_change_is_of_a_time_and_to_a_time(wrong: tuple[str, str | None]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Change(*wrong)


def test_a_rule_is_taken_apart_with_what_other_programs_add_to_it() -> None:
    assert rule_parts("") == {}
    assert rule_parts("FREQ=DAILY;X-EVERY=1") == {"FREQ": "DAILY", "X-EVERY": "1"}


def test_whole_days_come_first_and_then_what_begins_first() -> None:
    appointment = Appointment("a", PLAIN)

    def one(title: str, at: datetime | None, day: int) -> Occurrence:
        return Occurrence(appointment, "", "", None, title, "", "", at, date(2026, 11, day))

    late, early = (
        one(name, datetime(2026, 11, 22, hour, tzinfo=UTC), 22) for name, hour in (("late", 9), ("early", 8))
    )
    found = in_order([late, one("whole", None, 22), early, one("before", None, 21), one("another", None, 22)])
    assert [each.title for each in found] == ["before", "another", "whole", "early", "late"]
