"""Choosing a passphrase: what is too little is said kindly and not taken, and afterwards one is back where one was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from companion.bootstrap import Program
from companion.context import AppContext
from companion.ui.settings.passphrase_sheets import SetSheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.passphrase import NewPassphrase
from tests.ui.conftest import RecordingShell
from tests.ui.running import WORDS, settle

Show = Callable[..., QWidget]


def type_twice(page: QWidget, words: str) -> str:
    """Type a passphrase twice; what is said of it then."""
    for name in ("new-passphrase", "new-passphrase-again"):
        field = page.findChild(QLineEdit, name)
        assert field is not None
        field.setText(words)
    says = page.findChild(QLabel, "passphrase-says")
    assert says is not None
    return says.text()


def click(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


@pytest.mark.parametrize(
    ("typed", "said"), [("a", "8 letters or more"), ("1234567", "8 letters"), ("aaaaaaaaaa", "more different letters")]
)
def test_a_passphrase_that_would_not_protect_is_not_taken_and_a_better_one_is_told(
    ctx: AppContext, show: Show, typed: str, said: str
) -> None:
    window = show(QWidget())
    sheet = SetSheet(ctx, window)
    sheet.open()
    told = type_twice(sheet, typed)
    click(sheet, "secret-go")
    assert said in told
    assert "Three short words" in told
    assert sheet.isVisible()
    assert not ctx.vault.encrypted
    assert type_twice(sheet, WORDS) == "Both are the same."
    click(sheet, "secret-go")
    assert ctx.vault.encrypted
    for one in window.findChildren(QDialog):
        one.done(0)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_why_it_is_not_taken_is_in_full_sight(ctx: AppContext, show: Show, scale: float) -> None:
    install_theme(QApplication.instance(), Theme(LIGHT, scale=scale, motion=False))  # type: ignore[arg-type]
    window = show(QWidget(), 900, 600)
    sheet = SetSheet(ctx, window)
    sheet.open()
    QApplication.processEvents()
    type_twice(sheet, "abc")
    click(sheet, "secret-go")
    QApplication.processEvents()
    lines = [part for part in sheet.findChildren(QLabel) if "Make it 8 letters" in part.text()]
    assert any(one.isVisible() and one.visibleRegion().boundingRect() == one.rect() for one in lines)
    sheet.done(0)


def test_what_makes_a_good_one_is_said_from_the_beginning(bare_ctx: AppContext, show: Show) -> None:
    part = NewPassphrase()
    show(part)
    says = part.findChild(QLabel, "passphrase-says")
    assert says is not None
    assert "8 letters" in says.text()
    type_twice(part, "short")
    assert not part.matches()
    type_twice(part, WORDS)
    assert part.matches()


def test_a_passphrase_is_set_and_one_is_led_back_and_told(ctx: AppContext, show: Show) -> None:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    click(screen, "set-passphrase")
    (sheet,) = [one for one in screen.window().findChildren(QDialog) if one.isVisible()]
    type_twice(sheet, WORDS)
    click(sheet, "secret-go")
    shown = next(
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one.findChild(QLabel, "recovery-code")
    )
    click(shown, "code-kept")
    shell = ctx.shell
    assert isinstance(shell, RecordingShell)
    assert shell.back == ("settings", {"section": "privacy"})
    assert "Your file is encrypted" in shell.toasts[-1][0]


@pytest.mark.real_clock
@pytest.mark.parametrize("locked", [False, True])
def test_the_app_begins_again_where_the_work_was_done(program: Program, locked: bool) -> None:
    if locked:
        program.vault.lock()
    program.window.file_replaced("settings", section="data")
    settle()
    if locked:
        assert program.window.current_screen() is None
        program.vault.unlock(WORDS)
        program.opened()
        settle()
    screen = program.window.current_screen()
    assert isinstance(screen, SettingsScreen)
    held = program.window.focusWidget()
    section = screen.findChild(QWidget, "section-data")
    assert section is not None
    assert held is not None
    assert section.isAncestorOf(held)
    program.window.lock()
    program.vault.unlock(WORDS)
    program.opened()
    assert not isinstance(program.window.current_screen(), SettingsScreen), "once"
