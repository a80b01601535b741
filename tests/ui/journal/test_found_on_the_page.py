"""A page opened by a search begins where the words were found; the marks are quiet and change nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Entry
from companion.ui.journal.paper import Paper
from companion.ui.journal.screen import JournalScreen
from companion.ui.widgets.page import ScrollArea
from tests.ui.conftest import RecordingShell
from tests.ui.journal.conftest import Opened

LINES = [f"Paragraph {number} with some words in it to read." for number in range(120)]
LINES[60] = "🙂 At the Café Lune with Dana."
LINES[100] = "The cafe again, and other CAFÉS."


@pytest.fixture
def searched(opened: Opened, wrote: Callable[..., Entry], qtbot: QtBot) -> Callable[[str], JournalScreen]:
    """Opens the first hit of a search from the list, over another page that was open."""
    wrote("\n".join(LINES), title="A long day out", hours=30)
    wrote("Nothing of the kind")
    screen = opened()

    def search(words: str) -> JournalScreen:
        screen.panel.search.setText(words)
        qtbot.keyClick(screen.panel.search, Qt.Key.Key_Down)
        assert screen.page.title.words() == "A long day out"
        return screen

    return search


def marked(paper: Paper) -> list[str]:
    marks = paper.extraSelections()
    return [mark.cursor.selectedText() for mark in marks]


def seen(screen: JournalScreen) -> bool:
    area = screen.page.findChild(ScrollArea)
    assert isinstance(area, ScrollArea)
    # The list is held: its cursors live no longer than it.
    marks = screen.page.body.extraSelections()
    where = screen.page.body.cursorRect(marks[0].cursor).center()
    spot = screen.page.body.viewport().mapTo(area.viewport(), where)
    return area.viewport().rect().contains(QPoint(10, spot.y()))


@pytest.mark.parametrize("words", ["cafe", "café", "caf"])
def test_a_hit_opens_at_the_first_found_word_and_all_are_marked(
    searched: Callable[[str], JournalScreen], qtbot: QtBot, words: str
) -> None:
    screen = searched(words)
    assert marked(screen.page.body) == ["Café", "cafe", "CAFÉS"]
    qtbot.waitUntil(lambda: seen(screen))


def test_enter_on_a_hit_leaves_it_in_sight_and_writes_on_there(
    searched: Callable[[str], JournalScreen], qtbot: QtBot
) -> None:
    screen = searched("cafe")
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    assert screen.page.body.hasFocus()
    qtbot.waitUntil(lambda: seen(screen))
    assert screen.page.body.textCursor().blockNumber() == 60


def test_marks_change_neither_the_words_nor_what_can_be_undone(
    searched: Callable[[str], JournalScreen], ctx: AppContext
) -> None:
    screen = searched("cafe")
    assert screen.page.body.words() == "\n".join(LINES)
    assert not screen.page.body.document().isUndoAvailable()
    assert not screen.page.being_written
    assert ctx.services.journal.draft() is None


def test_writing_takes_the_marks_away(searched: Callable[[str], JournalScreen], qtbot: QtBot) -> None:
    screen = searched("cafe")
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.page.body, "x")
    assert marked(screen.page.body) == []
    assert LINES[60].replace("Café", "Caféx") in screen.page.body.words()
    screen.leave()


def test_the_page_stays_where_it_is_while_lines_are_added(
    searched: Callable[[str], JournalScreen], qtbot: QtBot
) -> None:
    screen = searched("cafe")
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen(screen))
    area = screen.page.findChild(ScrollArea)
    assert isinstance(area, ScrollArea)
    value = area.verticalScrollBar().value()
    for _line in range(3):
        qtbot.keyClick(screen.page.body, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert area.verticalScrollBar().value() == value > 0
    screen.leave()


def test_escape_takes_the_marks_away(searched: Callable[[str], JournalScreen], qtbot: QtBot) -> None:
    screen = searched("cafe")
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    assert screen.go_back()
    assert marked(screen.page.body) == []


def test_other_words_and_another_page_have_no_marks_of_the_last(
    searched: Callable[[str], JournalScreen], qtbot: QtBot
) -> None:
    screen = searched("cafe")
    qtbot.keyClicks(screen.panel.search, "x")
    assert marked(screen.page.body) == []
    screen = searched("long")
    assert marked(screen.page.title) == ["long"]
    screen.new_page()
    assert marked(screen.page.title) == []


def test_a_page_found_by_its_title_begins_at_its_top(searched: Callable[[str], JournalScreen]) -> None:
    screen = searched("cafe")
    screen = searched("day")
    area = screen.page.findChild(ScrollArea)
    assert isinstance(area, ScrollArea)
    assert area.verticalScrollBar().value() == 0
    assert marked(screen.page.title) == ["day"]


def test_a_hit_is_shown_at_its_place_also_where_list_and_page_come_one_after_the_other(
    opened: Opened, wrote: Callable[..., Entry], qtbot: QtBot
) -> None:
    wrote("\n".join(LINES), hours=30)
    screen = opened(width=600)
    screen.panel.look_for("lune")
    qtbot.keyClick(screen.panel.search, Qt.Key.Key_Return)
    assert marked(screen.page.body) == ["Lune"]
    qtbot.waitUntil(lambda: seen(screen))


@pytest.mark.parametrize("best_first", [False, True])
def test_a_page_that_comes_back_from_the_bin_within_a_search_has_its_marks_again(
    searched: Callable[[str], JournalScreen], shell: RecordingShell, qtbot: QtBot, best_first: bool
) -> None:
    screen = searched("cafe")
    screen.panel.ranked.setChecked(best_first)
    qtbot.keyClick(screen.panel.search, Qt.Key.Key_Down)
    delete = screen.findChild(QPushButton, "entry-delete")
    assert delete is not None
    delete.click()
    assert screen.page.title.words() != "A long day out"
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert screen.page.title.words() == "A long day out"
    assert marked(screen.page.body) == ["Café", "cafe", "CAFÉS"]
    qtbot.waitUntil(lambda: seen(screen))
