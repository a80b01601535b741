"""The sheet that gives a page another date or time."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.journal.words import wall
from companion.ui.widgets.date_field import DateField, TimeField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet


class WhenSheet(Sheet):
    """Asks for a day and a time that have already been.

    Args:
        at: the instant the page has now, `zone` the zone it was written in.
        now: the latest instant it can have.
        first_weekday: 1 (Monday) to 7, None for what is usual in the country.
    """

    chosen = Signal(datetime)

    def __init__(
        self, at: datetime, zone: str, now: datetime, parent: QWidget, first_weekday: int | None = None
    ) -> None:
        super().__init__(
            QCoreApplication.translate("WhenSheet", "When is this page about?"),
            QCoreApplication.translate(
                "WhenSheet", "A page can belong to a day that has passed. It moves to its place in the timeline."
            ),
            width=460,
            parent=parent,
        )
        self._at, self._zone, self._now = at, zone, now
        then, latest = wall(at, zone), wall(now, zone)
        day_name, time_name = self.tr("Day"), self.tr("Time")
        today = latest.date()
        self.day = DateField(day_name, then.date(), today=today, latest=today, first_weekday=first_weekday)
        self.day.setObjectName("when-day")
        self.time = TimeField(time_name, QTime(then.hour, then.minute))
        self.time.setObjectName("when-time")
        self.body.addWidget(Labelled(day_name, self.day))
        row = QHBoxLayout()
        row.addWidget(Labelled(time_name, self.time))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.end_with("when-keep", self._take, self.tr("Use this"))

    def _take(self) -> None:
        day, time = self.day.take(), self.time.time()
        if day is None:
            return
        then = wall(self._at, self._zone)
        on_day = then.replace(year=day.year, month=day.month, day=day.day, fold=0)
        wanted = on_day.replace(hour=time.hour(), minute=time.minute())
        if wanted != then:
            self.chosen.emit(min(wanted.astimezone(UTC), self._now))
        self.accept()
