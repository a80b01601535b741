"""The prepared read of the people on a person's list, which Help now shows at once."""

from __future__ import annotations

from datetime import date

from companion.domain.contacts import Contact, ContactDetails, Number
from companion.storage.driver import Connection

_CONTACTS = """
    SELECT uuid, position, last_contact, name, role, note, hours, night_ok, reach, email, organisation, address, script,
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
    return tuple(
        Contact(
            uuid,
            ContactDetails(
                name,
                role,
                note,
                hours,
                bool(night_ok),
                tuple(numbers.get(uuid, ())),
                *more,
                date.fromisoformat(spoken) if spoken else None,
                card_uid,
            ),
            position,
        )
        for uuid, position, spoken, name, role, note, hours, night_ok, *more, card_uid in connection.execute(_CONTACTS)
    )
