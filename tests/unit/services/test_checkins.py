"""The check-in service: one row a day, nothing given is not nought, and undo."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.checkin import Answers
from companion.domain.day import FutureDay
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
FULL = Answers(
    mood=6, craving=4, sleep=7, sleep_minutes=400, pain=2, medicine_taken=True, triggers=("Lonely", "Pay day"),
    feelings=("Calm",), note="Group was good.", used=False,
)  # fmt: skip


def saved(house: House, day: date = TODAY) -> Answers | None:
    check_in = house.checkins.of_day(day)
    return check_in.answers if check_in else None


def test_what_was_given_is_read_back_and_nothing_else(house: House) -> None:
    house.checkins.save(TODAY, FULL)
    assert saved(house) == FULL
    assert house.told == [frozenset({"checkin"})]


def test_nought_and_not_given_stay_apart(house: House) -> None:
    house.checkins.save(TODAY, Answers(craving=0, medicine_taken=False))
    answers = saved(house)
    assert answers is not None
    assert (answers.craving, answers.mood, answers.medicine_taken, answers.pain) == (0, None, False, None)


def test_a_day_has_one_row_however_often_it_is_saved(house: House) -> None:
    house.checkins.save(TODAY, FULL)
    first = house.checkins.of_day(TODAY)
    house.clock.advance(hours=1)
    house.checkins.save(TODAY, Answers(mood=3))
    second = house.checkins.of_day(TODAY)
    assert first is not None
    assert second is not None
    assert (second.uuid, second.at) == (first.uuid, first.at)
    assert second.updated_at == house.clock.now()
    assert saved(house) == Answers(mood=3)


def test_saving_what_is_there_already_keeps_it_and_undoing_that_keeps_it_too(house: House) -> None:
    house.checkins.save(TODAY, FULL)
    house.clock.advance(minutes=5)
    house.checkins.save(TODAY, FULL).undo()
    assert saved(house) == FULL


def test_a_value_of_their_own_scale_is_kept_for_the_day_and_taken_back(house: House) -> None:
    energy = house.lists.add_measure("Energy", "None", "Plenty").uuid
    house.checkins.save(TODAY, Answers(measures=((energy, 0),)))
    done = house.checkins.save(TODAY, Answers(mood=2))
    assert saved(house) == Answers(mood=2)
    done.undo()
    assert saved(house) == Answers(measures=((energy, 0),))


def test_not_today_is_an_answer_that_can_be_changed_later(house: House) -> None:
    assert not Answers(not_today=True).is_empty
    house.checkins.save(TODAY, Answers(not_today=True))
    assert saved(house) == Answers(not_today=True)
    assert [(mark.day, mark.not_today) for mark in house.checkins.last_days(3).days] == [(TODAY, True)]
    house.checkins.save(TODAY, Answers(mood=4))
    assert [mark.not_today for mark in house.checkins.last_days(3).days] == [False]


@pytest.mark.parametrize("used", [None, False, True])
def test_whether_they_used_is_yes_no_or_not_answered(house: House, used: bool | None) -> None:
    house.checkins.save(TODAY, Answers(mood=4, used=used))
    assert saved(house) == Answers(mood=4, used=used)


def test_a_note_is_found_until_it_is_changed_or_removed(house: House) -> None:
    house.checkins.save(TODAY, FULL)
    assert len(house.journal.search("group").hits) == 1
    house.checkins.save(TODAY, Answers(note="Stayed in."))
    assert house.journal.search("group").hits == ()
    house.checkins.remove(TODAY)
    assert house.journal.search("stayed").hits == ()


def test_a_removed_check_in_leaves_no_number_behind_and_comes_back_whole(house: House) -> None:
    house.checkins.save(TODAY, FULL)
    done = house.checkins.remove(TODAY)
    assert saved(house) is None
    assert house.checkins.last_days(1).days == ()
    with house.db.quick() as connection:
        assert connection.execute("SELECT mood, used, note FROM check_in").fetchone() == (None, None, "")
        assert connection.execute("SELECT count(*) FROM check_in_trigger").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM check_in_feeling").fetchone() == (0,)
    done.undo()
    assert saved(house) == FULL


def test_removing_where_nothing_is_does_nothing_and_undoes_nothing(house: House) -> None:
    house.checkins.remove(TODAY).undo()
    assert saved(house) is None


def test_a_past_day_can_be_filled_in_and_stands_at_its_noon(house: House) -> None:
    house.checkins.save(date(2026, 7, 1), FULL)
    check_in = house.checkins.of_day(date(2026, 7, 1))
    assert check_in is not None
    assert check_in.at == datetime(2026, 7, 1, 11, tzinfo=UTC)


def test_a_day_that_has_not_come_is_refused(house: House) -> None:
    with pytest.raises(FutureDay):
        house.checkins.save(TODAY + timedelta(days=2), FULL)


def test_answers_begun_before_the_clock_went_back_are_kept_for_their_day(house: House) -> None:
    house.clock.set(house.clock.now() - timedelta(days=1))
    house.checkins.save(TODAY, FULL)
    kept = house.checkins.of_day(TODAY)
    assert kept is not None
    assert kept.answers == FULL


def test_undo_takes_back_its_own_saving_and_not_what_was_given_since(house: House) -> None:
    first = house.checkins.save(TODAY, Answers(mood=3))
    house.clock.advance(minutes=5)
    house.checkins.save(TODAY, Answers(mood=3, note="and then some"))
    first.undo()
    kept = house.checkins.of_day(TODAY)
    assert kept is not None
    assert kept.note == "and then some"


def test_before_the_rollover_the_check_in_is_about_yesterday(house: House) -> None:
    house.clock.set(datetime(2026, 11, 22, 3, 59, tzinfo=UTC))
    assert house.checkins.today() == TODAY
    house.clock.advance(minutes=1)
    assert house.checkins.today() == TODAY + timedelta(days=1)


def test_the_last_days_show_what_was_given_and_leave_gaps(house: House) -> None:
    house.checkins.save(TODAY, Answers(mood=6, craving=0))
    house.checkins.save(TODAY - timedelta(days=3), Answers(sleep=2))
    house.checkins.save(TODAY - timedelta(days=7), Answers(mood=1))
    overview = house.checkins.last_days(7)
    assert (overview.first, overview.last) == (TODAY - timedelta(days=6), TODAY)
    assert [(mark.day, mark.mood, mark.craving, mark.sleep) for mark in overview.days] == [
        (TODAY - timedelta(days=3), None, None, 2),
        (TODAY, 6, 0, None),
    ]


def test_a_draft_keeps_every_answer_and_goes_with_the_saving_and_not_with_its_undo(house: House) -> None:
    given = Answers(
        mood=0,
        craving=10,
        sleep=3,
        sleep_minutes=400,
        pain=1,
        medicine_taken=False,
        triggers=("Rain", "Émile"),
        feelings=("calm",),
        measures=(("b", 2), ("a", 0)),
        note='a "line"',
        used=False,
    )
    day = house.checkins.today()
    house.checkins.keep_draft(day, given)
    assert house.checkins.draft_of(day) == given
    assert house.today.read().draft == given
    assert house.checkins.draft_of(day - timedelta(days=1)) is None
    done = house.checkins.save(day, Answers(mood=4))
    assert house.checkins.draft_of(day) is None
    house.checkins.keep_draft(day, Answers(mood=6))
    done.undo()
    assert house.checkins.draft_of(day) == Answers(mood=6)
    house.checkins.keep_draft(day, None)
    assert house.checkins.draft_of(day) is None
