"""A 0 to 10 scale on which "not given" is different from zero."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.painting import focus_ring
from companion.ui.widgets.text import Text


class ScaleSlider(QSlider):
    """The track and handle. Digits set a value, Delete takes it back to not given."""

    given_changed = Signal()

    def __init__(self, name: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._token = token
        self._given = False
        self.setRange(0, 10)
        self.setPageStep(2)
        # Where the first arrow key begins: in the middle, which leans to neither side.
        self.setValue(5)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda _value: self._give())

    def value_or_none(self) -> int | None:
        """The value, or None while nothing was given."""
        return self.value() if self._given else None

    def set_value_or_none(self, value: int | None) -> None:
        """Show a value, or none."""
        self.blockSignals(True)
        self.setValue(5 if value is None else value)
        self.blockSignals(False)
        self._given = value is not None
        self.update()
        self.given_changed.emit()

    def _give(self) -> None:
        self._given = True
        self.update()
        self.given_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(140), theme_of().px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(90), theme_of().px(32))

    def _track(self) -> QRectF:
        theme = theme_of()
        return QRectF(0, self.height() / 2 - theme.px(3), self.width(), theme.px(6))

    def _run(self) -> tuple[float, float]:
        """Where the handle's centre stands at 0, and how far it travels to 10."""
        handle = theme_of().px(22)
        return handle / 2, max(1.0, self.width() - handle)

    def _value_at(self, x: float) -> int:
        start, length = self._run()
        share = min(1.0, max(0.0, (x - start) / length))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return round(share * self.maximum())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _choose(self, value: int) -> None:
        if value == self.value() and not self._given:
            self._give()
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A page scrolled past a scale must not change what the person said.
        if self.hasFocus() and self._given:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = event.text()
        if words.isdigit() and len(words) == 1:
            # "1" then "0" quickly is rare; ten has its own keys: End, or 1 followed by 0 while 1 is shown.
            ten = words == "0" and self._given and self.value() == 1
            self._choose(10 if ten else int(words))
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value_or_none(None)
            return
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in keys and not self._given and event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._give()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._give()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._track()
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary_soft"))
        painter.drawRoundedRect(track, radius, radius)
        start, length = self._run()
        middle = track.center().y()
        if self._given:
            share = self.value() / self.maximum()
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            centre = QPointF(start + length * (1 - share if mirrored else share), middle)
            filled = QRectF(track)
            if mirrored:
                filled.setLeft(centre.x())
            else:
                filled.setRight(centre.x())
            painter.setBrush(theme.colour(self._token))
            painter.drawRoundedRect(filled, radius, radius)
            handle = theme.px(20) / 2
            painter.setBrush(theme.colour("raised"))
            painter.setPen(QPen(theme.colour(self._token), max(2, theme.px(2))))
            painter.drawEllipse(centre, handle, handle)
        else:
            # Not given: a row of quiet marks and no handle, so that nothing looks chosen.
            painter.setBrush(theme.colour("edge"))
            dot = theme.px(3) / 2
            for step in range(11):
                painter.drawEllipse(QPointF(start + length * step / 10, middle), dot, dot)
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), theme.px(8))


class ScaleField(QWidget):
    """A named scale: its name, "6 of 10" or "not given", the slider, and what its two ends mean."""

    changed = Signal()

    def __init__(
        self, name: str, low: str, high: str, *, token: str = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.slider = ScaleSlider(name, token, self)
        self.slider.setObjectName(f"scale-{name}")
        self._low, self._high = low, high
        self._value = Text("", "small-strong", "ink_soft", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        head = QHBoxLayout()
        label = Text(name, "strong", wrap=False)
        label.setBuddy(self.slider)
        head.addWidget(label, 1)
        head.addWidget(self._value)
        layout.addLayout(head)
        layout.addWidget(self.slider)
        ends = QHBoxLayout()
        ends.addWidget(Text(low, "small", "ink_soft", wrap=False))
        ends.addStretch(1)
        ends.addWidget(Text(high, "small", "ink_soft", wrap=False))
        layout.addLayout(ends)
        self.slider.given_changed.connect(self._show)
        self.slider.given_changed.connect(self.changed)
        self._show()

    def value(self) -> int | None:
        """0 to 10, or None when not given."""
        return self.slider.value_or_none()

    def set_value(self, value: int | None) -> None:
        """Show a value without telling anyone it changed."""
        self.blockSignals(True)
        self.slider.set_value_or_none(value)
        self.blockSignals(False)
        self._show()

    def _show(self) -> None:
        value = self.value()
        said = self.tr("not given") if value is None else self.tr("{value} of 10").format(value=value)
        self._value.setText(said)
        ends = self.tr("0 is {low}, 10 is {high}.").format(low=self._low, high=self._high)
        self.slider.setAccessibleDescription(f"{said}. {ends}")
