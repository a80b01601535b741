"""Help now, the lock and the hiding are heard over whatever is open: a list, a menu, a calendar, in a sheet or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.first_run.screen import FirstRun
from companion.ui.lock.screen import LockScreen
from companion.ui.shell.window import MainWindow
from companion.ui.widgets.fields import Select
from companion.ui.widgets.sheet import Sheet

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def a_list(holder: QWidget) -> None:
    chosen = Select("Country", holder)
    chosen.addItems(["France", "Spain"])
    chosen.show()
    chosen.setFocus()
    chosen.showPopup()


def a_menu(holder: QWidget) -> None:
    menu = QMenu(holder)
    menu.addAction("Days")
    menu.popup(holder.mapToGlobal(QPoint(40, 40)))


def the_menu_of_a_line(holder: QWidget) -> None:
    _ask_for_menu(QLineEdit("words", holder))


def the_menu_of_a_page(holder: QWidget) -> None:
    _ask_for_menu(QTextEdit("words", holder))


def _ask_for_menu(field: QLineEdit | QTextEdit) -> None:
    field.show()
    field.setFocus()
    part = field.viewport() if isinstance(field, QTextEdit) else field
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(4, 4), part.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(part, event)


every_popup = pytest.mark.parametrize("open_popup", [a_list, a_menu, the_menu_of_a_line, the_menu_of_a_page])


def over_popup(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup.focusWidget() or popup, key, modifier)
    assert QApplication.activePopupWidget() is None


def helped(window: MainWindow) -> bool:
    page = window.findChild(QWidget, "help-now-page")
    return page is not None and page.isVisible()


@every_popup
def test_help_now_opens_over_a_popup(window: MainWindow, qtbot: QtBot, open_popup: Callable[[QWidget], None]) -> None:
    open_popup(window.current_screen())
    over_popup(qtbot, Qt.Key.Key_F1)
    assert helped(window)


@every_popup
def test_the_window_hides_and_locks_over_a_popup(
    window: MainWindow, qtbot: QtBot, open_popup: Callable[[QWidget], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden: list[str] = []
    monkeypatch.setattr(window, "showMinimized", lambda: hidden.append("hidden"))
    monkeypatch.setattr(window, "lock", lambda: hidden.append("locked"))
    monkeypatch.setattr(type(window.ctx.vault), "encrypted", True)
    open_popup(window.current_screen())
    over_popup(qtbot, Qt.Key.Key_F12)
    assert hidden == ["hidden", "locked"]
    open_popup(window.current_screen())
    over_popup(qtbot, Qt.Key.Key_L, CTRL)
    assert hidden == ["hidden", "locked", "locked"]


@every_popup
def test_help_now_opens_once_over_a_popup_of_a_sheet_and_the_sheet_comes_back(
    window: MainWindow, qtbot: QtBot, press: Press, open_popup: Callable[[QWidget], None]
) -> None:
    sheet = Sheet("Someone", parent=window)
    sheet.open()
    open_popup(sheet)
    over_popup(qtbot, Qt.Key.Key_F1)
    assert helped(window)
    assert not sheet.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not helped(window)
    assert sheet.isVisible()
    sheet.reject()


@pytest.mark.parametrize("page", [LockScreen, FirstRun])
def test_help_now_opens_over_a_popup_where_no_screens_are_yet(
    bare_ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot, page: type[LockScreen] | type[FirstRun]
) -> None:
    window = MainWindow(bare_ctx)
    bare_ctx.shell = window
    shown = page(bare_ctx)
    window.show_page(shown)
    show(window)
    window.activateWindow()
    a_list(shown)
    over_popup(qtbot, Qt.Key.Key_F1)
    assert helped(window)


def test_the_key_to_hide_follows_the_preferences(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden: list[str] = []
    monkeypatch.setattr(window, "showMinimized", lambda: hidden.append("hidden"))
    window.ctx.prefs.change(quick_hide_key="Ctrl+Space")
    window.prefs_changed()
    a_menu(window)
    over_popup(qtbot, Qt.Key.Key_Space, CTRL)
    assert hidden == ["hidden"]
