"""Moments: any number a day, of their own instant, searched, changed, taken away and brought back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.checkin import Answers, Feeling
from companion.domain.journal import TimelineFilter
from companion.services.moments import MomentGone
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)


def given(house: House, day: date = TODAY) -> list[Feeling]:
    return [moment.given for moment in house.moments.of_day(day)]


def test_moments_of_a_day_stand_in_the_order_they_were_and_nought_is_not_nothing(house: House) -> None:
    house.moments.add(Feeling(craving=0))
    house.moments.add(Feeling(craving=8, note="Walked past the flat."))
    house.clock.advance(hours=2)
    house.moments.add(Feeling(mood=5))
    assert given(house) == [
        Feeling(craving=0),
        Feeling(craving=8, note="Walked past the flat."),
        Feeling(mood=5),
    ]
    assert set(house.told) == {frozenset({"moments"})}
    assert house.checkins.of_day(TODAY) is None


def test_a_moment_after_midnight_belongs_to_the_day_that_goes_on(house: House) -> None:
    house.clock.set(datetime(2026, 11, 22, 3, 59, tzinfo=UTC))
    house.moments.add(Feeling(mood=3))
    house.clock.advance(minutes=1)
    house.moments.add(Feeling(mood=4))
    assert given(house) == [Feeling(mood=3)]
    assert given(house, TODAY + timedelta(days=1)) == [Feeling(mood=4)]


def test_nothing_is_no_moment(house: House) -> None:
    with pytest.raises(ValueError, match="something"):
        house.moments.add(Feeling(note="  "))
    made = house.moments.add(Feeling(mood=3))
    with pytest.raises(ValueError, match="something"):
        house.moments.change(made.uuid, Feeling())


def test_a_moment_is_changed_and_keeps_when_it_was(house: House) -> None:
    made = house.moments.add(Feeling(mood=3, note="flat"))
    then = house.clock.now()
    house.clock.advance(hours=5)
    done = house.moments.change(made.uuid, Feeling(craving=0, note="better"))
    moment = house.moments.moment(made.uuid)
    assert moment is not None
    assert (moment.given, moment.at) == (Feeling(craving=0, note="better"), then)
    assert len(house.journal.search("better").hits) == 1
    assert house.journal.search("flat").hits == ()
    done.undo()
    assert given(house) == [Feeling(mood=3, note="flat")]


def test_a_moment_taken_away_comes_back_whole_and_goes_for_good_after_thirty_days(house: House) -> None:
    made = house.moments.add(Feeling(mood=3, note="flat"))
    house.moments.delete(made.uuid).undo()
    assert given(house) == [Feeling(mood=3, note="flat")]
    done = house.moments.delete(made.uuid)
    assert given(house) == []
    assert house.journal.search("flat").hits == ()
    house.clock.advance(days=29)
    assert house.moments.purge() == 0
    house.clock.advance(days=1)
    assert house.moments.purge() == 1
    assert house.moments.purge() == 0
    with house.db.quick() as connection:
        assert connection.execute("SELECT mood, craving, note FROM moment").fetchall() == [(None, None, "")]
    done.undo()
    assert given(house) == []


def test_a_moment_that_is_not_there_cannot_be_changed(house: House) -> None:
    made = house.moments.add(Feeling(mood=3))
    made.undo()
    for change in (lambda: house.moments.change(made.uuid, Feeling(mood=1)), lambda: house.moments.delete("nobody")):
        with pytest.raises(MomentGone):
            change()
    assert house.moments.moment(made.uuid) is None


def test_moments_stand_in_the_timeline_and_among_the_cravings(house: House) -> None:
    house.moments.add(Feeling(mood=3, note="flat"))
    house.clock.advance(minutes=1)
    house.moments.add(Feeling(craving=6))
    house.clock.advance(minutes=1)
    house.checkins.save(TODAY, Answers(not_today=True))
    everything = house.journal.timeline().items
    assert [(item.mood, item.craving, item.not_today) for item in everything] == [
        (None, None, True),
        (None, 6, False),
        (3, None, False),
    ]
    assert len(house.journal.timeline(TimelineFilter.CHECK_INS).items) == 3
    assert [item.craving for item in house.journal.timeline(TimelineFilter.CRAVINGS).items] == [6]
    assert house.journal.timeline(TimelineFilter.ENTRIES).items == ()
