"""The prepared read of the people on a person's list, which Help now shows at once."""

from __future__ import annotations

from datetime import date

from companion.domain.contacts import Contact, ContactDetails, Number
from companion.storage.driver import Connection

_CONTACTS = """
    SELECT uuid, position, name, role, note, hours, night_ok, reach, email, organisation, address, script, last_contact,
        card_uid
    FROM contact
    WHERE deleted_at IS NULL ORDER BY position, name, uuid
"""
_NUMBERS = "SELECT contact_uuid, number, label FROM contact_number ORDER BY contact_uuid, position"


def contacts(connection: Connection) -> tuple[Contact, ...]:
    """Everyone on the person's list, in the person's order, with their numbers."""
    numbers: dict[str, list[Number]] = {}
    for uuid, number, label in connection.execute(_NUMBERS):
        numbers.setdefault(uuid, []).append(Number(number, label))
    people: list[Contact] = []
    for row in connection.execute(_CONTACTS):
        uuid, position, name, role, note, hours, night_ok = row[:7]
        reach, email, organisation, address, script, spoken, card_uid = row[7:]
        own = tuple(numbers.get(uuid, ()))
        last = date.fromisoformat(spoken) if spoken else None
        more = (reach, email, organisation, address, script, last, card_uid)
        people.append(Contact(uuid, ContactDetails(name, role, note, hours, bool(night_ok), own, *more), position))
    return tuple(people)
