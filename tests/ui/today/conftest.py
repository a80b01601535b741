"""Today on the screen, with all of its parts built, and the file telling it of every change as the window does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.today.screen import TodayScreen


@pytest.fixture
def live(ctx: AppContext, show: Callable[..., QWidget]) -> TodayScreen:
    """Today as it is in the window: refreshed by whatever changes the file."""
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    screen.complete()
    database = ctx.vault.database
    assert database is not None
    database.listen(lambda areas: screen.refresh() if areas & screen.areas else None)
    QApplication.processEvents()
    return screen


def shown(page: QWidget, name: str) -> bool:
    """Whether a part of that name is to be seen."""
    found = page.findChild(QWidget, name)
    return found is not None and found.isVisible()


def words(page: QWidget, name: str) -> str:
    """What a label says that is to be seen; nothing where it is not."""
    label = page.findChild(QLabel, name)
    return label.text() if label is not None and label.isVisible() else ""


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Click a button by mouse."""
    button = page.findChild(QPushButton, name)
    assert button is not None, f"no {name}"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
