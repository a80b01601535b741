"""Dates on the people screen, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.ui.dates import seen_words


def checked_words(checked: str) -> str:
    """The date of a helpline's source, in words; `checked` is 2021, 2021-08 or undated."""
    when = seen_words(checked) or QCoreApplication.translate("People", "not given")
    return QCoreApplication.translate("People", "Date of the source: {when}").format(when=when)
