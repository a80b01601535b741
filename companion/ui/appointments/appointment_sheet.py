"""The sheet on which an appointment or a meeting is written down or changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QTime
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords, Change, Kind, Occurrence, local_start, start_text
from companion.domain.repeating import Often, Repeat, repeated
from companion.domain.series import can_begin_the_rest, carried, rest_from
from companion.domain.value import Value, replace
from companion.services.occurrences import clock_of, known_zone, wall_moves
from companion.ui.appointment_words import clock_note, kind_words, length_words
from companion.ui.appointments.remind_part import RemindPart
from companion.ui.appointments.repeat_part import RepeatPart
from companion.ui.own_list import put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.date_field import DateField, TimeField
from companion.ui.widgets.fields import Select, TextField
from companion.ui.widgets.line import Labelled, named_line
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: The longest line that is typed here, in letters.
_LONGEST = 200
_LENGTHS = (15, 30, 45, 60, 90, 120, 180)
#: How far back and ahead its day may lie, in days.
_BACK, _AHEAD = 365 * 60, 365 * 20
_HOURS_AHEAD = timedelta(hours=1)


class Scope(StrEnum):
    """Which times of a repeated one a change is for."""

    ALL = "all"
    ONE = "one"
    LATER = "later"


class Written(Value):
    """What the sheet was left with: for one time, or for a whole, new or from a time on."""

    scope: Scope
    words: AppointmentWords
    change: Change | None = None


class AppointmentSheet(Sheet):
    """Asks what, when and with whom. Only a day is needed; hands in what was Written.

    Args:
        one: the time of an appointment that is to be changed; None for another one.
    """

    def __init__(self, ctx: AppContext, one: Occurrence | None, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("AppointmentSheet", "An appointment or a meeting")
            if one is None
            else QCoreApplication.translate("AppointmentSheet", "Change what is written"),
            QCoreApplication.translate("AppointmentSheet", "As much as you like to write. Only the day is needed."),
            width=580,
            parent=parent,
        )
        self._one, self._here = one, ctx.clock.zone()
        now = ctx.clock.now().astimezone(self._here).replace(tzinfo=None)
        self._week = ctx.services.settings.current().first_weekday
        first = AppointmentWords(title="", starts=start_text(_full_hour(now)), zone=self._here.key)
        shown = self._shown = one.appointment.words if one is not None else first
        starts = one.starts if one is not None else shown.starts
        self._build_scope()
        self.title = named_line(
            self.body, "appointment-title", self.tr("What it is"), one.title if one else "", limit=_LONGEST
        )
        self.kind = self._select("appointment-kind", self.tr("Kind"))
        for kind in Kind:
            self.kind.addItem(kind_words(kind), kind.value)
        self.kind.setCurrentIndex(list(Kind).index(shown.kind))
        self.contact = self._select("appointment-contact", self.tr("With whom, if on your list"))
        self.contact.addItem(self.tr("Nobody chosen"), "")
        for person in ctx.services.contacts.all():
            self.contact.addItem(person.name, person.uuid)
        self.contact.setCurrentIndex(max(0, self.contact.findData(shown.contact)))
        self._build_when(starts, now.date())
        self.place = named_line(
            self.body, "appointment-place", self.tr("Where"), one.place if one else "", limit=_LONGEST
        )
        self.repeats = RepeatPart(
            shown if one else None, local_start(starts).date(), now.date(), self._here, self._week
        )
        self.repeats.changed.connect(self._refit)
        self.body.addWidget(self.repeats)
        silenced = not ctx.services.settings.current().remind_appointments
        self.reminds = RemindPart(shown.remind, shown.starts, silenced=silenced)
        self.body.addWidget(self.reminds)
        self.note = TextField("", name=self.tr("Note"), lines=2)
        self.note.edit.setObjectName("appointment-note")
        self.note.set_text(one.note if one else "")
        self.note.setFixedHeight(self.note.minimumHeight())
        self.body.addWidget(Labelled(self.tr("Note"), self.note))
        self.end_with("appointment-save", self._save)
        self._follow_scope()
        self._follow_when()
        put_keyboard(self.scope or self.title)

    # -- what it asks ------------------------------------------------------------------------------------------

    def _select(self, object_name: str, name: str) -> Select:
        select = Select(name)
        select.setObjectName(object_name)
        self.body.addWidget(Labelled(name, select))
        return select

    def _build_scope(self) -> None:
        self.scope: Select | None = None
        if self._one is None or not self._shown.repeats:
            return
        self.scope = self._select("appointment-scope", self.tr("What to change"))
        for scope, words in (
            (Scope.ONE, self.tr("This time only")),
            (Scope.LATER, self.tr("This time and all later ones")),
            (Scope.ALL, self.tr("All of its times")),
        ):
            if scope is not Scope.LATER or self._can_begin_the_rest():
                self.scope.addItem(words, scope.value)
        self.scope.currentIndexChanged.connect(lambda _row: self._follow_scope())

    def _build_when(self, starts: str, today: date) -> None:
        at, earliest = local_start(starts), today - timedelta(days=_BACK)
        latest = today + timedelta(days=_AHEAD)
        self.day = DateField(
            self.tr("Day"), at.date(), today=today, earliest=earliest, latest=latest, first_weekday=self._week
        )
        self.day.setObjectName("appointment-day")
        self.day.changed.connect(self._follow_when)
        self.body.addWidget(Labelled(self.tr("Day"), self.day))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme_of().px(12))
        whole = "T" not in starts
        clock = QTime(9, 0) if whole else QTime(at.hour, at.minute)
        self.time = TimeField(self.tr("Time"), clock)
        self.time.setObjectName("appointment-time")
        self.time.timeChanged.connect(lambda _time: self._follow_when())
        self.whole = Chip(self.tr("The whole day"), checked=whole)
        self.whole.setObjectName("appointment-whole")
        self.whole.toggled.connect(lambda _on: self._follow_when())
        line.addWidget(self.time)
        line.addWidget(self.whole)
        line.addStretch(1)
        self.body.addWidget(Labelled(self.tr("Time"), row))
        self._when_note = Text("", "small", "ink_soft")
        self._when_note.setObjectName("appointment-when-note")
        self.body.addWidget(self._when_note)
        self.minutes = Select(self.tr("How long"))
        self.minutes.setObjectName("appointment-minutes")
        self.minutes.addItem(self.tr("Not said"), None)
        known = self._one.minutes if self._one is not None else None
        for minutes in sorted({*_LENGTHS, *((known,) if known else ())}):
            self.minutes.addItem(length_words(minutes), minutes)
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(known)))
        self.body.addWidget(Labelled(self.tr("How long"), self.minutes))

    # -- what follows what -------------------------------------------------------------------------------------

    def _can_begin_the_rest(self) -> bool:
        one, series = self._one, self._shown
        return one is not None and can_begin_the_rest(series, one.of_start, clock_of(series, self._here))

    def _scope(self) -> Scope:
        return Scope(self.scope.currentData()) if self.scope is not None else Scope.ALL

    def _follow_scope(self) -> None:
        """What is of all times is not asked of one."""
        whole = self._scope() is not Scope.ONE
        for part in (self.repeats, self.reminds):
            part.setVisible(whole)
        for field in (self.kind, self.contact):
            around = field.parentWidget()
            if isinstance(around, Labelled):
                around.setVisible(whole)
        self._refit()

    def _follow_when(self) -> None:
        day, whole = self.day.value(), self.whole.isChecked()
        self.time.setEnabled(not whole)
        self.reminds.follow(whole_day=whole)
        if day is not None:
            self.repeats.follow_start(day)
        self._when_note.setText("" if day is None or whole else self._clock_words(self._starts(day)))
        self._when_note.setVisible(bool(self._when_note.text()))
        self._refit()

    def _clock_words(self, starts: str) -> str:
        """That the clocks change at this very time, or that it is on another clock than the one here."""
        at, zone = local_start(starts), self._shown.zone
        clock = known_zone(zone) or self._here
        skipped, twice = wall_moves(at, clock)
        if skipped:
            return self.tr("The clocks go forward over this time that day. It is taken as an hour later.")
        if twice:
            return self.tr("The clocks go back that day, so this time comes twice. The first is meant.")
        return clock_note(zone, starts, self._here, known=known_zone(zone) is not None)

    def _refit(self) -> None:
        if self.isVisible():
            self.fit()

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show what was written on another such sheet."""
        super().take_words(words)
        self._follow_scope()
        self._follow_when()

    # -- what is written ---------------------------------------------------------------------------------------

    def _starts(self, day: date) -> str:
        time = self.time.time()
        at = datetime(day.year, day.month, day.day, time.hour(), time.minute())  # noqa: DTZ001 - the wall clock
        return start_text(at, whole_day=self.whole.isChecked())

    def written(self) -> Written | None:
        """What is written; None where a day cannot be read, which is said beside it."""
        day, repeat = self.day.take(), self.repeats.repeat()
        if day is None or repeat is None:
            return None
        starts, scope = self._starts(day), self._scope()
        if scope is Scope.ONE and self._one is not None:
            return Written(scope, self._shown, self._change(self._one, starts))
        return Written(scope, self._whole(starts, repeat, scope))

    def _change(self, one: Occurrence, starts: str) -> Change:
        """This one time; what is as the series is left to the series."""
        series, title, place = self._shown, self.title.text().strip(), self.place.text().strip()
        note, minutes = self.note.text().strip(), self.minutes.currentData()
        return Change(
            one.of_start,
            starts,
            None if minutes == series.minutes else minutes,
            None if title == series.title else title,
            None if place == series.place else place,
            None if note == series.note else note,
        )

    def _whole(self, starts: str, repeat: Repeat, scope: Scope) -> AppointmentWords:
        former, whole_day = self._shown, self.whole.isChecked()
        if scope is Scope.LATER and self._one is not None:
            former = self._rest(former, self._one.of_start)
        if scope is Scope.ALL and self._one is not None and former.repeats:
            # What moves one of its times moves all of them: by as many days, and to this hour.
            days = local_start(starts).date() - local_start(self._one.starts).date()
            begins = datetime.combine(local_start(former.starts).date() + days, local_start(starts).time())
            starts = start_text(begins, whole_day=whole_day)
        words = AppointmentWords(
            title=self.title.text().strip(),
            kind=Kind(self.kind.currentData()),
            place=self.place.text().strip(),
            note=self.note.text().strip(),
            contact=self.contact.currentData() or "",
            starts=starts,
            zone="" if whole_day else former.zone or (self._here.key if former.whole_day else ""),
            minutes=self.minutes.currentData(),
            rule=former.rule if repeat.often is Often.OTHER else "",
            remind=self.reminds.remind(starts),
            calendar_uid=former.calendar_uid,
            sequence=former.sequence,
            modified=former.modified,
        )
        clock = clock_of(words, self._here)
        if repeat.often is Often.OTHER and whole_day is former.whole_day:
            words = replace(words, extra=former.extra)
        return carried(repeated(words, repeat, clock), former, clock)

    def _rest(self, series: AppointmentWords, of_start: str) -> AppointmentWords:
        """The times from this one on; where this one was moved, the sheet says so itself."""
        rest = rest_from(series, of_start, clock_of(series, self._here))
        return replace(rest, changes=tuple(change for change in rest.changes if change.of_start != of_start))

    def _save(self) -> None:
        written = self.written()
        if written is not None:
            self.hand_in(written)


def _full_hour(now: datetime) -> datetime:
    """The full hour after the next one: a first guess at a time."""
    return (now + _HOURS_AHEAD).replace(minute=0, second=0, microsecond=0)
