"""Last: how to count it, in words that say truthfully what stays. Nothing is counted unless they say so."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from companion.domain.counter import CountState
from companion.domain.lapse import Again, Sheet
from companion.domain.settings import Counting, Headline
from companion.domain.value import replace
from companion.ui.headline_words import headline_words
from companion.ui.lapse.days_field import DaysField
from companion.ui.lapse.stays import stays_words
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.card import Card
from companion.ui.widgets.date_field import DateField, TimeField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.option import Answer
from companion.ui.widgets.text import Text


class CountStep(LapseStep):
    """The days, the hour where it matters to them, when they stopped again, which number shows; or no count at all."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        theme = theme_of()
        self._showing = True
        self.head(self.tr("How would you like to count it?"))
        self.say(self.tr("Nothing you gained is taken away. A day of use is one day, and it does not undo the others."))
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
            self.tr("What you wrote is kept. The day can be added later, in Settings."),
        )
        self.column.addWidget(choices)
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self._add_about(column)
        self.days = DaysField(facts)
        column.addWidget(self.days)
        self.timed = Switch(self.tr("I know about what time it was"))
        self.timed.setObjectName("lapse-timed")
        column.addWidget(self.timed)
        self.hour = TimeField(self.tr("About what time"), QTime(12, 0))
        self.hour.setObjectName("lapse-time")
        self.hour.hide()
        column.addWidget(self.hour)
        self._add_again(column)
        self._add_headline(column)
        self.column.addWidget(self.details)
        self.stays = Text("", "body")
        self.stays.setObjectName("lapse-stays")
        self._stays_card = Card("soft", spacing=6)
        self._stays_card.heading(self.tr("What stays"))
        self._stays_card.box.addWidget(self.stays)
        self.column.addWidget(self._stays_card)
        for part in (self.write, self.leave, self.stopped, self.later, self.not_yet, self.timed):
            part.toggled.connect(lambda _on: self._settle())
        for changed in (self.days.changed, self.again_day.changed):
            changed.connect(self._settle)
        self.hour.timeChanged.connect(lambda _time: self._settle())
        for select in (self.about, self.headline):
            select.activated.connect(lambda _index: self._settle())
        self._showing = False
        self._settle()

    def _add_about(self, column: QVBoxLayout) -> None:
        further = self.facts.ctx.services.counted.all()
        name = self.tr("What it is about")
        self.about = Select(name)
        self.about.setObjectName("lapse-about")
        self.about.addItem(self.tr("What I count first"), None)
        for thing in further:
            self.about.addItem(thing.name, thing.uuid)
        about = Labelled(name, self.about)
        if not further:
            about.hide()
        column.addWidget(about)

    def _add_again(self, column: QVBoxLayout) -> None:
        facts, theme = self.facts, theme_of()
        self._again = QButtonGroup(self)
        card = self._again_card = Card(spacing=8)
        card.heading(self.tr("Have you stopped again?"))
        self.stopped = self._option(
            self._again,
            card,
            "lapse-same",
            self.tr("I have stopped"),
            self.tr("Days count on from the last day I used."),
        )
        self.later = self._option(
            self._again, card, "lapse-later", self.tr("I stopped on a later day"), self.tr("You say which one.")
        )
        name = self.tr("The day I stopped again")
        week = facts.settings.first_weekday
        self.again_day = DateField(name, None, today=facts.today, latest=facts.today, first_weekday=week)
        self.again_day.setObjectName("lapse-again-day")
        self._asked_again = Labelled(name, self.again_day)
        self._asked_again.setContentsMargins(theme.px(48), 0, 0, theme.px(6))
        self._asked_again.hide()
        card.box.addWidget(self._asked_again)
        self.not_yet = self._option(
            self._again,
            card,
            "lapse-not-yet",
            self.tr("Not yet"),
            self.tr("That can be said too. You name the day when it comes."),
        )
        self._known_later = Text(
            self.tr("Your record already says that you stopped after that day. Settings changes it."),
            "soft",
            "ink_soft",
        )
        self._known_later.setObjectName("lapse-known-later")
        card.box.addWidget(self._known_later)
        column.addWidget(card)

    def _add_headline(self, column: QVBoxLayout) -> None:
        name = self.tr("The number on Today from now on")
        self.headline = Select(name)
        self.headline.setObjectName("lapse-headline")
        for value, words in headline_words():
            self.headline.addItem(words, value.value)
        self.headline.setCurrentIndex(max(0, self.headline.findData(self.facts.settings.headline.value)))
        self._asked_headline = Labelled(name, self.headline)
        column.addWidget(self._asked_headline)

    def _option(self, group: QButtonGroup, card: Card, name: str, words: str, note: str) -> Answer:
        option = Answer(words, note)
        option.setObjectName(name)
        group.addButton(option)
        card.box.addWidget(option)
        return option

    def first_part(self) -> QWidget | None:
        return self.leave if self.leave.isChecked() else self.write

    def show_sheet(self, sheet: Sheet) -> None:
        self._showing = True
        if sheet.write_down is not None:
            (self.write if sheet.write_down else self.leave).setChecked(True)
        self.about.setCurrentIndex(max(0, self.about.findData(sheet.counted)))
        self.days.set_days(sheet.day, sheet.more_days)
        self.timed.setChecked(sheet.at is not None)
        if sheet.at is not None:
            self.hour.setTime(QTime(sheet.at.hour, sheet.at.minute))
        if sheet.again is Again.NOT_YET:
            self.not_yet.setChecked(True)
        elif sheet.again is Again.STOPPED:
            (self.stopped if sheet.again_day is None else self.later).setChecked(True)
            self.again_day.set_value(sheet.again_day)
        if sheet.headline is not None:
            self.headline.setCurrentIndex(max(0, self.headline.findData(sheet.headline.value)))
        self._showing = False
        self._settle()

    def gather(self, sheet: Sheet) -> Sheet:
        hour, again = self.hour.time(), Again.UNSAID
        later = self._asks_again and self.later.isChecked()
        if self._asks_again and self.not_yet.isChecked():
            again = Again.NOT_YET
        elif later or (self._asks_again and self.stopped.isChecked()):
            again = Again.STOPPED
        shown = Headline(self.headline.currentData()) if self._may_choose_headline() else None
        told = self.write.isChecked()
        return replace(
            sheet,
            write_down=True if told else False if self.leave.isChecked() else None,
            counted=self.about.currentData(),
            day=self.days.day() if told and self.days.day() is not None else sheet.day,
            more_days=self.days.more_days(),
            at=time(hour.hour(), hour.minute()) if self.timed.isChecked() else None,
            again=again,
            again_day=self.again_day.value() if later else None,
            headline=None if shown is self.facts.settings.headline else shown,
        )

    def skipped(self) -> None:
        # What was not said by going on is not counted, not even where they came to write a day down.
        self._none_of(self._how)

    def _none_of(self, group: QButtonGroup) -> None:
        group.setExclusive(False)
        for option in group.buttons():
            option.setChecked(False)
        group.setExclusive(True)

    def _may_choose_headline(self) -> bool:
        """Whether a number stands on Today that is about what is told of."""
        return self.facts.settings.counting is Counting.COUNT and self.about.currentData() is None

    def may_go_on(self) -> bool:
        if not self.write.isChecked():
            return True
        later = self._asks_again and self.later.isChecked()
        return self.days.take() and (not later or self.again_day.take() is not None)

    def _settle(self) -> None:
        if self._showing:
            return
        self.details.setVisible(self.write.isChecked())
        self.hour.setVisible(self.timed.isChecked())
        self._asked_again.setVisible(self.later.isChecked())
        self._asked_headline.setVisible(self._may_choose_headline())
        self._ask_again()
        last = self.days.last()
        if last is not None:
            self.again_day.set_range(last, self.facts.today)
        lines = self._stays()
        self.stays.setText("\n".join(lines))
        self._stays_card.setVisible(bool(lines))
        self.changed.emit()

    @property
    def _asks_again(self) -> bool:
        """Whether it is asked if they stopped again; what was said of it before counts only then."""
        return not self._again_card.isHidden()

    def _ask_again(self) -> None:
        """Ask it only of days since the count began: before, no answer changes anything. Nor does "not yet" where the
        record tells that they stopped later."""
        known = began_later = False
        if self.write.isChecked() and self.days.day() is not None:
            told = replace(self.gather(Sheet()), again=Again.NOT_YET, again_day=None)
            after = self.facts.ctx.services.lapses.preview(told)[1]
            known = after.state is not CountState.BETWEEN
            began_later = after.began is not None and told.days_used(self.facts.today)[-1] < after.began
        if known and self.not_yet.isChecked():
            self._showing = True
            self._none_of(self._again)
            self._showing = False
        self._again_card.setVisible(not began_later)
        self.not_yet.setVisible(not known)
        self._known_later.setVisible(known)

    def _stays(self) -> tuple[str, ...]:
        """What stays; nothing while nothing is to be written down, or a day cannot be read."""
        if not self.write.isChecked() or self.days.day() is None:
            return ()
        sheet = self.gather(Sheet())
        before, after = self.facts.ctx.services.lapses.preview(sheet)
        if sheet.counted is None and self.facts.settings.counting is not Counting.COUNT:
            return (self.tr("No number changes: days are not counted here. The day is written down all the same."),)
        if before.began is None:
            if after.state is CountState.BETWEEN:
                return (self.tr("The count waits until you say that you stopped again."),)
            return (self.tr("Days are counted from this one on, until you choose another day to count from."),)
        return stays_words(before, after, len(sheet.days_used(self.facts.today)))
