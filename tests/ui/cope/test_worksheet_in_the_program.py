"""A written tool in the real window: locked in the middle, built anew, cut off, under Help now, and found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.services.vault import Vault
from companion.storage.keys import Cost
from companion.ui.cope.screen import CopeScreen
from companion.ui.cope.worksheet_page import WorksheetPage
from companion.ui.journal.moment_page import MomentPage
from companion.ui.journal.screen import JournalScreen
from tests.ui.running import WORDS, settle, unlock_again

pytestmark = pytest.mark.real_clock


def page(program: Program) -> WorksheetPage:
    screen = program.window.current_screen()
    assert isinstance(screen, CopeScreen)
    (found,) = [one for one in screen.findChildren(WorksheetPage) if one.isVisible()]
    return found


def press(program: Program, name: str) -> None:
    screen = program.window.current_screen()
    assert screen is not None
    (button,) = [one for one in screen.findChildren(QAbstractButton, name) if one.isVisible()]
    button.click()
    settle()


def write(program: Program, qtbot: QtBot, words: str) -> None:
    held = program.window.focusWidget()
    assert held is not None
    qtbot.keyClicks(held, words)


def begun(program: Program, qtbot: QtBot, words: str = "I have blown it") -> None:
    """A hard thought, half written, at its second question."""
    program.window.go("cope", strategy="thought-record", start=True)
    settle()
    press(program, "sheet-begin")
    press(program, "sheet-next")
    write(program, qtbot, words)


def test_locked_in_the_middle_nothing_is_shown_and_nothing_is_lost(program: Program, qtbot: QtBot) -> None:
    begun(program, qtbot)
    program.lock()
    settle()
    assert not program.window.findChildren(WorksheetPage)
    unlock_again(program)
    program.window.go("cope", strategy="thought-record", start=True)
    settle()
    assert page(program).sheet.answer("thought").line() == "I have blown it"
    press(program, "sheet-begin")
    assert page(program).sheet.at == "thought"


def test_what_was_typed_is_there_after_the_power_went(program: Program, qtbot: QtBot) -> None:
    begun(program, qtbot)
    qtbot.waitUntil(lambda: not page(program)._soon.isActive(), timeout=3000)
    other = Vault(program.paths.database, program.clock, cost=Cost(passes=1, memory_kib=8 * 1024))
    other.unlock(WORDS)
    assert other.database is not None
    with other.database.quick() as connection:
        (told,) = connection.execute(
            "SELECT payload FROM unfinished WHERE slot = 'worksheet/thought-record'"
        ).fetchone()
    other.lock()
    assert "I have blown it" in told


def test_built_anew_it_stands_where_it_was(program: Program, qtbot: QtBot) -> None:
    begun(program, qtbot)
    program.window.rebuild()
    settle()
    assert page(program).sheet.at == "thought"
    assert page(program).sheet.answer("thought").line() == "I have blown it"


def test_help_now_opens_over_it_and_comes_back_to_the_same_words(program: Program, qtbot: QtBot) -> None:
    begun(program, qtbot)
    program.window.help_now("suicide")
    settle()
    for _step in ("the door", "Help now"):
        program.window.go_back()
        settle()
    assert page(program).sheet.answer("thought").line() == "I have blown it"


def test_what_is_done_opens_in_the_journal_and_undo_brings_the_words_back(program: Program, qtbot: QtBot) -> None:
    begun(program, qtbot)
    press(program, "sheet-end")
    press(program, "sheet-go-on")
    program.window.activateWindow()
    QApplication.processEvents()
    held = program.window.focusWidget()
    assert held is not None
    qtbot.keyClick(held, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert program.ctx.services.journal.timeline().items == ()
    assert page(program).sheet.at == "after"
    press(program, "sheet-go-on")
    press(program, "sheet-journal")
    QApplication.processEvents()
    assert isinstance(program.window.current_screen(), JournalScreen)


def test_an_urge_that_was_noted_opens_in_the_journal_as_the_moment_it_is(program: Program, qtbot: QtBot) -> None:
    program.window.go("cope", strategy="urge-log", start=True)
    settle()
    press(program, "sheet-begin")
    press(program, "sheet-next")
    write(program, qtbot, "walked")
    press(program, "sheet-end")
    press(program, "sheet-go-on")
    press(program, "sheet-journal")
    screen = program.window.current_screen()
    assert screen is not None
    (shown,) = [one for one in screen.findChildren(MomentPage) if one.isVisible()]
    assert shown.moment.note == "walked"
