"""A small card that stands beside words of an article and goes as soon as somebody is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextBrowser, QWidget
from shiboken6 import isValid

from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.layouts import put_off

_WIDTH = 380
_GAP = 6


class NearCard(Card):
    """Stands over a view. Escape, and the keyboard going elsewhere, put it away; it is used once."""

    def __init__(self, over: QTextBrowser, *, spacing: float = 6, margin: float = 16) -> None:
        super().__init__("surface", margin=margin, spacing=spacing, parent=over)
        self._over = over
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def place(self, near: QRect) -> None:
        """Stand below a place, or above it where there is no room below, within the view."""
        theme = theme_of()
        room = self._over.rect().adjusted(theme.px(8), theme.px(8), -theme.px(16), -theme.px(8))
        width = min(self.wanted_width(), room.width())
        height = min(max(self.heightForWidth(width), self.box.totalHeightForWidth(width)), room.height())
        left = max(room.left(), min(near.left(), room.right() - width))
        below = near.bottom() + round(theme.px(_GAP))
        above = near.top() - round(theme.px(_GAP)) - height
        top = below if below + height <= room.bottom() or above < room.top() else above
        self.setGeometry(left, max(room.top(), min(top, room.bottom() - height)), width, height)

    def wanted_width(self) -> int:
        """How wide the card is where the view has room."""
        return round(theme_of().px(_WIDTH))

    def put_away(self) -> None:
        """Go; the keyboard goes back to the view where it was on the card."""
        if not isValid(self):
            return
        held = self._over.window().focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        put_off(self)
        if inside:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:
        # Qt would ask the view, which goes on to its next link and leaves the keyboard where it is.
        parts = [part for part in self.findChildren(QAbstractButton) if part.isVisible() and part.isEnabled()]
        held = self.focusWidget()
        at = parts.index(held) if isinstance(held, QAbstractButton) and held in parts else -1
        if not parts:
            return False
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        parts[(at + (1 if next else -1)) % len(parts)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.raise_()

    def stays(self, now: QWidget) -> bool:
        """Whether the card stays while a part has the keyboard."""
        return self.isAncestorOf(now)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        # None is another window of the system: the card is still there when one comes back.
        if now is not None and isValid(self) and self.isVisible() and not self.stays(now):
            self.put_away()


def near_words(view: QTextBrowser, start: int, end: int) -> QRect:
    """Where a stretch of a page stands in its view; as much of it as is in sight, where any is."""
    first, last = QTextCursor(view.document()), QTextCursor(view.document())
    first.setPosition(start)
    last.setPosition(end)
    box = view.cursorRect(first).united(view.cursorRect(last))
    seen = box.intersected(view.viewport().rect())
    return (seen if seen.isValid() else box).translated(view.viewport().mapTo(view, QPoint(0, 0)))
