"""Whom a question is for, in words, wherever it is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.questions import COUNSELLOR, DOCTOR


def whom_words(whom: str) -> str:
    """ "For my counsellor", "For my doctor", or for whom they wrote."""
    said = QCoreApplication.translate
    if whom == COUNSELLOR:
        return said("Questions", "For my counsellor")
    if whom == DOCTOR:
        return said("Questions", "For my doctor")
    return said("Questions", "For {name}").format(name=whom) if whom else said("Questions", "For anybody")
