"""Ctrl+S and Ctrl+Z in the real window: who hears them, and that nobody swallows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.ui.screen import Screen
from companion.ui.shell.window import MainWindow

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_s_is_handed_to_the_screen_in_sight(
    window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for screen in ("people", "settings", "today"):
        window.go(screen)
        monkeypatch.setattr(window.current_screen(), "save", lambda screen=screen: asked.append(screen), raising=True)
        press(window, Qt.Key.Key_S, CTRL)
    assert asked == ["people", "settings", "today"]


def test_ctrl_s_reaches_no_screen_behind_help_now(
    window: MainWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.current_screen(), "save", lambda: asked.append("today"))
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_S, CTRL)
    assert asked == []


def test_ctrl_s_stores_the_page_being_written(window: MainWindow, ctx: AppContext, press: Press) -> None:
    window.go("journal", new=True)
    body = QApplication.focusWidget()
    assert body is not None
    for key in (Qt.Key.Key_O, Qt.Key.Key_K):
        press(window, key)
    press(window, Qt.Key.Key_S, CTRL)
    (item,) = ctx.services.journal.timeline().items
    entry = ctx.services.journal.entry(item.uuid)
    assert entry is not None
    assert entry.body == "ok"


def test_a_screen_with_nothing_to_keep_hears_ctrl_s_in_peace(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    plain = Screen(ctx)
    show(plain)
    plain.save()
    assert plain.place() == {}
