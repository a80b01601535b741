"""The way through after a lapse, one step at a time. Every step can be skipped, and nothing is lost by closing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.ids import new_uuid
from companion.domain.lapse import Sheet, StepId, Waiting, days_without_before, is_past, nearest, steps_for
from companion.domain.problems import KnownProblem
from companion.domain.value import replace
from companion.ui.deeds import attempt, managed
from companion.ui.lapse.chain import ChainStep, HelpedStep
from companion.ui.lapse.counting import CountStep
from companion.ui.lapse.frame import Frame
from companion.ui.lapse.next_hour import STRATEGY, NextStep, cope_words
from companion.ui.lapse.resume import ResumeStep, found
from companion.ui.lapse.safety import AloneStep, MedicineStep, RestStep, SafeStep, SignsStep, ToleranceStep
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.lapse.tell import TellStep
from companion.ui.link_card import cue_words
from companion.ui.screen import Screen

#: How long after the last letter what is written is kept, in milliseconds.
KEPT_AFTER_MS = 700
_KINDS: dict[StepId, Callable[[Facts], LapseStep]] = {
    StepId.SAFE: SafeStep,
    StepId.TOLERANCE: ToleranceStep,
    StepId.SIGNS: SignsStep,
    StepId.ALONE: AloneStep,
    StepId.MEDICINE: MedicineStep,
    StepId.REST: RestStep,
    StepId.TELL: TellStep,
    StepId.CHAIN: ChainStep,
    StepId.HELPED: HelpedStep,
    StepId.COUNT: CountStep,
    StepId.NEXT: NextStep,
}


class LapseScreen(Screen):
    """Safety first, whatever the day was; then what the person wants of the rest.

    Routes: `day`, the day of use where it is known, None for now; `counted`, the uuid of a further thing it is about;
    `count`, where they came to write it down, from Settings if without a day; `safety_read`, where they have just gone
    through safety in Help now; `sheet`, what `place` gave. Without any they are led back to what they closed half way.
    What waits half way is offered first, and stays beside what is new.
    """

    areas: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._sheet = Sheet()
        self._begun, self._anew = Sheet(), False
        self._step: LapseStep | None = None
        self._touched = False
        self._told = False
        self._left = False
        self.frame = Frame(self)
        self.frame.close_button.clicked.connect(self._close)
        self.back, self.skip, self.next = self.frame.back, self.frame.skip, self.frame.next
        self.back.clicked.connect(lambda: self._move(-1))
        self.skip.clicked.connect(self._skip)
        self.next.clicked.connect(self._go_on)
        for button in self.frame.buttons():
            # Qt has the arrows lead from button to button; here they scroll what is told above them.
            button.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MS)
        self._soon.timeout.connect(self._keep_soon)

    @property
    def at(self) -> StepId | None:
        """The step that is shown; None where it is asked whether to go on with what was closed half way."""
        return None if isinstance(self._step, ResumeStep) else self._sheet.step

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if self._step is None:
            self._take_up(Sheet())

    def open(self, **route: Any) -> None:
        if isinstance(held := route.get("sheet"), Sheet):
            self._touched, self._left = not held.is_empty, False
            self._begun, self._anew = Sheet(day=route.get("day"), write_down=route.get("count")), False
            self._go_on_with(held)
            return
        day = route.get("day")
        begun = Sheet(
            day=day if isinstance(day, date) else None,
            counted=route.get("counted"),
            write_down=True if route.get("count") else None,
            step=StepId.REST if route.get("safety_read") else StepId.SAFE,
        )
        if self._step is None or self._left or (begun, True) != (self._begun, self._anew):
            self._keep()
            self._take_up(begun, anew=True)
        self._give_keyboard()

    def leave(self) -> None:
        # What comes next may be another day: it is asked then whether to go on.
        self._left = True
        self._keep()

    def save(self) -> None:
        self._keep()

    def unsaved(self) -> object | None:
        self._gather()
        return self._sheet if self._touched and not self._sheet.is_empty else None

    def take_back(self, held: object) -> None:
        self.open(sheet=held)

    def place(self) -> dict[str, Any]:
        if self._step is None or isinstance(self._step, ResumeStep):
            return {}
        return {"sheet": self._sheet, "day": self._begun.day, "count": self._begun.write_down}

    def go_back(self) -> bool:
        """Escape: the step before; from the first one back to Today, with everything kept."""
        if self.at is None or self.at is StepId.SAFE:
            self._close()
        else:
            self._move(-1)
        return True

    def first_focus(self) -> QWidget | None:
        part = self._step.first_part() if self._step is not None else None
        return part or self.next

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.ctx.session is not None and (self._step is None or self._left):
            # Closed or left before, and led to again.
            self._take_up(Sheet())
        elif not event.spontaneous() and isinstance(self._step, ResumeStep):
            # Made out of sight, where nothing has its place yet.
            self._give_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._soon.isActive():
            # Out of sight, as behind Help now: nothing waits there.
            self._keep_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key nothing in the step has taken: Enter goes on, the arrows turn the page.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self.at is not None:
                self._go_on()
        elif not self.frame.scroll_area.scroll_by(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.frame.scroll_area.scroll_by(event)
        return super().eventFilter(watched, event)

    # -- steps ---------------------------------------------------------------------------------------------

    def _take_up(self, begun: Sheet, *, anew: bool = False) -> None:
        """Begin; or where something was closed half way, ask first."""
        self._begun, self._anew, self._touched, self._left = begun, anew, False, False
        waiting = tuple(one for one in self.ctx.services.lapses.waiting() if not one.is_blank)
        if waiting:
            self._offer(waiting)
        else:
            self._begin(begun)

    def _begin(self, sheet: Sheet) -> None:
        # A name of its own: it stands beside whatever waits.
        self._sheet = replace(sheet, name=new_uuid())
        if self._stands_already():
            self.frame.scroll_area.verticalScrollBar().setValue(0)
            self._give_keyboard()
        else:
            self._show_at(sheet.step)

    def _stands_already(self) -> bool:
        """Whether they left at the first step with nothing given in it, and it would be made just as it is now."""
        sheet, step = self._sheet, self._step
        if not isinstance(step, SafeStep) or sheet.step is not StepId.SAFE:
            return False
        return step.gather(sheet) == sheet and self._read_facts().tell_the_same(step.facts)

    def _offer(self, waiting: tuple[Waiting, ...]) -> None:
        begun = self._sheet = self._begun
        what = found(waiting, begun, self.ctx.today(), anew=self._anew)
        if what.here is not None:
            # What they come for is taken along.
            kept = what.here.sheet
            self._sheet = replace(kept, day=kept.day or begun.day, write_down=begun.write_down or kept.write_down)
        step = ResumeStep(self._read_facts(), what)
        step.go_on.connect(lambda: self._show_at(self._sheet.step))
        step.from_the_top.connect(self._from_the_top)
        step.afresh.connect(self._begin_afresh)
        step.begin.connect(lambda: self._begin(self._sheet))
        step.instead.connect(self._go_on_with)
        self._put(step)
        self.frame.show_foot(False)
        self.frame.where.setText("")

    def _go_on_with(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._show_at(sheet.step)

    def _from_the_top(self) -> None:
        # Who is with them is another question now than it was then.
        self._sheet = replace(self._sheet, company=None, naloxone=None, past=None)
        self._show_at(StepId.SAFE)

    def _read_facts(self) -> Facts:
        today, sheet = self.ctx.today(), self._sheet
        thing = next((one for one in self.ctx.services.counted.all() if one.uuid == sheet.counted), None)
        if thing is None and sheet.counted is not None:
            # It is counted no more: the day must not be written down for another instead.
            sheet = self._sheet = replace(sheet, counted=None, write_down=None)
        past = is_past(sheet, today)
        days = None
        # Somebody who was there before, and says it is the past, is told of the day they said.
        if thing is None and not (past and sheet.day is None):
            days = days_without_before(self.ctx.services.counter.count(), sheet.day or today)
        return Facts(self.ctx, past=past, days=days, about=thing.name if thing is not None else "")

    def _show_at(self, step_id: StepId) -> None:
        facts = self._read_facts()
        step_id = nearest(step_id, past=facts.past)
        self._sheet = replace(self._sheet, step=step_id)
        step = _KINDS[step_id](facts)
        step.show_sheet(self._sheet)
        step.changed.connect(self._changed)
        step.past_said.connect(self._say_when)
        step.step_wanted.connect(self._jump)
        self._put(step)
        last = step_id is StepId.NEXT
        self.frame.show_foot(True)
        self.back.setVisible(step_id is not StepId.SAFE)
        self.skip.setVisible(step_id is not StepId.REST and not last)
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        asks = step.first_part() is not None
        # The button has the keyboard where nothing is asked: a screen reader hears the step with it.
        self.next.setAccessibleDescription("" if asks else step.aloud())
        self.frame.where.setText(step.where(step_id))
        self.setAccessibleName(f"{self.frame.where.text()}. {step.title.text()}")
        self.frame.put_in_order(step)
        self._give_keyboard()

    def _put(self, step: LapseStep) -> None:
        step.help_wanted.connect(self.ctx.shell.help_now)
        step.sight_wanted.connect(self.frame.soon_in_sight)
        self._step = step
        self.frame.show_step(step)
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        if self.isVisible() and (focus := self.first_focus()) is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            if focus is not self.next:
                # Once more when the step has its place: where letters are large, it may lie below what is seen.
                self.frame.begin_at(focus, self._step.first_seen() if self._step is not None else None)

    # -- going on ------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._touched = True
        self._soon.start()

    def _gather(self) -> None:
        if self._step is not None:
            self._sheet = self._step.gather(self._sheet)

    def _keep(self, *, closed: bool = False) -> None:
        """Keep what was given, and how far they came; nothing of a way on which nothing was given.

        Where they close it to come back, the day they came with is enough, or a step gone.
        """
        self._soon.stop()
        if self.ctx.session is None or self._step is None or isinstance(self._step, ResumeStep):
            return
        self._gather()
        if not (self._given() or (closed and not Waiting(self._sheet, self.ctx.today()).is_blank)):
            return
        self._touched = True
        self.ctx.services.lapses.keep(self._sheet)
        self._touched = False

    def _given(self) -> bool:
        """Whether there is more than what the way was begun with."""
        return not self._sheet.is_empty and replace(self._sheet, step=self._begun.step, name="") != self._begun

    def _keep_soon(self) -> None:
        try:
            self._keep()
        except KnownProblem as problem:
            # Once; it is tried again with every letter, and what is written stands on the screen all the while.
            if not self._told:
                self._told = True
                self.ctx.shell.show_problem(problem)

    def _move(self, by: int) -> None:
        self._gather()
        steps = steps_for(past=is_past(self._sheet, self.ctx.today()))
        place = steps.index(nearest(self._sheet.step, past=StepId.SIGNS not in steps)) + by
        self._jump(steps[min(len(steps) - 1, max(0, place))])

    def _jump(self, step: StepId) -> None:
        self._gather()
        self._sheet = replace(self._sheet, step=step)
        # A full disk must not keep anyone from the next words; what is given stands here all the while.
        self._keep_soon()
        self._show_at(step)

    def _say_when(self, past: bool) -> None:
        self._gather()
        self._sheet = self._sheet.said_when(self._begun.day, self.ctx.today(), past=past)
        self._jump(StepId.SAFE)

    def _skip(self) -> None:
        # What is typed in the step is kept all the same: skipping is going on, not throwing away.
        if self._step is not None:
            self._step.skipped()
        self._move(1)

    def _go_on(self) -> None:
        if self._step is None or not self._step.may_go_on():
            return
        if self.at is StepId.NEXT:
            self._finish()
        else:
            self._move(1)

    def _finish(self) -> None:
        self._gather()
        self._soon.stop()
        sheet = self._sheet
        made = attempt(self.ctx, lambda: self.ctx.services.lapses.finish(sheet, cue_words()))
        if made is None:
            return
        self._forget()
        if sheet.next_step == cope_words():
            self.ctx.shell.go("cope", strategy=STRATEGY)
        else:
            self.ctx.shell.go("today", top=True)
        if not sheet.is_empty:
            unsaid = sheet.write_down is True and not sheet.counts(self.ctx.today())
            words = self.tr("Kept. No day is counted, for none was named.") if unsaid else ""
            self.ctx.shell.toast(words or self.tr("Kept. What you gained stays yours."), made.undo)

    def _forget(self) -> None:
        self._sheet, self._touched, self._step = Sheet(), False, None
        self.frame.show_step(None)

    def _close(self) -> None:
        if not managed(self.ctx, lambda: self._keep(closed=True)):
            return
        kept = self.at is not None and not Waiting(self._sheet, self.ctx.today()).is_blank
        self._forget()
        if self._begun.write_down and self._begun.day is None:
            self.ctx.shell.go("settings", section="counting")
        else:
            self.ctx.shell.go("today", top=True)
        if kept:
            leads = self.ctx.services.settings.current().show_suggestions
            here, there = (
                self.tr("Kept. Today leads back to it."),
                self.tr("Kept. Help now, I have used, leads back to it."),
            )
            self.ctx.shell.toast(here if leads else there)

    def _begin_afresh(self) -> None:
        self._soon.stop()
        dropped = attempt(self.ctx, lambda: self.ctx.services.lapses.drop(self._sheet.name))
        if dropped is None:
            return
        self._begin(self._begun)

        def undo() -> None:
            dropped.undo()
            if self.ctx.session is not None and self._step is not None:
                self._keep()
                self._take_up(self._begun, anew=self._anew)

        self.ctx.shell.toast(self.tr("Begun afresh"), undo)
