"""Ctrl+S and Ctrl+Z in the real window: who hears them, and that nobody swallows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from companion.context import AppContext
from companion.ui.journal.screen import JournalScreen
from companion.ui.screen import Screen
from companion.ui.shell.window import MainWindow

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_s_is_handed_to_the_screen_in_sight(
    window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for screen in ("people", "settings", "today"):
        window.go(screen)
        monkeypatch.setattr(window.current_screen(), "save", lambda screen=screen: asked.append(screen), raising=True)
        press(window, Qt.Key.Key_S, CTRL)
    assert asked == ["people", "settings", "today"]


def test_ctrl_s_reaches_no_screen_behind_help_now(
    window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.current_screen(), "save", lambda: asked.append("today"))
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_S, CTRL)
    assert asked == []


def test_ctrl_s_stores_the_page_being_written(window: MainWindow, ctx: AppContext, press: Press) -> None:
    window.go("journal", new=True)
    body = QApplication.focusWidget()
    assert body is not None
    for key in (Qt.Key.Key_O, Qt.Key.Key_K):
        press(window, key)
    press(window, Qt.Key.Key_S, CTRL)
    (item,) = ctx.services.journal.timeline().items
    entry = ctx.services.journal.entry(item.uuid)
    assert entry is not None
    assert entry.body == "ok"


def test_a_screen_with_nothing_to_keep_hears_ctrl_s_in_peace(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    plain = Screen(ctx)
    show(plain)
    plain.save()
    assert plain.place() == {}


def _line(window: MainWindow) -> QLineEdit:
    """A line on the screen in sight, with the keyboard in it."""
    line = QLineEdit(window.current_screen())
    line.show()
    line.setFocus()
    return line


def _text(window: MainWindow) -> QTextEdit:
    text = QTextEdit(window.current_screen())
    text.show()
    text.setFocus()
    return text


@pytest.mark.parametrize("make", [_line, _text])
def test_ctrl_z_in_a_field_with_nothing_to_undo_takes_back_what_the_toast_says(
    window: MainWindow, press: Press, make: Callable[[MainWindow], QWidget]
) -> None:
    taken: list[str] = []
    field = make(window)
    window.toast("Saved", lambda: taken.append("back"))
    assert QApplication.focusWidget() is field
    press(window, Qt.Key.Key_Z, CTRL)
    assert taken == ["back"]


@pytest.mark.parametrize("make", [_line, _text])
def test_ctrl_z_undoes_first_what_was_typed_after_the_toast(
    window: MainWindow, press: Press, make: Callable[[MainWindow], QWidget]
) -> None:
    taken: list[str] = []
    field = make(window)
    window.toast("Saved", lambda: taken.append("back"))
    press(window, Qt.Key.Key_A)
    press(window, Qt.Key.Key_Z, CTRL)
    words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert (words, taken) == ("", [])
    press(window, Qt.Key.Key_Z, CTRL)
    assert taken == ["back"]


@pytest.mark.parametrize("make", [_line, _text])
def test_ctrl_z_takes_back_a_saving_that_is_newer_than_what_was_typed(
    window: MainWindow, press: Press, make: Callable[[MainWindow], QWidget]
) -> None:
    taken: list[str] = []
    field = make(window)
    press(window, Qt.Key.Key_A)
    window.toast("Saved", lambda: taken.append("back"))
    press(window, Qt.Key.Key_Z, CTRL)
    words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert (words, taken) == ("a", ["back"])
    press(window, Qt.Key.Key_Z, CTRL)
    words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert words == "", "with nothing left to take back, the field undoes what was typed in it"


def test_ctrl_z_after_a_check_in_saved_by_enter_in_its_note_takes_the_check_in_back(
    window: MainWindow, ctx: AppContext, press: Press
) -> None:
    (note,) = [
        field
        for field in window.current_screen().findChildren(QLineEdit)
        if field.accessibleName() and field.isVisible()
    ]
    note.setFocus()
    for key in (Qt.Key.Key_O, Qt.Key.Key_K, Qt.Key.Key_Return):
        press(window, key)
    assert ctx.services.checkins.of_day(ctx.today()) is not None
    assert QApplication.focusWidget() is note
    press(window, Qt.Key.Key_Z, CTRL)
    assert ctx.services.checkins.of_day(ctx.today()) is None


def test_ctrl_z_after_a_tag_takes_that_tag_back_and_then_what_was_said_before(
    window: MainWindow, ctx: AppContext, press: Press
) -> None:
    taken: list[str] = []
    window.go("journal", new=True)
    journal = window.current_screen()
    assert isinstance(journal, JournalScreen)
    tags = journal.page.tags
    tags.begin()
    # Its list has been made now, which takes the keyboard on the offscreen display.
    press(window, Qt.Key.Key_Escape)
    tags.begin()
    window.toast("Saved", lambda: taken.append("back"))
    for key in (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_B, Qt.Key.Key_Return, Qt.Key.Key_C):
        press(window, key)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    for words, left in (("", ("a", "b")), ("", ("a",)), ("", ())):
        press(window, Qt.Key.Key_Z, CTRL)
        assert (line.text(), tags.tags(), taken) == (words, left, [])
        assert line.hasFocus()
    press(window, Qt.Key.Key_Z, CTRL)
    assert (line.text(), taken) == ("", ["back"])
    press(window, Qt.Key.Key_D)
    press(window, Qt.Key.Key_Return)
    window.toast("Saved again", lambda: taken.append("newer"))
    press(window, Qt.Key.Key_Z, CTRL)
    assert (tags.tags(), taken) == (("d",), ["back", "newer"])
