"""The register of naloxone kits over a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.kits import KitKind, KitWords
from companion.services.kits import KitService
from companion.services.own_rows import RowGone
from tests.unit.services.conftest import House

DRAWER = KitWords("Kitchen drawer", KitKind.SPRAY, date(2027, 3, 1), "Chris, Mum", "left one")
RUCKSACK = KitWords("Rucksack")


@pytest.fixture
def kits(house: House) -> KitService:
    return KitService(house.db, house.clock, house.settings)


def told(house: House) -> tuple[bool | None, str]:
    known = house.settings.current()
    return known.naloxone_at_hand, known.naloxone_place


def test_a_kit_comes_back_as_it_was_written_and_the_place_follows(house: House, kits: KitService) -> None:
    made = kits.add(DRAWER)
    assert [(kit.uuid, kit.words) for kit in kits.all()] == [(made.uuid, DRAWER)]
    assert told(house) == (True, "Kitchen drawer")
    kits.add(RUCKSACK)
    assert told(house) == (True, "Kitchen drawer; Rucksack")
    assert len(house.told) == 2, "each change is one write"


def test_taking_a_kit_back_takes_back_what_was_said_of_the_place(house: House, kits: KitService) -> None:
    house.settings.change(naloxone_at_hand=False)
    made = kits.add(DRAWER)
    made.undo()
    assert kits.all() == ()
    assert told(house) == (False, "")


def test_changing_ordering_and_removing_can_be_taken_back(house: House, kits: KitService) -> None:
    drawer, rucksack = kits.add(DRAWER).uuid, kits.add(RUCKSACK).uuid
    changed = kits.change(drawer, KitWords("Hall", KitKind.SPRAY))
    assert told(house)[1] == "Hall; Rucksack"
    changed.undo()
    assert (kits.all()[0].words, told(house)[1]) == (DRAWER, "Kitchen drawer; Rucksack")
    ordered = kits.order([rucksack, drawer])
    assert told(house)[1] == "Rucksack; Kitchen drawer"
    ordered.undo()
    removed = kits.remove(drawer)
    assert told(house)[1] == "Rucksack"
    removed.undo()
    assert told(house)[1] == "Kitchen drawer; Rucksack"


def test_where_the_last_kit_is_taken_out_nobody_is_sent_to_where_it_was(house: House, kits: KitService) -> None:
    uuid = kits.add(DRAWER).uuid
    done = kits.remove(uuid)
    assert told(house) == (None, "")
    done.undo()
    assert told(house) == (True, "Kitchen drawer")


def test_a_place_said_in_settings_since_stays_when_the_last_kit_is_taken_out(house: House, kits: KitService) -> None:
    uuid = kits.add(DRAWER).uuid
    house.settings.change(naloxone_place="Ask Ife")
    kits.remove(uuid)
    assert told(house) == (True, "Ask Ife")


def test_one_that_is_not_there_is_a_mistake_of_ours_and_changes_nothing(house: House, kits: KitService) -> None:
    with pytest.raises(RowGone):
        kits.change("nobody", DRAWER)
    with pytest.raises(RowGone):
        kits.remove("nobody")
    assert told(house) == (None, "")


def test_what_was_taken_out_long_ago_keeps_none_of_its_words(house: House, kits: KitService) -> None:
    kits.remove(kits.add(DRAWER).uuid)
    assert kits.purge(house.clock.now() + timedelta(days=29)) == 0
    assert kits.purge(house.clock.now() + timedelta(days=31)) == 1
    with house.db.quick() as connection:
        assert connection.execute("SELECT place, trained, note FROM kit").fetchall() == [("", "", "")]
