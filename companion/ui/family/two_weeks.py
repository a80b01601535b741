"""How somebody was over two weeks, at a glance: a row of dots for each scale, larger where there was more of it."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.wellbeing import SCALES, KeptWellbeing
from companion.ui.dates import day_month
from companion.ui.family.words import given_words, scale_names
from companion.ui.theme import theme_of

DAYS = 14


class TwoWeeks(QWidget):
    """Three rows of fourteen days, oldest at the left. A day not given is a thin line, which no value looks like.

    A press on a day asks for it (`day_wanted`); by keyboard the list of days leads to each.
    """

    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("two-weeks")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._today: date | None = None
        self._kept: dict[date, KeptWellbeing] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, today: date, kept: Sequence[KeptWellbeing]) -> None:
        """Show what was given for the days up to today."""
        self._today = today
        self._kept = {one.day: one for one in kept}
        self.setAccessibleDescription(self._aloud(today))
        self.update()

    def _aloud(self, today: date) -> str:
        """Every day on which something was given, with its values; the same as the picture shows."""
        said = [(day, given_words(one)) for day, one in sorted(self._kept.items())]
        return ". ".join(
            self.tr("{day}: {values}").format(day=day_month(day, today), values=given) for day, given in said if given
        )

    def _row(self) -> int:
        return max(theme_of().px(30), QFontMetrics(theme_of().font("small")).height() + theme_of().px(8))

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(320), self._row() * (len(SCALES) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(180), self.sizeHint().height())

    def _places(self) -> tuple[float, float]:
        """Where the first day begins, after the names, and how wide a day is."""
        words = QFontMetrics(theme_of().font("small"))
        left = max(words.horizontalAdvance(name) for name in scale_names().values()) + theme_of().px(14)
        return left, (self.width() - left) / DAYS

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left, step = self._places()
        place = int((event.position().x() - left) // step)
        if self._today is not None and 0 <= place < DAYS and event.button() == Qt.MouseButton.LeftButton:
            self.day_wanted.emit(self._today - timedelta(days=DAYS - 1 - place))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._today is None:
            return
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("small"))
            names, row = scale_names(), self._row()
            left, step = self._places()
            for at, scale in enumerate(SCALES):
                middle = at * row + row / 2
                painter.setPen(theme.colour("ink"))
                painter.drawText(QRectF(0, at * row, left, row), int(Qt.AlignmentFlag.AlignVCenter), names[scale])
                for place in range(DAYS):
                    one = self._kept.get(self._today - timedelta(days=DAYS - 1 - place))
                    centre = QPointF(left + step * (place + 0.5), middle)
                    self._mark(painter, centre, min(step, row), None if one is None else getattr(one, scale), scale)
            foot = QRectF(left, len(SCALES) * row, self.width() - left, row)
            painter.setPen(theme.colour("ink_soft"))
            first = day_month(self._today - timedelta(days=DAYS - 1), self._today)
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), first)
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self.tr("Today"))

    def _mark(self, painter: QPainter, centre: QPointF, room: float, value: int | None, scale: str) -> None:
        theme = theme_of()
        if value is None:
            painter.setPen(QPen(theme.colour("edge"), 1))
            half = theme.px(3)
            painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0))
            return
        least = theme.px(2.5)
        radius = least + (max(least, room * 0.42) - least) * value / 10
        painter.setPen(QPen(theme.colour("amber" if scale == "worry" else "primary"), 1.2))
        painter.setBrush(theme.colour("amber_soft" if scale == "worry" else "primary_soft"))
        painter.drawEllipse(centre, radius, radius)
