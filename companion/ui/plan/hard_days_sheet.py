"""The sheet where hard days are entered, changed and taken away."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.hard_days import HardDay
from companion.domain.undo import Done
from companion.ui.dates import full_date
from companion.ui.own_list import DatedListSheet, put_keyboard
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import Labelled, LineField

#: How far ahead a hard day may lie, in days; and how far back a yearly one.
AHEAD, BACK = 730, 365 * 100


class HardDaysSheet(DatedListSheet[HardDay]):
    """The hard days there are, and a form for one more, or for the one being changed."""

    opened_by = ("plan", {"sheet": "hard-days"})
    named = "hard"

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("HardDaysSheet", "Hard days"),
            QCoreApplication.translate(
                "HardDaysSheet",
                "Payday, a birthday, the day someone died. Good days too can be hard. "
                "Today shows your plan on the evening before, and on the day.",
            ),
            parent,
        )
        self._name = LineField(self.tr("such as: payday"), name=self.tr("What it is"))
        self._name.setObjectName("hard-name")
        self.body.addWidget(Labelled(self.tr("What it is"), self._name))
        today = ctx.today()
        self._day = DateField(
            self.tr("Day"),
            None,
            today=today,
            earliest=today - timedelta(days=BACK),
            latest=today + timedelta(days=AHEAD),
            first_weekday=ctx.services.settings.current().first_weekday,
        )
        self._day.setObjectName("hard-day")
        self.body.addWidget(Labelled(self.tr("Day"), self._day))
        self._yearly = Switch(self.tr("Every year"))
        self._yearly.setObjectName("hard-yearly")
        self.body.addWidget(self._yearly)
        self._note = LineField(self.tr("such as: I go straight to Ife's"), name=self.tr("What I do that day"))
        self._note.setObjectName("hard-note")
        self.body.addWidget(Labelled(self.tr("What I do that day"), self._note))
        self.end_form()

    def begin(self) -> None:
        put_keyboard(self._name)

    def keep(self, *, closing: bool) -> None:
        # By Escape a day half entered is given up; by the button it is meant.
        if closing and self._name.text().strip() and self._day.value() is not None:
            self.keep_form()

    def accept(self) -> None:
        """Close; where a day has no name, or cannot be read, say so and stay."""
        if self._half_written() and not self.complete():
            return
        super().accept()

    def _half_written(self) -> bool:
        return bool(self._name.text().strip() or self._day.line.text().strip() or self._note.text().strip())

    def complete(self) -> bool:
        if not self._name.text().strip():
            self.say(self.tr("Give it a name, such as payday."))
            put_keyboard(self._name)
            return False
        self.say("")
        return self._day.take() is not None

    def days(self) -> tuple[HardDay, ...]:
        return self.ctx.services.aims.hard_days()

    def words_of(self, one: HardDay) -> str:
        when = self.tr("{day}, every year").format(day=full_date(one.day)) if one.yearly else full_date(one.day)
        return self.tr("{what}, {day}").format(what=one.name, day=when)

    def fill(self, one: HardDay) -> QWidget:
        self._name.setText(one.name)
        self._day.set_value(one.day)
        self._yearly.setChecked(one.yearly)
        self._note.setText(one.note)
        return self._name

    def write(self, changing: str | None, day: date) -> Done:
        aims, given = self.ctx.services.aims, (day, self._name.text(), self._note.text())
        if changing is not None:
            return aims.change_hard_day(changing, *given, yearly=self._yearly.isChecked())
        return aims.add_hard_day(*given, yearly=self._yearly.isChecked())

    def take_off(self, uuid: str) -> Done:
        return self.ctx.services.aims.remove_hard_day(uuid)

    def gone_words(self) -> str:
        return self.tr("The day was taken away.")

    def clear(self) -> None:
        super().clear()
        self._name.clear()
        self._note.clear()
        self._yearly.setChecked(False)
        self._keep_button.setText(self.tr("Add this day"))
