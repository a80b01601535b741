"""A choice none of which is made to begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from companion.ui.widgets.option import Option


class Answer(Option):
    """Enter goes on without choosing; the space bar and the arrows choose."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
        # While none is chosen Qt lets the arrows move the keyboard alone; here they choose, as they do ever after.
        held = self.window().focusWidget()
        if held is not self and isinstance(held, Answer) and not held.isChecked():
            held.click()
