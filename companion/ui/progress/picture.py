"""A painted picture of numbers: gone through with the keys, told in words, and with the table it is drawn from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from companion.domain.value import Value
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.painting import focus_ring

_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class Table(Value):
    """What a picture is drawn from, as words in rows; the first row are its headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(QWidget):
    """One picture. A kind of it says how many points it has, where they are, what each says, and draws them.

    Args:
        name: what it is of; also its name aloud.
        height: its height in design pixels.
    """

    def __init__(self, name: str, height: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._height = theme_of().px(height)
        self._chosen: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- what a kind of picture says ---------------------------------------------------------------------------

    def points(self) -> int:
        """How many points can be gone through."""
        raise NotImplementedError

    def point_words(self, point: int) -> str:
        """What a point says."""
        raise NotImplementedError

    def point_at(self, place: QPointF) -> int | None:
        """The point under a place of the widget."""
        raise NotImplementedError

    def sentence(self) -> str:
        """The picture in a few plain sentences."""
        raise NotImplementedError

    def table(self) -> Table:
        """All it is drawn from."""
        raise NotImplementedError

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, chosen: int | None = None) -> None:
        """Draw into a box, with a point brought out where one is chosen."""
        raise NotImplementedError

    def legend(self, theme: Theme) -> tuple[tuple[str, str], ...]:
        """What its colours mean in a theme: words, and the token they are drawn in."""
        return ()

    def step(self, key: Qt.Key) -> int:
        """By how many points a key goes on."""
        return {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(key, 0)

    # -- what all of them do -----------------------------------------------------------------------------------

    @property
    def chosen(self) -> int | None:
        """The point that is brought out."""
        return self._chosen

    def redraw(self) -> None:
        """What it shows has changed."""
        if self._chosen is not None and self._chosen >= self.points():
            self._chosen = None
        self.setAccessibleDescription(self.sentence())
        self.updateGeometry()
        self.update()

    def wanted_height(self) -> int:
        """How high it is, in pixels."""
        return self._height

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(300), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), self.wanted_height())

    def choose(self, point: int | None) -> None:
        """Bring out a point, or none."""
        if point != self._chosen:
            self._chosen = point
            self.update()

    def say(self, point: int) -> None:
        """Tell a point beside the picture, and aloud."""
        words = self.point_words(point)
        # Always below: words that run after the pointer are not calm, and hide what it points at.
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height() - theme_of().px(12))), words, self)
        say_aloud(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), self.points()
        if self._chosen is not None and key == Qt.Key.Key_Escape:
            QToolTip.hideText()
            self.choose(None)
            return
        step = self.step(key)
        if not count or not (step or key in _ENDS):
            super().keyPressEvent(event)
            return
        if key in _ENDS:
            point = _ENDS[key] % count
        elif self._chosen is None:
            # What was last is nearest.
            point = count - 1
        else:
            point = min(count - 1, max(0, self._chosen + step))
        self.choose(point)
        self.say(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.point_at(event.position())
        if point is None:
            QToolTip.hideText()
        elif point != self._chosen:
            self.say(point)
        self.choose(point)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.choose(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.choose(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter, theme, QRectF(self.rect()), self._chosen)
            if self.hasFocus():
                focus_ring(painter, theme, QRectF(self.rect()), theme.px(8))
