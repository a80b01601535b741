"""The sheets of the calendar of aftercare: the day somebody left, and a step of it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.aftercare import Discharge, Step
from companion.domain.plans import RiskKind
from companion.ui.own_list import put_keyboard
from companion.ui.risk_words import kind_words
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled, named_line
from companion.ui.widgets.sheet import Sheet

#: How far back and ahead the day somebody leaves may lie, in days; and how far ahead a step may.
_BACK, _AHEAD, _STEP_AHEAD = 366, 366, 800


def _day_field(ctx: AppContext, name: str, value: date | None, back: int, ahead: int) -> DateField:
    today = ctx.today()
    return DateField(
        name,
        value,
        today=today,
        earliest=today - timedelta(days=back),
        latest=today + timedelta(days=ahead),
        first_weekday=ctx.services.settings.current().first_weekday,
    )


class DischargeSheet(Sheet):
    """Asks when and from where. Hands in date, place, and of which kind Today gives the four-week notice, or None."""

    def __init__(self, ctx: AppContext, discharge: Discharge | None, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("DischargeSheet", "The day you leave, or left"),
            QCoreApplication.translate(
                "DischargeSheet", "Hospital, detox, rehab or custody. The calendar goes by this day."
            ),
            width=520,
            parent=parent,
        )
        self.day = _day_field(ctx, self.tr("Day"), discharge.day if discharge else None, _BACK, _AHEAD)
        self.day.setObjectName("discharge-day")
        self.body.addWidget(Labelled(self.tr("Day"), self.day))
        place = discharge.place if discharge else ""
        self.left_from = named_line(self.body, "discharge-place", self.tr("Where from"), place, self.tr("if you like"))
        self.notice = Switch(self.tr("Four weeks of extra care, on Today"), checked=discharge is None)
        self.notice.setObjectName("discharge-notice")
        self.kind = Select(self.tr("What it was"))
        self.kind.setObjectName("discharge-kind")
        for kind in RiskKind:
            if kind is not RiskKind.MEDICINE:
                self.kind.addItem(kind_words(kind), kind.value)
        kind_of = Labelled(self.tr("What it was"), self.kind)
        for part in (self.notice, kind_of):
            self.body.addWidget(part)
            part.setVisible(discharge is None)
        self.notice.toggled.connect(lambda on: self._ask_kind(kind_of, on=on))
        self.end_with("discharge-save", self._save)
        put_keyboard(self.day)

    def _ask_kind(self, kind: QWidget, *, on: bool) -> None:
        kind.setVisible(on)
        if self.isVisible():
            self.fit()

    def _save(self) -> None:
        day = self.day.take()
        if day is not None:
            kind = RiskKind(self.kind.currentData()) if self.notice.isChecked() else None
            self.hand_in(day, self.left_from.text().strip(), kind)


class StepSheet(Sheet):
    """Asks what and when. Hands in date and words."""

    def __init__(self, ctx: AppContext, step: Step | None, day: date, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("StepSheet", "A line of your calendar"), width=520, parent=parent)
        self.words = named_line(self.body, "step-words", self.tr("What"), step.words if step else "")
        self.day = _day_field(ctx, self.tr("Day"), step.day if step else day, _STEP_AHEAD, _STEP_AHEAD)
        self.day.setObjectName("step-day")
        self.body.addWidget(Labelled(self.tr("Day"), self.day))
        self.end_with("step-save", self._save)
        put_keyboard(self.words)

    def _save(self) -> None:
        if not self.words.text().strip():
            self.say(self.tr("Write a word or two."))
            put_keyboard(self.words)
            return
        day = self.day.take()
        if day is not None:
            self.hand_in(day, self.words.text().strip())
