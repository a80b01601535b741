"""The real window over an open file, and the hands that press its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.shell.window import MainWindow


@pytest.fixture
def window(ctx: AppContext, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, on Today."""
    made = MainWindow(ctx)
    ctx.shell = made
    qtbot.addWidget(made)
    made.show_screens()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.toasts.forget()


@pytest.fixture
def settle() -> Callable[[], None]:
    """Lets what was sent and what is to be deleted happen."""

    def settled() -> None:
        for _round in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    return settled


@pytest.fixture
def press(qtbot: QtBot, settle: Callable[[], None]) -> Callable[..., None]:
    """Presses a key where the keyboard is, and lets happen what follows from it."""

    def pressed(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        # The offscreen display forgets which window is active when combo boxes make theirs; a real one does not.
        window.activateWindow()
        QApplication.processEvents()
        qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
        settle()

    return pressed
