"""The window: what it shows, in what order keys are heard, and what happens to what stands open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.registry import screens_for
from companion.ui.shell.shortcuts import ShortcutSheet
from companion.ui.shell.sidebar import SideBar
from companion.ui.shell.window import MainWindow
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK
from companion.ui.widgets.sheet import Sheet


@pytest.fixture
def window(ctx: AppContext, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(ctx)
    ctx.shell = made
    qtbot.addWidget(made)
    made.show_screens()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.toasts.forget()


def press(
    qtbot: QtBot, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    # The offscreen display forgets which window is active when combo boxes make theirs; a real one does not.
    window.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(window, key, modifier)
    settle()


def settle() -> None:
    """Let what was sent and what is to be deleted happen."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown(window: MainWindow, name: str) -> bool:
    part = window.findChild(QWidget, name)
    return part is not None and part.isVisible()


def test_f1_opens_help_now_from_every_screen_and_escape_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    for screen in ("today", "journal", "learn", "people", "settings"):
        window.go(screen)
        press(qtbot, window, Qt.Key.Key_F1)
        assert shown(window, "help-now-page"), screen
        press(qtbot, window, Qt.Key.Key_Escape)
        assert not shown(window, "help-now-page")
        assert shown(window, f"screen-{screen}")


def test_the_help_button_opens_help_now(window: MainWindow, qtbot: QtBot) -> None:
    button = window.findChild(QPushButton, "help-now")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(window, "help-now-page")


def test_help_now_opens_over_a_sheet_and_the_sheet_comes_back_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    sheet = Sheet("Half written", parent=window)
    sheet.open()
    press(qtbot, sheet, Qt.Key.Key_F1)
    assert not sheet.isVisible()
    assert shown(window, "help-now-page")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    sheet.reject()


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        (Qt.Key.Key_2, "journal"),
        (Qt.Key.Key_3, "progress"),
        (Qt.Key.Key_4, "learn"),
        (Qt.Key.Key_5, "cope"),
        (Qt.Key.Key_6, "plan"),
        (Qt.Key.Key_7, "people"),
        (Qt.Key.Key_1, "today"),
    ],
)
def test_a_key_opens_its_screen(window: MainWindow, qtbot: QtBot, key: Qt.Key, screen: str) -> None:
    window.go("settings")
    press(qtbot, window, key, Qt.KeyboardModifier.ControlModifier)
    assert shown(window, f"screen-{screen}")


def test_screens_are_built_only_when_visited(window: MainWindow) -> None:
    assert window.findChild(QWidget, "screen-today") is not None
    assert window.findChild(QWidget, "screen-people") is None
    window.go("people")
    assert window.findChild(QWidget, "screen-people") is not None


def test_closing_the_sheets_leaves_none_in_sight(window: MainWindow) -> None:
    sheet = Sheet("Something personal", parent=window)
    sheet.open()
    window.sheets.close()
    assert not [part for part in window.findChildren(Sheet) if part.isVisible()]


def test_another_theme_keeps_the_place_and_what_can_be_taken_back(window: MainWindow, qapp: QApplication) -> None:
    window.go("people")
    taken: list[str] = []
    window.toast("Something", lambda: taken.append("back"))
    install_theme(qapp, Theme(DARK, 1.5, motion=False))
    window.rebuild()
    settle()
    assert shown(window, "screen-people")
    window.toasts.undo_last()
    assert taken == ["back"]


def test_a_narrow_window_shows_icons_that_keep_their_names(window: MainWindow, qapp: QApplication) -> None:
    install_theme(qapp, Theme(DARK, 2.0, motion=False))
    window.rebuild()
    window.resize(900, 600)
    settle()
    button = window.findChild(QPushButton, "nav-journal")
    assert button is not None
    assert button.width() < 120
    assert button.accessibleName() == "Journal"
    assert shown(window, "help-now")


