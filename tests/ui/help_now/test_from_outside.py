"""Help now opened where no file is open: from the lock, the first run, and trouble, and the way back there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.problems import FileDamaged
from companion.ui.first_run.screen import FirstRun
from companion.ui.help_now.page import HelpNow
from companion.ui.lock.screen import LockScreen
from companion.ui.lock.trouble import TroublePage
from companion.ui.shell.window import MainWindow

Press = Callable[..., None]


def _lock(ctx: AppContext) -> LockScreen:
    ctx.vault.create("quiet river morning")
    ctx.renew_session()
    ctx.services.contacts.add(ContactDetails("Dana", "keyworker", numbers=(Number("020 7946 0112"),)))
    ctx.services.counter.start_on(date(2026, 8, 14))
    ctx.session = None
    ctx.vault.lock()
    return LockScreen(ctx)


def _first_run(ctx: AppContext) -> FirstRun:
    ctx.prefs.change(first_run_step=2)
    return FirstRun(ctx)


def _trouble(ctx: AppContext) -> TroublePage:
    return TroublePage(ctx, FileDamaged(ctx.paths.database))


@pytest.fixture(params=[_lock, _first_run, _trouble], ids=["lock", "first-run", "trouble"])
def window(request: pytest.FixtureRequest, bare_ctx: AppContext, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on a page shown while no file is open; Help now is opened by the page's own button."""
    made = MainWindow(bare_ctx)
    bare_ctx.shell = made
    qtbot.addWidget(made)
    page = request.param(bare_ctx)
    page.help_wanted.connect(lambda: made.help_now())
    made.show_page(page)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.toasts.forget()


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Presses a key where the keyboard is."""

    def pressed(
        window: QWidget, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        window.activateWindow()
        QApplication.processEvents()
        qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
        QApplication.processEvents()

    return pressed


def _help(window: MainWindow) -> HelpNow:
    shown = window.findChild(HelpNow)
    assert shown is not None
    return shown


def _in_front(window: MainWindow) -> bool:
    return any(part.isVisible() for part in window.findChildren(HelpNow))


@pytest.mark.parametrize("back", [(Qt.Key.Key_Escape,), (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)])
def test_escape_and_the_key_for_back_lead_from_the_door_to_the_first_page_and_to_where_one_was(
    window: MainWindow, press: Press, back: tuple[object, ...]
) -> None:
    held = QApplication.focusWidget()
    press(window, Qt.Key.Key_F1)
    press(window, "2")
    assert _help(window).door == "craving"
    press(window, *back)
    assert _in_front(window)
    assert _help(window).door == ""
    press(window, *back)
    assert not _in_front(window)
    assert QApplication.focusWidget() is held


def test_the_buttons_back_and_close_lead_there_too(window: MainWindow) -> None:
    opens = window.findChild(QPushButton, "lock-help")
    assert opens is not None
    opens.click()
    assert _in_front(window)
    _help(window).open_door("used")
    back = next(part for part in window.findChildren(QPushButton, "help-back") if part.isVisible())
    back.click()
    assert _help(window).door == ""
    close = next(part for part in window.findChildren(QPushButton, "help-close") if part.isVisible())
    close.click()
    assert not _in_front(window)


def test_nothing_of_the_persons_own_is_on_any_door_there(window: MainWindow, press: Press) -> None:
    press(window, Qt.Key.Key_F1)
    for key in "1234567":
        press(window, key)
        words = " ".join(label.text() for label in _help(window).findChildren(QLabel))
        words += " ".join(part.accessibleDescription() for part in _help(window).findChildren(QPushButton))
        for own in ("Dana", "7946", "99 days"):
            assert own not in words
        assert _help(window).door != ""
        press(window, Qt.Key.Key_Escape)


def test_letters_typed_before_are_still_there(bare_ctx: AppContext, qtbot: QtBot, press: Press) -> None:
    made = MainWindow(bare_ctx)
    bare_ctx.shell = made
    qtbot.addWidget(made)
    made.show_page(_first_run(bare_ctx))
    with qtbot.waitExposed(made):
        made.show()
    field = next(part for part in made.findChildren(QLineEdit) if part.isVisible())
    field.setFocus()
    qtbot.keyClicks(field, "020")
    press(made, Qt.Key.Key_F1)
    press(made, Qt.Key.Key_Escape)
    assert field.text().endswith("020")
    assert QApplication.focusWidget() is field
