"""Ways to cope of the person's own over a real file."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.own_way import OwnWayWords
from companion.services.coping import CopingService
from companion.services.own_rows import RowGone
from companion.services.own_ways import OwnWayService
from tests.unit.services.conftest import House

BATH = OwnWayWords(
    "The long bath", ("Run it hot", "Radio on"), ("craving", "low"), ("no-sleep",), 30, "not alone in it"
)


@pytest.fixture
def ways(house: House) -> OwnWayService:
    return OwnWayService(house.db, house.clock)


def test_a_way_comes_back_as_it_was_written_and_is_taken_back(ways: OwnWayService) -> None:
    made = ways.add(BATH)
    (way,) = ways.all()
    assert (way.uuid, way.words, way.tool) == (made.uuid, BATH, f"own:{made.uuid}")
    assert ways.of(way.tool) == way
    assert ways.of("urge-surfing") is None
    made.undo()
    assert ways.all() == ()


def test_it_is_changed_and_taken_away_with_a_way_back(ways: OwnWayService) -> None:
    uuid = ways.add(BATH).uuid
    changed = ways.change(uuid, OwnWayWords("A shower"))
    assert ways.all()[0].words == OwnWayWords("A shower")
    changed.undo()
    removed = ways.remove(uuid)
    assert ways.all() == ()
    removed.undo()
    assert ways.all()[0].words == BATH
    with pytest.raises(RowGone):
        ways.change("nobody", BATH)


def test_its_record_is_kept_like_any_other(house: House, ways: OwnWayService) -> None:
    coping = CopingService(house.db, house.clock, house.settings)
    ways.add(BATH)
    tool = ways.all()[0].tool
    coping.tried(tool, before=8, after=4)
    record = coping.record(tool)
    assert (record.tries, record.eased, record.drop) == (1, 1, 4.0)


def test_one_without_a_name_or_of_no_length_is_refused() -> None:
    for wrong in ({"name": " "}, {"name": "x", "minutes": 0}, {"name": "x", "minutes": 61}):
        with pytest.raises(ValueError, match=r"name|minutes"):
            OwnWayWords(**wrong)  # type: ignore[arg-type]


def test_words_taken_away_are_gone_for_good_after_thirty_days(house: House, ways: OwnWayService) -> None:
    ways.remove(ways.add(BATH).uuid)
    assert ways.purge(house.clock.now() + timedelta(days=29)) == 0
    assert ways.purge(house.clock.now() + timedelta(days=31)) == 1
    with house.db.quick() as connection:
        assert connection.execute("SELECT name, steps, caution FROM own_strategy").fetchall() == [("", "", "")]