def test_in_the_smallest_window_with_the_largest_letters_every_place_is_seen_whole(
    window: MainWindow, qapp: QApplication
) -> None:
    install_theme(qapp, Theme(DARK, 2.0, motion=False))
    window.rebuild()
    window.resize(900, 600)
    settle()
    bar = window.findChild(SideBar)
    assert bar is not None
    bar.lock_button.setVisible(True)
    settle()
    buttons = [part for part in bar.findChildren(QPushButton) if part.isVisible()]
    assert len(buttons) == len([entry for entry in screens_for(family=False) if entry.in_bar]) + 3
    for button in buttons:
        icon = QRect(0, 0, 40, 40)
        icon.moveCenter(button.rect().center())
        assert button.visibleRegion().boundingRect().contains(icon), button.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("screen", ["today", "journal", "learn", "people", "settings", "help", "help/overdose"])
def test_a_toast_covers_nothing(window: MainWindow, qapp: QApplication, scale: float, screen: str) -> None:
    install_theme(qapp, Theme(DARK, scale, motion=False))
    window.show_screens()
    window.resize(900, 600)
    where, _, door = screen.partition("/")
    if where == "help":
        window.help_now(door)
    else:
        window.go(where)
    settle()
    window.toast("Moved to the bin", lambda: None)
    settle()
    toast = window.toasts.geometry()
    assert window.toasts.isVisible()
    assert window.rect().contains(toast)
    for part in window.findChildren(QWidget):
        seen = part.visibleRegion().boundingRect()
        inside = window.toasts is part or window.toasts.isAncestorOf(part)
        if part.isVisible() and not inside and part.focusPolicy() != Qt.FocusPolicy.NoFocus and not seen.isEmpty():
            assert not seen.translated(part.mapTo(window, QPoint(0, 0))).intersects(toast), part
    window.resize(1200, 780)
    settle()
    assert window.toasts.geometry().bottom() == window.rect().bottom()
    window.toasts.put_away()
    settle()
    stack = window.findChild(QStackedWidget)
    assert stack is not None
    assert stack.height() == window.height(), "the room is given back"


def test_a_toast_about_something_else_gives_way_to_help_now(window: MainWindow, qtbot: QtBot) -> None:
    taken: list[str] = []
    window.toast("Moved to the bin", lambda: taken.append("back"))
    press(qtbot, window, Qt.Key.Key_F1)
    assert not window.toasts.isVisible()
    press(qtbot, window, Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["back"]


def test_a_screen_opened_at_a_place_is_shown_there_and_keeps_the_keyboard_there(window: MainWindow) -> None:
    window.go("settings", section="data")
    settle()
    section = window.findChild(QWidget, "section-data")
    assert section is not None
    assert section.isAncestorOf(QApplication.focusWidget())
    assert 0 <= section.mapTo(window, section.rect().topLeft()).y() < 100


def test_the_sheet_of_keys_names_every_screen(window: MainWindow) -> None:
    window.show_shortcuts()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Today", "Journal", "Learn", "People", "Settings", "F1", "Ctrl+L"} <= words
    sheet.reject()


def test_a_neutral_title_says_notes_and_nothing_else(window: MainWindow, ctx: AppContext) -> None:
    ctx.prefs.change(neutral_title=True)
    window.prefs_changed()
    assert window.windowTitle() == "Notes"


def test_the_window_comes_back_to_its_place(ctx: AppContext, qtbot: QtBot) -> None:
    ctx.prefs.change(window=(40, 30, 1000, 700, 0))
    made = MainWindow(ctx)
    qtbot.addWidget(made)
    assert made.geometry().size().width() == 1000
    ctx.prefs.change(window=(90_000, 30, 1000, 700, 0))
    lost = MainWindow(ctx)
    qtbot.addWidget(lost)
    assert lost.geometry().left() < 5_000, "a monitor that is gone must not take the window with it"


def test_ctrl_n_begins_a_page_from_every_screen_but_those_with_something_new_of_their_own(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go("settings")
    press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert shown(window, "screen-journal")
    window.go("people")
    heard: list[str] = []
    for key in window.findChildren(QShortcut):
        key.activatedAmbiguously.connect(lambda: heard.append("ambiguous"))
    press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
    assert [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    window.sheets.close()
