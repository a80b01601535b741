"""Kinds of lines on the people screen, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


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
