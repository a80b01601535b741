"""Says what a calendar file holds before it is made, and asks which appointments, and how much of each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class CalendarOutSheet(Sheet):
    """What is to come, or all; the times alone, which is offered first, or with the person's own words."""

    def __init__(self, every: int, coming: int, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("CalendarOutSheet", "Give out a calendar file"),
            QCoreApplication.translate(
                "CalendarOutSheet",
                "A file that Thunderbird, Google, Apple and Outlook read. It is not encrypted.",
            ),
            parent=parent,
        )
        self._which = Select(self.tr("Which"))
        self._which.setObjectName("calendar-out-which")
        if 0 < coming < every:
            self._which.addItem(self.tr("What is to come, %n appointment(s)", "", coming), False)
        self._which.addItem(self.tr("All, %n appointment(s)", "", every), True)
        self.body.addWidget(Labelled(self.tr("Which"), self._which))
        self._words = Select(self.tr("What it tells"))
        self._words.setObjectName("calendar-out-words")
        self._words.addItem(self.tr("The times alone"), True)
        self._words.addItem(self.tr("With titles, places and notes"), False)
        self._words.currentIndexChanged.connect(self._say)
        self.body.addWidget(Labelled(self.tr("What it tells"), self._words))
        self._about = Text("", "soft", "ink_soft")
        self.body.addWidget(self._about)
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        go = self.add_button(self.tr("Choose where"), "primary", default=True)
        go.setObjectName("calendar-out-go")
        go.clicked.connect(self.accept)
        self._say()

    def every(self) -> bool:
        """Whether all are meant, and not only what is to come."""
        return bool(self._which.currentData())

    def neutral(self) -> bool:
        """Whether the times alone are to be told."""
        return bool(self._words.currentData())

    def _say(self) -> None:
        self._about.setText(
            self.tr("Each is called “Appointment”. Others who see that calendar learn no more than when.")
            if self.neutral()
            else self.tr("Whoever may see that calendar, at home or at work, may read these words.")
        )
        if self.isVisible():
            self.fit()
