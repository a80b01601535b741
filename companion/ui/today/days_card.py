"""The last four weeks, a square a day; each can be opened and filled in."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from companion.domain.checkin import DayMark
from companion.ui.dates import weekday_date
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.card import Card
from companion.ui.widgets.painting import focus_ring
from companion.ui.widgets.text import Text

WEEKS = 4
#: Design pixels between two columns at most: a week stays something the eye takes in at once.
FARTHEST = 64


class DaySquares(QWidget):
    """Whole weeks as rows of seven squares, oldest first. Signal `chosen` (date)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._marks: Mapping[date, DayMark] = {}
        self._lapses: frozenset[date] = frozenset()
        self._today: date | None = None
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The last four weeks"))

    def show_days(
        self, today: date, first_weekday: int, marks: Mapping[date, DayMark], lapses: frozenset[date]
    ) -> None:
        """Show the four weeks that end with today's week; `first_weekday` is 1 (Monday) to 7."""
        start_of_week = today - timedelta(days=(today.isoweekday() - first_weekday) % 7)
        first = start_of_week - timedelta(weeks=WEEKS - 1)
        self._days = tuple(first + timedelta(days=number) for number in range(7 * WEEKS))
        self._marks, self._lapses, self._today = marks, lapses, today
        self._place = self._days.index(today)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of()
        return QSize(theme.px(260), theme.px(30) * WEEKS + theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(160), self.sizeHint().height())

    def sentence(self, day: date) -> str:
        """One day in words."""
        words = weekday_date(day, self._today)
        if self._today is not None and day > self._today:
            return words
        mark = self._marks.get(day)
        if day in self._lapses:
            words += ", " + self.tr("you used")
        if mark is None:
            return words + ", " + self.tr("nothing written")
        if mark.not_today:
            return words + ", " + self.tr("not today")
        for name, value in (
            (self.tr("mood"), mark.mood),
            (self.tr("craving"), mark.craving),
            (self.tr("sleep"), mark.sleep),
        ):
            if value is not None:
                words += ", " + self.tr("{name} {value} of 10").format(name=name, value=value)
        return words

    def _box(self, index: int) -> QRectF:
        theme = theme_of()
        top = theme.px(22)
        step = min(self.width() / 7, theme.px(FARTHEST))
        row_height = theme.px(30)
        column = index % 7
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = 6 - column
        side = min(step, row_height) - theme.px(5)
        start = self.width() - step * 7 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        centre = QPointF(start + step * column + step / 2, top + row_height * (index // 7) + row_height / 2)
        return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)

    def _at(self, point: QPointF) -> int | None:
        for index in range(len(self._days)):
            if self._box(index).adjusted(-2, -2, 2, 2).contains(point):
                return index
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if index is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), self.sentence(self._days[index]), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(index)
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._go(self._place + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        if self._today is None or not 0 <= place < len(self._days) or self._days[place] > self._today:
            return
        self._place = place
        self._describe()
        say_aloud(self, self.sentence(self._days[place]))
        self.update()

    def _describe(self) -> None:
        if self._days:
            self.setAccessibleDescription(self.sentence(self._days[self._place]))

    def _choose(self) -> None:
        if self._days and self._today is not None and self._days[self._place] <= self._today:
            self.chosen.emit(self._days[self._place])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        QToolTip.hideText()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink_soft"))
            locale = QLocale()
            for column in range(7):
                if not self._days:
                    break
                name = locale.dayName(self._days[column].isoweekday(), QLocale.FormatType.NarrowFormat)
                box = self._box(column)
                painter.drawText(
                    QRectF(box.left() - 8, 0, box.width() + 16, theme.px(20)), int(Qt.AlignmentFlag.AlignCenter), name
                )
            for index, day in enumerate(self._days):
                self._paint_day(painter, index, day)
            if self.hasFocus() and self._days:
                focus_ring(painter, theme, self._box(self._place).adjusted(-4, -4, 4, 4), theme.px(8))

    def _paint_day(self, painter: QPainter, index: int, day: date) -> None:
        theme = theme_of()
        box = self._box(index)
        radius = theme.px(6)
        today = self._today
        painter.setPen(Qt.PenStyle.NoPen)
        rested = day in self._marks and self._marks[day].not_today
        if day not in self._marks or rested:
            # An outline and no shade: nothing written is not a mood, in any palette. Nor is "not today".
            ahead = today is not None and day > today
            painter.setPen(QPen(theme.mixed("surface", "line", 0.5 if ahead else 1.0), 1.4))
            painter.setBrush(theme.mixed("surface", "background", 0.0 if ahead else 0.6))
            box = box.adjusted(0.7, 0.7, -0.7, -0.7)
        elif (mood := self._marks[day].mood) is not None:
            painter.setBrush(theme.mixed("primary_soft", "primary", 0.12 + 0.078 * mood))
        else:
            painter.setBrush(theme.mixed("primary_soft", "primary", 0.25))
        painter.drawRoundedRect(box, radius, radius)
        if rested:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("edge"))
            painter.drawEllipse(box.center(), box.width() * 0.08, box.width() * 0.08)
        if day in self._lapses:
            # A knot, not a cross: its shape tells it apart without its colour.
            painter.setBrush(theme.colour("amber"))
            painter.setPen(QPen(theme.colour("surface"), 1.5))
            painter.drawEllipse(box.center(), box.width() * 0.26, box.height() * 0.19)
        if day == today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 1.6))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)


class DaysCard(Card):
    """The squares under a heading, with what their shades mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.heading(self.tr("The last four weeks"))
        self.squares = DaySquares()
        self.squares.setObjectName("day-squares")
        self.box.addWidget(self.squares)
        # On a dark ground a fuller colour is a lighter one.
        shades = (
            self.tr("Brighter is a better mood. Any day can still be filled in, and a gap is fine.")
            if theme_of().tokens.dark
            else self.tr("Darker is a better mood. Any day can still be filled in, and a gap is fine.")
        )
        self._note = Text(shades, "small", "ink_soft")
        self.box.addWidget(self._note)
        self.box.addStretch(1)
