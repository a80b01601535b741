"""Dates and kinds of lines on the people screen, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.ui.dates import seen_words


def checked_words(checked: str) -> str:
    """The date of a helpline's source, in words; `checked` is 2021, 2021-08 or undated."""
    when = seen_words(checked) or QCoreApplication.translate("People", "not given")
    return QCoreApplication.translate("People", "Date of the source: {when}").format(when=when)


def kind_words(kind: str) -> str:
    """What a line is for, in words."""
    return {
        "crisis-line": QCoreApplication.translate("People", "To talk to in a crisis"),
        "drug-line": QCoreApplication.translate("People", "Help with drugs"),
        "medical-line": QCoreApplication.translate("People", "Health advice"),
        "family-line": QCoreApplication.translate("People", "Help for family and friends"),
        "spotter-line": QCoreApplication.translate("People", "Someone on the phone if you use alone"),
        "poison-line": QCoreApplication.translate("People", "Poison help"),
    }[kind]
