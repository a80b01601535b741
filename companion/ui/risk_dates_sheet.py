"""The sheet where dates of raised risk are entered, changed and taken away."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.plans import RiskDate, RiskKind
from companion.domain.undo import Done
from companion.ui.dates import full_date
from companion.ui.own_list import DatedListSheet, put_keyboard
from companion.ui.risk_words import kind_words
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled

#: How far ahead such a date may lie, in days.
AHEAD = 730


class RiskDatesSheet(DatedListSheet[RiskDate]):
    """The dates there are, and a form for one more, or for the one being changed."""

    opened_by = ("today", {"sheet": "dates"})
    named = "risk"

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("RiskDatesSheet", "Dates to take care after"),
            QCoreApplication.translate(
                "RiskDatesSheet",
                "After a break, tolerance is lower. For four weeks after a date like these, Today says what keeps you "
                "safer. The day may still lie ahead.",
            ),
            parent,
        )
        self._kind = Select(self.tr("What it was"))
        self._kind.setObjectName("risk-kind")
        for kind in RiskKind:
            self._kind.addItem(kind_words(kind), kind.value)
        self.body.addWidget(Labelled(self.tr("What it was"), self._kind))
        today = ctx.today()
        week = ctx.services.settings.current().first_weekday
        latest = today + timedelta(days=AHEAD)
        self._day = DateField(self.tr("Day"), None, today=today, latest=latest, first_weekday=week)
        self._day.setObjectName("risk-day")
        self.body.addWidget(Labelled(self.tr("Day"), self._day))
        self.end_form()

    def begin(self) -> None:
        put_keyboard(self._kind)

    def keep(self, *, closing: bool) -> None:
        # By Escape a date half entered is given up; by the button it is meant.
        if closing and self._day.line.text().strip():
            self.keep_form()

    def accept(self) -> None:
        """Close; where a day is written that cannot be read, say so and stay."""
        if self._day.line.text().strip() and self._day.take() is None:
            return
        super().accept()

    def days(self) -> tuple[RiskDate, ...]:
        return self.ctx.services.plans.risk_dates()

    def words_of(self, one: RiskDate) -> str:
        return self.tr("{what}, {day}").format(what=kind_words(one.kind), day=full_date(one.day))

    def fill(self, one: RiskDate) -> QWidget:
        self._kind.setCurrentIndex(self._kind.findData(one.kind.value))
        self._day.set_value(one.day)
        return self._day

    def write(self, changing: str | None, day: date) -> Done:
        plans, kind = self.ctx.services.plans, RiskKind(self._kind.currentData())
        return plans.add_risk_date(kind, day) if changing is None else plans.change_risk_date(changing, kind, day)

    def take_off(self, uuid: str) -> Done:
        return self.ctx.services.plans.remove_risk_date(uuid)

    def gone_words(self) -> str:
        return self.tr("The date was taken away.")

    def clear(self) -> None:
        super().clear()
        self._keep_button.setText(self.tr("Add this date"))
