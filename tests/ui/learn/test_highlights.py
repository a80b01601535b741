"""Words of an article highlighted by mouse and by keyboard, with a note, found again and taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.marks import Anchor, Mark
from companion.ui.article_view import ArticleView
from companion.ui.learn.mark_cards import MarkCard
from companion.ui.learn.marked_page import TINT
from companion.ui.learn.note_sheet import NoteSheet
from companion.ui.learn.screen import LearnScreen
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.tokens import APPEARANCES
from tests.ui.conftest import RecordingShell
from tests.ui.running import settle, unlock_again
from tests.ui.theme.test_tokens import contrast

Show = Callable[..., QWidget]
WORDS = "So the people around you need to know about it."
ANCHOR = Anchor("what-it-does", WORDS, "once you have passed out. ", "\nWho should have it")


@pytest.fixture
def learn(learn: LearnScreen) -> LearnScreen:
    learn.open(article="naloxone")
    return learn


def button(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None
    return found


def choose(learn: LearnScreen, words: str) -> QTextCursor:
    """Have words chosen, as a drag does, and in sight."""
    view = learn.reader.view
    cursor = view.document().find(words)
    assert not cursor.isNull()
    view.setTextCursor(cursor)
    return cursor


def drag(learn: LearnScreen, qtbot: QtBot, words: str) -> None:
    view = learn.reader.view
    found = choose(learn, words)
    first, last = QTextCursor(found), QTextCursor(found)
    first.setPosition(found.selectionStart())
    last.setPosition(found.selectionEnd())
    view.setTextCursor(first)
    place = view.viewport()
    qtbot.mousePress(place, Qt.MouseButton.LeftButton, pos=view.cursorRect(first).center())
    qtbot.mouseMove(place, view.cursorRect(last).center())
    qtbot.mouseRelease(place, Qt.MouseButton.LeftButton, pos=view.cursorRect(last).center())
    qtbot.waitUntil(lambda: learn.reader.marks.card is not None)


def kept(ctx: AppContext) -> tuple[Mark, ...]:
    return ctx.services.marks.of_article("naloxone")


def look_of(learn: LearnScreen, words: str) -> QTextCharFormat:
    return learn.reader.view.document().find(words).charFormat()


def is_tinted(learn: LearnScreen, words: str = WORDS) -> bool:
    look = look_of(learn, words)
    return (
        look.background().color() == theme_of().mixed(*TINT)
        and look.underlineStyle() is not QTextCharFormat.UnderlineStyle.NoUnderline
    )


def test_words_dragged_over_are_highlighted_with_a_tint_and_a_line_and_undo_takes_both_off(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    before = look_of(learn, WORDS)
    drag(learn, qtbot, WORDS)
    assert learn.reader.view.hasFocus(), "the card leaves the keyboard with the words"
    button(learn, "highlight").click()
    (mark,) = kept(ctx)
    assert (mark.anchor.words, mark.anchor.heading) == (WORDS, "what-it-does")
    assert is_tinted(learn)
    assert look_of(learn, WORDS).anchorHref() == f"mark:{mark.uuid}"
    assert not learn.reader.view.textCursor().hasSelection()
    words, undo = shell.toasts[-1]
    assert words == "Highlighted."
    assert undo is not None
    undo()
    learn.refresh()
    assert kept(ctx) == ()
    assert look_of(learn, WORDS) == before


def test_with_the_keyboard_alone_words_are_chosen_highlighted_and_noted(
    learn: LearnScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    view = learn.reader.view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert not view.textCursor().position(), "the arrows scroll until F7 shows a text cursor"
    qtbot.keyClick(view, Qt.Key.Key_F7)
    assert button(learn, "mark-words").isChecked()
    place = view.document().find("Opioids slow breathing").selectionStart()
    cursor = view.textCursor()
    cursor.setPosition(place)
    view.setTextCursor(cursor)
    for _word in range(3):
        shift = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(view, Qt.Key.Key_Right, shift)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    held = QApplication.focusWidget()
    assert held is not None
    assert held.objectName() == "highlight"
    qtbot.keyClick(held, Qt.Key.Key_Tab)
    held = QApplication.focusWidget()
    assert held is not None
    assert held.objectName() == "highlight-note"
    qtbot.keyClick(held, Qt.Key.Key_Return)
    (mark,) = kept(ctx)
    assert mark.anchor.words == "Opioids slow breathing"
    sheet = learn.findChild(NoteSheet)
    assert sheet is not None
    edit = sheet.findChild(QPlainTextEdit, "note-words")
    assert edit is not None
    edit.setPlainText("  Tell Sam ")
    button(sheet, "note-save").click()
    assert kept(ctx)[0].note == "Tell Sam"
    assert view.hasFocus(), "the keyboard is back on the page"
    assert look_of(learn, "Opioids slow").underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    assert learn.go_back()
    assert not learn.reader.marks.choosing.on, "Escape puts the text cursor away"
    assert not button(learn, "mark-words").isChecked()


def test_in_a_callout_the_text_cursor_steps_over_the_bar_and_whole_cells_are_chosen_together(
    learn: LearnScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    learn.reader.marks.begin()
    view = learn.reader.view
    first = view.document().find("In one minute").selectionStart()
    cursor = view.textCursor()
    cursor.setPosition(first - 3)
    view.setTextCursor(cursor)
    for _step in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.textCursor().position() == first, "the bar is nothing to stop at"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.textCursor().currentTable() is None
    for table in ("In one minute", "Where you live"):
        cell = view.document().find(table).currentTable()
        assert cell is not None
        across = QTextCursor(view.document())
        across.setPosition(cell.cellAt(0, 0).firstPosition())
        across.setPosition(cell.cellAt(0, 1).firstPosition() + 2, QTextCursor.MoveMode.KeepAnchor)
        assert across.hasComplexSelection()
        view.setTextCursor(across)
        learn.reader.marks.highlight_chosen()
    callout, table = sorted((mark.anchor.words for mark in kept(ctx)), key=len, reverse=True)
    assert callout.startswith("In one minute")
    assert callout.endswith("show them how to use it.")
    assert table.split("\n") == ["Where you live", "How to get it"]
    assert is_tinted(learn, "How to get it")


def test_tab_reaches_a_highlight_enter_shows_its_note_and_it_can_be_changed_and_taken_away(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = ctx.services.marks.highlight("naloxone", ANCHOR, "Tell Sam").uuid
    learn.refresh()
    view = learn.reader.view
    view.setFocus()
    for _press in range(40):
        if view.textCursor().charFormat().anchorHref() == f"mark:{uuid}":
            break
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert learn.reader.marks.card is None, "what Tab shows was not chosen by anybody"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    card = learn.reader.marks.card
    assert card is not None
    assert card.accessibleName() == "Your note. Tell Sam"
    assert view.rect().contains(card.geometry())
    button(card, "mark-note-change").click()
    sheet = learn.findChild(NoteSheet)
    assert sheet is not None
    assert sheet.kept_words() == {"QPlainTextEdit/note-words/0": "Tell Sam"}
    sheet.reject()
    learn.reader.view.followed.emit(f"mark:{uuid}")
    button(learn, "mark-remove").click()
    assert kept(ctx) == ()
    assert not is_tinted(learn)
    words, undo = shell.toasts[-1]
    assert words == "Highlight and note taken away."
    assert undo is not None
    undo()
    learn.refresh()
    assert is_tinted(learn)


def test_a_highlight_over_a_link_leaves_the_link_what_it_is(learn: LearnScreen, ctx: AppContext) -> None:
    choose(learn, "Open how to give naloxone")
    learn.reader.marks.highlight_chosen()
    view = learn.reader.view
    assert view.document().find("how to give naloxone").charFormat().anchorHref() == "door:naloxone"
    assert view.document().find("Open").charFormat().anchorHref() == f"mark:{kept(ctx)[0].uuid}"
    assert kept(ctx)[0].anchor.words == "Open how to give naloxone"


def test_chosen_words_that_are_highlighted_already_are_not_highlighted_twice(
    learn: LearnScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.marks.highlight("naloxone", ANCHOR)
    learn.refresh()
    drag(learn, qtbot, "the people around you")
    card = learn.reader.marks.card
    assert card is not None
    assert card.findChild(QAbstractButton, "highlight") is None
    button(card, "mark-copy").click()
    assert QGuiApplication.clipboard().text() == WORDS


def test_highlights_are_there_after_the_letters_change_and_finding_leaves_them(
    learn: LearnScreen, ctx: AppContext
) -> None:
    ctx.services.marks.highlight("naloxone", ANCHOR)
    learn.refresh()
    learn.reader.text_card.changed.emit()
    assert is_tinted(learn)
    learn.reader.open_find()
    learn.reader.find_bar.field.setText("people around")
    assert is_tinted(learn)
    learn.reader.close_find()
    assert is_tinted(learn)


def test_the_list_of_articles_stays_where_it_is_while_words_are_highlighted(learn: LearnScreen) -> None:
    bar = learn.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    choose(learn, WORDS)
    learn.reader.marks.highlight_chosen()
    learn.refresh()
    assert bar.value() == bar.maximum()


def test_a_mark_is_gone_to_and_one_whose_words_are_gone_says_so_with_its_old_words(
    learn: LearnScreen, ctx: AppContext
) -> None:
    marks = ctx.services.marks
    here = marks.highlight("naloxone", ANCHOR, "Tell Sam").uuid
    gone = marks.highlight("naloxone", Anchor("who-should-have-it", "Quite other words that stood here"), "Mine").uuid
    learn.refresh()
    learn.open(article="medicines")
    learn.open(article="naloxone", mark=here)
    view = learn.reader.view
    assert view.verticalScrollBar().value() > 0
    assert 0 < view.cursorRect(view.document().find(WORDS)).top() < view.viewport().height()
    card = learn.reader.marks.card
    assert card is not None
    assert card.accessibleName() == "Your note. Tell Sam"
    learn.open(article="naloxone", mark=gone)
    card = learn.reader.marks.card
    assert card is not None
    assert card.accessibleName() == "The words have changed. \u201cQuite other words that stood here\u201d Mine"


def test_scrolling_takes_the_card_along_and_a_press_elsewhere_puts_it_away(learn: LearnScreen, qtbot: QtBot) -> None:
    drag(learn, qtbot, "Naloxone can bring back breathing")
    card = learn.reader.marks.card
    assert card is not None
    before = card.y()
    learn.reader.view.verticalScrollBar().setValue(30)
    assert learn.reader.marks.card is card
    assert card.y() != before
    qtbot.mouseClick(learn.reader.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert learn.reader.marks.card is None


def test_the_bookmark_is_kept_at_the_place_being_read_and_taken_back(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    tool = button(learn, "bookmark")
    assert tool.isCheckable()
    assert not tool.isChecked()
    learn.reader.view.verticalScrollBar().setValue(400)
    tool.click()
    assert tool.isChecked()
    (mark,) = kept(ctx)
    assert mark.anchor.words
    learn.open(article="medicines")
    assert not tool.isChecked()
    learn.open(article="naloxone", mark=mark.uuid)
    assert tool.isChecked()
    assert learn.reader.view.verticalScrollBar().value() > 0
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert kept(ctx) == ()
    assert not tool.isChecked()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    learn.refresh()
    assert tool.isChecked()


@pytest.mark.real_clock
def test_the_lock_takes_note_and_highlight_out_of_sight(program: Program) -> None:
    uuid = program.ctx.services.marks.highlight("naloxone", ANCHOR, "Tell Sam").uuid
    program.window.go("learn", article="naloxone", mark=uuid)
    settle()
    assert program.window.findChildren(MarkCard)
    program.window.lock()
    settle()
    assert not program.window.findChildren(MarkCard)
    assert not program.window.findChildren(ArticleView)
    assert not any("Sam" in label.text() for label in program.window.findChildren(QLabel))
    unlock_again(program)
    program.window.go("learn", article="naloxone")
    screen = program.window.current_screen()
    assert isinstance(screen, LearnScreen)
    assert is_tinted(screen)
    program.window.go("marks")
    page = program.window.current_screen()
    assert page is not None
    button(page, "marks-remove").click()
    program.window.go("learn")
    assert not is_tinted(screen), "what was taken away on the page of marks is so in the article too"
    program.window.toasts.undo_last()
    assert is_tinted(screen)


@pytest.mark.parametrize("name", APPEARANCES)
def test_every_ink_of_an_article_can_be_read_on_the_tint(name: str) -> None:
    tokens = APPEARANCES[name]
    ground = Theme(tokens).mixed(*TINT).name()
    least = 7.0 if name.startswith("contrast") else 4.5
    assert all(contrast(ink, ground) >= least for ink in (tokens.ink, tokens.ink_soft, tokens.primary))
    for around in (tokens.background, tokens.primary_soft, tokens.amber_soft, tokens.surface):
        assert QColor(around) != QColor(ground), "on every ground of a page the tint is another colour"


def test_f7_from_the_list_goes_to_the_article_and_begins_there(learn: LearnScreen, qtbot: QtBot) -> None:
    learn.list.setFocus()
    for _again in range(2):
        qtbot.keyClick(learn.list, Qt.Key.Key_F7)
        assert learn.reader.view.hasFocus()
        assert learn.reader.marks.choosing.on
        learn.list.setFocus()
