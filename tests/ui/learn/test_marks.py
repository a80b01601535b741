"""What a search of the library found is marked in the list and in the article opened from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.learn.article_list import Row
from companion.ui.learn.screen import LearnScreen

Show = Callable[..., QWidget]


def _rows(screen: LearnScreen) -> list[Row]:
    model = screen.list.articles
    return [model.row_at(model.index(row, 0)) for row in range(model.rowCount())]


def _hits(pieces: tuple[tuple[str, bool], ...]) -> list[str]:
    return [piece for piece, hit in pieces if hit]


def _marked(screen: LearnScreen) -> list[str]:
    selections: list[QTextEdit.ExtraSelection] = screen.reader.view.extraSelections()
    return [selection.cursor.selectedText() for selection in selections]


def _open_found(screen: LearnScreen, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(screen.search, words)
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)


def test_results_mark_the_words_found_in_title_and_line(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "narc")
    qtbot.keyClicks(learn.search, "an")
    found = _rows(learn)
    assert all("".join(piece for piece, _hit in row.marked_note) == row.note for row in found)
    marked = [word.lower() for row in found for word in _hits((*row.marked_title, *row.marked_note))]
    assert set(marked) == {"naloxone"}
    assert any(_hits(row.marked_title) for row in found)


def test_the_marks_change_the_picture_of_a_row(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "tolerance")
    marked = learn.list.viewport().grab().toImage()
    plain = tuple(
        Row(row.title, row.address, row.note, ((row.title, False),), ((row.note, False),)) for row in _rows(learn)
    )
    learn.list.articles.set_rows(plain)
    assert learn.list.viewport().grab().toImage() != marked


def test_an_article_opened_from_a_search_is_marked_with_the_find_bar_on_it(learn: LearnScreen, qtbot: QtBot) -> None:
    _open_found(learn, qtbot, "toler")
    assert _marked(learn)
    assert {word.lower() for word in _marked(learn)} == {"tolerance"}
    assert learn.reader.find_bar.isVisible()
    assert learn.reader.find_bar.count.text() == f"1 of {len(_marked(learn))}"
    assert QApplication.focusWidget() is learn.reader.view


def test_f3_goes_on_from_the_article_and_shift_f3_back(learn: LearnScreen, qtbot: QtBot) -> None:
    _open_found(learn, qtbot, "toler")
    many = len(_marked(learn))
    assert many > 1
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_F3)
    assert learn.reader.find_bar.count.text() == f"2 of {many}"
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert learn.reader.find_bar.count.text() == f"1 of {many}"


def test_a_beginning_marks_words_and_not_the_middle_of_others(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "dose")
    article = next(row.address for row in _rows(learn) if row.address.startswith("article:"))
    learn.list.activated.emit(learn.list.articles.index_of(article))
    assert "overdose" in learn.reader.view.toPlainText()
    assert _marked(learn)
    assert all(word.lower().startswith("dose") for word in _marked(learn))


def test_the_article_that_is_open_already_is_marked_too(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    first = ctx.library.articles()[0]
    qtbot.keyClicks(learn.search, first.title)
    # Above it stands the door of Help now.
    learn.list.activated.emit(learn.list.articles.index_of(f"article:{first.id}"))
    assert first.title in learn.reader.view.toPlainText()
    assert _marked(learn)


def test_the_arrows_mark_as_they_turn_the_pages(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "tolerance")
    qtbot.keyClick(learn.search, Qt.Key.Key_Down)
    assert _marked(learn)
    assert QApplication.focusWidget() is learn.list


def test_clearing_the_search_takes_the_marks_away(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "tolerance")
    qtbot.keyClick(learn.search, Qt.Key.Key_Down)
    assert learn.go_back()
    assert learn.search.text() == ""
    assert _marked(learn) == []
    assert not learn.reader.find_bar.isVisible()


def test_escape_in_the_article_takes_the_marks_away_first(learn: LearnScreen, qtbot: QtBot) -> None:
    _open_found(learn, qtbot, "tolerance")
    assert learn.go_back()
    assert _marked(learn) == []
    assert learn.search.text() == "tolerance"
    assert QApplication.focusWidget() is learn.reader.view


def test_words_typed_into_the_bar_are_found_as_typed_accents_aside(learn: LearnScreen, qtbot: QtBot) -> None:
    _open_found(learn, qtbot, "tolerance")
    learn.reader.open_find()
    learn.reader.find_bar.field.setText("Tólerance I")
    assert {word.lower() for word in _marked(learn)} <= {"tolerance i"}
    learn.reader.find_bar.field.setText("ólera")
    assert {word.lower() for word in _marked(learn)} == {"olera"}


def test_a_link_inside_an_article_opens_the_next_without_marks(learn: LearnScreen, qtbot: QtBot) -> None:
    _open_found(learn, qtbot, "tolerance")
    learn.reader.view.followed.emit("article:withdrawal")
    assert _marked(learn) == []


def test_a_larger_text_keeps_marks_and_keyboard(learn: LearnScreen, qtbot: QtBot) -> None:
    _open_found(learn, qtbot, "tolerance")
    larger = learn.reader.findChild(QWidget, "text-larger")
    assert larger is not None
    learn.reader.text_card.turn()
    larger.setFocus()
    qtbot.keyClick(larger, Qt.Key.Key_Space)
    assert _marked(learn)
    assert QApplication.focusWidget() is larger


def test_ctrl_f_goes_to_the_search_of_the_library_but_from_an_article_into_the_article(
    learn: LearnScreen, qtbot: QtBot
) -> None:
    for held in (learn.list, learn):
        held.setFocus()
        qtbot.keyClick(held, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.focusWidget() is learn.search
    learn.reader.view.setFocus()
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is learn.reader.find_bar.field


def test_every_place_is_brought_into_sight_with_lines_round_it(ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, 980, 480)
    _open_found(screen, qtbot, "tolerance")
    view = screen.reader.view
    many = len(_marked(screen))
    assert many > 2
    for _place in range(many):
        screen.reader.find_bar.step(1)
        line, bar = view.cursorRect(), view.verticalScrollBar()
        assert line.top() >= line.height() or bar.value() == 0
        assert line.bottom() <= view.viewport().height() - line.height() or bar.value() == bar.maximum()
