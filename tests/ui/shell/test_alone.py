"""Pages that stand alone: Help now in the middle of the window, and the colours of a desktop that turns dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.problems import FileDamaged
from companion.ui.first_run.protect import PassphraseStep
from companion.ui.first_run.screen import STEPS, FirstRun
from companion.ui.lock.screen import LockScreen
from companion.ui.lock.trouble import TroublePage
from companion.ui.shell.window import MainWindow
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

Settle = Callable[[], None]


@pytest.fixture
def empty(bare_ctx: AppContext, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with no screens in it."""
    made = MainWindow(bare_ctx)
    bare_ctx.shell = made
    qtbot.addWidget(made)
    made.resize(1400, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.toasts.forget()


def middle_of(part: QWidget, window: QWidget) -> int:
    return part.mapTo(window, part.rect().center()).x()


@pytest.mark.parametrize("door", ["", "overdose", "talk"])
@pytest.mark.parametrize("kept", [False, True])
def test_help_now_stands_in_the_middle_over_the_first_run(
    empty: MainWindow, bare_ctx: AppContext, settle: Settle, door: str, kept: bool
) -> None:
    if kept:
        # As after the third step, where the first thing is kept and the file made.
        bare_ctx.vault.create()
        bare_ctx.renew_session()
    bare_ctx.prefs.change(first_run_step=STEPS.index(PassphraseStep))
    empty.show_page(FirstRun(bare_ctx))
    empty.help_now(door)
    settle()
    page = empty.findChild(QWidget, "help-now-page")
    assert page is not None
    shown = [part for part in page.findChildren(QWidget) if part.isVisible() and part.accessibleName()]
    left = min(part.mapTo(empty, QPoint(0, 0)).x() for part in shown if part.width() < 1100)
    right = max(part.mapTo(empty, QPoint(part.width(), 0)).x() for part in shown if part.width() < 1100)
    assert abs(left - (empty.width() - right)) <= 14, (left, empty.width() - right)


def test_help_now_beside_the_side_bar_keeps_to_it(window: MainWindow, settle: Settle) -> None:
    window.resize(1700, 800)
    window.help_now()
    settle()
    page = window.findChild(QWidget, "help-now-page")
    assert page is not None
    assert page.mapTo(window, QPoint(0, 0)).x() > 0
    close = window.findChild(QWidget, "help-close")
    assert close is not None
    assert close.mapTo(window, QPoint(close.width(), 0)).x() < window.width() - 200


def _lock(ctx: AppContext) -> QWidget:
    ctx.vault.create("quiet river morning")
    ctx.vault.lock()
    return LockScreen(ctx)


def _first_run(ctx: AppContext) -> QWidget:
    ctx.prefs.change(first_run_step=STEPS.index(PassphraseStep))
    return FirstRun(ctx)


PAGES: dict[str, Callable[[AppContext], QWidget]] = {
    "lock": _lock,
    "trouble": lambda ctx: TroublePage(ctx, FileDamaged(ctx.paths.database)),
    "first run": _first_run,
}


def _readable(top: QWidget) -> list[str]:
    """The words on a page in the dark that are not in a colour of the dark."""
    colours = {getattr(DARK, token) for token in ("ink", "ink_soft", "primary", "help", "amber_ink", "on_primary")}
    return [
        label.text()
        for label in top.findChildren(Text)
        if label.palette().color(QPalette.ColorRole.WindowText).name() not in {colour.lower() for colour in colours}
    ]


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in PAGES.items()])
def test_a_desktop_that_turns_dark_is_followed_by_a_page_that_stands_alone(
    make: Callable[[AppContext], QWidget], empty: MainWindow, bare_ctx: AppContext, qapp: QApplication, settle: Settle
) -> None:
    page = make(bare_ctx)
    empty.show_page(page)
    typed = page.findChildren(QLineEdit)
    for field in typed:
        field.setText("half written")
    empty.help_now()
    settle()
    install_theme(qapp, Theme(DARK, motion=False))
    empty.rebuild()
    settle()
    assert _readable(empty) == []
    empty.go_back()
    assert page.isVisible()
    assert all(field.text() == "half written" for field in typed)
    shot = page.grab().toImage()
    bright = sum(
        shot.pixelColor(x, y).lightness() > 200 for x in range(0, shot.width(), 9) for y in range(0, shot.height(), 9)
    )
    assert bright < 0.1 * (shot.width() // 9) * (shot.height() // 9)


def test_an_open_sheet_is_coloured_anew_and_the_screens_follow_when_it_is_closed(
    window: MainWindow, qapp: QApplication, settle: Settle
) -> None:
    sheet = Sheet("Half written", "Words.", parent=window)
    sheet.open()
    before = window.current_screen()
    install_theme(qapp, Theme(DARK, motion=False))
    window.rebuild()
    settle()
    assert sheet.isVisible()
    assert _readable(sheet) == []
    assert window.current_screen() is before
    sheet.reject()
    settle()
    assert window.current_screen() is not before
