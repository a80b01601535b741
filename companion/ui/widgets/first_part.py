"""Where the keyboard begins on a page that is shown alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class BeginsAt(QWidget):
    """A page that hands the keyboard on to one of its parts when it is shown or given the focus itself.

    Not by a focus proxy: Qt counts a page with one as a stop of its own in the Tab order, and Tab would turn back
    there, before it has reached the parts that come after it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: QWidget | None = None

    def begin_at(self, part: QWidget | None) -> None:
        """The part that takes the keyboard from now on; None leaves it with the page."""
        self._first = part

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hand_on(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._hand_on(Qt.FocusReason.OtherFocusReason)

    def _hand_on(self, reason: Qt.FocusReason) -> None:
        if self._first is not None and isValid(self._first):
            self._first.setFocus(reason)
