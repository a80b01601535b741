"""A check-in that is taken back is gone from the file until it is put back, and its words are not lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.ui.shell.window import MainWindow

pytestmark = pytest.mark.real_clock

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def _line(window: MainWindow) -> QLineEdit:
    line = window.findChild(QLineEdit, "checkin-note")
    assert line is not None
    return line


def _kept(ctx: AppContext) -> Answers | None:
    found = ctx.services.checkins.of_day(ctx.today())
    return None if found is None else found.answers


def _type(window: MainWindow, press: Press, *keys: Qt.Key) -> None:
    _line(window).setFocus()
    for key in keys:
        press(window, key)


def test_what_was_saved_and_taken_back_can_be_put_back_with_its_words(program: Program, press: Press) -> None:
    window, ctx = program.window, program.ctx
    _type(window, press, Qt.Key.Key_O, Qt.Key.Key_K)
    press(window, Qt.Key.Key_S, CTRL)
    press(window, Qt.Key.Key_Z, CTRL)
    assert (_kept(ctx), _line(window).text()) == (None, "")
    again = window.toasts.findChild(QAbstractButton, "toast-way")
    assert again is not None
    assert (again.isVisible(), again.text()) == (True, "Put it back")
    again.click()
    assert (_kept(ctx), _line(window).text()) == (Answers(note="ok"), "ok")
    # And taken back once more, like any saving.
    press(window, Qt.Key.Key_Z, CTRL)
    assert _kept(ctx) is None


def test_letters_taken_back_one_by_one_leave_nothing_to_save_over_what_is_taken_back_next(
    program: Program, press: Press
) -> None:
    window, ctx = program.window, program.ctx
    _type(window, press, Qt.Key.Key_O, Qt.Key.Key_K)
    press(window, Qt.Key.Key_S, CTRL)
    _type(window, press, Qt.Key.Key_A)
    press(window, Qt.Key.Key_Backspace)
    assert _line(window).text() == "ok"
    window.toasts.undo_last()
    assert _kept(ctx) is None
    window.go("people")
    assert _kept(ctx) is None


def test_after_a_first_saving_was_taken_back_the_button_speaks_of_no_changes(program: Program, press: Press) -> None:
    window, ctx = program.window, program.ctx
    _type(window, press, Qt.Key.Key_O)
    press(window, Qt.Key.Key_S, CTRL)
    save = window.findChild(QPushButton, "checkin-save")
    assert save is not None
    assert save.text() == "Save changes"
    _type(window, press, Qt.Key.Key_K)
    window.toasts.undo_last()
    assert (_kept(ctx), _line(window).text(), save.text()) == (None, "ok", "Save check-in")


def test_a_draft_of_words_that_were_struck_out_again_does_not_come_back(program: Program, press: Press) -> None:
    window, ctx = program.window, program.ctx
    _type(window, press, Qt.Key.Key_O)
    press(window, Qt.Key.Key_S, CTRL)
    _type(window, press, Qt.Key.Key_K)
    window.current_screen()._desk.keep_draft()  # type: ignore[union-attr]
    assert ctx.services.checkins.draft_of(ctx.today()) == Answers(note="ok")
    press(window, Qt.Key.Key_Backspace)
    window.go("people")
    assert ctx.services.checkins.draft_of(ctx.today()) is None
    assert _kept(ctx) == Answers(note="o")
