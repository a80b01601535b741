"""The next times of a repeated appointment: which are off or moved, and a way to have each as it was."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.appointments import Occurrence, local_start
from companion.ui.appointment_words import begun, day_words, time_words, title_words
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text

#: So many times are shown at first, and so many more on asking.
TIMES = 8


class TimesSheet(OwnListSheet):
    """One row a time, each with what can be said of it. A change is kept at once."""

    by_button = True
    reads_first = True

    def __init__(self, ctx: AppContext, one: Occurrence, parent: QWidget) -> None:
        super().__init__(
            ctx,
            title_words(one),
            QCoreApplication.translate(
                "TimesSheet", "What is off this time stays off; all the others are as they were."
            ),
            parent,
        )
        self._uuid, self._count = one.appointment.uuid, TIMES
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme_of().px(4))
        self.body.addLayout(self._rows)
        self._later = Button(self.tr("Later times"), "quiet", compact=True)
        self._later.setObjectName("times-later")
        self._later.clicked.connect(self._show_later)
        self.body.addWidget(self._later, 0, Qt.AlignmentFlag.AlignLeft)
        self.end_list()
        self.draw()
        self.begin()

    def draw(self) -> None:
        held = self.focusWidget()
        name = held.objectName() if held is not None else ""
        times = self.ctx.services.appointments.times(self._uuid, self._count)
        empty(self._rows)
        for start, one in times:
            row = self._time_row(start, one)
            self._rows.addWidget(row)
            row.show()
        if not times:
            self._rows.addWidget(Text(self.tr("No more times are to come."), "soft", "ink_soft"))
        self._later.setVisible(len(times) == self._count)
        self.in_order()
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            put_keyboard(again)
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        first = next((one for one in self.findChildren(Button) if one.objectName().startswith("times-act")), None)
        put_keyboard(first or self._close)

    def keep(self, *, closing: bool) -> None:
        """Nothing waits: each change is kept when it is made."""

    def _time_row(self, start: str, one: Occurrence | None) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme_of().px(10))
        here, today = self.ctx.clock.zone(), self.ctx.clock.now().astimezone(self.ctx.clock.zone()).date()
        by_rule = day_words(local_start(start).date(), today)
        if one is None:
            words, act = self.tr("{day}: off").format(day=begun(by_rule)), self.tr("On after all")
        else:
            when = self.tr("{day}, {time}").format(day=begun(day_words(one.day, today)), time=time_words(one, here))
            moved = one.starts != one.of_start
            words = self.tr("{when}, moved from {day}").format(when=when, day=by_rule) if moved else when
            act = self.tr("As before") if moved else self.tr("Off this time")
        line.addWidget(Text(words, "body", "ink_soft" if one is None else "ink"), 1)
        button = Button(act, "quiet", compact=True)
        button.setObjectName(f"times-act-{start}")
        button.setAccessibleName(self.tr("{act}: {when}").format(act=act, when=words))
        changed = one is None or one.starts != one.of_start
        button.clicked.connect(lambda: self._act(start, as_before=changed))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _act(self, start: str, *, as_before: bool) -> None:
        service = self.ctx.services.appointments
        done = self.do(
            lambda: service.as_before(self._uuid, start) if as_before else service.call_off(self._uuid, start)
        )
        self.draw()
        if done is not None:
            self.say_gone(self.tr("Changed"), done)

    def _show_later(self) -> None:
        self._count += TIMES
        self.draw()
