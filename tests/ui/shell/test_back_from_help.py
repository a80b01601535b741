"""Back from Help now: the keyboard is where it was, and the next letter takes nothing away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from companion.ui.shell.window import MainWindow
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import LineField
from companion.ui.widgets.sheet import Sheet

Press = Callable[..., None]


def _on_the_screen(window: MainWindow) -> QLineEdit:
    line = LineField(parent=window.current_screen())
    line.show()
    return line


def _a_date(window: MainWindow) -> QLineEdit:
    field = DateField("Day", None, today=date(2026, 11, 21), parent=window.current_screen())
    field.show()
    return field.line


def _in_a_sheet(window: MainWindow) -> QLineEdit:
    sheet = Sheet("Someone", parent=window)
    line = LineField()
    sheet.body.addWidget(line)
    sheet.open()
    return line


@pytest.mark.parametrize("make", [_on_the_screen, _a_date, _in_a_sheet])
def test_the_cursor_stays_where_it_was(
    window: MainWindow, press: Press, make: Callable[[MainWindow], QLineEdit]
) -> None:
    line = make(window)
    line.setFocus()
    line.setText("a long story")
    line.setCursorPosition(6)
    press(line, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_Escape)
    assert line.hasFocus() or line.window().focusWidget() is line
    assert (line.selectedText(), line.cursorPosition()) == ("", 6)
    line.setSelection(6, -4)
    press(line, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_Escape)
    assert (line.selectedText(), line.cursorPosition()) == ("long", 2)


@pytest.mark.parametrize("neutral", [True, False])
def test_the_list_of_keys_calls_the_app_by_the_name_it_goes_by(window: MainWindow, neutral: bool) -> None:
    window.ctx.prefs.change(neutral_title=neutral)
    window.prefs_changed()
    window.show_shortcuts()
    (sheet,) = window.sheets.all()
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert ("Close Notes" if neutral else "Close Companion") in said
    assert any("Companion" in words for words in said) is not neutral
    sheet.reject()


def test_a_long_name_without_a_space_is_seen_whole_in_the_greeting(window: MainWindow) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff" * 3
    window.ctx.services.settings.change(name=name)
    screen = window.current_screen()
    assert screen is not None
    screen.refresh()
    (title,) = [label for label in screen.findChildren(QLabel) if label.text().replace("\u200b", "").endswith(name)]
    assert title.accessibleName().endswith(name)
    widest = title.fontMetrics().boundingRect(0, 0, 500, 9999, int(Qt.TextFlag.TextWordWrap), title.text()).width()
    assert widest <= 500
