"""The sheet where dates of raised risk are entered, changed and taken away."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.plans import RiskDate, RiskKind
from companion.domain.undo import Done
from companion.ui.dates import full_date
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.risk_words import kind_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: How far ahead such a date may lie, in days.
AHEAD = 730
#: Under what the date that is being changed is kept beside the words of the form.
_CHANGING = "changing"


class RiskDatesSheet(OwnListSheet):
    """The dates there are, and a form for one more, or for the one being changed."""

    opened_by = ("today", {"sheet": "dates"})

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
        self._changing: str | None = None
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
        row = QHBoxLayout()
        self._keep_button = Button("", icon="check", compact=True)
        self._keep_button.setObjectName("risk-keep")
        self._keep_button.clicked.connect(self._take)
        row.addWidget(self._keep_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(2))
        self.body.addLayout(self._list)
        self._rows: list[QWidget] = []
        self.end_list()
        self.draw()
        self._clear()
        self.begin()

    def draw(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, one in enumerate(self.ctx.services.plans.risk_dates()):
            row = self._entry(one, number)
            self._rows.append(row)
            self._list.addWidget(row)
            row.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        put_keyboard(self._kind)

    def keep(self, *, closing: bool) -> None:
        # By Escape a date half entered is given up; by the button it is meant.
        if closing and self._day.line.text().strip():
            self._write_now()
            self._clear()

    def kept_words(self) -> dict[str, Given]:
        """What stands in the form, and which of the dates it is about."""
        return super().kept_words() | {_CHANGING: self._changing}

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show the form as it stood, for the date it was about where that one is still there."""
        dates = self.ctx.services.plans.risk_dates()
        found = next((one for one in dates if one.uuid == words.get(_CHANGING)), None)
        if found is not None:
            self._change(found)
        super().take_words(words)

    def accept(self) -> None:
        """Close; where a day is written that cannot be read, say so and stay."""
        if self._day.line.text().strip() and self._day.take() is None:
            return
        super().accept()

    def _entry(self, one: RiskDate, number: int) -> QWidget:
        words = self.tr("{what}, {day}").format(what=kind_words(one.kind), day=full_date(one.day))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(words, "body"), 1)
        change = IconButton("pencil", self.tr("Change"), size=32)
        change.setAccessibleName(self.tr("Change: {words}").format(words=words))
        change.setObjectName(f"risk-change-{number}")
        change.clicked.connect(lambda: self._change(one))
        remove = IconButton("x", self.tr("Take away"), size=32)
        remove.setAccessibleName(self.tr("Take away: {words}").format(words=words))
        remove.setObjectName(f"risk-remove-{number}")
        remove.clicked.connect(lambda: self._remove(one))
        for button in (change, remove):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _change(self, one: RiskDate) -> None:
        self._changing = one.uuid
        self._kind.setCurrentIndex(self._kind.findData(one.kind.value))
        self._day.set_value(one.day)
        self._keep_button.setText(self.tr("Keep the change"))
        put_keyboard(self._day)

    def _remove(self, one: RiskDate) -> None:
        done = self.do(lambda: self.ctx.services.plans.remove_risk_date(one.uuid))
        if done is not None:
            if self._changing == one.uuid:
                self._clear()
            self.draw()
            self.say_gone(self.tr("The date was taken away."), done)
            self.begin()

    def _take(self) -> None:
        if self._day.take() is not None and self.do(self._write_now) is not None:
            self._clear()
            self.draw()
            self.begin()

    def _write_now(self) -> Done:
        day, kind = self._day.value(), RiskKind(self._kind.currentData())
        if day is None:
            raise ValueError("there is no day to keep")
        plans = self.ctx.services.plans
        if self._changing is not None:
            return plans.change_risk_date(self._changing, kind, day)
        return plans.add_risk_date(kind, day)

    def _clear(self) -> None:
        self._changing = None
        self._day.set_value(None)
        self._keep_button.setText(self.tr("Add this date"))
