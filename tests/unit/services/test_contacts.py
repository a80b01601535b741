"""The people service: details and numbers, order, bin and undo."""

from __future__ import annotations

import pytest

from companion.domain.contacts import ContactDetails, Number
from companion.services.contacts import ContactGone
from tests.unit.services.conftest import House

CHRIS = ContactDetails(
    "Chris", "friend", "Ring even if it is nothing.", "Evenings", True,
    (Number("07700 900142", "mobile"), Number("01632 960218", "home")),
)  # fmt: skip
DANA = ContactDetails("Dana", "keyworker")


def names(house: House) -> list[str]:
    return [contact.name for contact in house.contacts.all()]


def test_someone_added_is_there_with_every_number_in_order(house: House) -> None:
    made = house.contacts.add(CHRIS)
    contact = house.contacts.get(made.uuid)
    assert contact is not None
    assert contact.details == CHRIS
    assert house.told == [frozenset({"contacts"})]
    made.undo()
    assert names(house) == []


def test_a_change_replaces_everything_and_undo_puts_it_back(house: House) -> None:
    made = house.contacts.add(CHRIS)
    done = house.contacts.change(made.uuid, DANA)
    assert house.contacts.all()[0].details == DANA
    done.undo()
    assert house.contacts.all()[0].details == CHRIS


def test_people_stay_in_the_order_they_were_put_in(house: House) -> None:
    uuids = [house.contacts.add(ContactDetails(name)).uuid for name in ("Chris", "Dana", "Mum")]
    done = house.contacts.order([uuids[2], uuids[0], uuids[1]])
    assert names(house) == ["Mum", "Chris", "Dana"]
    done.undo()
    assert names(house) == ["Chris", "Dana", "Mum"]


def test_someone_removed_waits_in_the_bin_with_their_numbers(house: House) -> None:
    made = house.contacts.add(CHRIS)
    done = house.contacts.remove(made.uuid)
    assert names(house) == []
    assert [contact.details for contact in house.contacts.bin()] == [CHRIS]
    done.undo()
    assert names(house) == ["Chris"]
    house.contacts.remove(made.uuid)
    house.contacts.restore(made.uuid).undo()
    assert names(house) == []


def test_after_thirty_days_in_the_bin_nothing_of_them_is_left(house: House) -> None:
    made = house.contacts.add(CHRIS)
    house.contacts.remove(made.uuid)
    house.clock.advance(days=29)
    assert house.contacts.purge() == 0
    house.clock.advance(days=1)
    assert house.contacts.purge() == 1
    assert house.contacts.bin() == ()
    with house.db.quick() as connection:
        assert connection.execute("SELECT name, note, hours FROM contact").fetchone() == ("", "", "")
        assert connection.execute("SELECT count(*) FROM contact_number").fetchone() == (0,)


def test_someone_without_a_name_is_refused(house: House) -> None:
    with pytest.raises(ValueError, match="name"):
        house.contacts.add(ContactDetails("  "))
    made = house.contacts.add(CHRIS)
    with pytest.raises(ValueError, match="name"):
        house.contacts.change(made.uuid, ContactDetails(""))


def test_someone_who_is_not_there_is_told_apart(house: House) -> None:
    with pytest.raises(ContactGone):
        house.contacts.change("nobody", DANA)
    with pytest.raises(ContactGone):
        house.contacts.remove("nobody")
