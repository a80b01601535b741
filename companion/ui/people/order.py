"""The order of Tab on the people screen, whose rows and what can be done with them are made later or anew."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(button: QWidget, *made: QWidget) -> None:
    """Have all that takes the keyboard in what was made come right after a button, in the order it was made."""
    parts = [part for one in made for part in one.findChildren(QWidget)]
    # Qt puts nothing after a widget that never takes the keyboard.
    takes_keyboard = [part for part in parts if part.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for one, other in pairwise((button, *takes_keyboard)):
        QWidget.setTabOrder(one, other)
