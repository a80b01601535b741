"""What was half written when the window locked is there once, also in sheets that keep it by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QTimeEdit, QWidget

from companion.bootstrap import Program
from companion.domain.stay_safe import Part
from tests.ui.running import settle, unlock_again
from tests.ui.shell.sheets import front, press

pytestmark = pytest.mark.real_clock


def test_words_of_a_list_that_keeps_itself_are_there_once_after_the_lock(program: Program) -> None:
    for button, field in (("plan-part-first", "plan-new"), ("plan-goals", "goal-new"), ("plan-if-thens", "then-new")):
        program.window.go("plan")
        press(program, button)
        line = next(part for part in front(program).findChildren(QWidget, field))
        if isinstance(line, QPlainTextEdit | QTextEdit):
            line.setPlainText("a walk by the sea")
        else:
            assert isinstance(line, QLineEdit)
            line.setText("a walk by the sea")
        program.window.lock()
        settle()
        unlock_again(program)
        for sheet in program.window.sheets.all():
            assert isinstance(sheet, QDialog)
            sheet.accept()
        settle()
    services = program.ctx.services
    assert [line.words for line in services.stay_safe.plan().of(Part.FIRST)] == ["a walk by the sea"]
    assert [goal.words for goal in services.aims.goals()] == ["a walk by the sea"]
    assert [plan.action for plan in services.aims.if_thens()] == ["a walk by the sea"]


def test_a_cue_without_its_plan_comes_back_after_the_lock(program: Program) -> None:
    program.window.go("plan")
    press(program, "plan-if-thens")
    cue = front(program).findChild(QLineEdit, "if-new")
    assert cue is not None
    cue.setText("it is payday")
    program.window.lock()
    settle()
    unlock_again(program)
    cue = front(program).findChild(QLineEdit, "if-new")
    assert cue is not None
    assert cue.text() == "it is payday"


def test_every_time_of_a_medicine_that_was_added_comes_back_after_the_lock(program: Program) -> None:
    program.window.go("medicines", new=True)
    press(program, "medicine-time-add")
    press(program, "medicine-time-add")
    press(program, "medicine-time-remove-1")
    press(program, "medicine-time-add")
    settle()
    times = front(program).findChildren(QTimeEdit)
    assert len(times) > 1
    for hour, field in enumerate(times):
        field.setTime(QTime(9 + hour, 30))
    program.window.lock()
    settle()
    unlock_again(program)
    assert [field.time().hour() for field in front(program).findChildren(QTimeEdit)] == [
        9 + n for n in range(len(times))
    ]
