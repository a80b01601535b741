"""Spelling on the page: after a pause, in sight only, never in the way of typing, and none where none is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Entry
from companion.domain.spelling import Tongue
from companion.ui.journal import spell_check
from companion.ui.journal.screen import JournalScreen
from companion.ui.settings.spelling import SpellingSection
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell
from tests.ui.hands import part
from tests.ui.journal.conftest import Opened


class OneBook:
    """Knows every word that has no z."""

    asked: list[str]

    def __init__(self, tongues: tuple[Tongue, ...], _folder: Path) -> None:
        self.tongues = tongues
        self.asked = []

    def knows(self, word: str) -> bool | None:
        self.asked.append(word)
        return "z" not in word

    def offers(self, word: str) -> tuple[str, ...]:
        return (word.replace("z", "s"), "another")


@pytest.fixture(autouse=True)
def _one_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spell_check, "Speller", OneBook)
    monkeypatch.setattr(spell_check, "can_check", lambda: True)


@pytest.fixture
def screen(opened: Opened, ctx: AppContext, wrote: Callable[..., Entry]) -> JournalScreen:
    ctx.services.settings.change(spelling="en_GB")
    wrote("It waz hard, and I rang Zoe.")
    return opened()


def marked(screen: JournalScreen) -> list[str]:
    return [mark.cursor.selectedText() for mark in screen.page.body.extraSelections()]


def menu_at(screen: JournalScreen, at: int) -> QMenu:
    body = screen.page.body
    cursor = QTextCursor(body.document())
    cursor.setPosition(at)
    body.setTextCursor(cursor)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(body.viewport(), event)
    menu = screen.page.findChild(QMenu, "page-here")
    assert menu is not None
    return menu


def press(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()
    menu.deleteLater()


def test_words_no_dictionary_has_are_marked_after_a_pause(screen: JournalScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: marked(screen) == ["waz"])
    assert screen.page.body.words() == "It waz hard, and I rang Zoe."
    assert not screen.page.being_written


def test_nothing_is_looked_up_while_one_types_and_the_word_being_typed_not_at_all(
    screen: JournalScreen, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: marked(screen) == ["waz"])
    check = screen.page.tools.spelling
    book = check._speller
    assert isinstance(book, OneBook)
    book.asked.clear()
    screen.page.body.setFocus()
    screen.page.body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(screen.page.body, " lazz")
    assert book.asked == []
    qtbot.waitUntil(lambda: "lazz" in book.asked)
    qtbot.waitUntil(lambda: not check._next.isActive())
    assert marked(screen) == ["waz"]
    qtbot.keyClicks(screen.page.body, " ")
    qtbot.waitUntil(lambda: marked(screen) == ["waz", "lazz"])


def test_only_what_is_in_sight_is_looked_up(
    opened: Opened, ctx: AppContext, wrote: Callable[..., Entry], qtbot: QtBot
) -> None:
    ctx.services.settings.change(spelling="en_GB")
    wrote("\n\n".join(f"Paragraph zz{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(400)))
    screen = opened()
    qtbot.waitUntil(lambda: len(marked(screen)) > 3)
    assert len(marked(screen)) < 60


def test_the_menu_key_offers_words_and_puts_one_in_with_undo(screen: JournalScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: marked(screen) == ["waz"])
    menu = menu_at(screen, 4)
    assert [action.text() for action in menu.actions()[:2]] == ["was", "another"]
    press(menu, "spell-offer-0")
    assert screen.page.body.words() == "It was hard, and I rang Zoe."
    screen.page.body.undo()
    assert screen.page.body.words() == "It waz hard, and I rang Zoe."


def test_a_word_is_kept_as_ones_own_with_undo_and_let_go_again(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext, shell: RecordingShell
) -> None:
    qtbot.waitUntil(lambda: marked(screen) == ["waz"])
    press(menu_at(screen, 4), "spell-keep")
    qtbot.waitUntil(lambda: marked(screen) == [])
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: marked(screen) == ["waz"])
    ctx.services.spelling.keep("waz")
    qtbot.waitUntil(lambda: marked(screen) == [])
    press(menu_at(screen, 4), "spell-let-go")
    qtbot.waitUntil(lambda: marked(screen) == ["waz"])


def test_where_no_language_was_chosen_no_dictionary_is_read(
    opened: Opened, ctx: AppContext, wrote: Callable[..., Entry], qtbot: QtBot
) -> None:
    wrote("It waz")
    screen = opened()
    check = screen.page.tools.spelling
    assert check._speller is None
    qtbot.keyClicks(screen.page.body, " so")
    assert not [timer for timer in check.findChildren(QTimer) if timer.isActive()]
    assert menu_at(screen, 4).actions()[0].objectName() == ""
    ctx.services.settings.change(spelling="en_US")
    qtbot.waitUntil(lambda: marked(screen) == ["waz"])
    ctx.services.settings.change(spelling="")
    assert marked(screen) == []


def test_the_languages_are_chosen_in_settings(ctx: AppContext, show: Callable[..., object]) -> None:
    section = SpellingSection(ctx)
    show(section, 700, 300)
    section.refresh()
    switch = part(section, "spelling-en_GB")
    assert isinstance(switch, Switch)
    assert not switch.isChecked()
    switch.click()
    assert ctx.services.settings.current().spelling == "en_GB"
    section.refresh()
    assert switch.isChecked()


def test_where_there_is_no_check_that_is_said_plainly(
    ctx: AppContext, show: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.settings.spelling.can_check", lambda: False)
    section = SpellingSection(ctx)
    show(section, 700, 300)
    assert not part(section, "spelling-en_GB").isEnabled()
    assert any("cannot be checked here" in text.text() for text in section.findChildren(Text))
