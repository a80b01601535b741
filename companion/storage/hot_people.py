"""The prepared read of the people on a person's list, which Help now shows at once."""

from __future__ import annotations

from companion.domain.contacts import Contact, ContactDetails, Number
from companion.storage.driver import Connection

_CONTACTS = """
    SELECT uuid, name, role, note, hours, night_ok, position FROM contact
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
            ContactDetails(name, role, note, hours, bool(night_ok), tuple(numbers.get(uuid, ()))),
            position,
        )
        for uuid, name, role, note, hours, night_ok, position in connection.execute(_CONTACTS)
    )
