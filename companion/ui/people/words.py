"""Roles and dates on the people screen, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.contacts import ROLES
from companion.ui.dates import seen_words

OWN_WORDS = ""


def role_words(role: str) -> str:
    """A role the app knows, in the language in use; any other text is the person's own and stays as it is."""
    known = {
        "family": QCoreApplication.translate("People", "Family"),
        "friend": QCoreApplication.translate("People", "Friend"),
        "partner": QCoreApplication.translate("People", "Partner"),
        "sponsor": QCoreApplication.translate("People", "Sponsor"),
        "peer": QCoreApplication.translate("People", "Peer supporter"),
        "keyworker": QCoreApplication.translate("People", "Keyworker"),
        "doctor": QCoreApplication.translate("People", "Doctor or nurse"),
        "pharmacy": QCoreApplication.translate("People", "Pharmacy"),
        "service": QCoreApplication.translate("People", "Service"),
        "other": QCoreApplication.translate("People", "Someone else"),
    }
    return known.get(role, role)


def role_choices() -> list[tuple[str, str]]:
    """(role, its words) in the order they are offered."""
    return [(role, role_words(role)) for role in ROLES]


def checked_words(checked: str) -> str:
    """The date of a helpline's source, in words; `checked` is 2021, 2021-08 or undated."""
    when = seen_words(checked) or QCoreApplication.translate("People", "not given")
    return QCoreApplication.translate("People", "Date of the source: {when}").format(when=when)
