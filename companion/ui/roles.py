"""Who someone is to a person, in words: for the list of people and for Help now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.contacts import ROLES


def role_words(role: str) -> str:
    """A role the app knows, in the language in use; any other text is the person's own and stays as it is.

    Empty for "someone else", which says nothing about anyone.
    """
    return "" if role == "other" else _known().get(role, role)


def role_choices() -> list[tuple[str, str]]:
    """(role, its words) in the order they are offered."""
    known = _known()
    return [(role, known[role]) for role in ROLES]


def _known() -> dict[str, str]:
    return {
        "family": QCoreApplication.translate("Roles", "Family"),
        "friend": QCoreApplication.translate("Roles", "Friend"),
        "partner": QCoreApplication.translate("Roles", "Partner"),
        "sponsor": QCoreApplication.translate("Roles", "Sponsor"),
        "peer": QCoreApplication.translate("Roles", "Peer supporter"),
        "keyworker": QCoreApplication.translate("Roles", "Keyworker"),
        "doctor": QCoreApplication.translate("Roles", "Doctor or nurse"),
        "pharmacy": QCoreApplication.translate("Roles", "Pharmacy"),
        "service": QCoreApplication.translate("Roles", "Service"),
        "other": QCoreApplication.translate("Roles", "Someone else"),
    }
