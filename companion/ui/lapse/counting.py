"""Last: how to count it, in words that say truthfully what stays."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QLocale, QTime
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from companion.domain.counter import Count
from companion.domain.lapse import Again, Sheet, count_after
from companion.domain.settings import Counting
from companion.domain.value import replace
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.card import Card
from companion.ui.widgets.date_field import DateField, TimeField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.option import Option
from companion.ui.widgets.text import Text


class CountStep(LapseStep):
    """The day, the hour where it matters to them, when they stopped again, or no count at all."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        ctx, theme = facts.ctx, theme_of()
        self._count: Count = ctx.services.counter.count()
        self._further = ctx.services.counted.all()
        self._showing = False
        self.title.setText(self.tr("How would you like to count it?"))
        self.say(self.tr("A day of use is one day. What you gained before it stays yours."))
        self._how = QButtonGroup(self)
        choices = Card(spacing=8)
        self.write = self._option(
            self._how, choices, "lapse-write", self.tr("Write the day down"), self.tr("The count then tells what was.")
        )
        self.leave = self._option(
            self._how,
            choices,
            "lapse-leave",
            self.tr("Leave the count as it is"),
            self.tr("What you wrote is kept. You can add the day later, in Settings."),
        )
        self.column.addWidget(choices)
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self.about = Select(self.tr("What it is about"))
        self.about.setObjectName("lapse-about")
        self.about.addItem(self.tr("The days on Today"), None)
        for thing in self._further:
            self.about.addItem(thing.name, thing.uuid)
        about = Labelled(self.tr("What it is about"), self.about)
        about.setVisible(bool(self._further))
        column.addWidget(about)
        week = facts.settings.first_weekday
        name = self.tr("The day I used")
        self.day = DateField(name, facts.today, today=facts.today, latest=facts.today, first_weekday=week)
        self.day.setObjectName("lapse-day")
        column.addWidget(Labelled(name, self.day))
        self.timed = Switch(self.tr("I know about what time it was"))
        self.timed.setObjectName("lapse-timed")
        column.addWidget(self.timed)
        self.hour = TimeField(self.tr("About what time"), QTime(12, 0))
        self.hour.setObjectName("lapse-time")
        self.hour.hide()
        column.addWidget(self.hour)
        self._again = QButtonGroup(self)
        stopped = Card(spacing=8)
        stopped.heading(self.tr("Have you stopped again?"))
        self.same = self._option(
            self._again, stopped, "lapse-same", self.tr("Yes, that was one day"), self.tr("Days count again from it.")
        )
        self.later = self._option(
            self._again, stopped, "lapse-later", self.tr("Yes, on a later day"), self.tr("You say which day.")
        )
        name = self.tr("The day I stopped again")
        self.again_day = DateField(name, None, today=facts.today, latest=facts.today, first_weekday=week)
        self.again_day.setObjectName("lapse-again-day")
        self._asked_again = Labelled(name, self.again_day)
        self._asked_again.setContentsMargins(theme.px(48), 0, 0, theme.px(6))
        self._asked_again.hide()
        stopped.box.addWidget(self._asked_again)
        self.not_yet = self._option(
            self._again,
            stopped,
            "lapse-not-yet",
            self.tr("Not yet"),
            self.tr("That can be said too. You name the day when it comes."),
        )
        column.addWidget(stopped)
        self.column.addWidget(self.details)
        self.stays = Text("", "soft", "ink_soft")
        self.stays.setObjectName("lapse-stays")
        self.column.addWidget(self.stays)
        self.write.setChecked(True)
        self.same.setChecked(True)
        for part in (self.write, self.later, self.not_yet, self.same, self.timed):
            part.toggled.connect(lambda _on: self._settle())
        self.day.changed.connect(self._settle)
        self.again_day.changed.connect(self._settle)
        self.hour.timeChanged.connect(lambda _time: self._settle())
        self.about.currentIndexChanged.connect(lambda _index: self._settle())
        self._settle()

    def _option(self, group: QButtonGroup, card: Card, name: str, words: str, note: str) -> Option:
        option = Option(words, note)
        option.setObjectName(name)
        group.addButton(option)
        card.box.addWidget(option)
        return option

    def first_part(self) -> QWidget | None:
        return self.write if self.write.isChecked() else self.leave

    def show_sheet(self, sheet: Sheet) -> None:
        self._showing = True
        (self.write if sheet.write_down else self.leave).setChecked(True)
        place = self.about.findData(sheet.counted)
        self.about.setCurrentIndex(max(0, place))
        if sheet.day is not None:
            self.day.set_value(sheet.day)
        self.timed.setChecked(sheet.at is not None)
        if sheet.at is not None:
            self.hour.setTime(QTime(sheet.at.hour, sheet.at.minute))
        if sheet.again is Again.NOT_YET:
            self.not_yet.setChecked(True)
        elif sheet.again is Again.STOPPED and sheet.again_day is not None and sheet.again_day != sheet.day:
            self.again_day.set_value(sheet.again_day)
            self.later.setChecked(True)
        self._showing = False
        self._settle()

    def gather(self, sheet: Sheet) -> Sheet:
        hour = self.hour.time()
        day, again = self.day.value(), Again.STOPPED
        again_day = self.again_day.value() if self.later.isChecked() else day
        if self.not_yet.isChecked():
            again, again_day = Again.NOT_YET, None
        return replace(
            sheet,
            write_down=self.write.isChecked(),
            counted=self.about.currentData(),
            day=day or sheet.day,
            at=time(hour.hour(), hour.minute()) if self.timed.isChecked() else None,
            again=again,
            again_day=again_day,
        )

    def may_go_on(self) -> bool:
        if self.leave.isChecked():
            return True
        if self.day.take() is None:
            return False
        return not self.later.isChecked() or self.again_day.take() is not None

    def _settle(self) -> None:
        if self._showing:
            return
        self.details.setVisible(self.write.isChecked())
        self.hour.setVisible(self.timed.isChecked())
        self._asked_again.setVisible(self.later.isChecked())
        day = self.day.value()
        if day is not None:
            self.again_day.set_range(day, self.facts.today)
        self.stays.setText(self._stays(day))
        self.stays.setVisible(bool(self.stays.text()))
        self.changed.emit()

    def _stays(self, day: date | None) -> str:
        """What stays, in their own numbers; nothing where nothing is counted."""
        counting = self.facts.settings.counting is Counting.COUNT
        if not counting or self._count.began is None or self.about.currentData() is not None or day is None:
            return ""
        locale = QLocale()
        if self.leave.isChecked():
            total, longest = self._count.total, self._count.longest
        else:
            total, longest = count_after(self._count, day)
        if not total:
            return ""
        said = QCoreApplication.translate(
            "LapseCount",
            "Days without use that stay yours: {total}. Your longest run: {longest}. This one day is not among them.",
        )
        if self.leave.isChecked():
            said = QCoreApplication.translate(
                "LapseCount", "Days without use: {total}. Your longest run: {longest}. Both as before."
            )
        return said.format(total=locale.toString(total), longest=locale.toString(longest))
