"""How the window closes: with everything kept, and asked for where something cannot be; or only out of sight."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent

from companion.domain.problems import KnownProblem
from companion.ui.shell.placement import keep_place

if TYPE_CHECKING:
    from companion.ui.shell.window import MainWindow

#: How long to wait before looking again whether a busy sheet has ended.
BUSY_MS = 500


class Closing:
    """What becomes of a wish to close. `stays` says whether it only goes out of sight, and has seen to that then."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._without_saving = False
        self.stays: Callable[[], bool] = lambda: False

    def asked(self, event: QCloseEvent) -> None:
        """Answer the event."""
        window = self._window
        # Only the window's own button and the desktop close it so; a quit, and the end of the session, really end it.
        if event.spontaneous() and self.stays():
            event.ignore()
            return
        if window.sheets.busy():
            event.ignore()
            QTimer.singleShot(BUSY_MS, window, window.close_window)
            return
        try:
            window.keep_everything()
        except KnownProblem as problem:
            if not self._without_saving:
                from companion.ui.shell.close_unsaved import CloseUnsavedSheet

                event.ignore()
                # It may have been out of sight, and what it asks must be seen.
                window.come_forward()
                CloseUnsavedSheet(problem, self._without, window).open()
                return
        keep_place(window, window.ctx.prefs)
        window.hide()
        window.closing.emit()
        event.accept()

    def _without(self) -> None:
        self._without_saving = True
        self._window.close_window()
