"""Calendars of aftercare over a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.services.aftercare import AftercareService
from companion.services.own_rows import RowGone
from tests.unit.services.conftest import House

LEFT = date(2026, 11, 17)
DAY = timedelta(days=1)


@pytest.fixture
def aftercare(house: House) -> AftercareService:
    return AftercareService(house.db, house.clock)


def steps(aftercare: AftercareService) -> list[tuple[date, str]]:
    return [(step.day, step.words) for step in aftercare.steps()]


def begun(aftercare: AftercareService) -> str:
    return aftercare.begin(LEFT, " St  Anne's ", [(LEFT, "Naloxone"), (LEFT + DAY * 6, "Soup")]).uuid


def test_a_calendar_begins_whole_and_is_taken_back_whole(house: House, aftercare: AftercareService) -> None:
    made = aftercare.begin(LEFT, "St Anne's", [(LEFT, "Naloxone"), (LEFT + DAY, "Soup")])
    assert len(house.told) == 1
    assert [(one.day, one.place) for one in aftercare.discharges()] == [(LEFT, "St Anne's")]
    assert steps(aftercare) == [(LEFT, "Naloxone"), (LEFT + DAY, "Soup")]
    assert [step.words for step in aftercare.steps(LEFT)] == ["Naloxone"]
    made.undo()
    assert aftercare.discharges() == ()
    assert steps(aftercare) == []


def test_nothing_is_begun_where_a_line_has_no_words(aftercare: AftercareService) -> None:
    with pytest.raises(ValueError, match="word"):
        aftercare.begin(LEFT, "", [(LEFT, "Naloxone"), (LEFT, "  ")])
    assert aftercare.discharges() == ()


def test_moved_to_another_day_what_is_not_done_moves_along(aftercare: AftercareService) -> None:
    uuid = begun(aftercare)
    aftercare.tick(aftercare.steps()[0].uuid)
    moved = aftercare.move(uuid, LEFT + DAY * 3, "Rehab")
    assert steps(aftercare) == [(LEFT, "Naloxone"), (LEFT + DAY * 9, "Soup")]
    assert aftercare.discharges()[0].place == "Rehab"
    moved.undo()
    assert steps(aftercare) == [(LEFT, "Naloxone"), (LEFT + DAY * 6, "Soup")]
    with pytest.raises(RowGone):
        aftercare.move("nobody", LEFT, "")


def test_a_step_is_added_changed_ticked_and_taken_out_each_with_a_way_back(
    house: House, aftercare: AftercareService
) -> None:
    uuid = begun(aftercare)
    own = aftercare.add_step(uuid, LEFT + DAY, "Ring Dana").uuid
    changed = aftercare.change_step(own, LEFT + DAY * 2, "Ring Dana, or write")
    assert (LEFT + DAY * 2, "Ring Dana, or write") in steps(aftercare)
    changed.undo()
    ticked = aftercare.tick(own)
    assert [step.done_at for step in aftercare.steps(LEFT + DAY)] == [house.clock.now()]
    ticked.undo()
    assert [step.done_at for step in aftercare.steps(LEFT + DAY)] == [None]
    removed = aftercare.remove_step(own)
    assert len(steps(aftercare)) == 2
    removed.undo()
    assert len(steps(aftercare)) == 3
    with pytest.raises(ValueError, match="word"):
        aftercare.change_step(own, LEFT, " ")


def test_a_calendar_taken_away_takes_its_steps_along_and_brings_them_back(aftercare: AftercareService) -> None:
    uuid = begun(aftercare)
    removed = aftercare.remove(uuid)
    assert steps(aftercare) == []
    removed.undo()
    assert len(steps(aftercare)) == 2


def test_words_taken_out_are_gone_for_good_after_thirty_days(house: House, aftercare: AftercareService) -> None:
    begun(aftercare)
    aftercare.remove_step(aftercare.steps()[0].uuid)
    assert aftercare.purge(house.clock.now() + timedelta(days=29)) == 0
    assert aftercare.purge(house.clock.now() + timedelta(days=31)) == 1


def test_lines_of_a_calendar_taken_away_are_gone_for_good_with_it(house: House, aftercare: AftercareService) -> None:
    begun(aftercare)
    aftercare.remove(aftercare.discharges()[0].uuid)
    aftercare.purge(house.clock.now() + timedelta(days=29))
    with house.db.quick() as connection:
        assert {row[0] for row in connection.execute("SELECT words FROM aftercare_step")} != {""}
    aftercare.purge(house.clock.now() + timedelta(days=31))
    with house.db.quick() as connection:
        assert {row[0] for row in connection.execute("SELECT words FROM aftercare_step")} == {""}
