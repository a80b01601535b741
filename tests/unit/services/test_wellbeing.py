"""The wellbeing check-in: one a day, for any past day, not given is not nought, undo, purge, and its words found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.day import FutureDay
from companion.domain.wellbeing import Wellbeing
from companion.services.wellbeing import WellbeingService
from companion.storage import hot_search
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
FULL = Wellbeing(mood=4, worry=8, rest=3, note="Waited for the phone again.")
SCALE = st.none() | st.integers(0, 10)
ANSWERS = st.builds(Wellbeing, mood=SCALE, worry=SCALE, rest=SCALE, note=st.sampled_from(["", "ok", "Slept in."]))


def over(house: House) -> WellbeingService:
    return WellbeingService(house.db, house.clock, house.settings)


def given_on(service: WellbeingService, day: date = TODAY) -> Wellbeing | None:
    kept = service.of_day(day)
    return kept.answers if kept else None


def found(house: House, words: str) -> list[date]:
    with house.db.quick() as connection:
        return [hit.day for hit in hot_search.newest_first(connection, words).hits]


def test_what_was_given_is_read_back_and_nothing_else(house: House) -> None:
    service = over(house)
    service.save(TODAY, FULL)
    assert given_on(service) == FULL
    assert house.told == [frozenset({"moments"})]


def test_nought_and_not_given_stay_apart(house: House) -> None:
    service = over(house)
    service.save(TODAY, Wellbeing(worry=0))
    kept = service.of_day(TODAY)
    assert kept is not None
    assert (kept.worry, kept.mood, kept.rest) == (0, None, None)


@pytest.mark.parametrize("wrong", [{"mood": 11}, {"worry": -1}, {"rest": 99}])
def test_a_scale_runs_from_nought_to_ten(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="is 0 to 10"):
        Wellbeing(**wrong)


def test_a_day_has_one_row_however_often_it_is_saved(house: House) -> None:
    service = over(house)
    service.save(TODAY, FULL)
    first = service.of_day(TODAY)
    house.clock.advance(hours=1)
    service.save(TODAY, Wellbeing(mood=6))
    second = service.of_day(TODAY)
    assert first is not None
    assert second is not None
    assert (second.uuid, second.sort_key, second.at) == (first.uuid, first.sort_key, first.at)
    assert second.updated_at == house.clock.now()
    assert second.answers == Wellbeing(mood=6)


def test_any_past_day_can_be_given_and_none_to_come(house: House) -> None:
    service = over(house)
    service.save(date(2019, 2, 28), FULL)
    assert given_on(service, date(2019, 2, 28)) == FULL
    with pytest.raises(FutureDay):
        service.save(TODAY + timedelta(days=2), FULL)


def test_the_last_days_come_oldest_first_without_the_empty_ones(house: House) -> None:
    service = over(house)
    for ago in (20, 5, 0):
        service.save(TODAY - timedelta(days=ago), Wellbeing(rest=ago % 10))
    assert [kept.day for kept in service.last_days(14)] == [TODAY - timedelta(days=5), TODAY]


def test_a_day_taken_away_is_gone_and_comes_back_by_undo(house: House) -> None:
    service = over(house)
    service.save(TODAY, FULL)
    done = service.remove(TODAY)
    assert given_on(service) is None
    assert found(house, "phone") == []
    done.undo()
    assert given_on(service) == FULL


def test_an_undo_does_not_take_what_was_given_since(house: House) -> None:
    service = over(house)
    first = service.save(TODAY, FULL)
    house.clock.advance(minutes=1)
    service.save(TODAY, Wellbeing(mood=9))
    first.undo()
    assert given_on(service) == Wellbeing(mood=9)


def test_the_line_is_found_by_the_search(house: House) -> None:
    service = over(house)
    service.save(TODAY, FULL)
    assert found(house, "waited") == [TODAY]
    service.save(TODAY, Wellbeing(mood=2, note="Rang my sister."))
    assert found(house, "waited") == []
    assert found(house, "sister") == [TODAY]


def test_after_thirty_days_what_was_taken_away_is_blank_for_good(house: House) -> None:
    service = over(house)
    service.save(TODAY, FULL)
    service.save(TODAY - timedelta(days=1), Wellbeing(mood=1))
    service.remove(TODAY)
    house.clock.advance(days=29)
    assert service.purge() == 0
    house.clock.advance(days=2)
    assert service.purge() == 1
    assert service.purge() == 0, "once is enough"
    with house.db.quick() as connection:
        row = connection.execute("SELECT mood, worry, rest, note FROM wellbeing WHERE purged_at IS NOT NULL").fetchone()
    assert row == (None, None, None, "")
    assert given_on(service, TODAY - timedelta(days=1)) == Wellbeing(mood=1)
    service.save(TODAY, Wellbeing(rest=7))
    assert given_on(service) == Wellbeing(rest=7), "the day can be given again"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 2), ANSWERS, st.booleans()), max_size=6))
def test_the_last_answers_saved_are_the_ones_there_and_undo_gives_the_former(
    plain_house: House, steps: list[tuple[int, Wellbeing, bool]]
) -> None:
    service = over(plain_house)
    for ago, answers, undo in steps:
        day = TODAY - timedelta(days=ago)
        before = given_on(service, day)
        done = service.save(day, answers)
        assert given_on(service, day) == (None if answers.is_empty else answers)
        if undo:
            done.undo()
            assert given_on(service, day) == before
