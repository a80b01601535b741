"""The small sheets by which days are written down: one day, a run of the past, days on medicine, a name."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.counter import MedicineStretch
from companion.domain.medicine import PrescribedMedicine
from companion.ui.problems import words_for
from companion.ui.settings.day_effects import Effect
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Switch
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

_DAY = timedelta(days=1)


class _DatesSheet(Sheet):
    """What sheets that ask for dates share: fields that know today, and the two buttons."""

    by_button = True

    def __init__(self, ctx: AppContext, title: str, lead: str, parent: QWidget | None) -> None:
        super().__init__(title, lead, width=460, parent=parent)
        self._today = ctx.today()
        self._words = Text("", "body", "ink_soft")
        self._words.setObjectName("day-effect")
        self._words.hide()
        self._weekday = ctx.services.settings.current().first_weekday

    def _date(self, name: str, words: str, value: date | None, latest: date) -> DateField:
        field = DateField(words, value, today=self._today, latest=latest, first_weekday=self._weekday)
        field.setObjectName(name)
        self.body.addWidget(Labelled(words, field))
        return field

    def _say_effect(self, lines: tuple[str, ...]) -> None:
        """Show what the dates do, and read it aloud where it is another than before."""
        said = "\n".join(lines)
        if said and said != self._words.text() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, said))
        self._words.setText(said)
        self._words.setVisible(bool(said))

    def _end(self, keep_name: str) -> None:
        self.body.addStretch(1)
        self.end_with(keep_name, self._save, self.tr("Keep"))

    def _save(self) -> None:
        """Hand in what is written, or stay where it cannot be read."""
        raise NotImplementedError


class DaySheet(_DatesSheet):
    """Asks for a day that is today or past, and says of each what it does before it is written down.

    Hands in the day, and whether the days before a later start are to be kept. `lapse_wanted` where a day of use is to
    be told of instead; the sheet has closed then.
    """

    lapse_wanted = Signal()

    def __init__(
        self,
        title: str,
        ctx: AppContext,
        day: date | None,
        effect: Callable[[date], Effect],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ctx, title, "", parent)
        today = self._today
        self._effect = effect
        self._told: date | None = None
        self._told_effect = Effect()
        self._field = self._date("day-field", self.tr("Day"), min(day or today, today), today)
        # With every letter: a day is taken by the same Enter that ends it.
        self._field.line.textChanged.connect(lambda _words: self._tell())
        quick = FlowLayout(None, theme_of().px(8))
        for words, back in ((self.tr("Today"), 0), (self.tr("Yesterday"), 1), (self.tr("A week ago"), 7)):
            button = Button(words, compact=True)
            button.setObjectName(f"day-{back}-back")
            button.clicked.connect(
                lambda _checked=False, back=back: self._field.set_value(today - timedelta(days=back))
            )
            quick.addWidget(button)
        self.body.addLayout(quick)
        self._keeps = Switch("", checked=True)
        self._keeps.setObjectName("day-keeps")
        self._keeps.toggled.connect(lambda _on: self._say())
        self._lapse = Button(self.tr("Add a day I used"), compact=True)
        self._lapse.setObjectName("day-lapse")
        self._lapse.clicked.connect(self._go_to_lapse)
        for part in (self._words, self._keeps):
            self.body.addWidget(part)
        self.body.addWidget(self._lapse, 0, Qt.AlignmentFlag.AlignLeft)
        self._end("day-keep")
        self._tell()
        self._field.setFocus()

    def _save(self) -> None:
        day = self._field.take()
        if day is not None:
            self.hand_in(day, self._keeps_former())

    def _keeps_former(self) -> bool:
        return not self._keeps.isHidden() and self._keeps.isChecked()

    def _tell(self) -> None:
        day = self._field.value()
        if day is None or day == self._told:
            return
        self._told = day
        effect = self._effect(day)
        self._told_effect = effect
        if effect.keeps:
            words = self.tr("Leave the %Ln day(s) before it in my total", "", effect.keeps)
            self._keeps.setText(words)
            self._keeps.setAccessibleName(words)
        self._keeps.setVisible(bool(effect.keeps))
        self._lapse.setVisible(effect.lacks_use)
        self._say()

    def _say(self) -> None:
        self._say_effect(self._told_effect.said(keeping=self._keeps_former()))
        if self.isVisible():
            self.fit()

    def _go_to_lapse(self) -> None:
        self.reject()
        self.lapse_wanted.emit()


class RunSheet(_DatesSheet):
    """Asks for the first and the last day of a run of the past, hands in both, and says what they do to the total."""

    def __init__(
        self,
        ctx: AppContext,
        effect: Callable[[date, date], Effect],
        first: date | None = None,
        last: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        if first is None:
            lead = self.tr("A time without use before. Its days are added to your total, and take nothing away.")
        else:
            lead = self.tr("A time without use before. Days you take out of it are no longer counted for it.")
        super().__init__(ctx, self.tr("A past run"), lead, parent)
        yesterday = self._today - _DAY
        self._first = self._date("run-first", self.tr("First day without use"), first, yesterday)
        self._last = self._date("run-last", self.tr("Last day without use"), last, yesterday)
        self.body.addWidget(self._words)
        self._effect = effect
        self._told = self._days()
        for field in (self._first, self._last):
            field.line.textChanged.connect(lambda _words: self._tell())
        self._end("run-keep")
        self._first.setFocus()

    def _save(self) -> None:
        first, last = self._first.take(), self._last.take()
        if first is None or last is None:
            return
        if last < first:
            self.say(self.tr("The last day comes before the first."))
            self._last.setFocus()
            return
        self.hand_in(first, last)

    def _days(self) -> tuple[date, date] | None:
        first, last = self._first.value(), self._last.value()
        return None if first is None or last is None else (first, last)

    def _tell(self) -> None:
        days = self._days()
        if days == self._told:
            return
        self._told = days
        over = days is not None and days[0] <= days[1] < self._today
        self._say_effect(self._effect(*days).lines if days is not None and over else ())
        if self.isVisible():
            self.fit()


class MedicineSheet(_DatesSheet):
    """Asks since when a medicine is or was prescribed; hands in its first day, its name, and its last day or None."""

    def __init__(
        self, ctx: AppContext, stretch: MedicineStretch | None = None, name: str = "", parent: QWidget | None = None
    ) -> None:
        lead = self.tr("Days on prescribed medicine have a count of their own. They never change a run.")
        super().__init__(ctx, self.tr("Days on medicine"), lead, parent)
        self._name = LineField(self.tr("Such as buprenorphine"), name=self.tr("Which one, if you like"))
        self._name.setObjectName("medicine-name")
        self._name.set_limit(80)
        self._name.setText(stretch.name if stretch is not None else name)
        self.body.addWidget(Labelled(self.tr("Which one, if you like"), self._name))
        first = self._today if stretch is None else stretch.first
        self._first = self._date("medicine-first", self.tr("First day"), min(first, self._today), self._today)
        ended = stretch is not None and stretch.last is not None
        self._goes_on = Switch(self.tr("It goes on"), checked=not ended)
        self._goes_on.setObjectName("medicine-goes-on")
        self._goes_on.toggled.connect(self._show_last)
        self.body.addWidget(self._goes_on)
        last = stretch.last if stretch is not None and stretch.last is not None else self._today
        self._last = self._date("medicine-last", self.tr("Last day"), min(last, self._today), self._today)
        self._end("medicine-keep")
        self._show_last(not ended)

    def _save(self) -> None:
        first = self._first.take()
        last = None if self._goes_on.isChecked() else self._last.take()
        if first is None or (last is None and not self._goes_on.isChecked()):
            return
        if last is not None and last < first:
            self.say(self.tr("The last day comes before the first."))
            self._last.setFocus()
            return
        self.hand_in(first, self._name.text(), last)

    def _show_last(self, goes_on: bool) -> None:
        labelled = self._last.parentWidget()
        if labelled is not None:
            labelled.setVisible(not goes_on)
        if self.isVisible():
            self.fit()


class NameSheet(Sheet):
    """Asks for the name of something further to count; `medicine_wanted` where days on medicine are meant."""

    by_button = True
    medicine_wanted = Signal(str)

    def __init__(self, keep: Callable[[str], None], name: str = "", parent: QWidget | None = None) -> None:
        title = self.tr("Another name for it") if name else self.tr("Count something else too")
        super().__init__(title, self.tr("Call it what you like. Each has its own days."), width=460, parent=parent)
        self._keep = keep
        self._line = LineField(self.tr("Such as smoking"), name=self.tr("What to count"))
        self._line.setObjectName("thing-name")
        self._line.set_limit(60)
        self._line.setText(name)
        self._line.textEdited.connect(lambda _text: self._forget())
        self.body.addWidget(Labelled(self.tr("What to count"), self._line))
        self._refused = Text("", "body")
        self._refused.setObjectName("thing-refused")
        self._instead = Button(self.tr("Count days on medicine"), compact=True)
        self._instead.setObjectName("thing-medicine")
        self._instead.clicked.connect(self._go_to_medicine)
        for part in (self._refused, self._instead):
            part.hide()
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.end_with("thing-keep", self.accept, self.tr("Keep"))
        self._line.setFocus()

    def accept(self) -> None:
        """Close with the name; stay where there is none, or it is that of a prescribed medicine."""
        if not self._line.text().strip():
            self.say(self.tr("Write a name for it."))
            self._line.setFocus()
            return
        try:
            self._keep(self._line.text())
        except PrescribedMedicine as problem:
            if (words := words_for(problem)) is not None:
                self._refused.setText(f"{words.sentence} {words.what_to_do}")
            self._refused.show()
            self._instead.show()
            self.say("")
            self.fit()
            self._instead.setFocus()
            return
        super().accept()

    def _forget(self) -> None:
        self._refused.hide()
        self._instead.hide()

    def _go_to_medicine(self) -> None:
        name = self._line.text()
        self.reject()
        self.medicine_wanted.emit(name)
