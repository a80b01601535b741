"""A self-check in the whole window: its crisis door opens over it, closes on it, and its answers outlast the lock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion.bootstrap import Program
from companion.ui.help_now.page import HelpNow
from companion.ui.progress.check_asking import AskingPage
from companion.ui.widgets.option import Answer
from tests.ui.running import settle, unlock_again

pytestmark = pytest.mark.real_clock

Press = Callable[..., None]
Key = Qt.Key


def asking(program: Program) -> AskingPage:
    return next(page for page in program.window.findChildren(AskingPage) if page.isVisible())


def door(program: Program) -> str | None:
    return next((page.door for page in program.window.findChildren(HelpNow) if page.isVisible()), None)


def choose_the_ninth(program: Program, press: Press) -> None:
    program.window.go("self-checks", check="phq-9")
    settle()
    for key in (*(Key.Key_1, Key.Key_Return) * 8, Key.Key_2):
        assert door(program) is None
        press(program.window, key)


def test_the_door_opens_over_the_question_and_escape_gives_it_back(program: Program, press: Press) -> None:
    choose_the_ninth(program, press)
    assert door(program) == "suicide"
    while door(program) is not None:
        press(program.window, Key.Key_Escape)
    assert asking(program).at == 8
    held = QApplication.focusWidget()
    assert isinstance(held, Answer)
    assert held.isChecked()
    press(program.window, Key.Key_Return)
    assert door(program) is None, "it opens once, and never stands in the way"
    (kept,) = program.ctx.services.self_checks.of("phq-9")
    assert kept.answers == (*(0,) * 8, 1)


def test_a_lock_at_the_open_door_loses_no_answer(program: Program, press: Press) -> None:
    choose_the_ninth(program, press)
    program.window.lock()
    settle()
    unlock_again(program)
    settle()
    assert program.ctx.services.self_checks.half_done() == {"phq-9": (1, (*(0,) * 8, 1))}
    while door(program) is not None:
        press(program.window, Key.Key_Escape)
    assert asking(program).answers == (*(0,) * 8, 1)
