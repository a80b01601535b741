"""Milestones over a real file: the person's own, the one that is due, and putting it away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.domain.milestone import Basis, OwnMilestone
from companion.domain.value import replace
from companion.services.milestones import MilestoneGone
from tests.unit.services.conftest import House

HUNDRED_AGO = date(2026, 8, 13)


def test_the_one_reached_is_due_until_it_is_put_away_and_undo_brings_it_back(house: House) -> None:
    house.counter.start_on(HUNDRED_AGO)
    shown = house.milestones.due()
    assert shown is not None
    assert (shown.basis, shown.milestone.days) == (Basis.RUN, 100)
    assert house.today.read().reached == shown
    house.told.clear()
    done = house.milestones.put_away()
    assert house.milestones.due() is None
    assert house.told == [frozenset({"counter"})]
    house.milestones.put_away()
    done.undo()
    assert house.milestones.due() is not None


def test_a_check_in_every_day_is_no_milestone(house: House) -> None:
    for back in range(40):
        house.checkins.save(date(2026, 11, 21) - timedelta(days=back), Answers(mood=5))
    assert house.milestones.due() is None
    assert house.milestones.read().standing.reached == ()


def test_ones_own_can_be_set_changed_and_taken_away_again(house: House) -> None:
    house.counter.start_on(HUNDRED_AGO)
    made = house.milestones.add(Basis.RUN, 120, "  Our   trip ")
    assert house.milestones.read().own == (OwnMilestone(made.uuid, Basis.RUN, 120, "Our trip"),)
    coming = house.milestones.read().standing.coming
    assert any((one.milestone.name, one.left) == ("Our trip", 20) for one in coming)
    changed = house.milestones.change(OwnMilestone(made.uuid, Basis.TOTAL, 101, "Our trip"))
    next_total = next(one for one in house.milestones.read().standing.coming if one.basis is Basis.TOTAL)
    assert (next_total.milestone.name, next_total.left) == ("Our trip", 1)
    changed.undo()
    gone = house.milestones.remove(made.uuid)
    assert house.milestones.read().own == ()
    gone.undo()
    assert [one.days for one in house.milestones.read().own] == [120]
    made.undo()
    assert house.milestones.read().own == ()


def test_the_next_milestone_on_today_may_be_ones_own(house: House) -> None:
    house.counter.start_on(HUNDRED_AGO)
    house.milestones.add(Basis.RUN, 105, "Payday without")
    ahead = house.today.read().next
    assert ahead is not None
    assert (ahead.milestone.name, ahead.left) == ("Payday without", 5)


def test_what_is_not_there_is_told_apart(house: House) -> None:
    stranger = OwnMilestone("nobody", Basis.RUN, 5)
    with pytest.raises(MilestoneGone):
        house.milestones.change(stranger)
    with pytest.raises(MilestoneGone):
        house.milestones.remove("nobody")
    house.milestones.remove(house.milestones.add(Basis.RUN, 5).uuid)
    with pytest.raises(MilestoneGone):
        house.milestones.change(replace(stranger, days=6))


def test_words_of_one_taken_away_are_gone_after_thirty_days(house: House) -> None:
    made = house.milestones.add(Basis.RUN, 5, "Our trip")
    house.milestones.remove(made.uuid)
    house.clock.advance(days=30)
    assert house.counter.purge() == 1


def test_on_the_day_of_a_lapse_none_is_shown(house: House) -> None:
    house.counter.start_on(HUNDRED_AGO)
    house.counter.add(EventKind.LAPSE, date(2026, 11, 21))
    assert house.milestones.due() is None
