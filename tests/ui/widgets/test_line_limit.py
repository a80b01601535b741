"""A line that takes so many letters at most says so before it takes no more, to the eye and to the ear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.settings.check_in_sheets import MeasureSheet
from companion.ui.widgets.line import LineField


@pytest.fixture
def name(qtbot: QtBot, themed: None) -> Iterator[LineField]:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    sheet = MeasureSheet(None, window)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.activateWindow()
    found = sheet.findChild(QLineEdit, "measure-name")
    assert isinstance(found, LineField)
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    found.clear()
    yield found
    window.close()


def test_how_many_letters_are_left_is_said_near_the_end_and_that_no_more_fit(
    name: LineField, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def note(event: object) -> None:
        words = getattr(event, "message", None)
        if words is not None:
            said.append(words())

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    qtbot.keyClicks(name, "How rested I was, when I ")
    assert said == []
    seen = [name.grab().toImage()]
    qtbot.keyClicks(name, "woke ")
    assert said == ["10 letters left"]
    qtbot.keyClicks(name, "up at home")
    assert said[-1] == "0 letters left"
    qtbot.keyClicks(name, "s")
    assert name.text() == "How rested I was, when I woke up at home"
    assert said[-1] == "No more letters fit here."
    assert name.left_words() == "0 left"
    # Beside the letters, never over them.
    seen.append(name.grab().toImage())
    assert name.textMargins().right() > name.fontMetrics().horizontalAdvance("0 left") * 0.7
    qtbot.keyClick(name, Qt.Key.Key_Home)
    name.clear()
    assert name.left_words() == ""
    assert seen[0] != seen[1]


def test_letters_that_take_two_places_are_counted_as_the_line_counts_them(qtbot: QtBot, themed: None) -> None:
    line = LineField()
    qtbot.addWidget(line)
    line.set_limit(12)
    line.setText("🌱🌱🌱")
    assert line.left_words() == "6 left"
    line.setText("x" * 40)
    assert (line.text(), line.left_words()) == ("x" * 12, "0 left")


def test_what_stood_there_before_the_limit_is_not_cut(qtbot: QtBot, themed: None) -> None:
    line = LineField()
    qtbot.addWidget(line)
    line.setText("x" * 40)
    line.set_limit(12)
    assert (line.text(), line.left_words()) == ("x" * 40, "0 left")
