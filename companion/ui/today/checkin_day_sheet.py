"""The sheet on which another day's check-in is chosen by its date."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet


class CheckInDaySheet(Sheet):
    """Asks for a day that has been, or today; `chosen` carries it."""

    by_button = True
    chosen = Signal(object)

    def __init__(self, day: date, today: date, first_weekday: int | None, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("CheckInDaySheet", "Another day"),
            QCoreApplication.translate("CheckInDaySheet", "Any day can still be filled in, and a gap is fine."),
            parent=parent,
        )
        self._field = DateField(self.tr("Day"), day, today=today, latest=today, first_weekday=first_weekday)
        self._field.line.setObjectName("checkin-day")
        self.body.addWidget(Labelled(self.tr("Day"), self._field))
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        go = self.add_button(self.tr("Open this day"), "primary", default=True)
        go.setObjectName("checkin-day-open")
        go.clicked.connect(self.accept)
        self._field.setFocus()

    def accept(self) -> None:
        """Close with the day that is written there; stay where none can be read."""
        day = self._field.take()
        if day is not None:
            super().accept()
            self.chosen.emit(day)
