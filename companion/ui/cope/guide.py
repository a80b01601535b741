"""A guided way as it runs: name it, rate it, ride or breathe, rate it again, and what next. Escape always leads on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.guides import Guide as GuideFile
from companion.content.strategies import GUIDED_HERE, Strategy
from companion.context import AppContext
from companion.domain.exercise import AFTER, LED, NAME, NEXT, Exercise, Pace
from companion.domain.problems import KnownProblem
from companion.domain.undo import Made
from companion.ui.cope.ask import Ask, AskAfter, asked_by, end_words
from companion.ui.cope.held_guide import HeldGuide, fresh, in_plain
from companion.ui.cope.led import Led
from companion.ui.cope.outcome import outcome_of
from companion.ui.cope.running import Breathing, Riding, Running
from companion.ui.cope.speaker import Speaker
from companion.ui.cope.strategy_page import caution_card, fixed
from companion.ui.deeds import attempt, managed
from companion.ui.theme import theme_of
from companion.ui.voice import find_voice
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.page import Page
from companion.ui.widgets.runner import Runner
from companion.ui.widgets.text import Text

#: From how many seconds on something was tried, though it was left before its end and not rated.
TRIED_SECONDS = 20
#: And from how many parts on, where the parts wait for the person.
TRIED_PARTS = 2


class Guide(Page):
    """Runs one guided way.

    Signals:
        left: the person is done with it.
        wanted: open another way, by its id.
        help_wanted: open a door of Help now.
    """

    left = Signal()
    wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, ctx: AppContext, strategy: Strategy, before: int | None) -> None:
        super().__init__(strategy.name, width=900)
        self.strategy = strategy
        self._ctx = ctx
        # Someone who loves the person whose record it is rates nothing and adds nothing to it.
        self._own = not ctx.is_family()
        self._before = before
        self._after: int | None = None
        self._kept = self._form = ""
        self._minutes: int | None = None
        #: Whether where it is waits in the file.
        self._in_file = False
        self._speaker: Speaker | None = None
        #: What makes the voice that speaks the words.
        self.make_voice = find_voice
        self._part: QWidget | None = None
        self._first: QWidget = self
        top = QHBoxLayout()
        self.back = fixed(Button(self.tr("Back"), "quiet", icon="arrow-left"))
        self.back.setObjectName("guide-back")
        self.back.clicked.connect(self._leave)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        # Beside the way back, and not below it: the picture is to be seen without scrolling.
        self.title.hide()
        top.addWidget(Text(strategy.name, "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.insertLayout(0, top)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme_of().px(20))
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        settings = ctx.services.settings.current()
        self._pace = Pace().with_in(settings.breath_in).with_out(settings.breath_out)
        led = strategy.guided not in GUIDED_HERE
        self._guide = ctx.library.guide(strategy.guided or "") if led else None
        self._asked = asked_by(ctx.library, strategy)
        if self._guide is not None and self._guide.unwatched:
            self.setObjectName("guide-unwatched")
        self.runner = Runner(ctx.clock.now, self._fresh(None), self)
        self.runner.turned.connect(self._turned)
        self._forward = QShortcut(QKeySequence(Qt.Key.Key_Right), self)
        self._forward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._forward.setAutoRepeat(False)
        self._forward.activated.connect(self._skip)
        self._stage, self._ran, self._holding, self._told = "", False, False, False
        self._turned()

    def first_part(self) -> QWidget:
        """Where the keyboard begins in the present stage."""
        return self._first

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self._part, Running):
            self._part.fit(self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys nothing on the page has taken: a button has Space and Enter for itself.
        key, part = event.key(), self._part
        act = None
        if key == Qt.Key.Key_Space and not event.modifiers() and isinstance(part, Running):
            act = self._first_button
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            act = self._begin if isinstance(part, Ask) else self._done if isinstance(part, AskAfter) else None
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()

    # -- going on --------------------------------------------------------------------------------------------

    def go_back(self) -> bool:
        """Escape: out of what runs to the rating, and from anywhere else out of the guide."""
        stage = self.runner.exercise.stage
        if stage is not None and stage.leads:
            self.runner.set(self.runner.exercise.cut_short())
        else:
            self._leave()
        return True

    def leave(self) -> None:
        """Keep what was tried, for the person goes elsewhere; what runs stands still until they are back.

        What goes on unwatched does go on.
        """
        self.runner.set(self._standing())
        self._take_after()
        try:
            if self._stage not in (NAME, NEXT) and self._was_tried():
                self._keep()
            self._hold()
        except KnownProblem:
            # Said once, and held over the lock; nobody is kept in it a second time.
            if self._told:
                return
            self._told = True
            raise

    def leads(self) -> bool:
        """Whether it runs before somebody's eyes. A leap of the clock, as over a sleep, pauses it first."""
        self.runner.beat()
        return self.runner.ticking and self.runner.exercise.asleep is not None

    def held(self) -> HeldGuide | None:
        """What another page can go on with; None before it began or once it is done."""
        exercise = self._standing()
        if exercise.at == 0 or exercise.place.stage == NEXT:
            return None
        last = self.runner.last
        rated = (self._before, self._after)
        return HeldGuide(self.strategy.id, exercise, *rated, self._kept, self._form, self._minutes, last)

    def take_up(self, held: HeldGuide) -> None:
        """Go on with what was held."""
        self._before, self._after, self._kept = held.before, held.after, held.kept
        self._form, self._minutes = held.form, held.minutes
        self._in_file = self._own
        self.runner.take_up(held.exercise, self._ctx.clock.now() if held.exercise.asleep else held.since)

    def _standing(self) -> Exercise:
        """The exercise as it is while nobody sees it."""
        self.runner.beat()
        exercise = self.runner.exercise
        return exercise if exercise.asleep is None else exercise.pause()

    def _fresh(self, minutes: int | None) -> Exercise:
        self._minutes = minutes
        return fresh(self._ctx.library, self.strategy, self._pace, self._form, minutes)

    def _begin(self) -> None:
        ask = self._part
        assert isinstance(ask, Ask)  # noqa: S101 - only what asks begins
        self._before, self._form, pace = ask.scale.value(), ask.form, ask.pace
        if pace != self._pace:
            self._pace = pace
            change = self._ctx.services.settings.change
            managed(self._ctx, lambda: change(breath_in=pace.seconds_in, breath_out=pace.seconds_out))
        self.runner.set(self._fresh(ask.minutes).go_on())

    def _first_button(self) -> None:
        exercise = self.runner.exercise
        stage = exercise.stage
        if stage is None or not stage.waits:
            self._pause()
        else:
            self.runner.set(exercise.mark() if stage.marks else exercise.go_on())

    def _round(self) -> None:
        self.runner.set(self.runner.exercise.again())

    def _pause(self) -> None:
        exercise = self.runner.exercise
        self.runner.set(exercise.resume() if exercise.paused else exercise.pause())

    def _skip(self) -> None:
        exercise = self.runner.exercise
        # A single breath is not worth skipping: there the way on is to the end.
        breathes = self.strategy.guided == "breathing"
        self.runner.set(exercise.cut_short() if breathes else exercise.skip())

    def _done(self) -> None:
        self._take_after()
        self.runner.set(self.runner.exercise.go_on())

    def _take_after(self) -> None:
        if isinstance(self._part, AskAfter):
            self._after = self._part.scale.value()

    def _hold(self) -> None:
        """Have where it is wait in the file: it is gone on with there after a lock, or another start."""
        held = self.held() if self._own else None
        if held is not None:
            over = self._guide.over if self._guide is not None else ""
            self._ctx.services.held_guide.keep(in_plain(held, self._pace, over))
            self._in_file = True
        else:
            self._let_go()

    def _let_go(self) -> None:
        if self._in_file:
            self._ctx.services.held_guide.drop()
            self._in_file = False

    def _leave(self) -> None:
        if managed(self._ctx, self.leave):
            managed(self._ctx, self._let_go)
        self.left.emit()

    def _was_tried(self) -> bool:
        exercise = self.runner.exercise
        spent, did = exercise.spent.total_seconds() >= TRIED_SECONDS, exercise.done >= TRIED_PARTS
        return self._own and (spent or did or self._after is not None)

    def _keep(self) -> Made:
        """Store this time, in place of what was stored of it when it was left half way."""
        seconds = round(self.runner.exercise.spent.total_seconds())
        made = self._ctx.services.coping.tried(
            self.strategy.id, before=self._before, after=self._after, seconds=seconds or None, in_place_of=self._kept
        )
        self._kept = made.uuid
        return made

    # -- the stages ------------------------------------------------------------------------------------------

    def _turned(self) -> None:
        exercise = self.runner.exercise
        stage = exercise.place.stage
        if self._guide is not None and self._ran and not exercise.running and not exercise.paused:
            self._tell_over(self._guide)
        self._ran = exercise.running
        if exercise.asleep is None or stage == NEXT:
            self._hold_soon()
        if stage == self._stage:
            return
        if stage == AFTER and not self._own:
            self.runner.set(exercise.go_on())
            return
        self._stage = stage
        # While a scale is to be set this key is its own.
        self._forward.setEnabled(exercise.stage is not None and exercise.stage.leads)
        focused = self.window().focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        parts = self._parts(stage)
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for part in parts:
            self._place.addWidget(part)
        if self.isVisible():
            for part in parts:
                part.show()
            if held:
                self._first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll_area.verticalScrollBar().setValue(0)

    def _parts(self, stage: str) -> list[QWidget]:
        if stage == NAME:
            ask = Ask(self._asked, self._before, self._pace, rated=self._own)
            ask.begun.connect(self._begin)
            self._part, self._first = ask, ask.begin
            return [caution_card(self._ctx, self.strategy), ask]
        if stage == AFTER:
            asked = AskAfter(self.runner.exercise.early)
            asked.done.connect(self._done)
            self._part, self._first = asked, asked.scale.slider
            return [asked]
        if stage == NEXT:
            return self._what_next()
        running = self._running()
        running.pause_wanted.connect(self._first_button)
        running.skip_wanted.connect(self._skip)
        running.end_wanted.connect(self.go_back)
        running.fit(self.height())
        prefs = self._ctx.prefs
        speaker = Speaker(running, lambda: prefs.now.voice_speed)
        speaker.make_voice = lambda parent: self.make_voice(parent)
        running.speak.speak_by(prefs, speaker)
        self._part, self._first = running, running.pause
        return [running]

    def _running(self) -> Running:
        if self._guide is not None:
            led = Led(self.runner, self._guide, self._form)
            led.again_wanted.connect(self._round)
            return led
        if self.strategy.guided == "breathing":
            return Breathing(self.runner)
        return Riding(self.runner, self.strategy.prompts)

    def _hold_soon(self) -> None:
        """Hold it once all of this turn is done; a file that takes nothing is said, and ends nothing."""
        if not self._holding:
            self._holding = True
            QTimer.singleShot(0, self, self._hold_now)

    def _hold_now(self) -> None:
        self._holding = False
        if not self._ctx.unlocked:
            return
        try:
            self._hold()
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)

    def _tell_over(self, guide: GuideFile) -> None:
        """Say softly that a time is over which goes on while nobody looks."""
        stage = self.runner.exercise.stage
        if guide.over and stage is not None and stage.name == LED and not self.isVisible() and self._ctx.unlocked:
            self._ctx.shell.toast(guide.over)

    def _what_next(self) -> list[QWidget]:
        said = self._outcome() if self._own else self._ended()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme_of().px(12))
        done = fixed(Button(self.tr("Done"), "primary"))
        done.setObjectName("guide-done")
        done.clicked.connect(self.left)
        again = fixed(Button(self.tr("Go again")))
        again.setObjectName("guide-again")
        again.clicked.connect(self._again)
        line.addWidget(done)
        line.addWidget(again)
        line.addStretch(1)
        self._part, self._first = row, done
        return [said, row]

    def _outcome(self) -> Card:
        kept = self._was_tried()
        if kept:
            made = attempt(self._ctx, self._keep)
            if made is None:
                return self._ended()
            self._ctx.shell.toast(self.tr("Kept in your record"), made.undo)
        outcome = outcome_of(self._ctx, self.strategy.id, self._before, self._after, kept=kept)
        outcome.wanted.connect(self.wanted)
        outcome.help_wanted.connect(self.help_wanted)
        outcome.announce()
        return outcome

    def _ended(self) -> Card:
        card = Card("soft", spacing=6)
        card.setObjectName("guide-ended")
        card.heading(end_words(self.runner.exercise.early))
        card.box.addWidget(Text(self.tr("Do it again whenever you like."), "soft"))
        return card

    def _again(self) -> None:
        self._before, self._kept = self._after, ""
        self._after = None
        self.runner.set(self._fresh(None))
