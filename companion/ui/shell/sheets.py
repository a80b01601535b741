"""The sheets that stand over the window: which are open, which are busy, and that none outlives the lock."""

from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid


class OpenSheets:
    """Every sheet of a window, whether in sight or waiting behind Help now."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._waiting: list[QDialog] = []

    def all(self) -> tuple[QDialog, ...]:
        """The sheets in sight and those waiting."""
        found = self._window.findChildren(QDialog)
        return tuple(sheet for sheet in found if sheet.isVisible() or sheet in self._waiting)

    def busy(self) -> bool:
        """Whether one is in the middle of something that must end first, such as an encryption."""
        return any(getattr(sheet, "busy", False) for sheet in self.all())

    def wait(self, sheet: QDialog) -> None:
        """Take a sheet out of sight as it is, until `return_all`."""
        sheet.hide()
        self._waiting.append(sheet)

    def return_all(self) -> None:
        """Bring back what waited."""
        waiting, self._waiting = self._waiting, []
        for sheet in waiting:
            if isValid(sheet):
                sheet.open()

    def close(self) -> None:
        """Close every sheet; one that keeps a half-written thing does so as it goes."""
        # Those neither in sight nor waiting are closing already, and what they lead to brought us here.
        sheets, self._waiting = self.all(), []
        for sheet in sheets:
            sheet.reject()
            if isValid(sheet) and sheet.isVisible():
                # It is busy and would rather stay: what it does goes on, but nothing of it stays in sight.
                sheet.done(0)
