"""A card that drops from a tool above an article and stays open while something is tried out on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card

_GAP = 4


class ToolCard(Card):
    """Stands under its button, over the page. The button, Escape and the keyboard going elsewhere put it away."""

    def __init__(self, button: QPushButton, over: QWidget, *, width: float) -> None:
        super().__init__("surface", margin=16, spacing=10, parent=over)
        self._button, self._over, self._wide = button, over, width
        self.setAccessibleName(button.accessibleName())
        button.clicked.connect(self.turn)
        over.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
        self.hide()

    def fill(self) -> None:
        """Make it what it is to be this time, before it opens."""

    def wanted_height(self, width: int) -> int:
        """How high it would be at a width, were there room."""
        return self.box.totalHeightForWidth(width)

    def first(self) -> QWidget:
        """The part that takes the keyboard as it opens."""
        raise NotImplementedError

    def turn(self) -> None:
        """Open it, or put it away."""
        if self.put_away():
            return
        self.fill()
        self._place()
        self.show()
        self.raise_()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> bool:
        """Close it; the keyboard goes back to the button. False where it is not open."""
        if self.isHidden():
            return False
        held = self.window().focusWidget()
        self.hide()
        if held is not None and self.isAncestorOf(held):
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        theme, room = theme_of(), self._over.rect()
        edge = round(theme.px(12))
        width = min(round(theme.px(self._wide)), room.width() - 2 * edge)
        below = self._button.mapTo(self._over, QPoint(self._button.width(), self._button.height()))
        top = below.y() + round(theme.px(_GAP))
        height = min(self.wanted_height(width), room.height() - top - edge)
        left = min(max(edge, below.x() - width), room.width() - width - edge)
        self.setGeometry(left, top, width, height)

    def sizeHint(self) -> QSize:
        return QSize(round(theme_of().px(self._wide)), super().sizeHint().height())

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        # None is another window of the system: the card is still there when one comes back.
        if now is None or not isValid(self) or self.isHidden():
            return
        if now is not self._button and not self.isAncestorOf(now):
            self.hide()
