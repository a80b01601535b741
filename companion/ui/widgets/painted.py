"""What every button of ours has in common: its keys, its hover, its focus mark, and when it is painted anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.painting import focus_ring

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object

_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Painted(_Button):
    """Makes a kind of Qt button one of ours; to be named before it among the bases.

    A part says in `paint` what it looks like and in `radius` and `ring_token` what its focus mark is like. It answers
    to Enter as to the space bar, and shows a hand.
    """

    #: The corners of the focus mark, in design pixels, and the token it is painted in.
    radius: float = 10
    ring_token: str = "primary"

    def begin(self, name: str, description: str = "") -> None:
        """What holds for every such part, to be called once it is made: its hand, and what it is called aloud."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        if description:
            self.setAccessibleDescription(description)
        if isinstance(self, QPushButton):
            self.setAutoDefault(False)

    @property
    def hot(self) -> bool:
        """Whether a press would be taken here and now: the pointer is on it, or it is being pressed."""
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Paint the part without its focus mark; `box` is all of it."""
        raise NotImplementedError

    def paint_focus(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Paint the focus mark over what `paint` has painted."""
        focus_ring(painter, theme, box, theme.px(self.radius), self.ring_token)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            self.paint(painter, theme, box)
            if self.hasFocus():
                self.paint_focus(painter, theme, box)
            # Ended here: an error in `paint` must not leave a painter on the part until it is collected.

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & _WITH:
            # With another key it is no press, but a key of what is around: on to the next step, or to save.
            event.ignore()
        elif not self.isEnabled() or (self.autoExclusive() and self.isChecked()):
            # What is chosen already cannot be chosen again: Enter then belongs to what is around it, to go on.
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()


class PaintedButton(Painted, QPushButton):
    """A push button of ours; `name` is what it is called aloud."""

    def __init__(self, words: str, parent: QWidget | None = None, *, name: str = "", description: str = "") -> None:
        # Not by giving the words to the constructor: choosing between its forms has icons made known to Python first.
        super().__init__(parent)
        QPushButton.setText(self, words)
        self.begin(name or words, description)
