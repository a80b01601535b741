"""The page of words: from A to Z, found by typing, gone through by keyboard, and leading on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.learn.glossary_page import GlossaryScreen
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


@pytest.fixture
def words(ctx: AppContext, show: Show) -> GlossaryScreen:
    screen = GlossaryScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    return screen


def addresses(screen: GlossaryScreen) -> list[str]:
    model = screen.list.articles
    return [model.row_at(model.index(row, 0)).address for row in range(model.rowCount())]


def current(screen: GlossaryScreen) -> str:
    return screen.list.articles.row_at(screen.list.currentIndex()).address


def test_every_word_stands_there_under_its_letter(words: GlossaryScreen, ctx: AppContext) -> None:
    terms = ctx.library.glossary()
    assert [one for one in addresses(words) if one] == [term.address for term in terms]
    assert addresses(words).count("") == len({term.letter for term in terms})
    words.list.grab()


def test_typing_finds_a_word_by_any_of_its_names_and_escape_shows_all_again(
    words: GlossaryScreen, qtbot: QtBot
) -> None:
    qtbot.keyClicks(words.field, "narcan")
    assert addresses(words) == ["word:naloxone"]
    assert words.go_back()
    assert words.field.text() == ""
    assert len(addresses(words)) > 60


def test_where_nothing_is_found_it_says_where_else_to_look(words: GlossaryScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(words.field, "zzz")
    assert addresses(words) == []
    none = words.findChild(QLabel, "glossary-none")
    assert none is not None
    assert none.isVisible()


def test_the_arrow_leads_from_the_field_into_the_list_and_enter_reads_on(
    words: GlossaryScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    qtbot.keyClicks(words.field, "methad")
    qtbot.keyClick(words.field, Qt.Key.Key_Down)
    assert words.list.hasFocus()
    assert current(words) == "word:methadone"
    qtbot.keyClick(words.list, Qt.Key.Key_Return)
    assert shell.went == [("learn", {"article": "medicines"})]


def test_a_word_with_no_page_leads_to_its_door(words: GlossaryScreen, qtbot: QtBot, shell: RecordingShell) -> None:
    words.open(word="crisis-line")
    qtbot.keyClick(words.list, Qt.Key.Key_Return)
    assert shell.doors == ["talk"]


def test_a_letter_goes_to_its_first_word(words: GlossaryScreen, ctx: AppContext) -> None:
    letter = words.findChild(QAbstractButton, "letter-N")
    assert letter is not None
    letter.click()
    first = next(term for term in ctx.library.glossary() if term.letter == "N")
    assert current(words) == first.address
    assert words.list.hasFocus()


def test_it_is_opened_at_a_word_and_gone_back_to_as_it_was(words: GlossaryScreen, ctx: AppContext, show: Show) -> None:
    words.open(word="tolerance")
    assert current(words) == "word:tolerance"
    words.field.setText("tol")
    again = GlossaryScreen(ctx)
    again.refresh()
    show(again, 980, 780)
    again.open(**words.place())
    assert again.field.text() == "tol"


def test_a_screen_reader_is_told_the_word_and_what_it_means(words: GlossaryScreen, ctx: AppContext) -> None:
    index = words.list.articles.index_of("word:tolerance")
    told = words.list.articles.data(index, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert ctx.library.term("tolerance").text in told


def test_back_leads_to_learn(words: GlossaryScreen, shell: RecordingShell) -> None:
    assert words.go_back()
    assert shell.went == [("learn", {})]


def test_in_a_low_window_the_list_keeps_its_room(ctx: AppContext, show: Show) -> None:
    screen = GlossaryScreen(ctx)
    screen.refresh()
    show(screen, 760, 420)
    assert screen.findChild(QAbstractButton, "letter-N").isVisible() is False  # type: ignore[union-attr]
    assert screen.list.height() > 150
