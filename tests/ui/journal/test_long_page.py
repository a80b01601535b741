"""A page longer than the window: it stays where the person looks, and follows the cursor where it goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from companion.domain.journal import Entry
from companion.ui.journal.screen import JournalScreen
from companion.ui.widgets.page import ScrollArea
from tests.ui.journal.conftest import Opened


@pytest.fixture
def long_page(opened: Opened, wrote: Callable[..., Entry], qtbot: QtBot) -> JournalScreen:
    wrote("\n".join(f"Paragraph {number} with some words in it to read." for number in range(300)))
    screen = opened()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.panel.list.setFocus()
    return screen


def area_of(screen: JournalScreen) -> ScrollArea:
    area = screen.page.findChild(ScrollArea)
    assert isinstance(area, ScrollArea)
    return area


def bar_of(screen: JournalScreen) -> QScrollBar:
    return area_of(screen).verticalScrollBar()


def paragraph(screen: JournalScreen) -> int:
    return screen.page.body.textCursor().blockNumber()


def cursor_seen(screen: JournalScreen) -> bool:
    body, port = screen.page.body, area_of(screen).viewport()
    return port.rect().contains(body.viewport().mapTo(port, body.cursorRect().center()))


def test_a_click_puts_the_cursor_there_and_moves_nothing(long_page: JournalScreen, qtbot: QtBot) -> None:
    bar_of(long_page).setValue(4000)
    body = long_page.page.body
    spot = body.viewport().mapFrom(area_of(long_page).viewport(), QPoint(200, 300))
    qtbot.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert bar_of(long_page).value() == 4000
    assert 0 < paragraph(long_page) < 299
    assert cursor_seen(long_page)


def test_coming_by_keyboard_shows_where_the_cursor_is(long_page: JournalScreen) -> None:
    bar_of(long_page).setValue(0)
    assert not cursor_seen(long_page)
    long_page.page.focus_writing()
    assert cursor_seen(long_page)


def test_typing_brings_the_cursor_back_into_sight(long_page: JournalScreen, qtbot: QtBot) -> None:
    long_page.page.focus_writing()
    bar_of(long_page).setValue(0)
    qtbot.keyClicks(long_page.page.body, "x")
    assert cursor_seen(long_page)
    long_page.leave()


def test_page_keys_go_by_what_can_be_seen(long_page: JournalScreen, qtbot: QtBot) -> None:
    body = long_page.page.body
    long_page.page.focus_writing()
    qtbot.keyClick(body, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert paragraph(long_page) == 0
    places = []
    for _ in range(3):
        qtbot.keyClick(body, Qt.Key.Key_PageDown)
        places.append(paragraph(long_page))
        assert cursor_seen(long_page)
    assert 0 < places[0] < places[1] < places[2] < 60
    qtbot.keyClick(body, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert body.textCursor().selectedText() != ""
    assert paragraph(long_page) == places[1]
