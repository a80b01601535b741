"""What a calendar file would bring, to choose from before anything is written."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale, QTime
from PySide6.QtWidgets import QWidget

from companion.domain.appointments import local_start
from companion.domain.calendars import Coming, Fate, Preview, Trouble, Unread
from companion.ui.appointment_words import begun, clock_note, kind_words, repeat_words
from companion.ui.choice_sheet import ChoiceSheet
from companion.ui.dates import weekday_date

#: So many of those that cannot be read are told by their titles.
_TOLD = 10


class CalendarInSheet(ChoiceSheet):
    """Each appointment of the file that would change something, with a switch; what is over is off at first.

    Args:
        preview: what the file would bring.
        today: the day it is here, and `here` the zone.
    """

    def __init__(self, preview: Preview, today: date, here: ZoneInfo, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("CalendarInSheet", "Appointments in this file"), parent)
        self._coming, self._today, self._here = preview.choices, today, here
        on = {place for place, one in enumerate(self._coming) if one.wanted}
        self.begin(self._told(preview), len(self._coming), on, self.tr("Title, place or day"))

    def name_of(self, place: int) -> str:
        words = self._coming[place].words
        return words.title or kind_words(words.kind)

    def about(self, place: int) -> list[str]:
        one = self._coming[place]
        lines = [begun(", ".join(part for part in (self._when(one), one.words.place) if part))]
        if said := self._repeats(one):
            lines.append(said)
        if note := clock_note(one.words.zone, one.words.starts, self._here, known=True):
            lines.append(note)
        fate = {
            Fate.CHANGED: self.tr("On your list. It was changed in the calendar since."),
            Fate.OTHER: self.tr("On your list, and other than here. Chosen, it becomes as it is here."),
            Fate.OFF: self.tr("Called off in the calendar. Chosen, it comes off your list."),
        }.get(one.fate)
        troubles = {
            Trouble.REPEATS: self.tr("It comes again in a way that is not understood. Its first time comes in, once."),
            Trouble.CLOCK: self.tr("It is on a clock that is not known here. It comes in as if on yours."),
            Trouble.LATER: self.tr("One change was meant for all later times. It comes in for one time alone."),
        }
        lines += [fate] if fate else []
        return lines + [troubles[trouble] for trouble in one.troubles if trouble in troubles]

    def sought(self, place: int) -> list[str]:
        words = self._coming[place].words
        return [self.name_of(place), words.place, self._when(self._coming[place])]

    def thing(self, place: int) -> Coming:
        return self._coming[place]

    def go_words(self, count: int) -> str:
        return self.tr("Bring in %n appointment(s)", "", count)

    def _when(self, one: Coming) -> str:
        at = local_start(one.words.starts)
        day = weekday_date(at.date(), self._today)
        if one.words.whole_day:
            words = self.tr("from {day}, all day") if one.words.repeats else self.tr("{day}, all day")
            return words.format(day=day)
        time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
        words = self.tr("from {day}, {time}") if one.words.repeats else self.tr("{day}, {time}")
        return words.format(day=day, time=time)

    def _repeats(self, one: Coming) -> str:
        said = repeat_words(one.words, self._here, self._today)
        changed = len(one.words.changes)
        if said and changed:
            return self.tr("{often}; %n time(s) off or moved", "", changed).format(often=said)
        return said

    def _told(self, preview: Preview) -> list[str]:
        new, over = preview.count(Fate.NEW), sum(one.over for one in self._coming)
        told = [self.tr("New: %n appointment(s).", "", new)] if new else []
        if changed := preview.count(Fate.CHANGED):
            told.append(self.tr("Changed in the calendar since: %n appointment(s).", "", changed))
        if off := preview.count(Fate.OFF):
            told.append(self.tr("Called off in the calendar: %n appointment(s).", "", off))
        if other := preview.count(Fate.OTHER):
            told.append(
                self.tr("Other than on your list, and no newer: %n appointment(s). What you wrote stays.", "", other)
            )
        if same := preview.count(Fate.SAME):
            told.append(self.tr("On your list, with nothing to change: %n appointment(s).", "", same))
        if over:
            told.append(self.tr("Over already, and not chosen: %n appointment(s).", "", over))
        if not self._coming:
            told.append(self.tr("Nothing in this file is to be brought in."))
        if preview.unread:
            told.append(self.tr("Could not be read, and left out: %n appointment(s).", "", len(preview.unread)))
            told += [self._unread(one) for one in preview.unread[:_TOLD]]
            if len(preview.unread) > _TOLD:
                told.append(self.tr("And %n more.", "", len(preview.unread) - _TOLD))
        return told

    def _unread(self, one: Unread) -> str:
        why = {
            Trouble.NO_START: self.tr("{title}: no day is given"),
            Trouble.BAD_TIME: self.tr("{title}: its day or time cannot be read"),
            Trouble.CUT_SHORT: self.tr("{title}: the file ends in the middle of it"),
            Trouble.TOO_LONG: self.tr("{title}: it goes on without an end"),
        }[one.why]
        return why.format(title=one.title or self.tr("One without a title"))
