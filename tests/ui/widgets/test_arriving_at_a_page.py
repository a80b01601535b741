"""A page is met at its beginning, and fields are in sight when they are typed into."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.buttons import Button
from companion.ui.widgets.line import LineField, SecretField
from companion.ui.widgets.page import Page

pytestmark = pytest.mark.usefixtures("themed")

Show = Callable[..., QWidget]


def _tall_page(last: QWidget) -> Page:
    page = Page("Tall")
    for number in range(20):
        page.body.addWidget(Button(f"Part {number}"))
    page.body.addWidget(last)
    return page


def _shown(page: Page, show: Show, qtbot: QtBot) -> None:
    # What another test left with the keyboard must not count as a part of this page's own window.
    held = QApplication.focusWidget()
    if held is not None and held.window() is not page:
        held.clearFocus()
    show(page, 600, 400)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QApplication.processEvents()


def test_a_part_below_the_fold_does_not_pull_the_page_down_on_arrival(show: Show, qtbot: QtBot) -> None:
    last = Button("Last")
    page = _tall_page(last)
    last.setFocus()
    _shown(page, show, qtbot)
    assert page.scroll_area.verticalScrollBar().value() == 0
    assert not last.hasFocus()


def test_keys_scroll_from_there_and_tab_goes_to_the_first_part(show: Show, qtbot: QtBot) -> None:
    last = Button("Last")
    page = _tall_page(last)
    last.setFocus()
    _shown(page, show, qtbot)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert page.scroll_area.verticalScrollBar().value() > 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    held = QApplication.focusWidget()
    assert isinstance(held, Button)
    assert held.text() == "Part 0"


def test_a_field_below_the_fold_is_brought_into_sight_on_arrival(show: Show, qtbot: QtBot) -> None:
    field = LineField(name="Last")
    page = _tall_page(field)
    field.setFocus()
    _shown(page, show, qtbot)
    assert field.hasFocus()
    assert page.scroll_area.verticalScrollBar().value() > 0


def test_tab_brings_what_is_below_the_fold_into_sight(show: Show, qtbot: QtBot) -> None:
    last = Button("Last")
    page = _tall_page(last)
    _shown(page, show, qtbot)
    first = page.findChildren(Button)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert last.hasFocus()
    assert page.scroll_area.verticalScrollBar().value() > 0


def test_a_place_asked_for_before_the_page_is_shown_is_gone_to_when_it_is(show: Show, qtbot: QtBot) -> None:
    last = Button("Last")
    page = _tall_page(last)
    page.scroll_to(last)
    _shown(page, show, qtbot)
    bar = page.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert last.visibleRegion().boundingRect().height() > 0


def test_a_field_for_hidden_letters_is_a_field_like_any_other_and_all_of_it_is_seen(show: Show, qtbot: QtBot) -> None:
    field = SecretField(name="Passphrase")
    page = _tall_page(field)
    field.setFocus()
    _shown(page, show, qtbot)
    assert field.hasFocus()
    seen = page.scroll_area.viewport()
    assert seen.rect().contains(QRect(field.mapTo(seen, QPoint(0, 0)), field.size()))


def test_what_has_the_keyboard_stays_in_sight_when_the_page_gives_up_room(show: Show, qtbot: QtBot) -> None:
    page = _tall_page(Button("Last"))
    _shown(page, show, qtbot)
    seen = page.scroll_area.viewport()
    lowest = [
        part
        for part in page.findChildren(Button)
        if seen.rect().contains(QRect(part.mapTo(seen, QPoint(0, 0)), part.size()))
    ][-1]
    lowest.setFocus()
    page.resize(600, 340)
    QApplication.processEvents()
    assert seen.rect().contains(QRect(lowest.mapTo(seen, QPoint(0, 0)), lowest.size()))
