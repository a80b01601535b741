"""A file that is encrypted and locked, with a page in it to be found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Writing

PASSPHRASE = "quiet river morning"


@dataclass(frozen=True)
class LockedFile:
    """The context over a locked file, and the recovery code that was shown for it."""

    ctx: AppContext
    code: str


@pytest.fixture
def locked(bare_ctx: AppContext) -> LockedFile:
    code = bare_ctx.vault.create(PASSPHRASE)
    assert code is not None
    bare_ctx.renew_session()
    bare_ctx.services.journal.create(Writing("First", "A page to come back to"))
    bare_ctx.session = None
    bare_ctx.vault.lock()
    return LockedFile(bare_ctx, code)


def titles(ctx: AppContext) -> list[str]:
    """The titles of every page in the file, which is opened for it where it is not."""
    ctx.vault.open()
    ctx.renew_session()
    return [line.title for line in ctx.services.journal.timeline().items]


@dataclass(frozen=True)
class Hands:
    """What a person does on a page: finds parts by name, types, presses."""

    bot: QtBot

    def part(self, page: QWidget, name: str) -> QWidget:
        """The shown part of that name."""
        found = [part for part in page.findChildren(QWidget, name) if part.isVisible()]
        assert found, f"nothing shown is called {name}"
        return found[0]

    def field(self, page: QWidget, name: str) -> QLineEdit:
        """The shown field of that name."""
        part = self.part(page, name)
        assert isinstance(part, QLineEdit)
        return part

    def button(self, page: QWidget, name: str) -> QPushButton:
        """The shown button of that name."""
        part = self.part(page, name)
        assert isinstance(part, QPushButton)
        return part

    def says(self, page: QWidget, name: str) -> str:
        """What a line says, shown or not."""
        label = page.findChild(QLabel, name)
        assert label is not None
        return label.text()

    def press(self, page: QWidget, name: str) -> None:
        """Click a button."""
        self.bot.mouseClick(self.button(page, name), Qt.MouseButton.LeftButton)

    def type(self, page: QWidget, name: str, words: str) -> None:
        """Type over what a field holds."""
        field = self.field(page, name)
        field.clear()
        self.bot.keyClicks(field, words)

    def enter(self, page: QWidget, name: str, words: str) -> None:
        """Type over what a field holds, and press Enter."""
        self.type(page, name, words)
        self.bot.keyClick(self.field(page, name), Qt.Key.Key_Return)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


def sheet() -> QDialog:
    """The sheet that stands over the window now."""
    (found,) = sheets()
    return found


def sheets() -> list[QDialog]:
    """Every sheet that is shown."""
    return [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]


Show = Callable[..., QWidget]
