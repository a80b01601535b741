"""The sheets that stand over the window: which are open, which are busy, and that none outlives the lock."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from companion.ui.widgets.found_again import held_letters


class OpenSheets:
    """Every sheet of a window, whether in sight or waiting behind Help now."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        #: What stood in a sheet at the lock and could not be kept in the file.
        self.held: dict[str, object] | None = None
        #: Those out of sight, each with what puts its cursor back where it was.
        self._waiting: dict[QDialog, Callable[[], None]] = {}

    def all(self) -> tuple[QDialog, ...]:
        """The sheets in sight and those waiting."""
        found = self._window.findChildren(QDialog)
        return tuple(sheet for sheet in found if sheet.isVisible() or sheet in self._waiting)

    def busy(self) -> bool:
        """Whether one is in the middle of something that must end first, such as an encryption."""
        return any(getattr(sheet, "busy", False) for sheet in self.all())

    def wait(self, sheet: QDialog) -> None:
        """Take a sheet out of sight as it is, until `return_all`."""
        letters = held_letters(sheet.focusWidget())
        sheet.hide()
        self._waiting[sheet] = letters

    def return_all(self) -> None:
        """Bring back what waited."""
        waiting, self._waiting = self._waiting, {}
        for sheet, letters in waiting.items():
            if isValid(sheet):
                sheet.open()
                letters()

    def close(self) -> None:
        """Close every sheet; one that keeps a half-written thing does so as it goes."""
        # Those neither in sight nor waiting are closing already, and what they lead to brought us here.
        sheets, self._waiting = self.all(), {}
        for sheet in sheets:
            sheet.reject()
            if isValid(sheet) and sheet.isVisible():
                # It is busy and would rather stay: what it does goes on, but nothing of it stays in sight.
                sheet.done(0)
