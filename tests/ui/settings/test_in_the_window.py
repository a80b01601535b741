"""Settings in the real window: what re-keys or replaces the file under the app leads on, once, to the right place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Writing
from companion.ui.shell.window import MainWindow


class Again:
    """Stands where the program would begin again, and counts how often it was asked to."""

    def __init__(self, ctx: AppContext, window: MainWindow) -> None:
        self.ctx, self.window, self.times = ctx, window, 0

    def begin(self) -> None:
        self.times += 1
        assert self.times < 5, "begins again and again"
        self.ctx.vault.open()
        self.ctx.renew_session()
        self.window.show_screens()


@pytest.fixture
def again(ctx: AppContext, qtbot: QtBot) -> Iterator[Again]:
    window = MainWindow(ctx)
    ctx.shell = window
    qtbot.addWidget(window)
    found = Again(ctx, window)
    window.restart_wanted.connect(found.begin)
    window.show_screens("settings")
    with qtbot.waitExposed(window):
        window.show()
    yield found
    window.toasts.forget()


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, f"no button {name}"
    button.click()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def sheet() -> QDialog:
    (found,) = [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]
    return found


def shown(window: MainWindow, name: str) -> bool:
    part = window.findChild(QWidget, name)
    return part is not None and part.isVisible()


def test_after_a_passphrase_is_set_the_app_goes_on_once(again: Again) -> None:
    press(again.window, "set-passphrase")
    first = sheet()
    for field in first.findChildren(QLineEdit):
        field.setText("four calm words here")
    press(first, "secret-go")
    shown_code = sheet()
    shown_code.reject()
    assert shown_code.isVisible(), "a stray Escape took the code away"
    press(shown_code, "code-kept")
    assert again.times == 1
    assert again.ctx.vault.encrypted
    assert shown(again.window, "screen-settings"), "back where it was done"


def test_after_a_backup_took_the_place_of_the_file_the_app_goes_on_once(again: Again) -> None:
    again.ctx.services.backups.make()
    again.ctx.services.journal.create(Writing("Later", "written after the backup"))
    again.window.rebuild()
    press(again.window, "look-inside")
    press(sheet(), "restore-go")
    assert again.times == 1
    assert shown(again.window, "screen-settings"), "back where it was done"
    assert len(again.ctx.services.journal.timeline().items) == 0
