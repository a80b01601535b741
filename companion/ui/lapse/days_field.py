"""The days of use: one, and more where there were more."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.lapse.step import Facts
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.text import Text

#: So many days can be told of at once; others later, in Settings.
MOST = 7


class DaysField(QWidget):
    """The day told of, and other days of use, each of which can be taken off again. Signal `changed`."""

    changed = Signal()

    def __init__(self, facts: Facts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_of().px(8))
        name = self.tr("The day I used")
        # Of the past it is not known which day: today, left standing in a hurry, would be written down falsely.
        self.first = self._date(name, None if facts.past else facts.today, "lapse-day")
        self._asked = Text(
            self.tr("About right is fine. Nothing is counted until a day stands here."), "soft", "ink_soft"
        )
        self._asked.setObjectName("lapse-day-asked")
        if not facts.past:
            self._asked.hide()
        self.first.changed.connect(self._ask)
        self._column.addWidget(Labelled(name, self.first))
        self._column.addWidget(self._asked)
        self._more: list[tuple[QWidget, DateField]] = []
        self._add = Button(self.tr("Another day too"), "quiet", icon="plus", compact=True)
        self._add.setObjectName("lapse-day-add")
        self._add.clicked.connect(self._add_one)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def day(self) -> date | None:
        """The day told of; None while none is written that can be read."""
        return self.first.value()

    def more_days(self) -> tuple[date, ...]:
        """The other days that can be read."""
        return tuple(day for _row, field in self._more if (day := field.value()) is not None)

    def last(self) -> date | None:
        """The last day of use among them."""
        days = [day for day in (self.day(), *self.more_days()) if day is not None]
        return max(days, default=None)

    def set_days(self, day: date | None, more: tuple[date, ...]) -> None:
        """Show what was given before."""
        if day is not None:
            self.first.set_value(min(day, self._facts.today))
            self._ask()
        for one in more[: MOST - 1]:
            self._make(one)

    def take(self) -> bool:
        """Whether every day can be read; where one cannot, it says so and takes the keyboard."""
        return all(field.take() is not None for field in (self.first, *(field for _row, field in self._more)))

    def _ask(self) -> None:
        self._asked.setVisible(self._facts.past and self.day() is None)

    def _date(self, name: str, day: date | None, object_name: str) -> DateField:
        facts = self._facts
        week = facts.settings.first_weekday
        field = DateField(name, day, today=facts.today, latest=facts.today, first_weekday=week)
        field.setObjectName(object_name)
        field.changed.connect(self.changed)
        return field

    def _add_one(self) -> None:
        field = self._make(None)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _make(self, day: date | None) -> DateField:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme_of().px(8))
        field = self._date(self.tr("Another day I used"), day, "lapse-day-more")
        away = IconButton("x", self.tr("Take this day off"))
        away.setObjectName("lapse-day-away")
        away.clicked.connect(lambda: self._take_off(row))
        across.addWidget(field, 1)
        across.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self._more.append((row, field))
        self._column.insertWidget(self._column.count() - 1, row)
        # A layout shows what it is given only when events run again; the keyboard must find it there now.
        row.show()
        QWidget.setTabOrder(away, self._add)
        QWidget.setTabOrder(field.line, away)
        self._add.setVisible(len(self._more) < MOST - 1)
        return field

    def _take_off(self, row: QWidget) -> None:
        self._more = [one for one in self._more if one[0] is not row]
        self._add.show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()
