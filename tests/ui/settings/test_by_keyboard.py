"""The settings by keyboard alone: a group is one stop of Tab, and each section is near also where its list is gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.settings.go_to import GoTo
from companion.ui.settings.screen import SettingsScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.choice import Choice
from tests.ui.walk import tab_walk

Show = Callable[..., QWidget]


def opened(ctx: AppContext, show: Show, *, wide: int = 1000, high: int = 780, scale: float = 1) -> SettingsScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    install_theme(app, Theme(LIGHT, scale=scale))
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen, wide, high)
    screen.activateWindow()
    return screen


def chips(group: QWidget) -> list[QPushButton]:
    return [chip for chip in group.findChildren(QPushButton) if chip.isVisible()]


def press(qtbot: QtBot, *keys: Qt.Key) -> QWidget:
    """Press keys where the keyboard is; where it is then."""
    for key in keys:
        held = QApplication.focusWidget()
        assert held is not None
        qtbot.keyClick(held, key)
    held = QApplication.focusWidget()
    assert held is not None
    return held


def test_each_group_is_one_stop_at_what_is_chosen_and_told_as_radio_buttons(ctx: AppContext, show: Show) -> None:
    ctx.prefs.change(appearance="dark", text_size=150)
    screen = opened(ctx, show)
    groups = [group for group in screen.findChildren(Choice) if group.isVisible()]
    assert len(groups) >= 6
    walked = set(tab_walk(screen))
    for group in groups:
        assert len([chip for chip in chips(group) if chip in walked]) == 1, group.accessibleName()
        for chip in chips(group):
            told = QAccessible.queryAccessibleInterface(chip)
            assert told.role() == QAccessible.Role.RadioButton
            assert told.text(QAccessible.Text.Description) == group.accessibleName()
    assert {"look-dark", "size-150"} <= {part.objectName() for part in walked}
    first = screen.first_focus()
    assert first is not None
    assert first.objectName() == "look-dark"


def test_arrows_go_round_in_a_group_and_choose_and_tab_leaves_it(ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    screen = opened(ctx, show)
    first = screen.first_focus()
    assert first is not None
    first.setFocus()
    assert press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Down).objectName() == "look-dark"
    assert ctx.prefs.now.appearance == "dark"
    assert press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up).objectName() == "look-contrast-dark"
    assert ctx.prefs.now.appearance == "contrast-dark"
    assert press(qtbot, Qt.Key.Key_Tab).objectName() == "size-100"
    assert press(qtbot, Qt.Key.Key_Backtab).objectName() == "look-contrast-dark"


def test_whose_file_it_is_does_not_change_in_passing(ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    screen = opened(ctx, show)
    group = next(group for group in screen.findChildren(Choice) if group.accessibleName() == "Who it is for")
    mine, theirs = chips(group)
    mine.setFocus()
    assert press(qtbot, Qt.Key.Key_Right) is theirs
    assert ctx.services.settings.current().audience is Audience.ME
    assert not group.isAncestorOf(press(qtbot, Qt.Key.Key_Tab)), "one stop, wherever in it the keyboard is"
    assert press(qtbot, Qt.Key.Key_Backtab) is mine
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert ctx.services.settings.current().audience is Audience.SOMEONE_I_LOVE


@pytest.mark.parametrize(("wide", "high", "scale"), [(1060, 780, 2.0), (760, 600, 2.0), (760, 600, 1.0)])
def test_without_room_for_the_list_one_stop_leads_to_each_section(
    ctx: AppContext, show: Show, qtbot: QtBot, wide: int, high: int, scale: float
) -> None:
    screen = opened(ctx, show, wide=wide, high=high, scale=scale)
    go_to = screen.findChild(GoTo)
    assert go_to is not None
    assert go_to.isVisible()
    assert screen.first_focus() is go_to
    assert QAccessible.queryAccessibleInterface(go_to).text(QAccessible.Text.Name) == "Go to a section"
    page = screen.findChild(QWidget, "section-data")
    assert page is not None
    go_to.setFocus()
    offered = [go_to.itemText(row) for row in range(go_to.count())]
    assert offered == [button.text() for button in screen.findChildren(QPushButton) if "jump-" in button.objectName()]
    press(qtbot, Qt.Key.Key_Down)
    assert go_to.view().isVisible(), "going about in it leads nowhere yet"
    assert go_to.view().currentIndex().row() == 0
    for _ in offered:
        if go_to.view().currentIndex().data() != "Your data":
            qtbot.keyClick(go_to.view(), Qt.Key.Key_Down)
    qtbot.keyClick(go_to.view(), Qt.Key.Key_Return)
    QApplication.processEvents()
    screen.activateWindow()
    held = screen.window().focusWidget()
    assert held is not None
    assert page.isAncestorOf(held)
    assert held.accessibleName() == "Copy the place of: Your file", "where Tab begins there, and seen"
    assert go_to.currentIndex() == -1


def test_beside_the_list_there_is_no_second_way(ctx: AppContext, show: Show) -> None:
    screen = opened(ctx, show)
    go_to = screen.findChild(GoTo)
    assert go_to is not None
    assert not go_to.isVisible()
    jump = screen.findChild(QPushButton, "jump-data")
    assert jump is not None
    assert jump.isVisible()
