"""How long, in hours and half hours: a stepper on which "not given" is different from no time at all."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checkin import MINUTES_MAX
from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painting import focus_ring, rounded_box
from companion.ui.widgets.scale import TEN_MS, GivenSlider
from companion.ui.widgets.text import Text

HALF_HOUR = 30
#: Where the first press begins.
USUAL = 7 * 60


class HoursStepper(GivenSlider):
    """Less, the length in words, more. Digits set whole hours, a point or a colon adds the half."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, MINUTES_MAX, HALF_HOUR, USUAL, parent)
        self._typed_at: int | None = None

    def words(self) -> str:
        """What is given, in words."""
        value = self.value_or_none()
        if value is None:
            return self.tr("not given")
        hours, minutes = divmod(value, 60)
        said = self.tr("{hours} h {minutes:02}") if minutes else self.tr("{hours} h")
        return said.format(hours=hours, minutes=minutes)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        return QSize(theme.px(176), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(150), theme_of().px(40))

    def _ends(self) -> tuple[QRectF, QRectF]:
        """The places that take half an hour off and add one, in this order."""
        side = float(self.height())
        near = QRectF(0, 0, side, side)
        far = QRectF(self._across() - side, 0, side, side)
        return (far, near) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else (near, far)

    def _across(self) -> float:
        return min(float(self.width()), float(theme_of().px(220)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for end, step in zip(self._ends(), (-1, 1), strict=True):
            if end.contains(event.position()):
                self.step_by(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def typed(self, digit: int, at: int) -> None:
        """Whole hours; a second digit right after a 1 or a 2 makes them ten or twenty and more."""
        former, soon = self.value(), self._typed_at is not None and at - self._typed_at <= TEN_MS
        both = former // 60 * 10 + digit
        self._typed_at = at
        if soon and former in (60, 120) and both * 60 <= MINUTES_MAX:
            self._typed_at = None
            self.setValue(both * 60)
        else:
            self.setValue(digit * 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in (".", ",", ":") and self.given and self.value() % 60 == 0:
            self.setValue(min(MINUTES_MAX, self.value() + HALF_HOUR))
            return
        if not event.text().isdigit():
            self._typed_at = None
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            box = QRectF(0, 0, self._across(), self.height())
            rounded_box(painter, box, theme.px(8), theme.colour("raised"), theme.colour("edge"))
            less, more = self._ends()
            side = theme.px(18)
            for name, end, able in (
                ("minus", less, not self.given or self.value() > 0),
                ("plus", more, self.value() < self.maximum()),
            ):
                ink = theme.colour("primary") if able else theme.mixed("ink_soft", "surface", 0.5)
                paint_icon(
                    painter, name, ink, QRectF(end.center().x() - side / 2, end.center().y() - side / 2, side, side)
                )
            painter.setFont(theme.font("strong" if self.given else "soft"))
            painter.setPen(theme.colour("ink" if self.given else "ink_soft"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.words())
            if self.hasFocus():
                focus_ring(painter, theme, box, theme.px(8))


class HoursField(QWidget):
    """A named length of time in half hours; `changed` when another is given, or none."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme_of().px(6))
        self.stepper = HoursStepper(name, self)
        label = Text(name, "strong")
        label.setBuddy(self.stepper)
        layout.addWidget(label)
        layout.addWidget(self.stepper)
        self.stepper.given_changed.connect(self._show)
        self.stepper.given_changed.connect(self.changed)
        self._show()

    def value(self) -> int | None:
        """Minutes, or None when not given."""
        return self.stepper.value_or_none()

    def set_value(self, minutes: int | None) -> None:
        """Show a length without telling anyone it changed."""
        self.blockSignals(True)
        self.stepper.set_value_or_none(minutes)
        self.blockSignals(False)
        self._show()

    def _show(self) -> None:
        self.stepper.setAccessibleDescription(
            self.tr("{length}. Arrow keys change it by half an hour.").format(length=self.stepper.words())
        )
