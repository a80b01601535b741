"""The check-in service: one row a day, nothing given is not nought, and undo."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.checkin import Answers
from companion.services.checkins import FutureDay
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
FULL = Answers(
    mood=6, craving=4, sleep=7, sleep_minutes=400, pain=2, medicine_taken=True, triggers=("Lonely", "Pay day"),
    note="Group was good.",
)  # fmt: skip
SCALE = st.none() | st.integers(0, 10)
ANSWERS = st.builds(
    Answers,
    mood=SCALE,
    craving=SCALE,
    sleep=SCALE,
    sleep_minutes=st.none() | st.integers(0, 1440),
    pain=SCALE,
    medicine_taken=st.none() | st.booleans(),
    triggers=st.lists(st.sampled_from(["Lonely", "Stress", "Tired", "Bored"]), max_size=4).map(tuple),
    note=st.sampled_from(["", "ok", "Slept in."]),
)


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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 2), ANSWERS, st.booleans()), max_size=6))
def test_the_last_answers_saved_are_the_ones_there_and_undo_gives_the_former(
    plain_house: House, steps: list[tuple[int, Answers, bool]]
) -> None:
    house = plain_house
    for ago, answers, undo in steps:
        day = TODAY - timedelta(days=ago)
        before = saved(house, day)
        done = house.checkins.save(day, answers)
        assert saved(house, day) == answers
        if undo:
            done.undo()
            assert saved(house, day) == before


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
        assert connection.execute("SELECT mood, note FROM check_in").fetchone() == (None, "")
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


def test_new_words_join_the_list_at_its_end_and_keep_their_order(house: House) -> None:
    house.checkins.save(TODAY, Answers(triggers=("Payday", "Argument")))
    made = house.checkins.add_trigger(" Rain ")
    assert [word.name for word in house.checkins.triggers()] == ["Payday", "Argument", "Rain"]
    done = house.checkins.order_triggers([made.uuid, *(word.uuid for word in house.checkins.triggers()[:2])])
    assert [word.name for word in house.checkins.triggers()] == ["Rain", "Payday", "Argument"]
    done.undo()
    assert [word.name for word in house.checkins.triggers()] == ["Payday", "Argument", "Rain"]
    made.undo()
    assert [word.name for word in house.checkins.triggers()] == ["Payday", "Argument"]


def test_a_word_taken_off_the_list_stays_with_the_days_it_was_chosen_for(house: House) -> None:
    house.checkins.save(TODAY, Answers(triggers=("Payday",)))
    done = house.checkins.remove_trigger(house.checkins.triggers()[0].uuid)
    assert house.checkins.triggers() == ()
    assert saved(house) == Answers(triggers=("Payday",))
    done.undo()
    assert [word.name for word in house.checkins.triggers()] == ["Payday"]


def test_the_same_word_in_other_letters_is_the_same_word(house: House) -> None:
    first = house.checkins.add_trigger("Payday")
    assert house.checkins.add_trigger("payday").uuid == first.uuid
    assert len(house.checkins.triggers()) == 1
    with pytest.raises(ValueError, match="letters"):
        house.checkins.add_trigger("   ")


def test_thirty_days_off_the_list_a_word_is_gone_unless_a_check_in_has_it(house: House) -> None:
    house.checkins.save(TODAY, Answers(triggers=("Payday",)))
    house.checkins.add_trigger("Rain")
    house.checkins.add_trigger("Sam")
    house.checkins.add_trigger("Lonely")
    off = [word for word in house.checkins.triggers() if word.name != "Lonely"]
    undos = {word.name: house.checkins.remove_trigger(word.uuid) for word in off}
    house.clock.advance(days=29)
    assert house.checkins.purge() == 0
    house.clock.advance(days=1)
    assert house.checkins.purge() == 2
    assert house.checkins.purge() == 0
    with house.db.quick() as connection:
        rows = dict(connection.execute("SELECT uuid, name FROM trigger_word").fetchall())
    assert sorted(name for uuid, name in rows.items() if name != uuid) == ["Lonely", "Payday"]
    assert len(rows) == 4
    assert saved(house) == Answers(triggers=("Payday",))
    # What is gone does not come back as a name nobody wrote; the word itself can be written again.
    undos["Rain"].undo()
    assert [word.name for word in house.checkins.triggers()] == ["Lonely"]
    house.checkins.add_trigger("rain")
    assert [word.name for word in house.checkins.triggers()] == ["Lonely", "rain"]


def test_a_word_of_a_check_in_that_was_taken_away_goes_too(house: House) -> None:
    house.checkins.save(TODAY, Answers(triggers=("Payday",)))
    house.checkins.remove_trigger(house.checkins.triggers()[0].uuid)
    house.clock.advance(days=31)
    house.checkins.remove(TODAY)
    assert house.checkins.purge() == 1
