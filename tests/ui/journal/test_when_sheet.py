"""The date and time of a page, changed by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.journal.when_sheet import WhenSheet
from companion.ui.widgets.calendar import Calendar

AT = datetime(2026, 11, 21, 15, 6, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)


@pytest.fixture
def window(themed: None, show: Callable[..., QWidget]) -> QWidget:
    return show(QWidget())


@pytest.fixture
def sheet(window: QWidget) -> WhenSheet:
    sheet = WhenSheet(AT, "Europe/London", NOW, window, 7)
    sheet.open()
    sheet.activateWindow()
    return sheet


@pytest.fixture
def chosen(sheet: WhenSheet) -> list[datetime]:
    found: list[datetime] = []
    sheet.chosen.connect(found.append)
    return found


def test_a_day_and_a_time_are_typed_and_taken_by_keyboard_alone(
    sheet: WhenSheet, chosen: list[datetime], qtbot: QtBot
) -> None:
    assert sheet.focusWidget() is sheet.day.line
    qtbot.keyClicks(sheet.day.line, "5 nov")
    qtbot.keyClick(sheet.day.line, Qt.Key.Key_Tab)
    assert sheet.day.line.text() == "Thursday 5 November 2026"
    assert sheet.focusWidget() is sheet.day.line.button
    qtbot.keyClick(sheet.day.line.button, Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.time
    qtbot.keyClicks(sheet.time, "2130")
    qtbot.keyClick(sheet.time, Qt.Key.Key_Return)
    assert chosen == [datetime(2026, 11, 5, 21, 30, tzinfo=UTC)]


def test_a_day_to_come_keeps_the_sheet_open_and_what_was_typed(
    sheet: WhenSheet, chosen: list[datetime], qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet.day.line, "22/11/2026")
    keep = sheet.findChild(QPushButton, "when-keep")
    assert keep is not None
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert chosen == []
    assert sheet.isVisible()
    assert sheet.day.line.text() == "22/11/2026"
    assert sheet.day.problem() == "That day is still to come. Today is 21 November 2026."
    assert sheet.focusWidget() is sheet.day.line


def test_escape_closes_the_calendar_first_and_then_the_sheet(sheet: WhenSheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.day.line, Qt.Key.Key_F4)
    calendar = sheet.findChild(Calendar)
    assert isinstance(calendar, Calendar)
    qtbot.keyClick(calendar, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert sheet.isVisible()
    qtbot.keyClick(sheet.day.line, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
