"""How often an appointment comes: the part of its sheet that asks for it."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.appointments import AppointmentWords
from companion.domain.repeating import Often, Repeat, repeat_of
from companion.ui.appointment_words import often_words, repeat_words
from companion.ui.medicine_words import weekday_name, weekday_short
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled

#: How far ahead the last day may lie, in days.
_AHEAD = 365 * 20
_BY_WEEKS = (Often.WEEKLY, Often.FORTNIGHTLY)


class RepeatPart(QWidget):
    """Never, or one of the ways people say; a rule from a calendar that is none of these is offered as it is.

    Signal `changed`: other parts are shown than before.
    """

    changed = Signal()

    def __init__(
        self, words: AppointmentWords | None, start: date, today: date, here: ZoneInfo, first_weekday: int | None
    ) -> None:
        super().__init__()
        self._start = start
        self._kept = Repeat(Often.NEVER) if words is None else repeat_of(words, here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(12))
        self.often = Select(self.tr("Repeats"))
        self.often.setObjectName("appointment-often")
        offered = [one for one in Often if one is not Often.OTHER or self._kept.often is Often.OTHER]
        for one in offered:
            self.often.addItem("", one.value)
        self._other = "" if words is None else repeat_words(words, here, today)
        self.often.setCurrentIndex(offered.index(self._kept.often))
        self.often.currentIndexChanged.connect(lambda _row: self._follow())
        column.addWidget(Labelled(self.tr("Repeats"), self.often))
        self._weekdays = QWidget()
        flow = FlowLayout(self._weekdays, theme_of().px(8))
        self._chips: dict[int, Chip] = {}
        first = first_weekday or 1
        for weekday in (*range(first, 8), *range(1, first)):
            chip = self._chips[weekday - 1] = Chip(weekday_short(weekday), checked=weekday - 1 in self._kept.weekdays)
            chip.setObjectName(f"appointment-weekday-{weekday}")
            chip.setAccessibleName(weekday_name(weekday))
            flow.addWidget(chip)
        column.addWidget(self._weekdays)
        self.until = DateField(
            self.tr("Until, if it ends"),
            self._kept.until,
            today=today,
            latest=today + timedelta(days=_AHEAD),
            first_weekday=first_weekday,
        )
        self.until.setObjectName("appointment-until")
        self._until = Labelled(self.tr("Until, if it ends"), self.until)
        column.addWidget(self._until)
        self.follow_start(start)
        self._follow()

    def follow_start(self, start: date) -> None:
        """Name the choices after the day it begins on."""
        for row in range(self.often.count()):
            often = Often(self.often.itemData(row))
            words = self._other if often is Often.OTHER else often_words(often, start)
            self.often.setItemText(row, words)
        chosen = {weekday for weekday, chip in self._chips.items() if chip.isChecked()}
        if chosen <= {self._start.weekday()}:
            # Nobody chose any other: it goes along with the day.
            for weekday, chip in self._chips.items():
                chip.setChecked(weekday == start.weekday())
        self._start = start

    def repeat(self) -> Repeat | None:
        """What is chosen; None where its last day cannot be read, which is said there."""
        often = Often(self.often.currentData())
        if often is Often.NEVER:
            return Repeat(often)
        if often is Often.OTHER:
            return self._kept
        if self.until.line.text().strip() and self.until.take() is None:
            return None
        weekdays = tuple(sorted(one for one, chip in self._chips.items() if chip.isChecked()))
        return Repeat(often, weekdays if often in _BY_WEEKS else (), self.until.value())

    def _follow(self) -> None:
        often = Often(self.often.currentData())
        self._weekdays.setVisible(often in _BY_WEEKS)
        self._until.setVisible(often not in (Often.NEVER, Often.OTHER))
        self.changed.emit()
