"""Help now opens whatever the state of the person's file; only what is theirs is left out."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.problems import DiskFull, DiskTrouble
from companion.resources import content_folder
from companion.services.contacts import ContactService
from companion.services.counter import CounterService
from companion.ui.jobs import Jobs
from companion.ui.registry import help_now_page
from companion.ui.settings.passphrase_sheets import ProveSheet, SetSheet
from companion.ui.settings.privacy import PrivacySection

Show = Callable[..., QWidget]
DOORS = ["", *(door.id for door in Library(content_folder()).doors())]
PASSPHRASE = "quiet river morning"


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def opened(ctx: AppContext, show: Show, door: str = "") -> QWidget:
    page = help_now_page(ctx)
    page.open_door(door)
    return show(page)


@pytest.fixture
def dana(ctx: AppContext) -> None:
    ctx.services.contacts.add(ContactDetails("Dana", numbers=(Number("020 7946 0112"),)))


@pytest.mark.parametrize("door", DOORS)
def test_every_door_opens_while_the_disk_does_not_answer(
    door: str, ctx: AppContext, dana: None, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_service: object) -> None:
        raise DiskTrouble(ctx.paths.database)

    monkeypatch.setattr(ContactService, "all", gone)
    monkeypatch.setattr(CounterService, "count", gone)
    words = said(opened(ctx, show, door))
    assert any("999" in line for line in words)
    assert "Dana" not in words


def test_what_is_theirs_is_there_again_once_the_disk_answers(
    ctx: AppContext, dana: None, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_service: object) -> None:
        raise DiskTrouble(ctx.paths.database)

    page = help_now_page(ctx)
    with monkeypatch.context() as patch:
        patch.setattr(ContactService, "all", gone)
        page.open_door()
        assert "Dana" not in said(page)
    page.open_door()
    assert "Dana" in said(show(page))


class Held:
    """The vault's work on the closed file, held there until it is let go."""

    def __init__(self, ctx: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        real = ctx.vault._while_closed

        def held(change: Callable[[], str]) -> str:
            def later() -> str:
                self.begun.set()
                assert self.go.wait(30)
                return change()

            return real(later)

        monkeypatch.setattr(ctx.vault, "_while_closed", held)


def typed(sheet: QWidget, *names: str, words: str = PASSPHRASE) -> None:
    for name in names:
        field = sheet.findChild(QLineEdit, name)
        assert field is not None
        field.setText(words)


def press(sheet: QWidget, name: str) -> None:
    button = sheet.findChild(QPushButton, name)
    assert button is not None
    button.click()


def help_opens_meanwhile(ctx: AppContext, sheet: SetSheet | ProveSheet, held: Held, show: Show, qtbot: QtBot) -> None:
    ctx.jobs = Jobs()
    with qtbot.waitSignal(sheet.done_with, timeout=30_000):
        press(sheet, "secret-go")
        assert held.begun.wait(30)
        words = said(opened(ctx, show))
        held.go.set()
    ctx.jobs.close()
    assert any("999" in line for line in words)
    assert "Dana" not in words


def test_help_opens_while_settings_encrypt_the_file(
    ctx: AppContext, dana: None, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, window = Held(ctx, monkeypatch), show(QWidget())
    sheet = SetSheet(ctx, window)
    sheet.open()
    typed(sheet, "new-passphrase", "new-passphrase-again")
    help_opens_meanwhile(ctx, sheet, held, show, qtbot)
    assert [contact.name for contact in ctx.services.contacts.all()] == ["Dana"]


def test_help_opens_while_settings_take_the_passphrase_away(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx = bare_ctx
    ctx.vault.create(PASSPHRASE)
    ctx.renew_session()
    held = Held(ctx, monkeypatch)
    section = PrivacySection(ctx)
    section.refresh()
    show(section)
    press(section, "remove-passphrase")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ProveSheet)
    typed(sheet, "present-passphrase")
    help_opens_meanwhile(ctx, sheet, held, show, qtbot)
    assert ctx.services.contacts.all() == ()


def test_a_passphrase_that_could_not_be_set_leaves_the_file_open(
    ctx: AppContext, dana: None, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_words: str) -> str:
        raise DiskFull(ctx.paths.database)

    monkeypatch.setattr(ctx.vault, "set_passphrase", full)
    window = show(QWidget())
    sheet = SetSheet(ctx, window)
    sheet.open()
    typed(sheet, "new-passphrase", "new-passphrase-again")
    press(sheet, "secret-go")
    assert [contact.name for contact in ctx.services.contacts.all()] == ["Dana"]
