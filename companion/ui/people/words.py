"""Roles and dates on the people screen, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from companion.domain.contacts import ROLES

OWN_WORDS = ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("People", words)


def role_words(role: str) -> str:
    """A role the app knows, in the language in use; any other text is the person's own and stays as it is."""
    known = {
        "family": _tr("Family"),
        "friend": _tr("Friend"),
        "partner": _tr("Partner"),
        "sponsor": _tr("Sponsor"),
        "peer": _tr("Peer supporter"),
        "keyworker": _tr("Keyworker"),
        "doctor": _tr("Doctor or nurse"),
        "pharmacy": _tr("Pharmacy"),
        "service": _tr("Service"),
        "other": _tr("Someone else"),
    }
    return known.get(role, role)


def role_choices() -> list[tuple[str, str]]:
    """(role, its words) in the order they are offered."""
    return [(role, role_words(role)) for role in ROLES]


def checked_words(checked: str) -> str:
    """When a helpline's details were last known to be right; `checked` is 2021, 2021-08 or undated."""
    if checked == "undated":
        return _tr("Its page gives no date.")
    year, _dash, month = checked.partition("-")
    when = QLocale().toString(QDate(int(year), int(month), 1), _tr("MMMM yyyy")) if month else year
    return _tr("Checked {when}.").format(when=when)
