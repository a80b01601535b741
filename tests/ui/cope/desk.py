"""A written tool on stage, and the keyboard before it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.content.worksheets import Worksheet
from companion.context import AppContext
from companion.ui.cope.worksheet_page import WorksheetPage

Show = Callable[..., QWidget]


class Desk:
    """A page on stage, and the keyboard before it."""

    def __init__(self, ctx: AppContext, show: Show, qtbot: QtBot) -> None:
        self.ctx, self._show, self._qtbot = ctx, show, qtbot
        self.page: WorksheetPage

    def open(self, tool: str, before: int | None = None, size: tuple[int, int] = (980, 780)) -> WorksheetPage:
        strategy = structs.replace(self.ctx.library.strategy("halt-check"), id=tool, name=tool, guided=tool)
        self.page = WorksheetPage(self.ctx, strategy, before)
        self._show(self.page, *size)
        self.page.first_part().setFocus()
        return self.page

    @property
    def tool(self) -> Worksheet:
        return self.page._tool

    @property
    def held(self) -> QWidget:
        held = QApplication.focusWidget()
        assert held is not None
        return held

    def key(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        for key in keys:
            modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
            self._qtbot.keyClick(self.held, key, modifier)

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self.held, words)

    def enter(self, words: str = "") -> None:
        """Type on one line, and go on."""
        self.type(words)
        self.key(Qt.Key.Key_Return)

    def lines(self, words: str) -> None:
        """Type in a field of several lines, and go on."""
        self.type(words)
        self.key(Qt.Key.Key_Return, ctrl=True)

    def press(self, name: str) -> None:
        part = self.part(name)
        assert isinstance(part, QAbstractButton)
        part.click()

    def part(self, name: str) -> QWidget:
        found = [part for part in self.page.findChildren(QWidget, name) if part.isVisible()]
        assert found, name
        return found[-1]

    def shown(self, name: str) -> bool:
        return any(part.isVisible() for part in self.page.findChildren(QWidget, name))

    @property
    def at(self) -> str:
        return self.page.sheet.at

    def body(self) -> str:
        """The words of the newest page of the journal."""
        item = self.ctx.services.journal.timeline().items[0]
        entry = self.ctx.services.journal.entry(item.uuid)
        assert entry is not None
        return entry.body
