"""One medicine: what it is, its doses of today and the last two weeks, what is left, and what missed doses ask for."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.medicine_notes import MedicineNote, MedicineNotes
from companion.domain.contacts import Contact
from companion.domain.prescribed import Dose, DueDose, Medicine, due_doses, missed_days, said_of, state_of, unknown_days
from companion.domain.value import Value
from companion.ui.calls import CallRow
from companion.ui.medicine_words import (
    ask_first_words,
    collection_words,
    how_words,
    near_day,
    next_words,
    schedule_words,
    supply_words,
    time_words,
)
from companion.ui.medicines.fortnight import DAYS, Fortnight
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class Known(Value):
    """What a card shows: the medicine, what was said of doses of late, whom to ring, and what the library says."""

    medicine: Medicine
    doses: tuple[Dose, ...]
    today: date
    contact: Contact | None
    notes: MedicineNotes | None
    #: The hour at which the person's day begins.
    rollover_hour: int = 0

    @property
    def over(self) -> bool:
        """Whether it has come to its end."""
        last = self.medicine.schedule.last
        return last is not None and last < self.today

    @property
    def note(self) -> MedicineNote | None:
        """What the library says of this very medicine."""
        return None if self.notes is None else self.notes.of(self.medicine.name)


class MedicineCard(Card):
    """A medicine on the page. Every signal carries its uuid first.

    Signals:
        said: a dose: day, time, and True, False or None.
        asked: what else is to be done: "change", "days", "stop", "go-on", "up", "down", "remove" or "read".
    """

    said = Signal(str, object, str, object)
    asked = Signal(str, str)

    def __init__(self, known: Known, *, first: bool, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self.uuid = known.medicine.uuid
        self.setObjectName(f"medicine-{self.uuid}")
        self._known, self._first, self._last = known, first, last
        written = known.medicine.written
        self.more = IconButton("ellipsis", self.tr("More about {name}").format(name=written.name))
        self.more.setObjectName("medicine-more")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_acts)
        self.heading(written.name, self.more)
        if how := how_words(written):
            self.box.addWidget(Text(how, "body"))
        self.box.addWidget(Text(self._when(), "soft", "ink_soft"))
        if not known.over:
            self._add_today()
            self._add_supply()
        self._add_fortnight()
        if written.note:
            self.box.addWidget(Text(written.note, "soft", "ink_soft"))
        self._add_note()
        self._acts: QWidget | None = None

    def _when(self) -> str:
        known, schedule = self._known, self._known.medicine.schedule
        if known.over and schedule.last is not None:
            return self.tr("Stopped. The last day was {day}.").format(day=near_day(schedule.last, known.today))
        ends = self.tr("Today is its last day") if schedule.last == known.today else ""
        words = [schedule_words(schedule), ends or next_words(schedule, known.today)]
        return ". ".join(part for part in words if part)

    # -- today -------------------------------------------------------------------------------------------------

    def _add_today(self) -> None:
        known = self._known
        due = due_doses((known.medicine,), known.doses, known.today, known.rollover_hour)
        for one in due:
            self.box.addWidget(self._dose(one))

    def _dose(self, due: DueDose) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        when = self.tr("Today, {time}").format(time=time_words(due.time)) if due.time else self.tr("Today")
        label = Text(when, "strong", wrap=False)
        label.setFixedHeight(Chip("").sizeHint().height())
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        flow.addWidget(label)
        name = due.medicine.name
        for taken, words in ((True, self.tr("Taken")), (False, self.tr("Missed"))):
            chip = Chip(words, checked=due.taken is taken)
            chip.setObjectName(f"dose-{'taken' if taken else 'missed'}-{due.time.replace(':', '')}")
            chip.setAccessibleDescription(f"{name}, {when}")
            value = None if due.taken is taken else taken
            chip.clicked.connect(
                lambda _on=False, due=due, value=value: self.said.emit(self.uuid, due.day, due.time, value)
            )
            flow.addWidget(chip)
        return row

    def _add_supply(self) -> None:
        written, today = self._known.medicine.written, self._known.today
        words, soon = supply_words(written, today)
        if words:
            left = Text(words, "strong" if soon else "soft", "amber_ink" if soon else "ink_soft")
            left.setObjectName("medicine-left")
            self.box.addWidget(left)
        if collect := collection_words(written, today):
            self.box.addWidget(Text(collect, "soft", "ink_soft"))

    def _add_fortnight(self) -> None:
        known = self._known
        schedule = known.medicine.schedule
        said = said_of(known.doses, known.medicine.uuid)
        days = [known.today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
        self.box.addWidget(Fortnight([(day, state_of(schedule, said, day)) for day in days], known.today))
        every = Button(self.tr("Every day"), "quiet", compact=True)
        every.setObjectName("medicine-days")
        every.setAccessibleName(self.tr("Every day of {name}").format(name=known.medicine.name))
        every.clicked.connect(lambda: self.asked.emit(self.uuid, "days"))
        self.box.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)

    # -- missed doses ------------------------------------------------------------------------------------------

    def _add_note(self) -> None:
        known = self._known
        if known.over or known.notes is None:
            return
        schedule, note = known.medicine.schedule, known.note
        said = said_of(known.doses, known.medicine.uuid)
        missed, unknown = missed_days(schedule, said, known.today), unknown_days(schedule, said, known.today)
        words = ask_first_words(known.notes, known.medicine.name, missed, unknown)
        if not words:
            quiet = Text(known.notes.missed if note is None else note.missed, "small", "ink_soft")
            quiet.setObjectName("medicine-note-quiet")
            self.box.addWidget(quiet)
            return
        card = Card("amber", margin=14, spacing=8)
        card.setObjectName("medicine-missed")
        card.setAccessibleName(words)
        card.box.addWidget(Text(words, "strong"))
        contact = known.contact
        if contact is not None and contact.details.numbers:
            number = contact.details.numbers[0].number
            card.box.addWidget(CallRow(contact.name, contact.details.hours, number, initial=True))
        if note is not None:
            read = Button(self.tr("Why, and what to say"), "quiet", icon="book-open", compact=True)
            read.setObjectName("medicine-read")
            read.clicked.connect(lambda: self.asked.emit(self.uuid, "read"))
            card.box.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(card)

    # -- what else can be done ---------------------------------------------------------------------------------

    def _show_acts(self, on: bool) -> None:
        if on and self._acts is None:
            self._acts = self._build_acts()
            self.box.insertWidget(1, self._acts)
            before: QWidget = self.more
            for button in self._acts.findChildren(Button):
                QWidget.setTabOrder(before, button)
                before = button
        if self._acts is not None:
            self._acts.setVisible(on)

    def _build_acts(self) -> QWidget:
        acts = QWidget()
        column = QVBoxLayout(acts)
        column.setContentsMargins(0, 0, 0, 0)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(6))
        schedule = self._known.medicine.schedule
        offered = [("change", self.tr("Change"))]
        if schedule.last is not None:
            offered.append(("go-on", self.tr("It goes on")))
        elif schedule.first <= self._known.today:
            # What has not begun cannot have ended; it can be changed, or taken off the list.
            offered.append(("stop", self.tr("It has ended")))
        if not self._first:
            offered.append(("up", self.tr("Up")))
        if not self._last:
            offered.append(("down", self.tr("Down")))
        offered.append(("remove", self.tr("Take off the list")))
        for act, words in offered:
            button = Button(words, "quiet", compact=True)
            button.setObjectName(f"medicine-{act}")
            button.setAccessibleName(self.tr("{act}: {name}").format(act=words, name=self._known.medicine.name))
            button.clicked.connect(lambda _on=False, act=act: self.asked.emit(self.uuid, act))
            flow.addWidget(button)
        column.addWidget(row)
        return acts
