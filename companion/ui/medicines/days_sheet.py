"""Every day of one medicine: what was said of it, and a way to correct any of it."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.prescribed import Medicine, said_of
from companion.ui.dates import weekday_date
from companion.ui.medicine_words import time_words
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.text import Text

#: So many due days are shown at first, and so many more on asking.
DAYS = 14
_NOTHING, _TAKEN, _MISSED = "nothing", "taken", "missed"


class DaysSheet(OwnListSheet):
    """The due days, newest first, each with taken, missed or nothing. A change is kept at once."""

    by_button = True
    reads_first = True

    def __init__(self, ctx: AppContext, medicine: Medicine, parent: QWidget) -> None:
        super().__init__(
            ctx,
            medicine.name,
            QCoreApplication.translate(
                "DaysSheet", "Say what you know, and leave out what you do not. A day with nothing said is not missed."
            ),
            parent,
        )
        self._medicine = medicine
        #: The newest day shown, and the newest of those that are not shown yet.
        self._last = self._before = ctx.today()
        week = ctx.services.settings.current().first_weekday
        self.day = DateField(
            self.tr("Go to a day"),
            None,
            today=self._last,
            earliest=medicine.schedule.first,
            latest=self._last,
            first_weekday=week,
        )
        self.day.setObjectName("days-day")
        self.day.changed.connect(self._go_to_day)
        self._days = QVBoxLayout()
        self._days.setSpacing(theme_of().px(6))
        self.body.addLayout(self._days)
        self._earlier = Button(self.tr("Earlier days"), "quiet", compact=True)
        self._earlier.setObjectName("days-earlier")
        self._earlier.clicked.connect(self._go_back)
        self.body.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Labelled(self.tr("Go to a day"), self.day))
        self.end_list()
        self.draw()
        self.begin()

    def draw(self) -> None:
        schedule = self._medicine.schedule
        due: list[date] = []
        day = self._last
        while len(due) < DAYS and day >= schedule.first:
            if schedule.due_on(day):
                due.append(day)
            day -= timedelta(days=1)
        self._before = day
        said = said_of(self.ctx.services.medicines.doses(self._medicine.uuid), self._medicine.uuid)
        empty(self._days)
        for one in due:
            for time in schedule.slots:
                dose = said.get((one, time))
                kept = _NOTHING if dose is None else _TAKEN if dose.taken else _MISSED
                self._days.addWidget(self._day_row(one, time, kept))
        if not due:
            self._days.addWidget(Text(self.tr("It was not due on any day before this one."), "soft", "ink_soft"))
        self._earlier.setVisible(day >= schedule.first)
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        first = self.findChild(Choice)
        put_keyboard(first.stop() if first is not None else self.day)

    def keep(self, *, closing: bool) -> None:
        """Nothing waits: each change is kept when it is made."""

    def _day_row(self, day: date, time: str, kept: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme_of().px(10))
        words = weekday_date(day, self.ctx.today())
        if time:
            words = self.tr("{day}, {time}").format(day=words, time=time_words(time))
        line.addWidget(Text(words, "body"), 1)
        choice = Choice(words, lambda value: self._say(day, time, value), at_once=False)
        name = f"{day.isoformat()}-{time.replace(':', '')}"
        choice.setObjectName(f"days-{name}")
        for value, said in ((_TAKEN, self.tr("Taken")), (_MISSED, self.tr("Missed")), (_NOTHING, self.tr("Not said"))):
            choice.add(value, said).setObjectName(f"days-{value}-{name}")
        choice.show_value(kept)
        # The three stand side by side whatever the words beside them take: a list of days is read down one edge.
        chips = [choice.findChild(Chip, f"days-{value}-{name}") for value in (_TAKEN, _MISSED, _NOTHING)]
        hints = [chip.sizeHint() for chip in chips if chip is not None]
        wide = sum(hint.width() for hint in hints) + theme_of().px(8) * len(hints)
        choice.setFixedSize(wide, max(hint.height() for hint in hints))
        line.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _say(self, day: date, time: str, value: Hashable) -> None:
        taken = {_TAKEN: True, _MISSED: False}.get(str(value))
        done = self.do(lambda: self.ctx.services.medicines.say(self._medicine.uuid, day, time, taken))
        if done is None:
            self.draw()

    def _go_back(self) -> None:
        self._last = self._before
        self.draw()
        self.begin()

    def _go_to_day(self) -> None:
        day = self.day.value()
        if day is not None:
            self._last = day
            self.draw()
