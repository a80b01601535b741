"""Finding on a page, its earlier words, counting them, and nothing but the page: all of it by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.journal import Entry, Writing
from companion.ui.journal.screen import JournalScreen
from companion.ui.journal.versions_sheet import VersionsSheet
from companion.ui.widgets.text import Text
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.hands import click, trigger
from tests.ui.journal.conftest import Opened
from tests.ui.running import settle, unlock_again

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = "Rang Chris. chris said so.\n\nCHRIS again."


@pytest.fixture
def screen(opened: Opened, wrote: Callable[..., Entry]) -> JournalScreen:
    wrote(WORDS)
    found = opened()
    found.activateWindow()
    found.page.focus_writing()
    return found


# -- finding ---------------------------------------------------------------------------------------------------


def begin_finding(screen: JournalScreen, qtbot: QtBot, words: str, key: Qt.Key = Qt.Key.Key_F) -> None:
    screen.page.body.moveCursor(screen.page.body.textCursor().MoveOperation.Start)
    qtbot.keyClick(screen.page.body, key, CTRL)
    qtbot.keyClicks(screen.page.tools.find.field, words)


def test_what_is_typed_is_found_counted_and_gone_through_by_enter(screen: JournalScreen, qtbot: QtBot) -> None:
    begin_finding(screen, qtbot, "chris")
    find, body = screen.page.tools.find, screen.page.body
    assert find.count.text() == "1 of 3"
    assert body.textCursor().selectedText() == "Chris"
    qtbot.keyClick(find.field, Qt.Key.Key_Return)
    assert (find.count.text(), body.textCursor().selectedText()) == ("2 of 3", "chris")
    for _ in range(2):
        qtbot.keyClick(find.field, Qt.Key.Key_Return, SHIFT)
    assert (find.count.text(), body.textCursor().selectedText()) == ("3 of 3", "CHRIS")
    assert find.field.hasFocus()
    click(qtbot, screen, "find-case")
    assert find.count.text().endswith("of 1")


def test_what_is_not_there_is_said_and_escape_leads_back(screen: JournalScreen, qtbot: QtBot) -> None:
    begin_finding(screen, qtbot, "zeppelin")
    find = screen.page.tools.find
    assert find.count.text() == "Not on this page"
    qtbot.keyClick(find.field, Qt.Key.Key_Escape)
    assert not find.isVisible()
    assert screen.page.body.hasFocus()
    assert screen.page.body.extraSelections() == []


def test_finding_changes_no_word_and_stores_nothing(screen: JournalScreen, qtbot: QtBot) -> None:
    begin_finding(screen, qtbot, "chris")
    assert not screen.page.being_written
    assert screen.page.body.words() == WORDS


def test_all_are_replaced_in_one_step_of_undo(screen: JournalScreen, qtbot: QtBot) -> None:
    begin_finding(screen, qtbot, "chris", Qt.Key.Key_H)
    find, body = screen.page.tools.find, screen.page.body
    qtbot.keyClicks(find.other, "Ife")
    click(qtbot, screen, "find-replace-all")
    assert body.words() == "Rang Ife. Ife said so.\n\nIfe again."
    assert find.count.text() == "3 replaced"
    body.undo()
    assert body.words() == WORDS
    assert not body.document().isUndoAvailable()


def test_one_is_replaced_and_the_next_is_shown(screen: JournalScreen, qtbot: QtBot) -> None:
    begin_finding(screen, qtbot, "chris", Qt.Key.Key_H)
    find, body = screen.page.tools.find, screen.page.body
    qtbot.keyClicks(find.other, "Chris and Ife")
    qtbot.keyClick(find.other, Qt.Key.Key_Return)
    # What was put in holds what is looked for, and is not found again.
    assert body.textCursor().selectedText() == "chris"
    qtbot.keyClick(find.other, Qt.Key.Key_Return)
    assert body.words().startswith("Rang Chris and Ife. Chris and Ife said so.")
    assert body.textCursor().selectedText() == "CHRIS"


def test_what_is_typed_on_the_page_meanwhile_is_found_too(screen: JournalScreen, qtbot: QtBot) -> None:
    begin_finding(screen, qtbot, "chris")
    body, find = screen.page.body, screen.page.tools.find
    body.moveCursor(body.textCursor().MoveOperation.End)
    qtbot.keyClicks(body, " chris")
    qtbot.waitUntil(lambda: find.count.text().endswith("of 4"))


def test_another_page_ends_the_finding(screen: JournalScreen, qtbot: QtBot) -> None:
    begin_finding(screen, qtbot, "chris")
    screen.new_page()
    assert not screen.page.tools.find.isVisible()
    assert screen.page.body.extraSelections() == []


# -- earlier words ---------------------------------------------------------------------------------------------


def versions_of(screen: JournalScreen, press: Callable[..., None]) -> VersionsSheet:
    press(screen, "entry-more")
    trigger(screen, "page-more", "more-versions")
    return next(one for one in screen.page.findChildren(VersionsSheet) if one.isVisible())


def test_earlier_words_are_shown_with_what_changed_and_put_back_with_undo(
    screen: JournalScreen,
    qtbot: QtBot,
    ctx: AppContext,
    clock: FakeClock,
    press: Callable[..., None],
    shell: RecordingShell,
) -> None:
    clock.set(clock.now() + timedelta(hours=1))
    qtbot.keyClicks(screen.page.body, " And again.")
    screen.page.flush()
    sheet = versions_of(screen, press)
    assert sheet.times.count() == 1
    assert sheet.says_what.text() == "2 words came since, underlined here."
    assert sheet.view.toPlainText().startswith("Rang Chris.")
    assert sheet.view.isReadOnly()
    click(qtbot, sheet, "versions-back")
    assert screen.page.body.words() == WORDS
    words, undo = shell.toasts[-1]
    assert words == "The earlier words are back"
    assert undo is not None
    undo()
    assert screen.page.body.words().endswith("And again.")
    entry = ctx.services.journal.entry(screen.page.uuid)
    assert entry is not None
    assert entry.body.endswith("And again.")


def test_what_went_and_what_came_in_its_place_do_not_read_as_one_word(
    screen: JournalScreen, qtbot: QtBot, clock: FakeClock, press: Callable[..., None]
) -> None:
    clock.set(clock.now() + timedelta(hours=1))
    screen.page.body.moveCursor(screen.page.body.textCursor().MoveOperation.Start)
    for _ in "Rang":
        qtbot.keyClick(screen.page.body, Qt.Key.Key_Delete)
    qtbot.keyClicks(screen.page.body, "Wrote to")
    screen.page.flush()
    assert "Rang Wrote to Chris" in versions_of(screen, press).view.toPlainText()


def test_without_earlier_words_that_is_said(screen: JournalScreen, press: Callable[..., None]) -> None:
    sheet = versions_of(screen, press)
    assert any("There are none yet" in text.text() for text in sheet.findChildren(Text))


# -- nothing but the page --------------------------------------------------------------------------------------


def test_f11_shows_only_the_page_and_escape_the_rest(
    screen: JournalScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    qtbot.keyClick(screen.page.body, Qt.Key.Key_F11)
    assert shell.alone
    assert not screen.panel.isVisible()
    assert screen.page.body.hasFocus()
    click(qtbot, screen, "entry-help")
    assert shell.doors == [""]
    assert screen.go_back()
    assert not shell.alone
    assert screen.panel.isVisible()
    assert screen.page.body.hasFocus()


def test_going_elsewhere_ends_it(screen: JournalScreen, qtbot: QtBot, shell: RecordingShell) -> None:
    qtbot.keyClick(screen.page.body, Qt.Key.Key_F11)
    screen.hide()
    assert not shell.alone


@pytest.mark.real_clock
def test_in_the_window_the_side_bar_goes_and_comes_back_with_help_and_the_lock(program: Program, qtbot: QtBot) -> None:
    program.window.go("journal", new=True)
    screen = program.window.current_screen()
    assert isinstance(screen, JournalScreen)
    side = program.window.findChild(QWidget, "side-bar") or program.window._side
    assert side is not None
    for leave in ("help", "screen"):
        qtbot.keyClick(screen.page.body, Qt.Key.Key_F11)
        assert not side.isVisible()
        if leave == "help":
            qtbot.keyClick(screen.page.body, Qt.Key.Key_F1)
        else:
            program.window.go("today")
        assert side.isVisible()
        program.window.go("journal")
    qtbot.keyClick(screen.page.body, Qt.Key.Key_F11)
    program.window.lock()
    settle()
    unlock_again(program)
    assert program.window._side is not None
    assert program.window._side.isVisible()


# -- counting and menus ----------------------------------------------------------------------------------------


def test_words_are_counted_only_where_that_is_wanted(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext, press: Callable[..., None]
) -> None:
    shown = screen.findChild(Text, "entry-words")
    assert shown is not None
    assert not shown.isVisible()
    press(screen, "entry-more")
    trigger(screen, "page-more", "more-count")
    assert shown.isVisible()
    assert shown.text() == "7 words"
    qtbot.keyClicks(screen.page.body, " - now")
    qtbot.waitUntil(lambda: shown.text() == "8 words")
    assert ctx.services.settings.current().count_words


def test_a_style_from_the_menu_does_what_its_key_does(screen: JournalScreen, press: Callable[..., None]) -> None:
    screen.page.body.selectAll()
    press(screen, "entry-style")
    trigger(screen, "page-styles", "style-quote")
    assert screen.page.body.words() == "> Rang Chris. chris said so.\n\n> CHRIS again."


def test_the_menu_key_offers_what_can_be_done_at_the_cursor(opened: Opened, wrote: Callable[..., Entry]) -> None:
    wrote("- [ ] see [it](https://example.org/x)")
    screen = opened()
    body = screen.page.body
    cursor = body.textCursor()
    cursor.setPosition(12)
    body.setTextCursor(cursor)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(body.viewport(), event)
    menu = screen.page.findChild(QMenu, "page-here")
    assert menu is not None
    names = [action.objectName() for action in menu.actions()]
    assert names[:2] == ["here-copy", "here-tick"]
    trigger(screen, "page-here", "here-copy")
    assert QGuiApplication.clipboard().text() == "https://example.org/x"


def test_a_page_written_elsewhere_in_full_is_shown_as_it_is_kept(
    opened: Opened, ctx: AppContext, wrote: Callable[..., Entry]
) -> None:
    odd = "  two blanks\n\n\n\ttab *open\n```\n# code\nno end [x](\n- [ ]"
    entry = ctx.services.journal.create(Writing("", odd))
    screen = opened()
    screen.open(entry=entry.uuid)
    assert screen.page.body.words() == odd
    screen.leave()
    again = ctx.services.journal.entry(entry.uuid)
    assert again is not None
    assert again.body == odd
