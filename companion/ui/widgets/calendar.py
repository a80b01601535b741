"""A month to choose a day from, over the field it was asked for by."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.day import add_months
from companion.ui.dates import long_date
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import hairline, rounded_box
from companion.ui.widgets.text import Text

_WEEK, _WEEKS = 7, 6
#: Gives those of the days from the first to the last that have a dot.
Dotted = Callable[[date, date], Collection[date]]


class DayCell(PaintedButton):
    """One day of the month; the chosen one is filled, and today has an edge of its own."""

    radius = 8

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        theme = theme_of()
        self._chosen = self._is_today = self._dotted = False
        self.setFixedSize(theme.px(38), theme.px(34))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_day(self, day: date, *, chosen: bool, is_today: bool, open_to_choice: bool, dotted: bool = False) -> None:
        """Stand for a day; a dot says that there is something of it."""
        self._chosen, self._is_today, self._dotted = chosen, is_today, dotted
        self.setText(QLocale().toString(day.day))
        name = long_date(day)
        if is_today:
            name = self.tr("{day}, today").format(day=name)
        if chosen:
            name = self.tr("{day}, chosen").format(day=name)
        if dotted:
            name = self.tr("{day}, something written").format(day=name)
        self.setAccessibleName(name)
        self.setEnabled(open_to_choice)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        else:
            # The arrows walk through the calendar, not from button to button.
            event.ignore()

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        inner = box.adjusted(1, 1, -1, -1)
        if self._chosen:
            rounded_box(painter, inner, theme.px(self.radius), theme.colour("primary"), None)
        else:
            fill = theme.colour("primary_soft") if self.hot else None
            edge = theme.colour("primary") if self._is_today else None
            rounded_box(painter, inner, theme.px(self.radius), fill, edge, 1.5)
        painter.setFont(theme.font("strong" if self._chosen or self._is_today else "body"))
        ink = "on_primary" if self._chosen else "ink"
        painter.setPen(theme.colour(ink) if self.isEnabled() else theme.mixed("ink_soft", "raised", 0.5))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self._dotted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_primary" if self._chosen else "primary"))
            painter.drawEllipse(QPointF(box.center().x(), box.bottom() - theme.px(5)), theme.px(2), theme.px(2))


class Calendar(QFrame):
    """A small window with one month. The arrows walk, Page Up and Page Down turn months (years with Shift or Ctrl),
    Home and End go to the ends of the month, Return takes, Escape leaves all as it was.

    Args:
        day: where it begins, and what is shown as chosen.
        first_weekday: 1 (Monday) to 7.
        parent: the field it stands under.
        dotted: gives the days of a stretch that have a dot, asked for each month that is shown.
    """

    chosen = Signal(object)

    def __init__(
        self,
        day: date,
        *,
        today: date,
        earliest: date,
        latest: date,
        first_weekday: int,
        parent: QWidget,
        dotted: Dotted | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Calendar"))
        theme = theme_of()
        self._chosen_day, self._today, self._first_weekday = day, today, first_weekday
        self._earliest, self._latest = earliest, latest
        self._dotted = dotted
        self._day = min(max(day, earliest), latest)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(6))
        # The days come first in the order of Tab, and the buttons above them after.
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._cells = tuple(DayCell(self) for _ in range(_WEEK * _WEEKS))
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, 1 + place // _WEEK, place % _WEEK)
            cell.clicked.connect(lambda _checked=False, place=place: self._take(self._at(place)))
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._month = self._turner(self.tr("Month before"), self.tr("Month after"), "month", 1)
        self._head.addStretch(1)
        self._year = self._turner(self.tr("Year before"), self.tr("Year after"), "year", 12)
        column.addLayout(self._head)
        column.addLayout(self._grid)
        self._name_weekdays()
        self._show()
        self._cell(self._day).setFocus()

    def open_at(self, line: QWidget) -> None:
        """Show the calendar under a field, or over it where the screen ends below."""
        self.adjustSize()
        gap = theme_of().px(4)
        room = line.screen().availableGeometry()
        spot = line.mapToGlobal(QPoint(0, line.height() + gap))
        if spot.y() + self.height() > room.bottom():
            spot.setY(max(room.top(), line.mapToGlobal(QPoint(0, 0)).y() - gap - self.height()))
        spot.setX(max(room.left(), min(spot.x(), room.right() - self.width())))
        self.move(spot)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, steps = event.key(), 1
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            steps = 12
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        by_days = {
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        first = self._day.replace(day=1)
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in by_days:
            self._walk(self._day + timedelta(days=by_days[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._walk(add_months(self._day, steps if key == Qt.Key.Key_PageDown else -steps))
        elif key == Qt.Key.Key_Home:
            self._walk(first)
        elif key == Qt.Key.Key_End:
            self._walk(add_months(first, 1) - timedelta(days=1))
        else:
            self._hand_on(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            hairline(painter, self.rect(), theme.colour("edge"))
            hairline(painter, self.rect().adjusted(1, 1, -1, -1), theme.colour("raised"))

    def _hand_on(self, event: QKeyEvent) -> None:
        """Let the keys of the window below be heard, Help now among them: a popup would keep them to itself."""
        asker = self.parentWidget()
        if asker is None:
            return
        window, keys = asker.window(), QKeySequence(event.keyCombination())
        for shortcut in window.findChildren(QShortcut):
            if shortcut.parent() is window and shortcut.isEnabled() and shortcut.key() == keys:
                self.close()
                shortcut.activated.emit()
                return

    def _turner(self, back: str, on: str, name: str, months: int) -> Text:
        """A name between two buttons that turn the pages."""
        theme = theme_of()
        label = Text("", "heading", wrap=False, parent=self)
        label.setObjectName(f"calendar-{name}")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        widest = [QLocale().standaloneMonthName(month) for month in range(1, 13)] if months == 1 else ["0000"]
        label.setFixedWidth(max(label.fontMetrics().horizontalAdvance(words) for words in widest) + theme.px(4))
        for icon, words, by in (("chevron-left", back, -months), ("chevron-right", on, months)):
            button = IconButton(icon, words, size=28, parent=self)
            button.setObjectName(f"calendar-{name}-{'before' if by < 0 else 'after'}")
            button.clicked.connect(lambda _checked=False, by=by: self._turn(by))
            self._head.addWidget(button)
            if by < 0:
                self._head.addWidget(label)
        return label

    def _name_weekdays(self) -> None:
        locale = QLocale()
        for column in range(_WEEK):
            day = (self._first_weekday - 1 + column) % _WEEK + 1
            label = Text(locale.standaloneDayName(day, QLocale.FormatType.ShortFormat), "small", "ink_soft", wrap=False)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(label, 0, column)

    def _walk(self, day: date) -> None:
        """Go to a day, or as near to it as may be chosen."""
        self._day = min(max(day, self._earliest), self._latest)
        self._show()
        self._cell(self._day).setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, months: int) -> None:
        """Another month under the mouse: the keyboard stays on the button."""
        self._day = min(max(add_months(self._day, months), self._earliest), self._latest)
        self._show()
        words = f"{self._month.text()} {self._year.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _take(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)

    def _offset(self) -> int:
        """How many places stand empty before the first of the month."""
        return (self._day.replace(day=1).isoweekday() - self._first_weekday) % _WEEK

    def _at(self, place: int) -> date:
        return self._day.replace(day=1) + timedelta(days=place - self._offset())

    def _cell(self, day: date) -> DayCell:
        return self._cells[self._offset() + day.day - 1]

    def _show(self) -> None:
        first = self._day.replace(day=1)
        length = (add_months(first, 1) - first).days
        offset = self._offset()
        dots = self._dotted(first, first + timedelta(days=length - 1)) if self._dotted is not None else ()
        for place, cell in enumerate(self._cells):
            inside = offset <= place < offset + length
            if inside:
                day = self._at(place)
                cell.show_day(
                    day,
                    chosen=day == self._chosen_day,
                    is_today=day == self._today,
                    open_to_choice=self._earliest <= day <= self._latest,
                    dotted=day in dots,
                )
            # Tab comes to one day only; the arrows lead to the others.
            here = inside and day == self._day
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            cell.setVisible(inside)
        self._month.setText(QLocale().standaloneMonthName(self._day.month))
        self._year.setText(str(self._day.year))
        self.setAccessibleDescription(f"{self._month.text()} {self._year.text()}")
