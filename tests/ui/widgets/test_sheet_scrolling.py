"""A sheet taller than the window is read to its end by keyboard alone, whatever has the keyboard in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.registry import SCREENS
from companion.ui.shell.shortcuts import ShortcutSheet
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    install_theme(qapp, Theme(LIGHT, 2.0, motion=False))
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def _opened(sheet: Sheet, qtbot: QtBot) -> QScrollBar:
    with qtbot.waitExposed(sheet):
        sheet.open()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    QApplication.processEvents()
    area = sheet.findChild(ScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0, "the sheet is not taller than the window"
    return area.verticalScrollBar()


def _press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_the_list_of_keys_is_scrolled_by_every_key_that_scrolls(window: QWidget, qtbot: QtBot) -> None:
    sheet = ShortcutSheet(window, "F12", SCREENS)
    bar = _opened(sheet, qtbot)
    held = QApplication.focusWidget()
    _press(Qt.Key.Key_Down)
    line = bar.value()
    assert 0 < line < bar.pageStep()
    _press(Qt.Key.Key_Up)
    assert bar.value() == 0
    _press(Qt.Key.Key_PageDown)
    assert bar.value() > line
    _press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    _press(Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    _press(Qt.Key.Key_Home)
    assert bar.value() == 0
    assert QApplication.focusWidget() is held, "scrolling must not lead the keyboard away"
    sheet.reject()


def test_a_tall_sheet_is_scrolled_from_any_of_its_buttons_too(window: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet("Tell", parent=window)
    inside = Button("Inside")
    sheet.body.addWidget(inside)
    for number in range(30):
        sheet.body.addWidget(Text(f"Line {number}"))
    first, second = sheet.add_button("One"), sheet.add_button("Two", "primary", default=True)
    bar = _opened(sheet, qtbot)
    for button in (first, second):
        button.setFocus()
        _press(Qt.Key.Key_End)
        assert bar.value() == bar.maximum()
        _press(Qt.Key.Key_Up)
        assert 0 < bar.value() < bar.maximum()
        assert QApplication.focusWidget() is button
        _press(Qt.Key.Key_Home)
    inside.setFocus()
    _press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    sheet.reject()


def test_in_a_sheet_that_fits_the_arrows_still_lead_from_button_to_button(window: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet("Ask", parent=window)
    first, second = sheet.add_button("One"), sheet.add_button("Two", "primary", default=True)
    with qtbot.waitExposed(sheet):
        sheet.open()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    first.setFocus()
    _press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    sheet.reject()
