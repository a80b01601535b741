"""A sheet taller than the window is read to its end by keyboard alone, whatever has the keyboard in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.registry import SCREENS
from companion.ui.shell.shortcuts import ShortcutSheet
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.line import Labelled, LineField
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


def _in_sight(part: QWidget, area: ScrollArea) -> bool:
    top = part.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + part.height() <= area.viewport().height()


def test_the_label_of_a_field_comes_into_sight_with_it(window: QWidget, qtbot: QtBot) -> None:
    window.resize(900, 470)
    sheet = Sheet("Two fields", "Words that are read first. " * 20, parent=window)
    fields = [LineField(), LineField()]
    labelled = [Labelled(f"Field {number}", field) for number, field in enumerate(fields)]
    for part in labelled:
        sheet.body.addWidget(part)
    sheet.add_button("Keep", default=True)
    fields[0].setFocus()
    bar = _opened(sheet, qtbot)
    area = sheet.findChild(ScrollArea)
    assert area is not None
    for part, field in zip(labelled, fields, strict=True):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda field=field: _in_sight(field, area))
        assert bar.value() > 0
        label = part.findChild(Text)
        assert label is not None
        assert _in_sight(label, area)


def test_what_cannot_be_undone_is_read_from_its_top_where_not_all_is_in_sight(window: QWidget, qtbot: QtBot) -> None:
    class Ending(Sheet):
        reads_first = True

    for kind, top in ((Ending, True), (Sheet, False)):
        sheet = kind("An end", "Words that are read first. " * 20, parent=window)
        field = LineField()
        sheet.body.addWidget(Labelled("Type the word", field))
        field.setFocus()
        bar = _opened(sheet, qtbot)
        qtbot.waitUntil(lambda bar=bar, top=top: (bar.value() == 0) is top)
        if top:
            _press(Qt.Key.Key_Tab)
            assert field.hasFocus()
        sheet.close()
