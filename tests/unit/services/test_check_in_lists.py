"""The person's own lists of words, and the scales they made: order, taking off, bringing back, and what stays."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.checkin import Answers, WordList
from companion.services.check_in_lists import TooManyMeasures
from companion.storage import hot
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
LISTS = pytest.mark.parametrize("which", list(WordList))


def chosen(which: WordList, *names: str) -> Answers:
    return Answers(triggers=names) if which is WordList.TRIGGERS else Answers(feelings=names)


def names(house: House, which: WordList) -> list[str]:
    return [word.name for word in house.lists.words(which)]


def saved(house: House) -> Answers | None:
    check_in = house.checkins.of_day(TODAY)
    return check_in.answers if check_in else None


@LISTS
def test_new_words_join_the_list_at_its_end_and_keep_their_order(house: House, which: WordList) -> None:
    house.checkins.save(TODAY, chosen(which, "Payday", "Argument"))
    made = house.lists.add_word(which, " Rain ")
    assert names(house, which) == ["Payday", "Argument", "Rain"]
    done = house.lists.set_words(which, ["Rain", "Payday", "Argument"])
    assert names(house, which) == ["Rain", "Payday", "Argument"]
    done.undo()
    assert names(house, which) == ["Payday", "Argument", "Rain"]
    made.undo()
    assert names(house, which) == ["Payday", "Argument"]


def test_the_two_lists_know_nothing_of_each_other(house: House) -> None:
    house.checkins.save(TODAY, Answers(triggers=("Lonely",), feelings=("Calm",)))
    assert names(house, WordList.TRIGGERS) == ["Lonely"]
    assert names(house, WordList.FEELINGS) == ["Calm"]


@LISTS
def test_a_list_that_was_arranged_is_theirs_until_that_is_undone(house: House, which: WordList) -> None:
    done = house.lists.set_words(which, ["Rain", "rain ", "Payday"])
    assert names(house, which) == ["Rain", "Payday"]
    assert getattr(house.settings.current(), f"own_{which}") is True
    done.undo()
    assert names(house, which) == []
    assert getattr(house.settings.current(), f"own_{which}") is False


@LISTS
def test_a_word_taken_off_the_list_stays_with_the_days_it_was_chosen_for(house: House, which: WordList) -> None:
    house.checkins.save(TODAY, chosen(which, "Payday"))
    done = house.lists.set_words(which, [])
    assert names(house, which) == []
    assert saved(house) == chosen(which, "Payday")
    done.undo()
    assert names(house, which) == ["Payday"]


@LISTS
@pytest.mark.parametrize(("first", "second"), [("Payday", "payday"), ("École", "ÉCOLE"), ("Straße", "STRASSE")])
def test_the_same_word_in_other_letters_is_the_same_word(
    house: House, which: WordList, first: str, second: str
) -> None:
    made = house.lists.add_word(which, first)
    assert house.lists.add_word(which, second).uuid == made.uuid
    house.checkins.save(TODAY, chosen(which, second))
    assert names(house, which) == [first]
    assert saved(house) == chosen(which, first)


def test_a_word_without_letters_is_none(house: House) -> None:
    with pytest.raises(ValueError, match="letters"):
        house.lists.add_word(WordList.TRIGGERS, "   ")


@LISTS
def test_thirty_days_off_the_list_a_word_is_gone_unless_a_check_in_has_it(house: House, which: WordList) -> None:
    house.checkins.save(TODAY, chosen(which, "Payday"))
    for word in ("Rain", "Sam", "Lonely"):
        house.lists.add_word(which, word)
    undo = house.lists.set_words(which, ["Lonely"]).undo
    house.clock.advance(days=29)
    assert house.lists.purge() == 0
    house.clock.advance(days=1)
    assert house.lists.purge() == 2
    assert house.lists.purge() == 0
    with house.db.quick() as connection:
        rows = [(name, uuid) for name, uuid, _deleted in hot.names_of(connection, which).values()]
    assert sorted(name for name, uuid in rows if name != uuid) == ["Lonely", "Payday"]
    assert len(rows) == 4
    assert saved(house) == chosen(which, "Payday")
    undo()
    assert names(house, which) == ["Payday", "Rain", "Sam", "Lonely"]


@LISTS
def test_a_word_of_a_check_in_that_was_taken_away_goes_too(house: House, which: WordList) -> None:
    house.checkins.save(TODAY, chosen(which, "Payday"))
    house.lists.set_words(which, [])
    house.clock.advance(days=31)
    house.checkins.remove(TODAY)
    assert house.lists.purge() == 1


def test_up_to_three_scales_of_their_own(house: House) -> None:
    made = [house.lists.add_measure(name, "low", "high") for name in (" Energy  left ", "Hope", "Anger")]
    assert [one.name for one in house.lists.measures()] == ["Energy left", "Hope", "Anger"]
    with pytest.raises(TooManyMeasures):
        house.lists.add_measure("Fourth")
    with pytest.raises(ValueError, match="name"):
        house.lists.change_measure(made[0].uuid, " ")
    made[1].undo()
    house.lists.add_measure("Fourth")
    assert [one.name for one in house.lists.measures()] == ["Energy left", "Anger", "Fourth"]


def test_a_scale_called_otherwise_keeps_its_values_and_its_name_comes_back(house: House) -> None:
    uuid = house.lists.add_measure("Energy", "None", "Plenty").uuid
    house.checkins.save(TODAY, Answers(measures=((uuid, 7),)))
    done = house.lists.change_measure(uuid, "Strength", "None", "Full")
    assert [(one.name, one.high) for one in house.lists.measures()] == [("Strength", "Full")]
    assert saved(house) == Answers(measures=((uuid, 7),))
    done.undo()
    assert [(one.name, one.high) for one in house.lists.measures()] == [("Energy", "Plenty")]


def test_a_scale_asked_for_no_more_stays_with_old_check_ins_and_goes_with_the_last(house: House) -> None:
    kept = house.lists.add_measure("Energy").uuid
    gone = house.lists.add_measure("Hope").uuid
    house.checkins.save(TODAY, Answers(measures=((kept, 3),)))
    house.lists.remove_measure(kept)
    undo = house.lists.remove_measure(gone).undo
    assert house.lists.measures() == ()
    house.clock.advance(days=31)
    assert house.lists.purge() == 1
    assert [(one.name, one.removed) for one in house.lists.measures(removed=True)] == [("Energy", True), ("", True)]
    undo()
    assert house.lists.measures() == ()
    house.checkins.remove(TODAY)
    assert house.lists.purge() == 1
    assert {one.name for one in house.lists.measures(removed=True)} == {""}
