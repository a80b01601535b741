"""Roles and dates on the people screen, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from companion.domain.contacts import ROLES

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
    """When a helpline's details were last known to be right; `checked` is 2021, 2021-08 or undated."""
    if checked == "undated":
        return QCoreApplication.translate("People", "Its page gives no date.")
    year, _dash, month = checked.partition("-")
    when = (
        QLocale().toString(QDate(int(year), int(month), 1), QCoreApplication.translate("People", "MMMM yyyy"))
        if month
        else year
    )
    return QCoreApplication.translate("People", "Checked {when}.").format(when=when)
