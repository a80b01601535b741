"""The people a person can turn to."""

from __future__ import annotations

from companion.domain.value import Value

# Roles the app knows by name, in the order they are offered. Any other text is kept as the person wrote it.
ROLES = ("family", "friend", "partner", "sponsor", "peer", "keyworker", "doctor", "pharmacy", "service", "other")


class Number(Value):
    """One way to ring someone; the number stays as the person wrote it."""

    number: str
    label: str = ""


class ContactDetails(Value):
    """What a person writes down about someone."""

    name: str
    role: str = ""
    note: str = ""
    hours: str = ""
    night_ok: bool = False
    numbers: tuple[Number, ...] = ()


class Contact(Value):
    """Someone on the person's list, in the order the person chose."""

    uuid: str
    details: ContactDetails
    position: int

    @property
    def name(self) -> str:
        """The name as written."""
        return self.details.name
