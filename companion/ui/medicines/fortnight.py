"""The last two weeks of one medicine, a square a day: taken is filled, missed has a line, the rest is blank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from companion.domain.prescribed import DayState
from companion.ui.dates import weekday_date
from companion.ui.medicine_words import state_words
from companion.ui.theme import theme_of

DAYS = 14
#: Design pixels between the beginnings of two squares, and the side of one.
_STEP, _SIDE = 26, 19
_WEEK = 7

Day = tuple[date, DayState]


class Fortnight(QWidget):
    """Shows what is known of each day, the oldest first. What it says is its accessible text, and its tool tips."""

    def __init__(self, days: Sequence[Day], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days, self._today = tuple(days), today
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("The last two weeks"))
        self.setAccessibleDescription(". ".join(self._said(day) for day in self._days))

    def sizeHint(self) -> QSize:
        theme = theme_of()
        return QSize(theme.px(_STEP) * len(self._days), theme.px(_STEP))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of()
        return QSize(theme.px(_STEP) * _WEEK, theme.px(_STEP))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return theme_of().px(_STEP) * -(-len(self._days) // self._across(width))

    def _across(self, width: int) -> int:
        """How many squares stand side by side: all of them, or a week where there is no room."""
        return len(self._days) if width >= theme_of().px(_STEP) * len(self._days) else _WEEK

    def _said(self, day: Day) -> str:
        return f"{weekday_date(day[0], self._today)}: {state_words(day[1])}"

    def _box(self, place: int) -> QRectF:
        theme = theme_of()
        step, side = theme.px(_STEP), theme.px(_SIDE)
        row, column = divmod(place, self._across(self.width()))
        near = column * step + 1.5
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - near - side if mirrored else near, row * step + (step - side) / 2, side, side)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for place, day in enumerate(self._days):
                if self._box(place).contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), self._said(day), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, (day, state) in enumerate(self._days):
                box, round_by = self._box(place), theme.px(4)
                painter.setPen(Qt.PenStyle.NoPen)
                if state in (DayState.TAKEN, DayState.PARTLY):
                    painter.setBrush(theme.colour("primary"))
                    filled = QRectF(box)
                    if state is DayState.PARTLY:
                        filled.setTop(box.center().y())
                    painter.drawRoundedRect(filled, round_by, round_by)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                strong = state in (DayState.TAKEN, DayState.PARTLY, DayState.MISSED)
                pen = QPen(theme.colour("primary" if strong else "line"), theme.px(1.5))
                if state is DayState.NOT_DUE:
                    pen.setStyle(Qt.PenStyle.DotLine)
                painter.setPen(pen)
                painter.drawRoundedRect(box, round_by, round_by)
                if state is DayState.MISSED:
                    middle = box.center()
                    reach = box.width() * 0.22
                    painter.drawLine(QPointF(middle.x() - reach, middle.y()), QPointF(middle.x() + reach, middle.y()))
                if day == self._today:
                    painter.setPen(QPen(theme.colour("ink"), theme.px(1.5)))
                    painter.drawLine(
                        QPointF(box.left(), box.bottom() + theme.px(3)),
                        QPointF(box.right(), box.bottom() + theme.px(3)),
                    )
