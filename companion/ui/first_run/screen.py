"""The first run: one question at a time, each to be skipped, and gone on with where it was left."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.first_run.steps import CountryStep, DateStep, PassphraseStep, PersonStep, Step, WelcomeStep
from companion.ui.lone_page import LonePage
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text

STEPS: tuple[type[Step], ...] = (WelcomeStep, CountryStep, PersonStep, PassphraseStep, DateStep)


class FirstRun(LonePage):
    """Signals: `finished`, `help_wanted`. `go_back` is Escape."""

    finished = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(neutral=ctx.prefs.now.neutral_title, width=560, parent=parent)
        self.ctx = ctx
        theme = theme_of()
        self._where = Text("", "small", "ink_soft")
        self._where.setObjectName("first-where")
        self._where.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._where)
        self._step: Step | None = None
        self._number = 0
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(10))
        self._back = Button(self.tr("Back"), "quiet", icon="arrow-left")
        self._back.setObjectName("first-back")
        self._back.clicked.connect(lambda: self._show(self._number - 1))
        self._skip = Button(self.tr("Skip"))
        self._skip.setObjectName("first-skip")
        self._skip.clicked.connect(self._go_on)
        self._next = Button("", "primary")
        self._next.setObjectName("first-next")
        self._next.setAutoDefault(True)
        self._next.clicked.connect(self._keep)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._skip)
        buttons.addWidget(self._next)
        self.column.addSpacing(theme.px(6))
        self.column.addLayout(buttons)
        self.column.addStretch(2)
        self._place = self.column.count() - 3
        self._show(min(max(0, ctx.prefs.now.first_run_step), len(STEPS) - 1))

    def go_back(self) -> bool:
        """Escape: the step before."""
        if self._number > 0:
            self._show(self._number - 1)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a field goes on; a button takes its own Enter before it comes here.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
            return
        super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        self._number = number
        self.ctx.prefs.change(first_run_step=number)
        if self._step is not None:
            self.column.removeWidget(self._step)
            self._step.setParent(None)
            self._step.deleteLater()
        step = self._step = STEPS[number](self.ctx)
        step.settled.connect(self._settled)
        self.column.insertWidget(self._place, step)
        last = number == len(STEPS) - 1
        where = self.tr("Step {number} of {count}").format(number=number + 1, count=len(STEPS))
        self._where.setText(where)
        self._back.setVisible(number > 0)
        self._skip.setVisible(step.skippable)
        if number == 0:
            self._next.setText(self.tr("Begin"))
        elif last:
            self._next.setText(self.tr("Go to Today"))
        else:
            self._next.setText(self.tr("Next"))
        asked = [part for part in step.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise((*asked, self._next, self._skip, self._back, self.help_button)):
            QWidget.setTabOrder(before, after)
        focus = step.first_part() or self._next
        self.setFocusProxy(focus)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _keep(self) -> None:
        if self._step is None:
            return
        self._step.keep(self._go_on)

    def _settled(self) -> None:
        self._skip.hide()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self._number == len(STEPS) - 1:
            self.ctx.prefs.change(first_run_step=0)
            self.finished.emit()
        else:
            self._show(self._number + 1)
