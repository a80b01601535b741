"""Help now, the lock, the hiding and the end are heard over a sheet, and over a sheet on a sheet; other keys wait."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.shell.window import MainWindow
from companion.ui.widgets.sheet import Sheet

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(params=[1, 2], ids=["a sheet", "a sheet on a sheet"])
def sheet(request: pytest.FixtureRequest, window: MainWindow, settle: Callable[[], None]) -> Sheet:
    """The sheet in front, with a line to type in."""
    over: QWidget = window
    for _number in range(request.param):
        made = Sheet("Someone", parent=over)
        made.body.addWidget(QLineEdit())
        made.open()
        made.activateWindow()
        settle()
        over = made
    return made


def test_help_now_opens_and_the_sheets_come_back(
    window: MainWindow, sheet: Sheet, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    before = window.sheets.all()
    qtbot.keyClick(sheet.focusWidget() or sheet, Key.Key_F1)
    settle()
    page = window.findChild(QWidget, "help-now-page")
    assert page is not None
    assert page.isVisible()
    assert not any(one.isVisible() for one in before)
    window.go_back()
    settle()
    assert all(one.isVisible() for one in before)


@pytest.mark.parametrize(
    ("key", "modifier", "act"),
    [(Key.Key_L, CTRL, "lock"), (Key.Key_F12, NONE, "showMinimized"), (Key.Key_Q, CTRL, "close")],
)
def test_the_lock_the_hiding_and_the_end_are_heard(
    window: MainWindow,
    sheet: Sheet,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    key: Key,
    modifier: Qt.KeyboardModifier,
    act: str,
) -> None:
    done: list[str] = []
    with monkeypatch.context() as instead:
        instead.setattr(window, act, lambda: done.append(act))
        qtbot.keyClick(sheet.focusWidget() or sheet, key, modifier)
    assert done == [act]


def test_a_key_for_a_screen_waits_for_the_sheet(window: MainWindow, sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.focusWidget() or sheet, Key.Key_2, CTRL)
    screen = window.current_screen()
    assert screen is not None
    assert screen.objectName() == "screen-today"
    assert sheet.isVisible()
