"""The machine's clock tells UTC and the zone named now; the tests' clock moves only when told to."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from companion.clock import SystemClock
from tests.fakes import FakeClock


@pytest.mark.real_clock
def test_the_machines_clock_is_aware_and_in_utc():
    before = datetime.now(UTC)
    now = SystemClock(lambda: "Europe/London").now()
    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)


def test_the_zone_is_asked_for_every_time_since_a_laptop_travels():
    zones = iter(["Europe/London", "Asia/Kathmandu"])
    clock = SystemClock(lambda: next(zones))
    assert [clock.zone(), clock.zone()] == [ZoneInfo("Europe/London"), ZoneInfo("Asia/Kathmandu")]


def test_an_unknown_zone_is_an_error():
    with pytest.raises(ZoneInfoNotFoundError):
        SystemClock(lambda: "Europe/Atlantis").zone()


def test_the_tests_clock_stands_still_until_it_is_moved():
    clock = FakeClock(datetime(2026, 11, 21, 18, 40, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.advance(hours=6)
    clock.advance(timedelta(minutes=-1))
    assert clock.now() == datetime(2026, 11, 22, 0, 39, tzinfo=UTC)


def test_the_tests_clock_keeps_its_instant_when_travelling():
    clock = FakeClock(datetime(2026, 11, 22, 0, 25, tzinfo=ZoneInfo("Asia/Kathmandu")), "Asia/Kathmandu")
    before = clock.now()
    clock.travel("America/St_Johns")
    assert clock.now() == before == datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
    assert clock.zone() == ZoneInfo("America/St_Johns")


def test_the_tests_clock_refuses_a_naive_instant():
    with pytest.raises(ValueError, match="aware"):
        FakeClock(datetime(2026, 11, 21, 18, 40))  # noqa: DTZ001 - what it must refuse
