"""Everything is built anew after another theme, text size or title, and each screen stands where it stood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Writing
from companion.ui.shell.window import MainWindow
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK, LIGHT
from companion.ui.widgets.found_again import keyboard_in, marked
from companion.ui.widgets.page import ScrollArea

Settle = Callable[[], None]


def part(window: MainWindow, name: str) -> QWidget:
    (found,) = [found for found in window.findChildren(QWidget, name) if found.isVisible()]
    return found


def height_in(window: MainWindow, name: str) -> int:
    found = part(window, name)
    return found.mapTo(window, QPoint(0, 0)).y()


def area(window: MainWindow) -> ScrollArea:
    screen = window.current_screen()
    assert screen is not None
    return next(found for found in screen.findChildren(ScrollArea) if found.isVisible())


@pytest.fixture
def rebuilt(window: MainWindow, qapp: QApplication, settle: Settle) -> Callable[..., None]:
    """Builds everything anew in another look."""
    window.resize(1200, 780)
    settle()

    def build(theme: Theme) -> None:
        install_theme(qapp, theme)
        window.rebuild()
        window.activateWindow()
        settle()

    return build


@pytest.mark.parametrize("name", ["look-dark", "size-200", "ask-medicine", "neutral-title", "about-keys", "country"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_settings_stay_at_the_control_that_was_used(
    window: MainWindow, rebuilt: Callable[..., None], settle: Settle, name: str, scale: float
) -> None:
    window.go("settings")
    settle()
    control = part(window, name)
    control.setFocus()
    settle()
    area(window).ensureWidgetVisible(control)
    settle()
    before = height_in(window, name)
    rebuilt(Theme(DARK, scale, motion=False))
    now = QApplication.focusWidget()
    assert now is part(window, name)
    assert now is not control
    seen = area(window).viewport()
    top = now.mapTo(seen, QPoint(0, 0)).y()
    assert 0 <= top <= seen.height() - now.height()
    if now.height() + before <= seen.height():
        assert abs(height_in(window, name) - before) <= 2


def test_settings_stay_at_their_section_when_the_keyboard_is_elsewhere(
    window: MainWindow, rebuilt: Callable[..., None], settle: Settle
) -> None:
    window.go("settings", section="privacy")
    settle()
    part(window, "nav-settings").setFocus()
    bar = area(window).verticalScrollBar()
    bar.setValue(bar.value() + 100)
    section = part(window, "section-privacy")
    share = -section.mapTo(area(window).viewport(), QPoint(0, 0)).y() / section.height()
    assert share > 0
    rebuilt(Theme(LIGHT, 1.5, motion=False))
    section = part(window, "section-privacy")
    assert -section.mapTo(area(window).viewport(), QPoint(0, 0)).y() / section.height() == pytest.approx(
        share, abs=0.02
    )
    assert QApplication.focusWidget() is part(window, "nav-settings")


def test_a_page_that_came_back_is_scrolled_freely_afterwards(
    window: MainWindow, rebuilt: Callable[..., None], settle: Settle
) -> None:
    window.go("settings")
    part(window, "neutral-title").setFocus()
    settle()
    rebuilt(Theme(DARK, motion=False))
    bar = area(window).verticalScrollBar()
    seen = area(window).viewport()
    middle = seen.rect().center()
    nothing, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        middle, seen.mapToGlobal(middle), QPoint(), QPoint(0, 1200), nothing, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(seen, wheel)
    there = bar.value()
    bar.setRange(bar.minimum(), bar.maximum() + 400)
    assert bar.value() == there


def test_learn_keeps_article_place_and_letters_also_while_another_screen_is_in_front(
    window: MainWindow, rebuilt: Callable[..., None], settle: Settle
) -> None:
    window.go("learn", article="naloxone")
    settle()
    for name in ("text", "text-larger", "letters-sans"):
        button = part(window, name)
        assert isinstance(button, QPushButton)
        button.click()
    view = part(window, "article")
    assert isinstance(view, QTextEdit)
    view.verticalScrollBar().setValue(700)
    screen = window.current_screen()
    top, family = screen.reader.place(), screen.reader.view.look.reading_family
    assert top > 0
    window.go("settings")
    rebuilt(Theme(LIGHT, 1.5, motion=False))
    window.go("learn")
    settle()
    again = window.current_screen()
    assert again is not screen
    assert "aloxone" in part(window, "article").accessibleName()
    assert again.reader.view.look.reading_family == family
    assert abs(again.reader.place() - top) < 120


def test_the_journal_keeps_its_page_and_the_cursor_in_it(
    window: MainWindow, ctx: AppContext, rebuilt: Callable[..., None], settle: Settle, qtbot: QtBot
) -> None:
    now = ctx.clock.now()
    old = ctx.services.journal.create(Writing("Old", "an older page"), at=now - timedelta(days=3))
    ctx.services.journal.create(Writing("New", "the newest"))
    window.go("journal", entry=old.uuid)
    settle()
    body = part(window, "entry-body")
    assert isinstance(body, QTextEdit)
    body.setFocus()
    cursor = body.textCursor()
    cursor.setPosition(5)
    body.setTextCursor(cursor)
    rebuilt(Theme(DARK, 1.3, motion=False))
    again = QApplication.focusWidget()
    assert again is part(window, "entry-body")
    qtbot.keyClicks(again, "X")
    assert again.toPlainText() == "an olXder page"


def test_the_journal_stays_on_a_fresh_page_and_in_the_bin(
    window: MainWindow, ctx: AppContext, rebuilt: Callable[..., None], settle: Settle
) -> None:
    ctx.services.journal.create(Writing("New", "the newest"))
    window.go("journal", new=True)
    settle()
    rebuilt(Theme(DARK, motion=False))
    assert window.current_screen().page.is_blank()
    window.current_screen().show_bin()
    rebuilt(Theme(LIGHT, motion=False))
    assert window.current_screen()._open_uuid() == ""
    assert not part_shown(window, "entry-body")


def part_shown(window: MainWindow, name: str) -> bool:
    return any(found.isVisible() for found in window.findChildren(QWidget, name))


def test_today_keeps_the_day_that_was_open_and_where_one_was_typing(
    window: MainWindow, ctx: AppContext, rebuilt: Callable[..., None], settle: Settle, qtbot: QtBot
) -> None:
    window.current_screen().show_day(ctx.today() - timedelta(days=2))
    note = next(field for field in window.current_screen().findChildren(QLineEdit) if field.isVisible())
    note.setFocus()
    qtbot.keyClicks(note, "a long day")
    note.setCursorPosition(2)
    rebuilt(Theme(DARK, 1.5, motion=False))
    again = QApplication.focusWidget()
    assert isinstance(again, QLineEdit)
    assert (again.text(), again.cursorPosition()) == ("a long day", 2)
    assert window.current_screen().place()["day"] == ctx.today() - timedelta(days=2)


def test_help_now_stays_at_its_door_and_at_the_part_that_had_the_keyboard(
    window: MainWindow, rebuilt: Callable[..., None], settle: Settle
) -> None:
    window.help_now("overdose")
    settle()
    part(window, "help-close").setFocus()
    rebuilt(Theme(DARK, motion=False))
    assert QApplication.focusWidget() is part(window, "help-close")


def test_every_control_of_the_settings_is_found_again(window: MainWindow, settle: Settle) -> None:
    window.go("settings")
    settle()
    screen = window.current_screen()
    for control in screen.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
            control.setFocus()
            found = keyboard_in(screen)
            assert found is not None
            assert marked(screen, found.part) is control
