"""A line with a handle: where a sound is, or how loud; and the level of what a microphone hears."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.painting import focus_ring, round_ground, share_line

#: From how loud on a voice is heard by the microphone.
HEARD = 0.03


class Track(QSlider):
    """A slider that goes where it is pressed. What it is called aloud is its `name`."""

    def __init__(self, name: str, top: int, step: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, top)
        self.setSingleStep(step)
        self.setPageStep(step * 2)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(140), theme_of().px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(72), theme_of().px(32))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        event.accept()

    def _take(self, x: float) -> None:
        handle = theme_of().px(22)
        share = min(1.0, max(0.0, (x - handle / 2) / max(1, self.width() - handle)))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        self.setSliderPosition(round(share * self.maximum()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        side, height = theme.px(22), theme.px(6)
        share = self.sliderPosition() / self.maximum() if self.maximum() else 0.0
        line = QRectF(0, (self.height() - height) / 2, self.width(), height)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            if not self.isEnabled():
                share_line(painter, theme, line, 0.0)
                return
            share_line(painter, theme, line, share)
            handle = QRectF(share * (self.width() - side), (self.height() - side) / 2, side, side)
            inner = handle.adjusted(theme.px(3), theme.px(3), -theme.px(3), -theme.px(3))
            round_ground(painter, inner, theme.colour("primary"))
            if self.hasFocus():
                focus_ring(painter, theme, handle, handle.height() / 2)


class Level(QWidget):
    """How loud it is just now, as a line that grows; with motion off, one that only tells whether anything is heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(theme_of().px(12))

    @property
    def share(self) -> float:
        """How much of the line is filled."""
        return self._share

    def show_level(self, level: float) -> None:
        """Show how loud it is, from 0 to 1."""
        if not theme_of().motion:
            level = 1.0 if level >= HEARD else 0.0
        if level != self._share:
            # Down it goes slowly, so that it can be followed.
            self._share = max(level, self._share * 0.8) if theme_of().motion else level
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            share_line(painter, theme_of(), QRectF(self.rect()), min(1.0, self._share))
