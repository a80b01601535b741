"""The way through after a lapse, one step at a time. Every step can be skipped, and nothing is lost by closing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.lapse import SAFETY, STEPS, WANTED, Sheet, StepId, days_without_before, is_past
from companion.domain.problems import KnownProblem
from companion.domain.value import replace
from companion.ui.lapse.chain import ChainStep, HelpedStep, cue_words
from companion.ui.lapse.counting import CountStep
from companion.ui.lapse.next_hour import NextStep
from companion.ui.lapse.safety import AloneStep, MedicineStep, SafeStep, SignsStep, ToleranceStep
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.lapse.tell import TellStep
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.text import Text

#: How long after the last letter what is written is kept, in milliseconds.
KEPT_AFTER_MS = 700


class LapseScreen(Screen):
    """Safety first, whatever the day was; then what the person wants of the rest.

    Routes: `day`, the day of use where it is known. What was closed half way is gone on with.
    """

    areas: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        theme = theme_of()
        self._sheet = Sheet()
        self._step: LapseStep | None = None
        self._facts: Facts | None = None
        self._touched = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        outer.setSpacing(theme.px(10))
        head = QHBoxLayout()
        self.where = Text("", "small-strong", "ink_soft")
        self.where.setObjectName("lapse-where")
        head.addWidget(self.where, 1)
        self.afresh = Button(self.tr("Begin afresh"), "quiet", compact=True)
        self.afresh.setObjectName("lapse-afresh")
        self.afresh.clicked.connect(self._begin_afresh)
        self.close_button = Button(self.tr("Close, I will come back"), "quiet", compact=True)
        self.close_button.setObjectName("lapse-close")
        self.close_button.clicked.connect(self._close)
        head.addWidget(self.afresh)
        head.addWidget(self.close_button)
        top, top_column = self._middle()
        top_column.addLayout(head)
        outer.addWidget(top)
        self._content, self._column = self._middle()
        self._column.addStretch(1)
        self.scroll_area = ScrollArea(self._content)
        # Its room is there whether it is needed or not, so that nothing moves aside from step to step.
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        outer.addWidget(self.scroll_area, 1)
        foot, foot_column = self._middle()
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.back = Button(self.tr("Back"), icon="arrow-left")
        self.back.setObjectName("lapse-back")
        self.back.clicked.connect(lambda: self._move(-1))
        self.skip = Button(self.tr("Skip"))
        self.skip.setObjectName("lapse-skip")
        self.skip.clicked.connect(self._skip)
        self.next = Button("", "primary")
        self.next.setObjectName("lapse-next")
        self.next.clicked.connect(self._go_on)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        foot_column.addLayout(row)
        outer.addWidget(foot)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MS)
        self._soon.timeout.connect(self._keep)

    def _middle(self) -> tuple[QWidget, QVBoxLayout]:
        """A column in the middle, no wider than is good to read."""
        theme = theme_of()
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(720))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addStretch(0)
        across.addWidget(middle, 1)
        across.addStretch(0)
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.px(4), theme.px(4), theme.px(16), theme.px(4))
        return whole, column

    @property
    def at(self) -> StepId:
        """The step that is shown."""
        return self._sheet.step

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if self._step is None:
            self._take_up(None)

    def open(self, **route: Any) -> None:
        """Begin, or go on with what was closed half way; another `day` than that of the sheet begins with it."""
        day = route.get("day")
        if self._step is None or (isinstance(day, date) and day != self._sheet.day):
            self._take_up(day if isinstance(day, date) else None)

    def leave(self) -> None:
        self._keep()

    def save(self) -> None:
        self._keep()

    def go_back(self) -> bool:
        """Escape: the step before; from the first one back to Today, with everything kept."""
        if self._sheet.step is not STEPS[0]:
            self._move(-1)
        else:
            self._close()
        return True

    def place(self) -> dict[str, Any]:
        return {"day": self._sheet.day} if self._sheet.day is not None else {}

    def first_focus(self) -> QWidget | None:
        part = self._step.first_part() if self._step is not None else None
        return part or self.next

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key nothing in the step has taken: Enter goes on, the arrows turn the page.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._go_on()
        elif not self.scroll_area.scroll_by(event):
            super().keyPressEvent(event)

    # -- steps ---------------------------------------------------------------------------------------------

    def _take_up(self, day: date | None) -> None:
        known = self.ctx.services.lapses.unfinished()
        sheet = known or Sheet()
        if day is not None and day != sheet.day:
            # Opened for another day: what was written stays, and safety comes first again.
            sheet = replace(sheet, day=day, step=STEPS[0])
        if sheet.step in SAFETY:
            sheet = replace(sheet, step=STEPS[0])
        self._sheet = sheet
        self.afresh.setVisible(known is not None and not known.is_empty)
        today = self.ctx.today()
        days = days_without_before(self.ctx.services.counter.count(), sheet.day or today)
        self._facts = Facts(self.ctx, past=is_past(sheet.day, today), days=days)
        self._show()

    def _make(self, step: StepId, facts: Facts) -> LapseStep:
        kinds: dict[StepId, Callable[[Facts], LapseStep]] = {
            StepId.SAFE: SafeStep,
            StepId.TELL: TellStep,
            StepId.TOLERANCE: ToleranceStep,
            StepId.SIGNS: SignsStep,
            StepId.ALONE: AloneStep,
            StepId.MEDICINE: MedicineStep,
            StepId.CHAIN: ChainStep,
            StepId.HELPED: HelpedStep,
            StepId.COUNT: CountStep,
            StepId.NEXT: NextStep,
        }
        return kinds[step](facts)

    def _show(self) -> None:
        assert self._facts is not None  # noqa: S101 - set before any step is shown
        old, step_id = self._step, self._sheet.step
        step = self._make(step_id, self._facts)
        step.show_sheet(self._sheet)
        step.changed.connect(self._changed)
        step.help_wanted.connect(self.ctx.shell.help_now)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._step = step
        self._column.insertWidget(0, step)
        step.show()
        place = STEPS.index(step_id)
        self.back.setVisible(place > 0)
        last = place == len(STEPS) - 1
        self.skip.setVisible(step_id in WANTED and not last)
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.where.setText(self._where(step_id))
        self.setAccessibleName(f"{self.where.text()}. {step.title.text()}")
        self._put_in_order(step)
        self.scroll_area.verticalScrollBar().setValue(0)
        focus = self.first_focus()
        if self.isVisible() and focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _where(self, step: StepId) -> str:
        if step in SAFETY:
            return self.tr("Safety first: {number} of {count}").format(number=SAFETY.index(step) + 1, count=len(SAFETY))
        return self.tr("Only if you want: {number} of {count}").format(number=WANTED.index(step) + 1, count=len(WANTED))

    def _put_in_order(self, step: LapseStep) -> None:
        asked = [
            part
            for part in step.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self.window()
        ]
        for before, after in pairwise((*asked, self.next, self.skip, self.back, self.afresh, self.close_button)):
            QWidget.setTabOrder(before, after)

    # -- going on ------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._touched = True
        self._soon.start()

    def _gather(self) -> None:
        if self._step is not None and self._touched:
            self._sheet = self._step.gather(self._sheet)

    def _keep(self) -> None:
        """Keep what was given; nothing is kept of a way on which nothing was given yet."""
        self._soon.stop()
        if self.ctx.session is None:
            return
        self._gather()
        if not self._sheet.is_empty:
            self.ctx.services.lapses.keep(self._sheet)
        self._touched = False

    def _move(self, by: int) -> None:
        self._gather()
        place = min(len(STEPS) - 1, max(0, STEPS.index(self._sheet.step) + by))
        self._sheet = replace(self._sheet, step=STEPS[place])
        self._keep()
        self._show()

    def _skip(self) -> None:
        # What stands in the step is kept all the same: skipping is going on, not throwing away.
        self._move(1)

    def _go_on(self) -> None:
        if self._step is None or not self._step.may_go_on():
            return
        if self._sheet.step is StepId.COUNT:
            # Going on with the answers as they stand is giving them.
            self._touched = True
        if self._sheet.step is STEPS[-1]:
            self._finish()
        else:
            self._move(1)

    def _finish(self) -> None:
        self._gather()
        self._soon.stop()
        try:
            done = self.ctx.services.lapses.finish(self._sheet, cue_words())
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)
            return
        self._forget()
        self.ctx.shell.go("today")
        self.ctx.shell.toast(self.tr("Kept. What you gained stays yours."), done.undo)

    def _forget(self) -> None:
        self._sheet, self._touched = Sheet(), False
        if self._step is not None:
            self._column.removeWidget(self._step)
            self._step.hide()
            self._step.deleteLater()
            self._step = None

    def _close(self) -> None:
        self._keep()
        kept = not self._sheet.is_empty
        self._forget()
        self.ctx.shell.go("today")
        if kept:
            self.ctx.shell.toast(self.tr("Kept half way. Today leads back to it."))

    def _begin_afresh(self) -> None:
        day = self._sheet.day
        self._soon.stop()
        self._touched = False
        done = self.ctx.services.lapses.drop()
        self._forget()
        self._take_up(day)

        def undo() -> None:
            done.undo()
            self._forget()
            if self.ctx.session is not None:
                self._take_up(None)

        self.ctx.shell.toast(self.tr("Begun afresh"), undo)
