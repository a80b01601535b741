"""A check-in, read in peace; it is changed on Today, where it was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checkin import CheckIn, Measure
from companion.ui.journal.facts import FactRow
from companion.ui.journal.pill import Pill
from companion.ui.journal.words import full_day_words, time_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text


class CheckInPage(QWidget):
    """Shows what was given on one day, and leads to that day; `uuid` is the check-in's, `day` its day."""

    asked_for_day = Signal(date)

    def __init__(self, check_in: CheckIn, measures: Sequence[Measure] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.uuid, self.day = check_in.uuid, check_in.day
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        page = Page(self.tr("Check-in"), full_day_words(check_in.day), width=640)
        layout.addWidget(page)
        card = Card(spacing=0)
        card.box.setContentsMargins(theme.px(20), theme.px(6), theme.px(20), theme.px(6))
        card.setAccessibleName(self.tr("What you noted"))
        rows = self._rows(check_in, measures)
        for number, row in enumerate(rows):
            if number:
                card.box.addWidget(Rule())
            card.box.addWidget(row)
        if not rows:
            said = (
                self.tr("Not today. That is an answer too.")
                if check_in.not_today
                else self.tr("No numbers were given that day.")
            )
            card.box.addWidget(Text(said, "body", "ink_soft"))
        page.body.addWidget(card)
        for heading, names in (
            (self.tr("What was behind it"), check_in.triggers),
            (self.tr("How it felt"), check_in.feelings),
        ):
            if names:
                page.body.addWidget(Text(heading, "heading"))
                words = QWidget()
                flow = FlowLayout(words, theme.px(8))
                for name in names:
                    flow.addWidget(Pill(name))
                page.body.addWidget(words)
        if check_in.note.strip():
            page.body.addWidget(Text(check_in.note, "reading"))
        saved = self.tr("Noted at {time}").format(time=time_words(check_in.at, check_in.zone))
        page.body.addWidget(Text(saved, "small", "ink_soft"))
        self.go = Button(self.tr("Open this day on Today"))
        self.go.setObjectName("check-in-go")
        self.go.clicked.connect(lambda: self.asked_for_day.emit(self.day))
        page.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addStretch(1)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self.go

    def _rows(self, check_in: CheckIn, measures: Sequence[Measure]) -> list[FactRow]:
        rows = []
        own = dict(check_in.measures)
        scales = (
            (self.tr("Mood"), check_in.mood, "primary"),
            (self.tr("Craving"), check_in.craving, "amber"),
            (self.tr("Sleep"), check_in.sleep, "primary"),
            (self.tr("Pain"), check_in.pain, "amber"),
            *((one.name, own.get(one.uuid), "primary") for one in measures),
        )
        for name, value, token in scales:
            if value is not None:
                rows.append(FactRow(name, self.tr("{value} of 10").format(value=value), value, token))
        if check_in.sleep_minutes is not None:
            hours, minutes = divmod(check_in.sleep_minutes, 60)
            said = self.tr("{hours}\u00a0h {minutes}\u00a0min") if minutes else self.tr("{hours}\u00a0h")
            rows.append(FactRow(self.tr("Time asleep"), said.format(hours=hours, minutes=minutes), None, "primary"))
        if check_in.medicine_taken is not None:
            said = self.tr("Taken") if check_in.medicine_taken else self.tr("Not taken")
            rows.append(FactRow(self.tr("Medicine as prescribed"), said, None, "primary"))
        if check_in.used is not None:
            said = self.tr("Yes") if check_in.used else self.tr("No")
            rows.append(FactRow(self.tr("Used that day"), said, None, "primary"))
        return rows
