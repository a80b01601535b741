"""What stands in the steps of the first run, kept against a sudden end as soon as there is a file to keep it in.

Without a file nothing is kept: none is made of half a word, and what is typed must not lie open anywhere that a
passphrase chosen later does not reach. In the file it is encrypted with all the rest.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.first_run.step import Step
from companion.ui.widgets.written import Given

#: So long after a change at most it is kept, in milliseconds.
DRAFT_MS = 1500
Answers = dict[str, Mapping[str, Given]]


class Draft(QObject):
    """Keeps what `given` gives, a moment after something was written or chosen in the step it watches."""

    def __init__(self, ctx: AppContext, given: Callable[[], Answers], parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._given = ctx, given
        self._kept: Answers | None = None
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep)

    def kept(self) -> Answers:
        """What was kept before the program ended, by the name of the step."""
        if not self._ctx.unlocked:
            return {}
        told = self._ctx.services.first_run_draft.read() or {}
        return {name: words for name, words in told.items() if isinstance(words, dict)}

    def watch(self, step: Step) -> None:
        """Follow what is written and chosen in a step, for as long as it is there."""
        self.changed()
        for line in step.findChildren(QLineEdit):
            line.textChanged.connect(self.changed)
        for button in step.findChildren(QAbstractButton):
            button.toggled.connect(self.changed)
        for choice in step.findChildren(QComboBox):
            choice.currentIndexChanged.connect(self.changed)

    def changed(self) -> None:
        """Something is other than it was."""
        if self._ctx.unlocked and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep it now, where there is a file that is open."""
        self._timer.stop()
        given = self._given()
        if not self._ctx.unlocked or given == self._kept:
            return
        try:
            self._ctx.services.first_run_draft.keep(given)
        except KnownProblem as problem:
            # Once: it is tried again with the next change, and stays where it was written.
            if not self._told:
                self._told = True
                self._ctx.shell.show_problem(problem)
            return
        self._kept, self._told = given, False

    def drop(self) -> None:
        """All is gone through: nothing is half written any more."""
        self._timer.stop()
        try:
            if self._ctx.unlocked and self._ctx.services.first_run_draft.read() is not None:
                self._ctx.services.first_run_draft.drop()
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
