"""If-then plans, values and goals, and hard days over a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.aims import IfThen, Kind, steps_of
from companion.domain.hard_days import HardDay
from companion.services.aims import AimService
from companion.services.own_rows import RowGone
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)


@pytest.fixture
def aims(house: House) -> AimService:
    return AimService(house.db, house.clock)


def plans(aims: AimService) -> list[tuple[str, str]]:
    return [(one.cue, one.action) for one in aims.if_thens()]


def test_a_plan_is_kept_tidily_and_can_be_taken_back(house: House, aims: AimService) -> None:
    made = aims.plan_for(" It is  payday ", " ring Chris ")
    assert aims.if_thens() == (IfThen(made.uuid, "It is payday", "ring Chris"),)
    assert house.told == [frozenset({"plans"})]
    made.undo()
    assert plans(aims) == []


def test_plans_are_changed_and_removed_and_both_can_be_taken_back(aims: AimService) -> None:
    uuid = aims.plan_for("payday", "ring Chris").uuid
    changed = aims.change_plan(uuid, "", "ring Mum")
    assert plans(aims) == [("", "ring Mum")]
    changed.undo()
    removed = aims.remove_plan(uuid)
    assert plans(aims) == []
    with pytest.raises(RowGone):
        aims.change_plan(uuid, "", "x")
    with pytest.raises(RowGone):
        aims.remove_plan("nobody")
    removed.undo()
    assert plans(aims) == [("payday", "ring Chris")]
    with pytest.raises(ValueError, match="word"):
        aims.change_plan(uuid, "x", "  ")


def test_a_goal_serves_a_value_is_done_and_open_again(house: House, aims: AimService) -> None:
    value = aims.aim(Kind.VALUE, "Being a good dad").uuid
    goal = aims.aim(Kind.GOAL, "Football on Sundays", towards=value).uuid
    (served,) = steps_of(aims.goals(), value)
    assert (served.uuid, served.done_at) == (goal, None)
    done = aims.tick_goal(goal)
    assert steps_of(aims.goals(), value)[0].done_at == house.clock.now()
    done.undo()
    assert steps_of(aims.goals(), value)[0].done_at is None
    reworded = aims.reword_goal(goal, "Football")
    assert steps_of(aims.goals(), value)[0].words == "Football"
    reworded.undo()
    aims.remove_goal(value).undo()
    assert len(aims.goals()) == 2


def test_a_hard_day_comes_back_as_it_was_written(aims: AimService) -> None:
    made = aims.add_hard_day(TODAY, " Pay  day ", "straight to Ife", yearly=False)
    assert aims.hard_days() == (HardDay(made.uuid, TODAY, "Pay day", "straight to Ife"),)
    changed = aims.change_hard_day(made.uuid, TODAY + timedelta(days=1), "Dad's day", yearly=True)
    assert aims.hard_days() == (HardDay(made.uuid, TODAY + timedelta(days=1), "Dad's day", "", yearly=True),)
    changed.undo()
    removed = aims.remove_hard_day(made.uuid)
    assert aims.hard_days() == ()
    removed.undo()
    assert [one.name for one in aims.hard_days()] == ["Pay day"]
    with pytest.raises(RowGone):
        aims.change_hard_day("nobody", TODAY, "x")


def test_words_taken_away_are_gone_for_good_after_thirty_days(house: House, aims: AimService) -> None:
    aims.remove_plan(aims.plan_for("payday", "ring Chris").uuid)
    aims.remove_goal(aims.aim(Kind.GOAL, "Football").uuid)
    aims.remove_hard_day(aims.add_hard_day(TODAY, "Pay day", "straight to Ife").uuid)
    kept = aims.plan_for("kept", "kept").uuid
    assert aims.purge(house.clock.now() + timedelta(days=29)) == 0
    assert aims.purge(house.clock.now() + timedelta(days=31)) == 3
    assert aims.purge(house.clock.now() + timedelta(days=31)) == 0
    with house.db.quick() as connection:
        assert set(connection.execute("SELECT cue, action FROM if_then WHERE uuid <> ?", (kept,))) == {("", "")}
        assert set(connection.execute("SELECT words FROM goal")) == {("",)}
        assert set(connection.execute("SELECT name, note FROM hard_day")) == {("", "")}
    assert plans(aims) == [("kept", "kept")]


def test_what_served_a_value_that_was_taken_away_serves_nothing_in_particular(aims: AimService) -> None:
    value = aims.aim(Kind.VALUE, "Being a good dad").uuid
    aims.aim(Kind.GOAL, "Football on Sundays", towards=value)
    removed = aims.remove_goal(value)
    assert [one.words for one in steps_of(aims.goals(), None)] == ["Football on Sundays"]
    removed.undo()
    assert steps_of(aims.goals(), None) == ()
    assert [one.words for one in steps_of(aims.goals(), value)] == ["Football on Sundays"]
