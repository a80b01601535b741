"""A written tool as it is gone through: one question a screen, Back and Next, and everything kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.content.strategies import Strategy
from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.value import Value, replace
from companion.domain.worksheet import AFTER, BEGIN, DONE, Sheet
from companion.services.worksheets import Finished, Opened
from companion.ui.cope.outcome import outcome_of
from companion.ui.cope.question_chain import OneThing
from companion.ui.cope.sheet_cards import (
    BeginCard,
    CameCard,
    EndedCard,
    QuestionCard,
    RateAfterCard,
    doors_row,
    page_words,
    part_for,
    row_of,
)
from companion.ui.cope.speaker import Speaker
from companion.ui.cope.strategy_page import caution_card, fixed
from companion.ui.deeds import attempt, managed
from companion.ui.link_card import cue_words
from companion.ui.theme import theme_of
from companion.ui.voice import find_voice
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

#: How long after the last letter what is written is kept, in milliseconds.
KEPT_AFTER_MS = 700


class HeldSheet(Value):
    """A written tool that was left half way, to go on with in another page, with what was rated."""

    strategy: str
    sheet: Sheet
    before: int | None
    after: int | None


class WorksheetPage(Page):
    """Leads through one written tool.

    What is written is kept in the file as it is typed, and waits there for the next time. Someone who loves the person
    whose record it is goes through it as well, rates nothing and leaves nothing in the file.

    Signals:
        left: the person is done with it.
        wanted: open another way, by its id.
        help_wanted: open a door of Help now.
    """

    left = Signal()
    wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, ctx: AppContext, strategy: Strategy, before: int | None) -> None:
        super().__init__(strategy.name, width=760)
        self.strategy = strategy
        self._ctx, self._own = ctx, not ctx.is_family()
        self._tool = ctx.library.worksheet(strategy.guided or strategy.id)
        self._before = before
        self._after: int | None = None
        self._opened = ctx.services.worksheets.open(self._tool, rated=self._tool.rated and self._own, own=self._own)
        self._sheet = self._opened.sheet
        self._left_on: date | None = None
        #: Where what was left half way goes on.
        self._go_on_at = BEGIN
        self._touched = self._told = False
        self._first: QWidget = self
        self._part: QWidget | None = None
        #: What makes the voice that speaks the questions.
        self.make_voice = find_voice
        self._speaker = Speaker(self, lambda: ctx.prefs.now.voice_speed)
        self._speaker.make_voice = lambda parent: self.make_voice(parent)
        top = QHBoxLayout()
        self.back = fixed(Button(self.tr("All ways"), "quiet", icon="arrow-left"))
        self.back.setObjectName("sheet-leave")
        self.back.clicked.connect(self._leave)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        # Beside the way back, and not below it: the question is to be seen without scrolling.
        self.title.hide()
        top.addWidget(Text(strategy.name, "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.insertLayout(0, top)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme_of().px(16))
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MS)
        self._soon.timeout.connect(self._keep_soon)
        self._take_half()
        self._show()

    def first_part(self) -> QWidget:
        """Where the keyboard begins in the present stage."""
        return self._first

    @property
    def sheet(self) -> Sheet:
        """What was given so far, with what stands in the question shown."""
        self._gather()
        return self._sheet

    # -- what a page that runs does --------------------------------------------------------------------------

    def go_back(self) -> bool:
        """Escape: to the question before, and from the beginning and the end out of it."""
        if self._sheet.at in (BEGIN, DONE):
            self._leave()
        else:
            self._gather()
            self._go(self._sheet.go_back())
        return True

    def leave(self) -> None:
        """Keep what is half written, for the person goes elsewhere."""
        self._keep()

    def held(self) -> HeldSheet | None:
        """What another page can go on with; None before it began or once it is done."""
        self._gather()
        if self._sheet.at in (BEGIN, DONE):
            return None
        return HeldSheet(self.strategy.id, self._sheet, self._before, self._after)

    def unsaved(self) -> HeldSheet | None:
        """What `leave` could not keep, on a full disk say; None where nothing is."""
        return self.held() if self._own and self._touched and not self._sheet.is_empty else None

    def take_up(self, held: HeldSheet) -> None:
        """Go on with what was held."""
        self._before, self._after = held.before, held.after
        self._sheet = replace(self._opened.sheet, answers=held.sheet.answers).at_question(held.sheet.at)
        self._touched = True
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys nothing on the page has taken: a field of several lines has Enter for itself, and leaves Ctrl+Enter.
        part = self._part
        act: Callable[[], None] | None = None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            asked = isinstance(part, QuestionCard | RateAfterCard)
            act = self._begin if isinstance(part, BeginCard) else self._next if asked else None
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._soon.isActive():
            # Out of sight, as behind Help now: nothing waits there.
            self._keep_soon()

    # -- going on --------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if isinstance(self._part, BeginCard) and self._part.scale is not None:
            self._before = self._part.scale.value()
        there = self._sheet.at_question(self._go_on_at)
        self._left_on, self._go_on_at = None, BEGIN
        self._go(there if there.at != BEGIN else self._sheet.go_on())

    def _begin_afresh(self) -> None:
        dropped = attempt(self._ctx, lambda: self._ctx.services.worksheets.drop(self._tool))
        if dropped is None:
            return
        self._sheet, self._left_on, self._go_on_at = self._opened.sheet, None, BEGIN
        self._before = self._after = None
        self._show()

        def undo() -> None:
            dropped.undo()
            if isValid(self) and self._sheet.is_empty:
                self._take_half()
                self._show()

        self._ctx.shell.toast(self.tr("Begun anew"), undo)

    def _next(self) -> None:
        self._gather()
        self._go_or_finish(self._sheet.go_on())

    def _end(self) -> None:
        self._gather()
        self._go_or_finish(self._sheet.end())

    def _go_or_finish(self, there: Sheet) -> None:
        if there.is_done:
            self._finish()
        else:
            self._go(there)

    def _go(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._touched = self._touched or not sheet.is_empty
        # A full disk must not keep anyone from the next question; what is given stands here all the while.
        self._keep_soon()
        self._show()

    def _leave(self) -> None:
        self._gather()
        kept = self._sheet.at not in (BEGIN, DONE) and not self._sheet.is_empty and self._own
        if kept and not managed(self._ctx, self._keep):
            return
        self.left.emit()
        if kept:
            self._ctx.shell.toast(self.tr("Kept. It waits for you here."))

    def _lead(self) -> None:
        """A thing to do leads elsewhere, with everything kept for coming back."""
        question = self._sheet.question
        if question is None:
            return
        leads = self._opened.posed[question.id].question
        self._keep_soon()
        if leads.door:
            self.help_wanted.emit(leads.door)
        elif leads.way:
            self.wanted.emit(leads.way)
        elif leads.screen:
            self._ctx.shell.go(leads.screen)

    # -- keeping ---------------------------------------------------------------------------------------------

    def _take_half(self) -> None:
        if not self._own:
            return
        half = self._ctx.services.worksheets.half_done(self._tool, self._opened.sheet)
        if half is not None:
            self._left_on, self._go_on_at = half.day, half.sheet.at
            self._sheet = replace(half.sheet, at=BEGIN)
            self._before = self._before if half.before is None else half.before
            self._after = half.after

    def _gather(self) -> None:
        part = self._part
        if isinstance(part, QuestionCard):
            self._sheet = self._sheet.with_answer(part.name, part.part.answer())
        elif isinstance(part, RateAfterCard):
            self._after = part.scale.value()

    def _changed(self) -> None:
        self._touched = True
        self._soon.start()

    def _keep(self) -> None:
        self._soon.stop()
        self._gather()
        if not self._own or not self._ctx.unlocked or not self._touched or self._sheet.is_done:
            return
        worksheets = self._ctx.services.worksheets
        if self._sheet.is_empty:
            # All of it was taken out again: nothing is to wait for them.
            worksheets.drop(self._tool)
        else:
            worksheets.keep(self._tool, self._sheet, self._before, self._after)
        self._touched = False

    def _keep_soon(self) -> None:
        try:
            self._keep()
        except KnownProblem as problem:
            # Once; it is tried again with every letter, and what is written stands on the screen all the while.
            if not self._told:
                self._told = True
                self._ctx.shell.show_problem(problem)

    def _finish(self) -> None:
        self._soon.stop()
        before = self._sheet
        if not self._own:
            self._sheet = replace(before, at=DONE)
            self._show_parts([EndedCard()])
            return
        opened = Opened(replace(before, at=DONE), self._opened.posed)
        tool, ratings = self._tool, (self._before, self._after)
        as_way = "" if tool.kept == "urge" else self.strategy.id
        finish = self._ctx.services.worksheets.finish
        came = attempt(self._ctx, lambda: finish(tool, opened, ratings, page_words(), cue_words(), as_way=as_way))
        if came is None:
            return
        self._sheet, self._touched = opened.sheet, False
        self._show_parts(self._came(came))

        def undo() -> None:
            came.undo()
            if isValid(self) and self._sheet.is_done:
                self._sheet, self._touched = before, True
                self._show()

        if came.page or came.moment or came.tried:
            where = self.tr("Kept in your journal") if came.page or came.moment else self.tr("Kept in your record")
            self._ctx.shell.toast(where, undo)

    # -- what is shown ---------------------------------------------------------------------------------------

    def _show(self) -> None:
        sheet = self._sheet
        if sheet.at == BEGIN:
            begin = BeginCard(self._tool, self._before, own=self._own, left_on=self._left_on)
            begin.begun.connect(self._begin)
            begin.afresh.connect(self._begin_afresh)
            self._put([caution_card(self._ctx, self.strategy), begin], begin, begin.begin)
        elif sheet.at == AFTER:
            after = RateAfterCard(self._tool, self._after)
            after.scale.changed.connect(self._changed)
            after.done.connect(self._next)
            after.back.connect(self.go_back)
            self._put([after], after, after.scale.slider)
        elif (question := sheet.question) is not None:
            part = part_for(question, sheet, self._opened, leads=self._own)
            part.changed.connect(self._changed)
            part.next_wanted.connect(self._next)
            part.sight_wanted.connect(lambda one: QTimer.singleShot(0, one, lambda: self._bring(one)))
            if isinstance(part, OneThing):
                part.led.connect(self._lead)
            card = QuestionCard(question.id, part, sheet.step)
            card.on.connect(self._next)
            card.skipped.connect(self._next)
            card.back.connect(self.go_back)
            card.ended.connect(self._end)
            card.speak.speak_by(self._ctx.prefs, self._speaker)
            doors, links = doors_row(self._ctx, self._tool)
            for door_id, link in links.items():
                link.clicked.connect(lambda _checked=False, name=door_id: self.help_wanted.emit(name))  # type: ignore[attr-defined]
            self._put([card, doors], card, part.first_part())

    def _came(self, came: Finished) -> list[QWidget]:
        shown: list[QWidget] = []
        if came.tried and self._tool.rated:
            outcome = outcome_of(self._ctx, self.strategy.id, self._before, self._after)
            outcome.wanted.connect(self.wanted)
            outcome.help_wanted.connect(self.help_wanted)
            outcome.announce()
            shown.append(outcome)
        card = CameCard(self._ctx, came)
        card.wanted.connect(lambda screen, route: self._ctx.shell.go(screen, **route))
        return [*shown, card]

    def _show_parts(self, parts: list[QWidget]) -> None:
        done = Button(self.tr("Done"), "primary")
        done.setObjectName("sheet-all-done")
        done.clicked.connect(self.left)
        again = Button(self.tr("Go again"))
        again.setObjectName("sheet-again")
        again.clicked.connect(self._again)
        row = row_of(done, again)
        self._put([*parts, row], row, done)

    def _again(self) -> None:
        self._before, self._after = self._after, None
        own = self._own
        self._opened = self._ctx.services.worksheets.open(self._tool, rated=self._tool.rated and own, own=own)
        self._sheet, self._touched = self._opened.sheet, False
        self._show()

    def _put(self, parts: list[QWidget], part: QWidget, first: QWidget) -> None:
        focused = self.window().focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self._part, self._first = part, first
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in parts:
            self._place.addWidget(one)
        if self.isVisible():
            for one in parts:
                one.show()
            self.scroll_area.scroll_to_top()
            if held:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, part: QWidget) -> None:
        if part.isVisible():
            self.scroll_area.bring_in_sight(part)
