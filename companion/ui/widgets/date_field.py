"""A date and a time of day to write in, boxed, with a clear focus."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QTimeEdit, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.painting import clear_base, paint_box


class DateField(QDateEdit):
    """A date typed or stepped by keyboard, with the system's calendar on demand; the future can be closed off."""

    def __init__(self, name: str, value: date, *, latest: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(QDate(value.year, value.month, value.day), parent)
        theme = theme_of()
        self.setFrame(False)
        self.setFont(theme.font("body"))
        self.setAccessibleName(name)
        self.setDisplayFormat(
            QLocale().dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
        )
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setMinimumHeight(theme.px(44))
        self.setMinimumWidth(theme.px(150))
        if latest is not None:
            self.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        line = self.lineEdit()
        if line is not None:
            clear_base(line)
            line.setTextMargins(theme.px(10), 0, 0, 0)
            line.setAccessibleName(name)
        clear_base(self)

    def value(self) -> date:
        """The date chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_value(self, value: date) -> None:
        """Show another date."""
        self.setDate(QDate(value.year, value.month, value.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(self, self.hasFocus())


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
