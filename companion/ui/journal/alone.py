"""Only the page and nothing beside it, for whoever wants to write in peace."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.journal.entry_page import EntryPage


class Alone(QObject):
    """F11 or the page's menu begins it; Escape ends it, and so does going anywhere else, Help now included."""

    def __init__(self, ctx: AppContext, screen: QWidget, page: EntryPage, arrange: Callable[[], None]) -> None:
        super().__init__(screen)
        self._ctx, self._screen, self._page, self._arrange = ctx, screen, page, arrange
        self.on = False
        page.tools.alone_asked.connect(self.switch)
        QShortcut(QKeySequence("F11"), screen).activated.connect(self.switch)
        screen.installEventFilter(self)

    def switch(self) -> None:
        """Begin it, where the page is in sight, or end it."""
        if not self.end() and self._page.isVisible():
            self._set(on=True)
            self._page.focus_writing_on()

    def end(self) -> bool:
        """Show the rest again; False where it was shown."""
        if not self.on:
            return False
        self._set(on=False)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.on and watched is self._screen and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.end()
        return False

    def _set(self, *, on: bool) -> None:
        self.on = on
        self._ctx.shell.stand_alone(on)
        self._page.stand_alone(on)
        self._arrange()
        if not on and self._page.isVisible():
            self._page.focus_writing_on()
