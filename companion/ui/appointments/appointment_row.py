"""One time of an appointment on the page: when, what, with whom and where; the rest behind a button."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.appointments import Occurrence, local_start
from companion.domain.contacts import Contact
from companion.services.occurrences import known_zone
from companion.ui.appointment_words import begun, clock_note, day_words, repeat_words, time_words, title_words
from companion.ui.calls import CallRow
from companion.ui.roles import role_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class AppointmentRow(QWidget):
    """A row of the list. Signal `asked` (the row's key, what): "change", "off", "times", "end" or "remove".

    Args:
        day: whether the day is said too, where no heading says it.
    """

    asked = Signal(str, str)

    def __init__(self, one: Occurrence, contact: Contact | None, today: date, here: ZoneInfo, *, day: bool) -> None:
        super().__init__()
        self.key = key_of(one)
        self._one, self._contact, self._today = one, contact, today
        self.setObjectName(f"appointment-{self.key}")
        theme, words = theme_of(), one.appointment.words
        when = time_words(one, here)
        if day:
            when = self.tr("{day}, {time}").format(day=day_words(one.day, today), time=when)
        when = begun(when)
        name = f"{when} · {title_words(one)}"
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        self._column.setSpacing(theme.px(6))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(Text(when, "soft", "ink"))
        said.addWidget(Text(title_words(one), "strong"))
        for detail in self._details(here):
            said.addWidget(Text(detail, "small", "ink_soft"))
        known = known_zone(words.zone) is not None
        if one.at is not None and (note := clock_note(words.zone, one.starts, here, known=known)):
            shown = Text(note, "small", "ink_soft" if known else "amber_ink")
            shown.setObjectName("appointment-clock")
            said.addWidget(shown)
        line.addLayout(said, 1)
        self.more = IconButton("ellipsis", self.tr("More about {name}").format(name=name))
        self.more.setObjectName(f"appointment-more-{self.key}")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_acts)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)
        self._acts: QWidget | None = None

    def _details(self, here: ZoneInfo) -> list[str]:
        one = self._one
        who = "" if self._contact is None else self.tr("With {name}").format(name=self._contact.name)
        first = " · ".join(part for part in (who, one.place) if part)
        moved = ""
        if one.starts != one.of_start:
            moved = self.tr("Moved from {day}").format(day=day_words(local_start(one.of_start).date(), self._today))
        return [part for part in (first, moved, repeat_words(one.appointment.words, here, self._today)) if part]

    def _show_acts(self, on: bool) -> None:
        if on and self._acts is None:
            self._acts = self._build_acts()
            self._column.addWidget(self._acts)
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
        column.setSpacing(theme_of().px(6))
        if self._one.note:
            column.addWidget(Text(self._one.note, "soft"))
        if self._contact is not None and self._contact.details.numbers:
            details = self._contact.details
            column.addWidget(CallRow(details.name, role_words(details.role), details.numbers[0].number, short=True))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(6))
        offered = [("change", self.tr("Change"))]
        if self._one.appointment.words.repeats:
            if self._one.day >= self._today:
                offered.append(("off", self.tr("Off this time")))
            offered.append(("times", self.tr("All its times")))
            offered.append(("end", self.tr("Off from here on")))
        offered.append(("remove", self.tr("Take off the list")))
        for act, words in offered:
            button = Button(words, "quiet", compact=True)
            button.setObjectName(f"appointment-{act}-{self.key}")
            button.setAccessibleName(self.tr("{act}: {name}").format(act=words, name=self.accessibleName()))
            button.clicked.connect(lambda _on=False, act=act: self.asked.emit(self.key, act))
            flow.addWidget(button)
        column.addWidget(row)
        return acts


def key_of(one: Occurrence) -> str:
    """What names a time of an appointment among all that are shown."""
    return f"{one.appointment.uuid}/{one.of_start}"
