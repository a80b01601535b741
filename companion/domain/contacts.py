"""The people a person can turn to."""

from __future__ import annotations

from datetime import date

from companion.domain.value import Value

# Roles the app knows by name, in the order they are offered. Any other text is kept as the person wrote it.
ROLES = ("family", "friend", "partner", "sponsor", "peer", "keyworker", "doctor", "pharmacy", "service", "other")
#: The roles by which a longer list is narrowed; who is in none of them, or in words of one's own, is among supporters.
GROUPS = {
    "supporters": ("family", "friend", "partner", "sponsor", "peer", "other", ""),
    "professionals": ("keyworker", "doctor", "pharmacy"),
    "services": ("service",),
}


def group_of(role: str) -> str:
    """Which group a role is in."""
    return next((group for group, roles in GROUPS.items() if role in roles), "supporters")


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
    # When they can be reached, in the form of `domain/reach.py`, or kept as it was written.
    reach: str = ""
    email: str = ""
    organisation: str = ""
    address: str = ""
    # What to say as they pick up; empty for the general words.
    script: str = ""
    # The day they were spoken to last.
    last_contact: date | None = None
    # The name their card has, where they came from one.
    card_uid: str = ""


class Contact(Value):
    """Someone on the person's list, in the order the person chose."""

    uuid: str
    details: ContactDetails
    position: int

    @property
    def name(self) -> str:
        """The name as written."""
        return self.details.name
