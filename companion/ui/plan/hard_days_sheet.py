"""The sheet where hard days are entered, changed and taken away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.hard_days import HardDay
from companion.domain.undo import Done
from companion.ui.dates import full_date
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton, Switch
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: How far ahead a hard day may lie, in days; and how far back a yearly one.
AHEAD, BACK = 730, 365 * 100
#: Under what the day that is being changed is kept beside the words of the form.
_CHANGING = "changing"


class HardDaysSheet(OwnListSheet):
    """The hard days there are, and a form for one more, or for the one being changed."""

    opened_by = ("plan", {"sheet": "hard-days"})

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
        self._changing: str | None = None
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
        self._keep_button = Button("", icon="check", compact=True)
        self._keep_button.setObjectName("hard-keep")
        self._keep_button.clicked.connect(self._take)
        self.body.addWidget(self._keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(2))
        self.body.addLayout(self._list)
        self.end_list()
        self.draw()
        self._clear()
        self.begin()

    def draw(self) -> None:
        empty(self._list)
        for number, one in enumerate(self.ctx.services.aims.hard_days()):
            row = self._entry(one, number)
            self._list.addWidget(row)
            row.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        put_keyboard(self._name)

    def keep(self, *, closing: bool) -> None:
        # By Escape a day half entered is given up; by the button it is meant.
        if closing and self._name.text().strip() and self._day.value() is not None:
            self._write_now()
            self._clear()

    def kept_words(self) -> dict[str, Given]:
        """What stands in the form, and which of the days it is about."""
        return super().kept_words() | {_CHANGING: self._changing}

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show the form as it stood, for the day it was about where that one is still there."""
        days = self.ctx.services.aims.hard_days()
        found = next((one for one in days if one.uuid == words.get(_CHANGING)), None)
        if found is not None:
            self._change(found)
        super().take_words(words)

    def accept(self) -> None:
        """Close; where a day has no name, or cannot be read, say so and stay."""
        if self._half_written() and not self._complete():
            return
        super().accept()

    def _half_written(self) -> bool:
        return bool(self._name.text().strip() or self._day.line.text().strip() or self._note.text().strip())

    def _complete(self) -> bool:
        if not self._name.text().strip():
            self.say(self.tr("Give it a name, such as payday."))
            put_keyboard(self._name)
            return False
        self.say("")
        return self._day.take() is not None

    def _entry(self, one: HardDay, number: int) -> QWidget:
        when = self.tr("{day}, every year").format(day=full_date(one.day)) if one.yearly else full_date(one.day)
        words = self.tr("{what}, {day}").format(what=one.name, day=when)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(words, "body"), 1)
        change = IconButton("pencil", self.tr("Change"), size=32)
        change.setAccessibleName(self.tr("Change: {words}").format(words=words))
        change.setObjectName(f"hard-change-{number}")
        change.clicked.connect(lambda: self._change(one))
        away = IconButton("x", self.tr("Take away"), size=32)
        away.setAccessibleName(self.tr("Take away: {words}").format(words=words))
        away.setObjectName(f"hard-remove-{number}")
        away.clicked.connect(lambda: self._remove(one))
        for button in (change, away):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _change(self, one: HardDay) -> None:
        self._changing = one.uuid
        self._name.setText(one.name)
        self._day.set_value(one.day)
        self._yearly.setChecked(one.yearly)
        self._note.setText(one.note)
        self._keep_button.setText(self.tr("Keep the change"))
        put_keyboard(self._name)

    def _remove(self, one: HardDay) -> None:
        done = self.do(lambda: self.ctx.services.aims.remove_hard_day(one.uuid))
        if done is not None:
            if self._changing == one.uuid:
                self._clear()
            self.draw()
            self.say_gone(self.tr("The day was taken away."), done)
            self.begin()

    def _take(self) -> None:
        if self._complete() and self.do(self._write_now) is not None:
            self._clear()
            self.draw()
            self.begin()

    def _write_now(self) -> Done:
        day = self._day.value()
        if day is None:
            raise ValueError("there is no day to keep")
        aims, given = self.ctx.services.aims, (day, self._name.text(), self._note.text())
        if self._changing is not None:
            return aims.change_hard_day(self._changing, *given, yearly=self._yearly.isChecked())
        return aims.add_hard_day(*given, yearly=self._yearly.isChecked())

    def _clear(self) -> None:
        self._changing = None
        self._name.clear()
        self._note.clear()
        self._day.set_value(None)
        self._yearly.setChecked(False)
        self._keep_button.setText(self.tr("Add this day"))
