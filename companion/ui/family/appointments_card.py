"""Their own appointments of today and tomorrow, for someone who loves a person who uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.appointments import Occurrence
from companion.ui.appointment_words import begun, day_words, time_words, title_words
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text


class AppointmentsCard(Card):
    """A line each. Signal `all_wanted`."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self.setObjectName("family-appointments")
        self._shown: object = None
        self.heading(self.tr("Today and tomorrow"))
        self._list = QVBoxLayout()
        self.box.addLayout(self._list)
        every = Button(self.tr("All appointments"), "quiet", icon="calendar", compact=True)
        every.setObjectName("family-appointments-all")
        every.clicked.connect(self.all_wanted)
        self.box.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)

    def show_times(self, found: Sequence[Occurrence], today: date, here: ZoneInfo) -> None:
        """Show them; the same again changes nothing on the screen."""
        # What was tomorrow yesterday is today now, and a clock may be another one.
        shown = tuple(found), today, here.key
        if self._shown == shown:
            return
        self._shown = shown
        empty(self._list)
        for one in found:
            when = self.tr("{day}, {time}").format(day=begun(day_words(one.day, today)), time=time_words(one, here))
            words = " · ".join(part for part in (when, title_words(one), one.place) if part)
            line = Text(words, "body")
            self._list.addWidget(line)
            line.show()
