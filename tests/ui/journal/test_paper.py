"""The paper itself: lines without words are low, and stay lines that can be written on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.journal.paper import Paper


@pytest.fixture
def paper(themed: None, qapp: QApplication, qtbot: QtBot) -> Paper:
    page = Paper("Write", "reading", name="Page", gap=12)
    qtbot.addWidget(page)
    page.resize(400, 100)
    page.show()
    return page


def heights(paper: Paper) -> list[int]:
    """How far below the beginning of each paragraph the next one begins; of the last, its own height."""
    layout, document = paper.document().documentLayout(), paper.document()
    boxes = [layout.blockBoundingRect(document.findBlockByNumber(at)) for at in range(document.blockCount())]
    return [round(low.top() - high.top()) for high, low in pairwise(boxes)] + [round(boxes[-1].height())]


def test_a_line_without_words_is_low_and_the_last_one_is_not(paper: Paper) -> None:
    paper.set_words("One\n\nTwo\n")
    one, blank, two, last = heights(paper)
    assert blank <= one / 2
    assert one == two == last + 12
    assert paper.words() == "One\n\nTwo\n"


def test_what_is_written_on_a_low_line_has_its_whole_height(paper: Paper, qtbot: QtBot) -> None:
    paper.set_words("One\n\nTwo")
    paper.setTextCursor(QTextCursor(paper.document().findBlockByNumber(1)))
    qtbot.keyClicks(paper, "ab")
    one, middle, _two = heights(paper)
    assert middle == one
    for _ in range(2):
        qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    assert heights(paper)[1] <= one / 2


def test_lines_get_low_as_they_are_left_and_undo_goes_all_the_way_back(paper: Paper, qtbot: QtBot) -> None:
    paper.set_words("One")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert heights(paper)[1] == heights(paper)[0] - 12
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "Two")
    assert heights(paper)[1] <= heights(paper)[0] / 2
    while paper.document().isUndoAvailable():
        paper.undo()
    assert paper.words() == "One"
    while paper.document().isRedoAvailable():
        paper.redo()
    assert paper.words() == "One\n\nTwo"
    assert heights(paper)[1] <= heights(paper)[0] / 2


def test_giving_a_line_its_height_tells_nobody_of_an_edit(paper: Paper, qtbot: QtBot) -> None:
    paper.set_words("One\n")
    told: list[str] = []
    paper.edited.connect(lambda: told.append(paper.words()))
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert told == ["One\n\n"]
