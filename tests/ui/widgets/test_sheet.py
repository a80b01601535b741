"""A sheet begins where something is to be typed, and Tab goes through it from top to foot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.buttons import Button
from companion.ui.widgets.line import LineField
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.sheet import Sheet

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def _opened(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitExposed(sheet):
        sheet.open()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)


def test_the_keyboard_begins_in_the_first_field_although_the_buttons_were_made_first(
    window: QWidget, qtbot: QtBot
) -> None:
    sheet = Sheet("Ask", parent=window)
    cancel, go = sheet.add_button("Cancel"), sheet.add_button("Go", "primary", default=True)
    fields = LineField(name="First"), LineField(name="Second")
    for field in fields:
        sheet.body.addWidget(field)
    _opened(sheet, qtbot)
    met = []
    for _ in range(5):
        held = QApplication.focusWidget()
        met.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert met == [*fields, cancel, go, fields[0]]
    sheet.reject()


def test_a_sheet_that_only_tells_begins_on_its_button(window: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet("Tell", "Words.", parent=window)
    close = sheet.add_button("Close", "primary", default=True)
    _opened(sheet, qtbot)
    assert QApplication.focusWidget() is close
    sheet.reject()


def test_a_place_chosen_beforehand_keeps_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet("Ask", parent=window)
    sheet.body.addWidget(LineField(name="First"))
    later: Button = sheet.add_button("Later")
    later.setFocus()
    _opened(sheet, qtbot)
    assert QApplication.focusWidget() is later
    sheet.reject()


def test_a_sheet_over_a_small_sheet_has_the_room_of_the_window(window: QWidget, qtbot: QtBot) -> None:
    small = Sheet("Small", parent=window)
    _opened(small, qtbot)
    tall = Sheet("Tall", width=700, parent=small)
    part = QWidget()
    part.setFixedHeight(360)
    tall.body.addWidget(part)
    _opened(tall, qtbot)
    QApplication.processEvents()
    scroll = tall.findChild(ScrollArea)
    assert scroll is not None
    assert small.height() < 360
    assert tall.width() == 700
    assert scroll.verticalScrollBar().maximum() == 0
    assert window.geometry().top() <= tall.y()
    assert tall.geometry().bottom() <= window.geometry().bottom()
    tall.reject()
    small.reject()
