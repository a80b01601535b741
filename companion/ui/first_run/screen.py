"""The first run: one question at a time, each to be skipped, and gone on with where it was left."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.settings import Audience
from companion.ui.first_run.about_you import CountryStep, PersonStep, WhoStep
from companion.ui.first_run.counting import DateStep
from companion.ui.first_run.draft import Answers, Draft
from companion.ui.first_run.naloxone import NaloxoneStep
from companion.ui.first_run.pips import Pips
from companion.ui.first_run.protect import PassphraseStep
from companion.ui.first_run.reason import ReasonStep
from companion.ui.first_run.step import Step
from companion.ui.lone_page import LonePage
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.layouts import put_off
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given, write_again, written

STEPS: tuple[type[Step], ...] = (
    WhoStep,
    CountryStep,
    PersonStep,
    NaloxoneStep,
    ReasonStep,
    PassphraseStep,
    DateStep,
)
#: Someone who loves a person who uses is asked nothing about counting, and nothing about reasons that are another's.
FAMILY_STEPS: tuple[type[Step], ...] = (WhoStep, CountryStep, PersonStep, NaloxoneStep, PassphraseStep)


class FirstRun(LonePage):
    """Signals: `finished`, `help_wanted`. `go_back` is Escape."""

    finished = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(neutral=ctx.prefs.now.neutral_title, width=560, parent=parent)
        self.ctx = ctx
        if not ctx.prefs.now.country:
            # Help now is there from the first moment, and then shows the nearest numbers.
            ctx.prefs.change(country=ctx.library.country_for_locale(QLocale.system().name()))
        self._where = Text("", "small", "ink_soft")
        self._where.setObjectName("first-where")
        self._where.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._where)
        self._pips = Pips()
        self.column.addWidget(self._pips)
        self._step: Step | None = None
        #: What was answered in this run, by step; only what a person goes on with is written to the file.
        self._answers: dict[type[Step], Mapping[str, Given]] = {}
        self._draft = Draft(ctx, self._so_far, self)
        self._number = 0
        self._place = self.column.count()
        # Every step begins at the same height, so that going on moves nothing but the words.
        self.begin_at_the_same_height()
        self.column.addStretch(2)
        self._back = IconButton("arrow-left", self.tr("Back"), token="primary", size=44)
        self._back.setObjectName("first-back")
        self._back.clicked.connect(lambda: self._show(self._number - 1))
        self._skip = Button(self.tr("Skip"))
        self._skip.setObjectName("first-skip")
        self._skip.clicked.connect(self._go_on)
        self._next = Button("", "primary")
        self._next.setObjectName("first-next")
        self._next.clicked.connect(self._keep)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._scroll_to_it())
        self.foot.takeAt(0)
        for part in (self._back, self._skip, self._next):
            self.foot.addWidget(part)
        kept = self._draft.kept()
        self._answers = {step: kept[step.__name__] for step in STEPS if step.__name__ in kept}
        self._show(min(max(0, ctx.prefs.now.first_run_step), len(self.steps()) - 1))

    def steps(self) -> tuple[type[Step], ...]:
        """The steps for whoever it is for, so far as they have said."""
        if not self.ctx.unlocked:
            return STEPS
        audience = self.ctx.services.settings.current().audience
        return FAMILY_STEPS if audience is Audience.SOMEONE_I_LOVE else STEPS

    def leave(self) -> None:
        """The window closes: keep what is typed. A KnownProblem goes through to the caller."""
        if self._step is not None and self._step.may_be_left():
            self._step.leave()
            self._draft.keep()

    def _so_far(self) -> Answers:
        """What stands in the steps, by their names; of a secret nothing."""
        answers = dict(self._answers)
        if self._step is not None and self._step.remembered:
            answers[type(self._step)] = written(self._step)
        return {step.__name__: given for step, given in answers.items() if not step.secret}

    def go_back(self) -> bool:
        """Escape: the step before, unless the one that is shown has to stay."""
        if self._step is not None and not self._step.may_be_left():
            return True
        if self._number > 0:
            self._show(self._number - 1)
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._bring_in_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Where large letters leave too little room below, Help now keeps its words and gives up what stands beside."""
        row = [part for part in (self.help_button, self._back, self._skip, self._next) if not part.isHidden()]
        margins, spaces = self.foot.contentsMargins(), self.foot.spacing() * (len(row) - 1)
        holder = self.foot.parentWidget()
        if holder is None:
            return
        room = min(holder.maximumWidth(), holder.width()) - margins.left() - margins.right() - spaces
        for hint, icon in (("F1", "life-buoy"), ("", "life-buoy"), ("", "")):
            self.help_button.set_hint(hint)
            self.help_button.set_icon(icon)
            if sum(max(part.sizeHint().width(), part.minimumWidth()) for part in row) <= room:
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a field goes on; a button takes its own Enter before it comes here.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A key held down does not run through the steps.
            if not event.isAutoRepeat() and self._step is not None:
                self._keep_by(self._step.entered)
            return
        super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        self._number = number
        self.ctx.prefs.change(first_run_step=number)
        if self._step is not None:
            if self._step.remembered:
                self._answers[type(self._step)] = written(self._step)
            self.column.removeWidget(self._step)
            put_off(self._step)
        steps = self.steps()
        step = self._step = steps[number](self.ctx)
        write_again(step, self._answers.get(type(step), {}))
        self._draft.watch(step)
        step.settled.connect(self._settled)
        step.busy_changed.connect(self._wait)
        step.revealed.connect(self._reveal)
        self.column.insertWidget(self._place, step)
        last = number == len(steps) - 1
        where = self.tr("Step {number} of {count}").format(number=number + 1, count=len(steps))
        self._pips.show_place(number, len(steps))
        self._where.setText(where)
        self._back.setVisible(number > 0)
        self._skip.setVisible(step.skippable)
        if number == 0:
            self._next.setText(self.tr("Begin"))
        elif last:
            self._next.setText(self.tr("Go to Today"))
        else:
            self._next.setText(self.tr("Next"))
        self._fit_foot()
        self._put_in_order(step)
        focus = step.first_part() or self._next
        self.begin_at(focus)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_in_sight()

    def _wait(self, busy: bool) -> None:
        for button in (self._back, self._skip, self._next):
            button.setEnabled(not busy)
        if not busy:
            # A button that was switched off has given the keyboard away.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_in_sight(self) -> None:
        """Begin at the top, and go down only as far as what the step is about."""
        self.scroll_area.verticalScrollBar().setValue(0)
        self._scroll_to_it()
        # Once more when all has its place: a step as long as the one before changes no range.
        QTimer.singleShot(0, self, self._scroll_to_it)

    def _scroll_to_it(self) -> None:
        # Called again as wrapped words are given their height, round by round, until the person moves on.
        part = self._step.kept_in_sight() if self._step is not None else None
        content = self.scroll_area.widget()
        if part is not None and content is not None and self.focusWidget() is self._first:
            # All of it, and not only its cursor, which is what Qt brings in sight of a field.
            top = part.mapTo(content, QPoint(0, 0)).y()
            for edge in (top + part.height(), top):
                self.scroll_area.ensureVisible(0, edge, 0, theme_of().px(16))

    def _reveal(self, part: QWidget) -> None:
        # As soon as it has its place; only as far down as it needs, so that the answer above it stays in sight.
        QTimer.singleShot(0, part, lambda: self.scroll_area.ensureWidgetVisible(part, 0, theme_of().px(4)))

    def _put_in_order(self, step: Step) -> None:
        # A list to choose from has its own window when it opens; that one is not in the order of this.
        asked = [
            part
            for part in step.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self.window()
        ]
        for before, after in pairwise((*asked, self._next, self._skip, self._back, self.help_button)):
            QWidget.setTabOrder(before, after)

    def _keep(self) -> None:
        if self._step is not None:
            self._keep_by(self._step.keep)

    def _keep_by(self, way: Callable[[Callable[[], None]], None]) -> None:
        try:
            way(self._go_on)
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)

    def _settled(self, words: str) -> None:
        if self._step is None:
            return
        self._skip.hide()
        self._back.hide()
        self._next.setText(words)
        self._fit_foot()
        self._put_in_order(self._step)
        focus = self._step.first_part() or self._next
        self.begin_at(focus)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_in_sight()

    def _go_on(self) -> None:
        if self._number >= len(self.steps()) - 1:
            self.ctx.prefs.change(first_run_step=0)
            self._draft.drop()
            self.finished.emit()
        else:
            self._show(self._number + 1)
