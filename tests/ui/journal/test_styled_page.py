"""Markdown on the page itself: keys, clicks, undo and what is being composed; the words stay what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.domain.markdown import Line, Run, runs_of
from companion.ui.journal import styling
from companion.ui.journal.page_drawing import box_of
from companion.ui.journal.page_paper import PagePaper
from companion.ui.journal.styling import line_at
from companion.ui.theme import theme_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def paper(themed: None, qapp: QApplication, qtbot: QtBot) -> PagePaper:
    page = PagePaper("Write", name="Page")
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    page.setFocus()
    return page


def place(paper: PagePaper, at: int, to: int | None = None) -> None:
    cursor = QTextCursor(paper.document())
    cursor.setPosition(at)
    cursor.setPosition(at if to is None else to, QTextCursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)


def look_at(paper: PagePaper, at: int) -> tuple[bool, bool, QColor]:
    """Whether the letter after a place is strong and slanted, and its colour."""
    block = paper.document().findBlock(at)
    for span in block.layout().formats():
        if span.start <= at - block.position() < span.start + span.length:
            font = span.format.font()
            return font.weight() >= 600, font.italic(), span.format.foreground().color()
    return False, False, theme_of().colour("ink")


def undo_all(paper: PagePaper) -> None:
    while paper.document().isUndoAvailable():
        paper.undo()


def redo_all(paper: PagePaper) -> None:
    while paper.document().isRedoAvailable():
        paper.redo()


# -- looks -----------------------------------------------------------------------------------------------------


def test_words_look_like_what_they_mean_as_they_are_typed(paper: PagePaper, qtbot: QtBot) -> None:
    qtbot.keyClicks(paper, "It was *so* **hard**")
    assert paper.words() == "It was *so* **hard**"
    assert look_at(paper, 1)[:2] == (False, False)
    assert look_at(paper, 8)[:2] == (False, True)
    assert look_at(paper, 15)[:2] == (True, False)
    assert look_at(paper, 7)[2] == theme_of().colour("edge")


def test_marks_behind_a_face_of_two_units_stand_where_they_should(paper: PagePaper) -> None:
    paper.set_words("\N{GRINNING FACE} *so*")
    assert look_at(paper, 4)[:2] == (False, True)
    assert look_at(paper, 6)[:2] == (False, False)
    assert look_at(paper, 3)[2] == look_at(paper, 6)[2] == theme_of().colour("edge")


def test_a_heading_is_larger_and_plain_again_without_its_mark(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("# Large\nsmall")
    layout = paper.document().documentLayout()
    first = paper.document().begin()
    high = layout.blockBoundingRect(first).height()
    place(paper, 1)
    qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    qtbot.keyClick(paper, Qt.Key.Key_Delete)
    assert paper.words() == "Large\nsmall"
    assert layout.blockBoundingRect(first).height() < high


def test_what_follows_a_code_mark_is_looked_at_again_and_only_that(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("*one*\n\n*two*\n*three*")
    place(paper, 6)
    qtbot.keyClicks(paper, "```")
    assert look_at(paper, 1)[1]
    assert not look_at(paper, 12)[1]
    for _ in range(3):
        qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    assert look_at(paper, 9)[1]


def test_only_the_changed_line_is_looked_at_again(
    paper: PagePaper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.set_words("\n".join(f"Line *{number}*" for number in range(200)))
    seen: list[str] = []

    def counted(text: str, line: Line) -> tuple[Run, ...]:
        seen.append(text)
        return runs_of(text, line)

    monkeypatch.setattr(styling, "runs_of", counted)
    place(paper, paper.document().findBlockByNumber(100).position())
    qtbot.keyClicks(paper, "x")
    assert 1 <= len(seen) <= 3
    assert all("*100*" in text for text in seen)


# -- lists -----------------------------------------------------------------------------------------------------


def test_enter_goes_on_with_a_list_and_twice_ends_it(paper: PagePaper, qtbot: QtBot) -> None:
    qtbot.keyClicks(paper, "1. Kettle")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "Window")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert paper.words() == "1. Kettle\n2. Window\n3. "
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "Bed")
    assert paper.words() == "1. Kettle\n2. Window\nBed"
    undo_all(paper)
    assert paper.words() == ""
    redo_all(paper)
    assert paper.words() == "1. Kettle\n2. Window\nBed"


def test_enter_in_the_middle_of_an_item_takes_the_rest_along(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("- [x] ring Chris")
    place(paper, 10)
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert paper.words() == "- [x] ring\n- [ ]  Chris"


def test_shift_enter_goes_on_without_a_mark(paper: PagePaper, qtbot: QtBot) -> None:
    qtbot.keyClicks(paper, "- one")
    qtbot.keyClick(paper, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(paper, "two")
    assert paper.words() == "- one\ntwo"
    assert paper.document().blockCount() == 2


def test_a_word_of_a_list_stands_in_from_the_edge_and_undo_brings_it_back(paper: PagePaper, qtbot: QtBot) -> None:
    block = paper.document().begin()
    qtbot.keyClicks(paper, "- ")
    assert block.blockFormat().leftMargin() > 0
    qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    assert block.blockFormat().leftMargin() == 0
    undo_all(paper)
    assert paper.document().begin().blockFormat().leftMargin() == 0
    redo_all(paper)
    assert paper.words() == "-"


def test_a_box_is_ticked_by_a_click_and_by_a_key_and_undone(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("Today\n- [ ] ring Chris")
    block = paper.document().lastBlock()
    spot = box_of(paper, block, line_at(block)).center().toPoint()
    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert paper.words() == "Today\n- [x] ring Chris"
    place(paper, 14)
    qtbot.keyClick(paper, Qt.Key.Key_Return, CTRL)
    assert paper.words() == "Today\n- [ ] ring Chris"
    assert paper.textCursor().position() == 14
    paper.undo()
    assert paper.words() == "Today\n- [x] ring Chris"
    paper.undo()
    assert paper.words() == "Today\n- [ ] ring Chris"


def test_a_click_beside_the_box_only_places_the_cursor(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("- [ ] ring Chris")
    block = paper.document().begin()
    spot = box_of(paper, block, line_at(block)).center().toPoint() + QPoint(60, 0)
    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert paper.words() == "- [ ] ring Chris"


def test_brackets_move_items_in_and_out(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("- one\n- two")
    qtbot.keyClick(paper, Qt.Key.Key_BracketRight, CTRL)
    assert paper.words() == "- one\n  - two"
    qtbot.keyClick(paper, Qt.Key.Key_BracketLeft, CTRL)
    assert paper.words() == "- one\n- two"


# -- keys ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_B, "**"), (Qt.Key.Key_I, "*")])
def test_a_key_makes_the_chosen_words_strong_or_slanted_and_takes_it_back(
    paper: PagePaper, qtbot: QtBot, key: Qt.Key, mark: str
) -> None:
    paper.set_words("It was so hard")
    place(paper, 7, 9)
    qtbot.keyClick(paper, key, CTRL)
    assert paper.words() == f"It was {mark}so{mark} hard"
    assert paper.textCursor().selectedText() == "so"
    qtbot.keyClick(paper, key, CTRL)
    assert paper.words() == "It was so hard"
    paper.undo()
    assert paper.words() == f"It was {mark}so{mark} hard"
    paper.undo()
    assert paper.words() == "It was so hard"


def test_without_a_choice_it_is_the_word_at_the_cursor_or_what_is_typed_next(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("so hard")
    place(paper, 5)
    qtbot.keyClick(paper, Qt.Key.Key_B, CTRL)
    assert paper.words() == "so **hard**"
    paper.set_words("so ")
    qtbot.keyClick(paper, Qt.Key.Key_I, CTRL)
    qtbot.keyClicks(paper, "hard")
    assert paper.words() == "so *hard*"


def test_strong_and_slanted_go_together_and_apart(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("hard")
    place(paper, 0, 4)
    qtbot.keyClick(paper, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(paper, Qt.Key.Key_I, CTRL)
    assert paper.words() == "***hard***"
    qtbot.keyClick(paper, Qt.Key.Key_B, CTRL)
    assert paper.words() == "*hard*"


def test_marks_never_reach_over_the_end_of_a_line(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("- one\n\ntwo")
    paper.selectAll()
    qtbot.keyClick(paper, Qt.Key.Key_B, CTRL)
    assert paper.words() == "- **one**\n\n**two**"
    paper.undo()
    assert paper.words() == "- one\n\ntwo"


def test_lines_become_what_a_key_says_all_of_them_in_one_step(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("one\n\ntwo")
    paper.selectAll()
    qtbot.keyClick(paper, Qt.Key.Key_N, CTRL | SHIFT)
    assert paper.words() == "1. one\n\n2. two"
    qtbot.keyClick(paper, Qt.Key.Key_X, CTRL | SHIFT)
    assert paper.words() == "- [ ] one\n\n- [ ] two"
    paper.undo()
    assert paper.words() == "1. one\n\n2. two"


def test_a_heading_goes_through_its_sizes(paper: PagePaper, qtbot: QtBot) -> None:
    paper.set_words("one")
    seen = []
    for _ in range(4):
        qtbot.keyClick(paper, Qt.Key.Key_H, CTRL | SHIFT)
        seen.append(paper.words())
    assert seen == ["# one", "## one", "### one", "one"]


# -- what comes in from elsewhere ------------------------------------------------------------------------------


def test_rich_text_comes_in_as_plain_words(paper: PagePaper) -> None:
    data = QMimeData()
    data.setHtml("<p>One <b>two</b></p><p><img src='https://example.org/x.png'>three</p>")
    paper.insertFromMimeData(data)
    assert "One two\n" in paper.words()
    assert "three" in paper.words()
    assert "<" not in paper.words()
    assert "example.org" not in paper.words()


def test_words_beside_a_picture_of_themselves_are_the_words(paper: PagePaper) -> None:
    data = QMimeData()
    data.setText("From a table")
    data.setImageData(QColor("red"))
    paper.insertFromMimeData(data)
    assert paper.words() == "From a table"


def test_words_being_composed_change_nothing_until_they_are_done(paper: PagePaper) -> None:
    paper.set_words("- one")
    QApplication.sendEvent(paper, QInputMethodEvent("ni", []))
    assert paper.words() == "- one"
    done = QInputMethodEvent()
    done.setCommitString("*你*")
    QApplication.sendEvent(paper, done)
    assert paper.words() == "- one*你*"
    assert look_at(paper, 6)[1]


def test_the_address_of_a_link_is_copied_and_never_opened(paper: PagePaper) -> None:
    paper.set_words("see [the canal](https://example.org/canal) and https://example.net/x.")
    place(paper, 8)
    assert paper.address_at_cursor() == "https://example.org/canal"
    place(paper, 55)
    assert paper.address_at_cursor() == "https://example.net/x"
    place(paper, 1)
    assert paper.address_at_cursor() == ""
    QGuiApplication.clipboard().setText("before")
    assert not paper.document().toHtml().count("href")
