"""The hands and eyes of whoever uses a screen: its one visible part of a name, a press on it, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.text import Text


def part(of: QWidget, name: str) -> QWidget:
    """The visible part of this name; there is exactly one."""
    found = [child for child in of.findChildren(QWidget, name) if child.isVisible()]
    assert len(found) == 1, (name, len(found))
    return found[0]


def click(qtbot: QtBot, of: QWidget, name: str) -> None:
    """Press the visible part of this name."""
    qtbot.mouseClick(part(of, name), Qt.MouseButton.LeftButton)


def trigger(of: QWidget, menu: str, name: str) -> None:
    """Choose a line of a menu that is open, by their names, and let the menu close."""
    found = next(one for one in of.findChildren(QMenu, menu) if one.isVisible())
    next(action for action in found.actions() if action.objectName() == name).trigger()
    found.close()


def press_enter(sheet: QWidget) -> None:
    """Press the button of a sheet that answers to Enter."""
    (button,) = [one for one in sheet.findChildren(QPushButton) if one.isDefault()]
    button.click()


def said(of: QWidget) -> list[str]:
    """All words in sight, text by text."""
    return [text.text() for text in of.findChildren(Text) if text.isVisible()]
