"""A 0 to 10 scale on which "not given" is different from zero."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from companion.domain.checkin import SCALE_MAX
from companion.ui.theme import theme_of
from companion.ui.widgets.painting import focus_ring
from companion.ui.widgets.text import Text

#: What a slider holds while nothing is given: below every value, so that assistive technology tells it from zero too.
NOT_GIVEN = -1
#: So soon after a 1 a 0 makes it a ten; later it is a nought of its own.
TEN_MS = 1500
_TAKING_UP = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
#: Keys that read on in a page wherever no part of it has a use for them.
_OF_A_PAGE = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class GivenSlider(QSlider):
    """A slider that may hold nothing: Delete takes its value back, and the wheel changes only what is given.

    Where the keyboard was put on it for the person, as on a screen that opens, the keys and the wheel that go up and
    down a page do that, until they take the slider up: by Tab or the pointer, or by giving a value.

    Args:
        name: what it is called aloud.
        top: the highest value; the lowest is 0.
        step: what an arrow key or a notch of the wheel changes.
        middle: what the first arrow key gives, where nothing is given yet.
    """

    given_changed = Signal()

    def __init__(self, name: str, top: int, step: int, middle: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._middle = middle
        self._turned = 0
        self._taken_up = False
        self.setRange(NOT_GIVEN, top)
        self.setSingleStep(step)
        self.setPageStep(step * 2)
        self.setValue(NOT_GIVEN)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda _value: self._tell())

    @property
    def given(self) -> bool:
        """Whether there is a value."""
        return self.value() != NOT_GIVEN

    def value_or_none(self) -> int | None:
        """The value, or None while nothing was given."""
        return self.value() if self.given else None

    def set_value_or_none(self, value: int | None) -> None:
        """Show a value, or none."""
        self.blockSignals(True)
        self.setValue(NOT_GIVEN if value is None else value)
        self.blockSignals(False)
        self._tell()

    def step_by(self, steps: int) -> None:
        """Go so many steps up or down, onto whole steps; where nothing is given, give the middle first."""
        if not self.given:
            self.setValue(self._middle)
            return
        step = self.singleStep()
        whole = self.value() // step if steps > 0 else -(-self.value() // step)
        self.setValue(min(self.maximum(), max(0, (whole + steps) * step)))

    def _tell(self) -> None:
        self.update()
        self.given_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A page scrolled past a scale must not change what the person said, nor say something for them.
        if not (self.hasFocus() and self.given and self._taken_up):
            event.ignore()
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / 120)
        self._turned -= notches * 120
        if notches:
            self.step_by(notches)
        event.accept()

    def typed(self, digit: int, at: int) -> None:
        """A digit was typed, at a time in milliseconds."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _TAKING_UP:
            self._taken_up = True
        elif event.reason() == Qt.FocusReason.OtherFocusReason:
            self._taken_up = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = event.text()
        if len(words) == 1 and words in "0123456789":
            self._taken_up = True
            self.typed(int(words), event.timestamp())
            return
        key = event.key()
        if key in _OF_A_PAGE and not self._taken_up:
            event.ignore()
            return
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 2,
            Qt.Key.Key_PageDown: -2,
        }.get(Qt.Key(key))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setValue(NOT_GIVEN)
        elif not plain:
            event.ignore()
        elif steps is not None:
            self._taken_up = True
            self.step_by(steps)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setValue(0 if key == Qt.Key.Key_Home else self.maximum())
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


class ScaleSlider(GivenSlider):
    """The track and handle of a scale of 0 to 10. Digits set a value, 1 and then 0 make a ten."""

    def __init__(self, name: str, token: str, parent: QWidget | None = None) -> None:
        # The first arrow key gives the middle, which leans to neither side.
        super().__init__(name, SCALE_MAX, 1, SCALE_MAX // 2, parent)
        self._token = token
        self._one_at: int | None = None

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

    def take(self, x: float) -> None:
        """Give the value that lies at a place across, as a finger or the pointer does."""
        self._one_at = None
        self.setValue(self._value_at(x))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.take(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def typed(self, digit: int, at: int) -> None:
        """The value itself; a nought right after a one makes it a ten."""
        ten = digit == 0 and self._one_at is not None and at - self._one_at <= TEN_MS
        self._one_at = at if digit == 1 else None
        self.setValue(SCALE_MAX if ten else digit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.text().isdigit():
            self._one_at = None
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._one_at = None
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            track = self._track()
            radius = track.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawRoundedRect(track, radius, radius)
            start, length = self._run()
            middle = track.center().y()
            if self.given:
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
                for step in range(SCALE_MAX + 1):
                    painter.drawEllipse(QPointF(start + length * step / SCALE_MAX, middle), dot, dot)
            if self.hasFocus():
                focus_ring(painter, theme, QRectF(self.rect()), theme.px(8))


#: How far above and below the slider a press still counts as one on it, in design pixels: a target for a fingertip.
REACH = 6


class ScaleField(QWidget):
    """A named scale: its name, "6 of 10" or "not given", the slider, and what its two ends mean.

    `own` is for one the person made: their words may be long, and wrap.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        low: str,
        high: str,
        *,
        token: str = "primary",
        own: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.slider = ScaleSlider(name, token, self)
        self.slider.setObjectName(f"scale-{name}")
        self._low, self._high = low, high
        self._reached = False
        self._value = Text("", "small-strong", "ink_soft", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        head = QHBoxLayout()
        label = Text(name, "strong", wrap=own)
        label.setBuddy(self.slider)
        head.addWidget(label, 1)
        head.addWidget(self._value)
        layout.addLayout(head)
        layout.addWidget(self.slider)
        if low or high:
            ends = QHBoxLayout()
            ends.addWidget(Text(low, "small", "ink_soft", wrap=own), 1 if own else 0)
            if not own:
                ends.addStretch(1)
            end = Text(high, "small", "ink_soft", wrap=own)
            if own:
                end.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            ends.addWidget(end, 1 if own else 0)
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
        if self._low and self._high:
            said += ". " + self.tr("0 is {low}, 10 is {high}.").format(low=self._low, high=self._high)
        self.slider.setAccessibleDescription(said)

    # A press just above or below the track is one on it: labels there let it through to here.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        reach, place = theme_of().px(REACH), event.position()
        box = self.slider.geometry().adjusted(0, -reach, 0, reach)
        self._reached = event.button() == Qt.MouseButton.LeftButton and box.contains(place.toPoint())
        if self._reached:
            self.slider.setFocus(Qt.FocusReason.MouseFocusReason)
            self.slider.take(place.x() - self.slider.x())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._reached:
            self.slider.take(event.position().x() - self.slider.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._reached = False
