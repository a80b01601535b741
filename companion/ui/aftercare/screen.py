"""The calendar of aftercare: what comes when after leaving a place of care, theirs to change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.aftercare import AftercareLines
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.domain.aftercare import STRETCHES, Discharge, Step, by_stretch
from companion.domain.plans import RiskKind, risk_window
from companion.domain.undo import Done
from companion.ui.aftercare.sheets import DischargeSheet, StepSheet
from companion.ui.dates import day_month, full_date, weekday_date
from companion.ui.deeds import attempt, attempt_and_tell, keyboard_kept
from companion.ui.risk_dates_sheet import RiskDatesSheet
from companion.ui.risk_words import window_words
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import Tick


class AftercareScreen(Screen):
    """A calendar, the newest at first, stretch by stretch: what is past folded, what comes next open."""

    areas: ClassVar[frozenset[str]] = frozenset({"aftercare", "plans", "settings", "day"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._discharge: Discharge | None = None
        #: The calendar that was asked for, by its uuid.
        self._wanted = ""
        self._whole = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page(self.tr("After leaving care"), " ", width=1100)
        self._page.centre(True)
        outer.addWidget(self._page)
        self._add = Button(self.tr("Add a line"), "primary", icon="plus")
        self._add.setObjectName("aftercare-add")
        self._add.clicked.connect(self._press_add)
        self._page.head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        columns = Columns((3, 2), least=360)
        self._main, self._beside = columns.add_column(), columns.add_column()
        self._page.body.addWidget(columns)
        self._page.body.addStretch(1)

    # -- Screen ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the calendar again."""
        with keyboard_kept(self):
            attempt(self.ctx, self._draw)

    def open(self, **route: Any) -> None:
        """`calendar`: one by its uuid; `begin`, `move`: the sheet for its day; `step`: that of one, "" of a new one."""
        if calendar := route.get("calendar"):
            self._look_at(str(calendar))
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("begin"):
            self._ask_day(None)
        elif route.get("move") and self._discharge is not None:
            self._ask_day(self._discharge)
        elif (step := route.get("step")) is not None and self._discharge is not None:
            self._write(next((one for one in self._steps() if one.uuid == step), None))

    def place(self) -> dict[str, Any]:
        route = self._route() if self._wanted else {}
        return route if (spot := self._page.scroll_area.spot()) is None else route | {"spot": spot}

    def first_focus(self) -> QWidget | None:
        return self._add

    def go_back(self) -> bool:
        """Back to My plan, from where this page is opened."""
        self.ctx.shell.go("plan")
        return True

    # -- what it shows -----------------------------------------------------------------------------------------

    def _lines(self) -> AftercareLines | None:
        try:
            return self.ctx.library.aftercare()
        except ContentProblem:
            # A calendar can be begun without lines; what is damaged is told in Settings.
            return None

    def _steps(self) -> tuple[Step, ...]:
        found = self.ctx.services.aftercare.steps()
        return tuple(step for step in found if self._discharge is not None and step.discharge == self._discharge.uuid)

    def _draw(self) -> None:
        discharges = self.ctx.services.aftercare.discharges()
        newest = discharges[0] if discharges else None
        self._discharge = next((one for one in discharges if one.uuid == self._wanted), newest)
        lines = self._lines()
        self._page.set_lead(lines.lead if lines is not None else "")
        self._add.setText(self.tr("Add a line") if self._discharge is not None else self.tr("Begin"))
        empty(self._main)
        empty(self._beside)
        if self._discharge is None:
            self._put(self._main, self._empty())
        else:
            self._draw_calendar(self._discharge)
            others = [one for one in discharges if one is not self._discharge]
            self._put(self._beside, self._day_card(self._discharge, others))
        self._put(self._beside, self._risk_card())
        self._main.addStretch(1)
        self._beside.addStretch(1)

    def _put(self, column: QVBoxLayout, part: QWidget) -> None:
        column.addWidget(part)
        part.show()

    def _empty(self) -> QWidget:
        begin = Button(self.tr("Begin with a day"), icon="calendar")
        begin.setObjectName("aftercare-begin")
        begin.clicked.connect(lambda: self._ask_day(None))
        return EmptyState(
            "calendar",
            self.tr("The weeks after"),
            self.tr(
                "Tell the day you leave, or left. You get a calendar of thirteen weeks to change as you like, "
                "and Today shows what is for the day."
            ),
            begin,
        )

    def _draw_calendar(self, discharge: Discharge) -> None:
        today = self.ctx.today()
        stretches = by_stretch(discharge, self._steps())
        past = [one for one in stretches if one[1][-1].day < today]
        if past and not self._whole:
            more = Button(self.tr("Show what is past"), "quiet", compact=True)
            more.setObjectName("aftercare-past")
            more.clicked.connect(self._show_whole)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(more)
            line.addStretch(1)
            self._put(self._main, row)
        for name, steps in stretches:
            if self._whole or steps[-1].day >= today:
                self._put(self._main, self._stretch_card(name, steps, today))
        if stretches and len(past) == len(stretches) and not self._whole:
            done = Card("soft")
            done.box.addWidget(Text(self.tr("The thirteen weeks are over. What you built in them stays."), "body"))
            self._put(self._main, done)

    def _show_whole(self) -> None:
        self._whole = True
        self.refresh()

    def _stretch_card(self, name: str, steps: tuple[Step, ...], today: date) -> Card:
        card = Card(spacing=2)
        card.setObjectName(f"stretch-{name}")
        card.heading(self._stretch_words(name))
        for at, step in enumerate(steps):
            if at:
                card.box.addWidget(Rule())
            card.box.addWidget(self._row(step, today))
        return card

    def _stretch_words(self, name: str) -> str:
        if name == STRETCHES[0]:
            return self.tr("The first day")
        if name == STRETCHES[1]:
            return self.tr("The first three days")
        return self.tr("Week {number}").format(number=name.removeprefix("week-"))

    def _row(self, step: Step, today: date) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, theme_of().px(4), 0, theme_of().px(4))
        line.setSpacing(theme_of().px(10))
        tick = Tick(self.tr("Done: {words}").format(words=step.words), checked=step.done_at is not None)
        tick.setObjectName(f"step-tick-{step.uuid}")
        tick.clicked.connect(
            lambda: attempt(self.ctx, lambda: self.ctx.services.aftercare.tick(step.uuid, step.done_at is None))
        )
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(step.words, "body", "ink_soft" if step.done_at is not None else "ink"))
        when = self.tr("today") if step.day == today else weekday_date(step.day, today)
        words.addWidget(Text(when, "small", "ink_soft"))
        line.addLayout(words, 1)
        for icon, name, said, spoken, act in (
            ("pencil", "change", self.tr("Change"), self.tr("Change: {words}"), lambda: self._write(step)),
            ("x", "remove", self.tr("Take away"), self.tr("Take away: {words}"), lambda: self._remove(step)),
        ):
            button = IconButton(icon, said, size=32)
            button.setAccessibleName(spoken.format(words=step.words))
            button.setObjectName(f"step-{name}-{step.uuid}")
            button.clicked.connect(act)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _day_card(self, discharge: Discharge, others: Sequence[Discharge]) -> Card:
        card = Card(spacing=6)
        card.heading(self.tr("It goes by this day"))
        card.box.addWidget(Text(_day_words(discharge), "body"))
        move = Button(self.tr("Another day"), compact=True)
        move.setObjectName("aftercare-move")
        move.clicked.connect(lambda: self._ask_day(discharge))
        anew = Button(self.tr("Begin another calendar"), "quiet", compact=True)
        anew.setObjectName("aftercare-anew")
        anew.clicked.connect(lambda: self._ask_day(None))
        away = Button(self.tr("Take this calendar away"), "quiet", compact=True)
        away.setObjectName("aftercare-away")
        away.clicked.connect(lambda: self._remove_calendar(discharge))
        for button in (move, anew, away):
            card.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for other in others:
            # Its lines come on Today too, so that it must be within reach.
            card.box.addWidget(Text(_day_words(other), "small", "ink_soft"))
            look = Button(self.tr("Look at this calendar"), "quiet", compact=True)
            look.setObjectName(f"aftercare-look-{other.uuid}")
            look.setAccessibleName(self.tr("Look at this calendar: {day}").format(day=_day_words(other)))
            look.clicked.connect(lambda _on=False, uuid=other.uuid: self._press_look(uuid))
            card.box.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _press_look(self, calendar: str) -> None:
        self._look_at(calendar)
        # The button that was pressed is of the other calendar now.
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, calendar: str) -> None:
        self._wanted, self._whole = calendar, False
        self.refresh()

    def _route(self, **more: Any) -> dict[str, Any]:
        """What leads to the calendar that is shown, and on."""
        return more if self._discharge is None else {"calendar": self._discharge.uuid} | more

    def _risk_card(self) -> Card:
        """The four weeks of raised risk, which stand on Today too."""
        today, dates = self.ctx.today(), self.ctx.services.plans.risk_dates()
        card = Card("amber" if (window := risk_window(dates, today)) is not None else "surface", spacing=6)
        card.setObjectName("aftercare-risk")
        card.heading(self.tr("Four weeks of extra care"))
        if window is not None:
            card.box.addWidget(Text(window_words(window, today), "body"))
            until = day_month(today + timedelta(days=window.days_left), today)
            card.box.addWidget(Text(self.tr("Until {day}").format(day=until), "small", "ink_soft"))
        else:
            words = self.tr("After a stay without opioids, tolerance is lower. Today says for four weeks what helps.")
            card.box.addWidget(Text(words, "soft", "ink_soft"))
        change = Button(self.tr("Change the dates"), compact=True)
        change.setObjectName("aftercare-dates")
        change.clicked.connect(lambda: RiskDatesSheet(self.ctx, self).open())
        card.box.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # -- what is done ------------------------------------------------------------------------------------------

    def _press_add(self) -> None:
        if self._discharge is None:
            self._ask_day(None)
        else:
            self._write(None)

    def _ask_day(self, discharge: Discharge | None) -> None:
        sheet = DischargeSheet(self.ctx, discharge, self)
        sheet.opened_by = ("aftercare", {"begin": True} if discharge is None else self._route(move=True))

        def keep(day: date, place: str, kind: RiskKind | None) -> bool:
            if discharge is not None:
                moved = self.tr("The calendar has moved") if day != discharge.day else self.tr("Saved")
                return attempt_and_tell(self.ctx, lambda: self._move(discharge, day, place), moved)
            lines = self._lines()
            steps = [(day + timedelta(days=one.day), one.words) for one in lines.steps] if lines is not None else []
            begun = self.tr("Your calendar is there")
            return attempt_and_tell(self.ctx, lambda: self._begin(day, place, steps, kind), begun)

        sheet.kept_by = keep
        sheet.open()

    def _begin(self, day: date, place: str, steps: list[tuple[date, str]], kind: RiskKind | None) -> Done:
        """Begin a calendar, and of a `kind` have its day watched over where none is yet; one undo for both."""
        plans = self.ctx.services.plans
        made = self.ctx.services.aftercare.begin(day, place, steps)
        parts: list[Done] = [made]
        if kind is not None and all(one.day != day for one in plans.risk_dates()):
            parts.append(plans.add_risk_date(kind, day))
        self._look_at(made.uuid)
        return _all_of(parts)

    def _move(self, discharge: Discharge, day: date, place: str) -> Done:
        """Give a calendar another day, and the four weeks that are watched over from there; one undo for all."""
        plans = self.ctx.services.plans
        parts = [self.ctx.services.aftercare.move(discharge.uuid, day, place)]
        for one in plans.risk_dates():
            if one.day == discharge.day != day and one.kind is not RiskKind.MEDICINE:
                parts.append(plans.change_risk_date(one.uuid, one.kind, day))
        return _all_of(parts)

    def _write(self, step: Step | None) -> None:
        discharge = self._discharge
        if discharge is None:
            return
        sheet = StepSheet(self.ctx, step, max(self.ctx.today(), discharge.day), self)
        sheet.opened_by = ("aftercare", self._route(step=step.uuid if step is not None else ""))
        service = self.ctx.services.aftercare

        def keep(day: date, words: str) -> bool:
            if step is None:
                added = self.tr("It is in your calendar")
                return attempt_and_tell(self.ctx, lambda: service.add_step(discharge.uuid, day, words), added)
            return attempt_and_tell(self.ctx, lambda: service.change_step(step.uuid, day, words), self.tr("Saved"))

        sheet.kept_by = keep
        sheet.open()

    def _remove(self, step: Step) -> None:
        attempt_and_tell(
            self.ctx, lambda: self.ctx.services.aftercare.remove_step(step.uuid), self.tr("The line was taken away")
        )
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_calendar(self, discharge: Discharge) -> None:
        done = self.tr("The calendar was taken away")
        attempt_and_tell(self.ctx, lambda: self.ctx.services.aftercare.remove(discharge.uuid), done)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def _day_words(discharge: Discharge) -> str:
    return f"{full_date(discharge.day)}, {discharge.place}" if discharge.place else full_date(discharge.day)


def _all_of(parts: Sequence[Done]) -> Done:
    """Several changes as one, taken back together."""

    def undo() -> None:
        for part in reversed(parts):
            part.undo()

    return Done(undo)
