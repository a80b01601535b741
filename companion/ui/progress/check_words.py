"""What a self-check says in words: totals, changes, and the way to somebody who answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text

#: The door of Help now for somebody who thinks of dying.
CRISIS_DOOR = "suicide"


def change_words(now: int, before: int, when: str) -> str:
    """How a total differs from the one before, without a word on whether that is good."""
    number = QLocale().toString
    if now == before:
        return _tr("The same as last time, on {when}.").format(when=when)
    said = _tr("{by} lower than last time, on {when}: it was {before}.")
    if now > before:
        said = _tr("{by} higher than last time, on {when}: it was {before}.")
    return said.format(by=number(abs(now - before)), when=when, before=number(before))


def crisis_row(go: Callable[[], object]) -> QWidget:
    """A quiet line with the way to the crisis door."""
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme_of().px(6))
    column.addWidget(Text(_tr("If you think of dying, or of hurting yourself:"), "soft", "ink_soft"))
    button = Button(_tr("Help now"), "help", icon="life-buoy", compact=True)
    button.setObjectName("check-help")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.clicked.connect(go)
    column.addWidget(button)
    return row


def _tr(words: str) -> str:
    return QCoreApplication.translate("SelfChecks", words)
