"""The stay-safe plan over a real file."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.contacts import ContactDetails, Number
from companion.domain.stay_safe import Part
from companion.services.own_rows import RowGone
from companion.services.stay_safe import StaySafeService
from tests.unit.services.conftest import House


@pytest.fixture
def plan(house: House) -> StaySafeService:
    return StaySafeService(house.db, house.clock)


def lines(plan: StaySafeService, part: Part) -> list[str]:
    return [line.words for line in plan.plan().of(part)]


def test_lines_stand_in_their_part_in_the_order_of_the_person(house: House, plan: StaySafeService) -> None:
    assert plan.plan().empty
    first = plan.add(Part.FIRST, " Put on my shoes\nand go out ").uuid
    second = plan.add(Part.FIRST, "Cold water").uuid
    plan.add(Part.SIGNALS, "I stop answering")
    assert lines(plan, Part.FIRST) == ["Put on my shoes\nand go out", "Cold water"]
    done = plan.order(Part.FIRST, [second, first])
    assert lines(plan, Part.FIRST) == ["Cold water", "Put on my shoes\nand go out"]
    done.undo()
    assert lines(plan, Part.FIRST)[0].startswith("Put on")
    assert house.told[0] == frozenset({"plans"})


def test_a_line_is_changed_and_taken_out_and_both_can_be_taken_back(plan: StaySafeService) -> None:
    made = plan.add(Part.SAFER, "Naloxone on the table")
    changed = plan.change(made.uuid, "Naloxone in my pocket")
    assert lines(plan, Part.SAFER) == ["Naloxone in my pocket"]
    changed.undo()
    removed = plan.remove(made.uuid)
    assert plan.plan().empty
    with pytest.raises(RowGone):
        plan.change(made.uuid, "x")
    removed.undo()
    assert lines(plan, Part.SAFER) == ["Naloxone on the table"]
    made.undo()
    assert plan.plan().empty


def test_a_line_says_something(plan: StaySafeService) -> None:
    with pytest.raises(ValueError, match="says something"):
        plan.add(Part.FIRST, "  ")
    uuid = plan.add(Part.FIRST, "Walk").uuid
    with pytest.raises(ValueError, match="says something"):
        plan.change(uuid, " ")
    assert lines(plan, Part.FIRST) == ["Walk"]


def test_someone_taken_off_the_list_takes_their_line_along_and_brings_it_back(
    house: House, plan: StaySafeService
) -> None:
    ife = house.contacts.add(ContactDetails("Ife", numbers=(Number("07700 900345"),))).uuid
    plan.add(Part.TELL, "she knows", contact=ife)
    assert plan.plan().has_someone([ife])
    removed = house.contacts.remove(ife)
    assert plan.plan().empty
    removed.undo()
    assert [(line.contact, line.words) for line in plan.plan().lines] == [(ife, "she knows")]
    assert not plan.plan().has_someone([])


def test_a_helpline_is_someone_to_ring(plan: StaySafeService) -> None:
    plan.add(Part.SERVICES, helpline="samaritans")
    assert plan.plan().has_someone([])


def test_a_plan_of_twenty_thousand_words_is_kept_whole(plan: StaySafeService) -> None:
    long = "walk " * 20_000
    plan.add(Part.FIRST, long)
    assert lines(plan, Part.FIRST) == [long.strip()]


def test_words_taken_out_are_gone_for_good_after_thirty_days(house: House, plan: StaySafeService) -> None:
    plan.remove(plan.add(Part.FIRST, "Walk").uuid)
    assert plan.purge(house.clock.now() + timedelta(days=29)) == 0
    assert plan.purge(house.clock.now() + timedelta(days=31)) == 1
    with house.db.quick() as connection:
        assert connection.execute("SELECT words FROM plan_line").fetchall() == [("",)]


def test_what_was_written_about_someone_gone_for_good_goes_with_them(house: House, plan: StaySafeService) -> None:
    ife = house.contacts.add(ContactDetails("Ife", numbers=(Number("07700 900345"),))).uuid
    plan.add(Part.TELL, "she knows", contact=ife)
    house.contacts.remove(ife)
    assert plan.purge(house.clock.now() + timedelta(days=29)) == 0
    assert plan.purge(house.clock.now() + timedelta(days=31)) == 1
    with house.db.quick() as connection:
        assert connection.execute("SELECT words FROM plan_line").fetchall() == [("",)]
