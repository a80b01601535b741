"""Help now over whatever the window shows: how it opens, and that all is as it was when it closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from companion.context import AppContext
from companion.ui.registry import help_now_page
from companion.ui.widgets.found_again import held_letters

if TYPE_CHECKING:
    from companion.ui.registry import HelpNow


class HelpOver:
    """The page of Help now in the window's stack, made when it is first asked for.

    Args:
        opened: called before it comes into sight, `closed` once it has gone and what was below it is shown again.
    """

    def __init__(
        self, ctx: AppContext, stack: QStackedWidget, opened: Callable[[], None], closed: Callable[[], None]
    ) -> None:
        self._ctx, self._stack = ctx, stack
        self._opened, self._closed = opened, closed
        self._made: HelpNow | None = None
        self._below: QWidget | None = None
        self._letters: Callable[[], None] = lambda: None
        #: The page while it is in sight.
        self.page: HelpNow | None = None

    def open(self, door: str, *, beside: bool) -> None:
        """Show it, at a door where one is named; `beside` tells whether the side bar is beside it."""
        page = self.page
        if page is None:
            # What is shown stays as it is behind it: nothing there may keep Help now from opening.
            self._below = self._stack.currentWidget()
            self._letters = held_letters(self._stack.window().focusWidget())
            page = self._made
            if page is None:
                # Kept until the lock, another theme or another state of the file: the second time must be quicker.
                page = self._made = help_now_page(self._ctx, beside=beside)
                page.setObjectName("help-now-page")
                page.closed.connect(self.close)
                self._stack.addWidget(page)
            self.page = page
            self._opened()
        page.open_door(door)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_file(self) -> None:
        """Show what was changed in the file meanwhile."""
        if self._made is not None:
            self._made.follow_file()

    def go_back(self) -> bool:
        """One step back in it, and out of it from the first page; False while it is closed."""
        if self.page is None:
            return False
        if not self.page.go_back():
            self.close()
        return True

    def close(self) -> None:
        """Show again what was there before."""
        if self.page is None:
            return
        self.page = None
        if self._below is not None and self._stack.indexOf(self._below) >= 0:
            self._stack.setCurrentWidget(self._below)
        self._below = None
        self._closed()

    def give_letters(self) -> None:
        """Give the line that had the keyboard its cursor back, so that what is typed goes on where it stopped."""
        self._letters()

    def forget(self) -> None:
        """Close it and destroy the page."""
        self.close()
        if self._made is not None:
            self._stack.removeWidget(self._made)
            self._made.deleteLater()
            self._made = None
