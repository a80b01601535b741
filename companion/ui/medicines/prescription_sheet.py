"""The sheet on which a medicine is written down or changed, in the words on its label."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.prescribed import Prescription
from companion.domain.schedule import Schedule, Unit
from companion.ui.medicine_words import weekday_name, weekday_short
from companion.ui.milestone_words import days_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.date_field import DateField, TimeField
from companion.ui.widgets.fields import Select, TextField
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, named_line
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: The distances offered, as unit and number; one that was written otherwise is offered besides.
OFFERED = (
    (Unit.DAY, 1),
    (Unit.DAY, 2),
    (Unit.WEEK, 1),
    (Unit.WEEK, 2),
    (Unit.MONTH, 1),
    (Unit.AS_NEEDED, 1),
)
#: How far back and ahead its first day may lie, in days.
_BACK, _AHEAD = 365 * 60, 730
_MOST_TIMES = 8
#: The longest line, in letters.
_LONGEST = 200


class PrescriptionSheet(Sheet):
    """Asks what was prescribed. Only a name is needed; hands in the Prescription.

    Args:
        written: what is kept of it so far; None for another one.
    """

    def __init__(self, ctx: AppContext, written: Prescription | None, parent: QWidget) -> None:
        new = written is None
        super().__init__(
            QCoreApplication.translate("PrescriptionSheet", "A medicine you were prescribed")
            if new
            else QCoreApplication.translate("PrescriptionSheet", "Change what is written"),
            QCoreApplication.translate(
                "PrescriptionSheet", "In the words on the label. The app never works out how much to take."
            ),
            width=580,
            parent=parent,
        )
        self._ctx = ctx
        self._today = ctx.today()
        self._week = ctx.services.settings.current().first_weekday
        shown = self._shown = written or Prescription("-", Schedule(Unit.DAY, self._today))
        self.name = named_line(self.body, "medicine-name", self.tr("Name"), "" if new else shown.name, limit=_LONGEST)
        self._missing = Text(self.tr("Write its name, as on the label."), "small", "amber_ink")
        self._missing.setObjectName("medicine-name-missing")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.name.textChanged.connect(lambda _words: self._missing.hide())
        self.dose = named_line(self.body, "medicine-dose", self.tr("Dose, as on the label"), shown.dose, limit=_LONGEST)
        self.form = named_line(
            self.body,
            "medicine-form",
            self.tr("What it is"),
            shown.form,
            self.tr("such as liquid, tablet, injection"),
            limit=_LONGEST,
        )
        self._build_schedule(shown.schedule)
        self._build_supply(shown)
        self.contact = Select(self.tr("Whom to ring about it"))
        self.contact.setObjectName("medicine-contact")
        self.contact.addItem(self.tr("Nobody chosen"), None)
        for person in ctx.services.contacts.all():
            self.contact.addItem(person.name, person.uuid)
        self.contact.setCurrentIndex(max(0, self.contact.findData(shown.contact)))
        self.body.addWidget(Labelled(self.tr("Whom to ring about it"), self.contact))
        self.note = TextField("", name=self.tr("Note"), lines=2)
        self.note.edit.setObjectName("medicine-note")
        self.note.set_text(shown.note)
        self.note.setFixedHeight(self.note.minimumHeight())
        self.body.addWidget(Labelled(self.tr("Note"), self.note))
        self.end_with("medicine-save", self._save)
        self.name.setFocus()

    # -- what it asks ------------------------------------------------------------------------------------------

    def _day(self, object_name: str, name: str, value: date | None, back: int = 366) -> DateField:
        earliest, latest = self._today - timedelta(days=back), self._today + timedelta(days=_AHEAD)
        field = DateField(name, value, today=self._today, earliest=earliest, latest=latest, first_weekday=self._week)
        field.setObjectName(object_name)
        self.body.addWidget(Labelled(name, field))
        return field

    def _build_schedule(self, schedule: Schedule) -> None:
        self.often = Select(self.tr("How often"))
        self.often.setObjectName("medicine-often")
        offered = [*OFFERED]
        if (schedule.unit, schedule.every) not in offered:
            offered.append((schedule.unit, schedule.every))
        for unit, every in offered:
            self.often.addItem(self._often_words(unit, every), (unit.value, every))
        self.often.setCurrentIndex(offered.index((schedule.unit, schedule.every)))
        self.often.currentIndexChanged.connect(lambda _place: self._follow_often())
        self.body.addWidget(Labelled(self.tr("How often"), self.often))
        self._times_part = QWidget()
        column = QVBoxLayout(self._times_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(8))
        column.addWidget(Text(self.tr("At what time, if you like"), "strong"))
        row = QWidget()
        self._times_flow = FlowLayout(row, theme_of().px(8))
        column.addWidget(row)
        self._times: list[TimeRow] = []
        self._add_time = Button(self.tr("Add a time"), "quiet", icon="plus", compact=True)
        self._add_time.setObjectName("medicine-time-add")
        self._add_time.clicked.connect(lambda: self._another_time("08:00" if not self._times else "20:00").setFocus())
        self._times_flow.addWidget(self._add_time)
        for time in schedule.times:
            self._another_time(time)
        self.body.addWidget(self._times_part)
        self.first = self._day("medicine-first", self.tr("From which day on"), schedule.first, _BACK)
        self._follow_often()

    def _often_words(self, unit: Unit, every: int) -> str:
        if unit is Unit.AS_NEEDED:
            return self.tr("When needed, as prescribed")
        if unit is Unit.DAY:
            return {1: self.tr("Every day"), 2: self.tr("Every other day")}.get(every) or self.tr(
                "Every {days}"
            ).format(days=days_words(every))
        if unit is Unit.WEEK:
            return self.tr("Every week") if every == 1 else self.tr("Every %n week(s)", "", every)
        return self.tr("Every month") if every == 1 else self.tr("Every %n month(s)", "", every)

    def _another_time(self, time: str) -> TimeRow:
        fields = TimeRow(time, len(self._times) + 1)
        fields.removed.connect(self._remove_time)
        self._times.append(fields)
        self._times_flow.insert_widget(len(self._times) - 1, fields)
        lead_up_to(self._add_time, (fields.time, fields.remove))
        fields.show()
        self._add_time.setVisible(len(self._times) < _MOST_TIMES)
        return fields

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show what was written on another such sheet, with as many times as there were."""
        while len(self._times) < sum(key.startswith("TimeField/") for key in words):
            self._another_time("08:00")
        super().take_words(words)

    def _remove_time(self, fields: QWidget) -> None:
        self._times = [kept for kept in self._times if kept is not fields]
        for place, kept in enumerate(self._times):
            kept.name(place + 1)
        self._times_flow.removeWidget(fields)
        fields.hide()
        fields.deleteLater()
        self._add_time.show()
        (self._times[-1].time if self._times else self._add_time).setFocus()

    def _follow_often(self) -> None:
        unit = Unit(self.often.currentData()[0])
        self._times_part.setVisible(unit is not Unit.AS_NEEDED)
        if self.isVisible():
            self.fit()

    def _build_supply(self, shown: Prescription) -> None:
        self.body.addWidget(Text(self.tr("Days you collect it, if you do"), "strong"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        self._collect: dict[int, Chip] = {}
        for weekday in range(1, 8):
            chip = Chip(weekday_short(weekday), checked=weekday in shown.collect_on)
            chip.setObjectName(f"medicine-collect-{weekday}")
            chip.setAccessibleName(weekday_name(weekday))
            self._collect[weekday] = chip
            flow.addWidget(chip)
        self.body.addWidget(row)
        self.until = self._day("medicine-until", self.tr("What you have lasts until"), shown.lasts_until)
        self.refill = self._day("medicine-refill", self.tr("Ask for a new prescription on"), shown.refill_on)

    # -- what is written ---------------------------------------------------------------------------------------

    def prescription(self) -> Prescription | None:
        """What is written; None without a name, or where a day cannot be read, which is said beside it."""
        if not self.name.text().strip():
            self._missing.show()
            self.name.setFocus()
            return None
        first = self.first.take()
        if first is None:
            return None
        for field in (self.until, self.refill):
            if field.line.text().strip() and field.take() is None:
                return None
        unit, every = Unit(self.often.currentData()[0]), int(self.often.currentData()[1])
        times = () if unit is Unit.AS_NEEDED else tuple(sorted({row.value() for row in self._times}))
        last = self._shown.schedule.last
        return Prescription(
            self.name.text().strip(),
            Schedule(unit, first, every, times, last if last is None or last >= first else first),
            self.dose.text().strip(),
            self.form.text().strip(),
            tuple(weekday for weekday, chip in self._collect.items() if chip.isChecked()),
            self.until.value(),
            self.refill.value(),
            self.note.text().strip(),
            self.contact.currentData(),
        )

    def _save(self) -> None:
        written = self.prescription()
        if written is not None:
            self.hand_in(written)


class TimeRow(QWidget):
    """One time of the day, with a button that takes it off. Signal `removed` (itself)."""

    removed = Signal(QWidget)

    def __init__(self, time: str, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(2))
        self.time = TimeField("", QTime.fromString(time, "HH:mm"))
        self.remove = IconButton("x", "", size=32)
        self.name(place)
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        row.addWidget(self.time)
        row.addWidget(self.remove)
        self.setFocusProxy(self.time)

    def name(self, place: int) -> None:
        """Name its parts by the place it has among the times, from 1."""
        self.time.setAccessibleName(self.tr("Time {place}").format(place=place))
        self.time.setObjectName(f"medicine-time-{place}")
        self.remove.set_icon("x", self.tr("Take off time {place}").format(place=place))
        self.remove.setObjectName(f"medicine-time-remove-{place}")

    def value(self) -> str:
        """The time as it is kept."""
        return self.time.time().toString("HH:mm")
