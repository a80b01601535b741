"""A date and a time of day to write in, boxed, with a clear focus."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRect, QSize, Qt, QTime, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QScrollArea, QSizePolicy, QTimeEdit, QVBoxLayout, QWidget

from companion.domain.day import add_months
from companion.domain.written_date import read_date, without_day
from companion.ui.dates import date_words, day_month, full_date, long_date, short_date
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.calendar import Calendar
from companion.ui.widgets.line import LineField
from companion.ui.widgets.painting import clear_base, paint_box
from companion.ui.widgets.text import Text

#: The keyboard comes back to the line by itself: a menu opened, or another window came to the front.
_STILL_THERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
#: No day anyone counts from or writes about lies outside of these.
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)


class DateLine(LineField):
    """The line a date is written in. What is typed is left alone until the line is left, or Return is pressed."""

    #: The line is done with for now: left by key or mouse, or confirmed.
    settled = Signal()
    #: Up and Down, Page Up and Page Down: by how many days and by how many months.
    stepped = Signal(int, int)
    calendar_asked = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name=name, parent=parent)
        theme = theme_of()
        self.setObjectName("date-line")
        self.button = IconButton("calendar", self.tr("Choose from a calendar"), parent=self)
        self.button.setObjectName("date-calendar")
        self.button.clicked.connect(self.calendar_asked)
        self.setTextMargins(theme.px(12), 0, theme.px(44), 0)
        self._select_by_click = False
        #: What was there when the line was last read or filled; whatever else is there was written since.
        self.known = ""
        #: Whether what was read last is no day that can be taken.
        self.refused = False

    def show_words(self, words: str) -> None:
        """Fill the line, from its beginning on."""
        self.known = words
        self.setText(words)
        self.setCursorPosition(0)

    def is_new(self) -> bool:
        """Whether something was written that is not read yet."""
        return self.text() != self.known

    def sizeHint(self) -> QSize:
        # Room for the longest day there is, written out.
        widest = self.fontMetrics().horizontalAdvance(long_date(date(2026, 9, 30)))
        return QSize(widest + theme_of().px(12 + 44 + 12), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inset = (self.height() - self.button.height()) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.button.move(inset if mirrored else self.width() - inset - self.button.width(), inset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
            Qt.Key.Key_PageUp: (0, 1),
            Qt.Key.Key_PageDown: (0, -1),
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.calendar_asked.emit()
        elif key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(*steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_new():
            # What was understood stood under the line while it was written: one Return takes it and goes on. What is
            # no day is said, and stays.
            self.settled.emit()
            if not self.refused:
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Whoever comes to the line writes over what stands there, unless they place the cursor in it.
        self._select_by_click = event.reason() == Qt.FocusReason.MouseFocusReason
        if not self._select_by_click and event.reason() not in _STILL_THERE:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._select_by_click and not self.hasSelectedText():
            self.selectAll()
        self._select_by_click = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STILL_THERE:
            self.settled.emit()


class _Sentence(Text):
    """The line under the field. It is always as high as the longest it may say, so that nothing below ever moves
    away from under the mouse."""

    def __init__(self) -> None:
        super().__init__("", "small", "ink_soft")
        self._all: tuple[str, ...] = ()

    def may_say(self, *sentences: str) -> None:
        """Make room for the longest of these."""
        self._all = sentences
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width), 10_000)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        heights = (self.fontMetrics().boundingRect(room, wrapped, words).height() for words in self._all)
        return max(heights, default=0)

    def sizeHint(self) -> QSize:
        width = theme_of().px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())


class DateField(QWidget):
    """A date, written as people write dates where the person lives, and said back in full with its weekday.

    Up and Down change it by a day, Page Up and Page Down by a month; the button, F4 or Alt+Down open a calendar.

    Args:
        name: what is asked for, for screen readers.
        value: the date to begin with, None for an empty line; it is taken even where it lies outside the range.
        today: the person's day, which "today", "yesterday" and dates without a year go by.
        first_weekday: 1 (Monday) to 7, what a week begins with in the calendar; None for what the country does.
    """

    #: Another date than before stands there, written or chosen; not while it is being typed, and not by `set_value`.
    changed = Signal()

    def __init__(
        self,
        name: str,
        value: date | None,
        *,
        today: date,
        earliest: date | None = None,
        latest: date | None = None,
        first_weekday: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._words = date_words()
        self._first_weekday = first_weekday or QLocale().firstDayOfWeek().value
        # What was last read in the line, and what `changed` last told of.
        self._value: date | None = None
        self._told: date | None = None
        self._problem = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(4))
        self.line = DateLine(name, self)
        self._sentence = _Sentence()
        self._sentence.setObjectName("date-sentence")
        column.addWidget(self.line)
        column.addWidget(self._sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)
        self.line.settled.connect(self._settle)
        self.line.stepped.connect(self._step)
        self.line.calendar_asked.connect(self.open_calendar)
        self.line.textChanged.connect(lambda _words: self._say(""))
        # What stands there from before can stay, however long ago it was written.
        self.set_range(
            min(earliest, value or earliest) if earliest else None, max(latest, value or latest) if latest else None
        )
        self.set_value(value)

    def value(self) -> date | None:
        """The date that is written there now; None where it cannot be read, or lies outside the range."""
        day = self._read()
        return day if day is not None and self._earliest <= day <= self._latest else None

    def set_value(self, value: date | None) -> None:
        """Show another date, or an empty line, without telling anyone."""
        self._value = self._told = value
        self.line.show_words("" if value is None else long_date(value))
        self._say("")

    def set_range(self, earliest: date | None, latest: date | None) -> None:
        """Take only days from the one to the other, both included; None leaves that side open."""
        self._earliest, self._latest = earliest or _EARLIEST, latest or _LATEST
        longest = date(2026, 9, 30)
        self._sentence.may_say(
            self._hint(),
            self._how(),
            self._understood(longest),
            self._which(longest),
            self._too_early(),
            self._too_late(),
        )

    def problem(self) -> str:
        """What is said under the line about what is written there; empty when nothing is wrong with it."""
        return self._problem

    def take(self) -> date | None:
        """The date, written out; where there is none, say why under the line and put the keyboard there."""
        self._settle()
        day = self.value()
        if day is None:
            self._complain()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return day

    def open_calendar(self) -> None:
        """Show a month to choose from, at the date that is written there."""
        calendar = Calendar(
            self.value() or self._value or self._today,
            today=self._today,
            earliest=self._earliest,
            latest=self._latest,
            first_weekday=self._first_weekday,
            parent=self.line,
        )
        calendar.chosen.connect(self._choose)
        calendar.open_at(self.line)

    def _read(self) -> date | None:
        if self.line.is_new():
            return read_date(self.line.text(), self._words, self._today)
        return self._value

    def _settle(self) -> None:
        if self.line.is_new():
            day = self.value()
            self.line.refused = day is None
            if day is None:
                self._complain()
            else:
                self._put(day)
        if not self.line.hasFocus():
            # Seen from its weekday on, however narrow the line.
            self.line.setCursorPosition(0)

    def _step(self, days: int, months: int) -> None:
        day = self.value()
        if day is not None:
            moved = add_months(day, months) + timedelta(days=days)
            self._put(min(max(moved, self._earliest), self._latest))

    def _choose(self, day: date) -> None:
        self._put(day)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, day: date) -> None:
        told = self._told
        self.set_value(day)
        if self.line.hasFocus():
            self.line.selectAll()
        if day != told:
            self.changed.emit()

    def _complain(self) -> None:
        self._value = day = self._read()
        # Read, and left as it is. Another Return goes on to whoever asked, who says what they need.
        self.line.known = self.line.text()
        if day is None:
            stretch = without_day(self.line.text(), self._words, self._today)
            self._say(self._how() if stretch is None else self._which(stretch))
        else:
            self._say(self._too_late() if day > self._latest else self._too_early())
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                # In a small window with large letters the sentence would be below what is seen.
                around.ensureWidgetVisible(self._sentence, 0, theme_of().px(4))
            around = around.parentWidget()
        if self._told is not None:
            self._told = None
            self.changed.emit()

    def _say(self, problem: str) -> None:
        """Say under the line what is wrong, or else which day is read there, or how one can be written."""
        day = self.value() if not problem and self.line.is_new() else None
        said = problem or (self._hint() if day is None else self._understood(day))
        news = bool(problem) and problem != self._problem
        self._problem = problem
        self._sentence.setText(said)
        self._sentence.set_token("amber_ink" if problem else "ink_soft" if day is None else "ink")
        self.line.setAccessibleDescription(said)
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, problem))

    def _hint(self) -> str:
        if self._latest > self._today:
            # Of a day to come nobody says how long ago it was.
            return self.tr("Such as {words} or {digits}.").format(
                words=day_month(self._today), digits=short_date(self._today)
            )
        return self.tr("Such as {words}, {digits}, last Tuesday or 3 weeks ago.").format(
            words=day_month(self._today), digits=short_date(self._today)
        )

    def _understood(self, day: date) -> str:
        return self.tr("That is {day}.").format(day=long_date(day))

    def _which(self, first: date) -> str:
        return self.tr("Which day was it? About right is fine, such as {day}.").format(day=full_date(first))

    def _how(self) -> str:
        return self.tr("Write a day like {words} or {digits}.").format(
            words=full_date(self._today), digits=short_date(self._today)
        )

    def _too_late(self) -> str:
        if self._latest == self._today:
            return self.tr("That day is still to come. Today is {day}.").format(day=full_date(self._latest))
        return self.tr("The latest day is {day}.").format(day=long_date(self._latest))

    def _too_early(self) -> str:
        return self.tr("The earliest day is {day}.").format(day=long_date(self._earliest))


class TimeField(QTimeEdit):
    """A time of day typed or stepped by keyboard, to the minute, in the form of the person's own language."""

    def __init__(self, name: str, value: QTime, parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        theme = theme_of()
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.setAccessibleName(name)
        self.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setMinimumHeight(theme.px(44))
        self.setMinimumWidth(theme.px(100))
        line = self.lineEdit()
        if line is not None:
            clear_base(line)
            line.setTextMargins(theme.px(10), 0, 0, 0)
            line.setAccessibleName(name)
        clear_base(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(self, self.hasFocus())
