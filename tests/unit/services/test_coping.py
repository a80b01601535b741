"""Ways to cope: what is kept of each time, and which are offered first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.content.library import Library
from companion.domain.settings import PersonalSettings
from companion.resources import content_folder
from companion.services.coping import CopingService, Why
from companion.storage.database import Database
from tests.unit.services.conftest import House

LIBRARY = Library(content_folder())


@pytest.fixture
def coping(house: House) -> CopingService:
    return CopingService(house.db, house.clock, house.settings)


def tries(coping: CopingService, tool: str, *pairs: tuple[int | None, int | None]) -> None:
    for before, after in pairs:
        coping.tried(tool, before=before, after=after)


def test_a_time_is_kept_with_its_day_and_ratings(house: House, coping: CopingService) -> None:
    coping.tried("urge-surfing", before=7, after=3, seconds=300)
    (kept,) = coping.latest("urge-surfing")
    assert (kept.before, kept.after, kept.seconds, kept.drop) == (7, 3, 300, 4)
    assert kept.at == house.clock.now()
    assert kept.day == house.checkins.today()
    assert house.told[-1] == {"coping"}


def test_not_given_stays_not_given_and_zero_stays_zero(coping: CopingService) -> None:
    coping.tried("stop-skill", before=4, after=0)
    coping.tried("stop-skill")
    assert {(use.before, use.after) for use in coping.latest("stop-skill")} == {(4, 0), (None, None)}
    record = coping.record("stop-skill")
    assert (record.tries, record.rated, record.eased, record.drop) == (2, 1, 1, 4.0)


def test_the_record_says_how_often_it_eased_and_by_how_much(coping: CopingService) -> None:
    tries(coping, "paced-breathing", (7, 4), (6, 2), (5, 5), (8, 9), (None, 3), (3, None), (0, 0))
    record = coping.record("paced-breathing")
    assert (record.tries, record.rated, record.eased) == (7, 4, 2)
    assert record.drop == pytest.approx(6 / 4)
    assert coping.record("brisk-walk").tries == 0


def test_undoing_takes_a_time_back(coping: CopingService) -> None:
    made = coping.tried("stop-skill", before=5, after=2)
    made.undo()
    assert coping.records() == {}


def test_a_time_gone_on_with_stands_in_the_place_of_what_was_kept_half_way_or_nothing_changes(
    coping: CopingService,
) -> None:
    half = coping.tried("stop-skill", before=5, seconds=60)
    with pytest.raises(ValueError, match="rating"):
        coping.tried("stop-skill", before=5, after=11, in_place_of=half.uuid)
    assert [one.after for one in coping.latest("stop-skill")] == [None]
    coping.tried("stop-skill", before=5, after=2, seconds=180, in_place_of=half.uuid)
    assert [(one.after, one.seconds) for one in coping.latest("stop-skill")] == [(2, 180)]


@pytest.mark.parametrize("bad", [{"before": 11}, {"after": -1}, {"seconds": -1}])
def test_a_rating_outside_the_scale_is_refused_and_nothing_kept(coping: CopingService, bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"rating|seconds"):
        coping.tried("stop-skill", **bad)
    assert coping.records() == {}


def test_what_was_taken_back_loses_its_numbers_after_thirty_days(house: House, coping: CopingService) -> None:
    coping.tried("stop-skill", before=5, after=2).undo()
    kept = coping.tried("stop-skill", before=6, after=1)
    assert coping.purge() == 0
    house.clock.advance(timedelta(days=31))
    assert coping.purge() == 1
    assert coping.purge() == 0
    with house.db.quick() as connection:
        rows = dict(connection.execute("SELECT uuid, rated_before FROM tool_use").fetchall())
    assert rows.pop(kept.uuid) == 6
    assert list(rows.values()) == [None]


def test_it_is_all_there_after_closing_and_opening(plain_house: House) -> None:
    CopingService(plain_house.db, plain_house.clock, plain_house.settings).tried("stop-skill", before=5, after=2)
    path = plain_house.db.path
    plain_house.db.close()
    again = Database.open(path, None)
    assert CopingService(again, plain_house.clock, plain_house.settings).record("stop-skill").drop == 3
    again.close()


def test_without_a_record_what_fits_comes_first_and_says_why(coping: CopingService) -> None:
    ways = coping.best_for(LIBRARY, craving=6, triggers=("Argument",))
    assert len(ways) == 3
    for way in ways:
        one = LIBRARY.strategy(way.strategy)
        assert "argument" in one.triggers
        assert "craving" in one.feelings
        assert (way.why, way.word, way.record.tries) == (Why.TRIGGER, "Argument", 0)


def test_a_craving_alone_is_answered_with_ways_for_a_craving(coping: CopingService) -> None:
    ways = coping.best_for(LIBRARY, craving=8, limit=4)
    assert ways[0].strategy == "urge-surfing"
    assert {way.why for way in ways} == {Why.CRAVING}


def test_a_craving_of_zero_is_none(coping: CopingService) -> None:
    assert {way.why for way in coping.best_for(LIBRARY, craving=0)} == {Why.USUAL}


def test_what_helped_this_person_comes_first_with_its_n(coping: CopingService) -> None:
    tries(coping, "muscle-relaxation", *[(7, 4)] * 8)
    first = coping.best_for(LIBRARY)[0]
    assert (first.strategy, first.why, first.record.rated) == ("muscle-relaxation", Why.HELPED, 8)


def test_one_lucky_time_does_not_come_before_nine_good_ones(coping: CopingService) -> None:
    tries(coping, "brisk-walk", (10, 0))
    tries(coping, "five-senses", *[(7, 5)] * 9)
    assert [way.strategy for way in coping.best_for(LIBRARY, limit=2)] == ["five-senses", "brisk-walk"]


def test_what_keeps_not_helping_goes_last_and_is_still_there(coping: CopingService) -> None:
    tries(coping, "urge-surfing", *[(6, 7)] * 5)
    everything = coping.best_for(LIBRARY, limit=99)
    assert everything[-1].strategy == "urge-surfing"
    assert len(everything) == len(LIBRARY.strategies())


def test_ways_that_take_too_long_or_were_just_tried_are_left_out(coping: CopingService) -> None:
    ways = coping.best_for(LIBRARY, craving=5, minutes=5, leave_out=("play-the-tape",), limit=99)
    assert all(LIBRARY.strategy(way.strategy).minutes <= 5 for way in ways)
    assert "play-the-tape" not in {way.strategy for way in ways}


def test_feelings_are_understood_in_their_own_words_and_in_ours(coping: CopingService) -> None:
    (theirs,) = coping.best_for(LIBRARY, feelings=("So lonely",), limit=1)
    (ours,) = coping.best_for(LIBRARY, feelings=("lonely",), limit=1)
    assert theirs.strategy == ours.strategy
    assert (theirs.why, theirs.word) == (Why.FEELING, "So lonely")


def test_words_nobody_knows_still_get_an_answer(coping: CopingService) -> None:
    assert len(coping.best_for(LIBRARY, triggers=("Xyzzy",), feelings=("",))) == 3


def test_favourites_and_pace_are_settings(house: House) -> None:
    house.settings.change(favourite_ways="stop-skill urge-surfing", breath_in=5, breath_out=7)
    now = house.settings.current()
    assert (now.favourite_ways, now.breath_in, now.breath_out) == ("stop-skill urge-surfing", 5, 7)
    assert (PersonalSettings().breath_in, PersonalSettings().breath_out) == (4, 6)
