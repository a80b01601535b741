"""The family pathway: the next few steps of it, or all of them, each to be ticked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.pathway_steps import StepRows
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from companion.content.pathways import Pathway

#: How many steps are shown while not all of them are asked for.
AT_ONCE = 3


class PathwayCard(Card):
    """Signals: `chosen` (PathwayStep) and `ticked` (its address, whether it is read now)."""

    chosen = Signal(object)
    ticked = Signal(str, bool)

    def __init__(self, ctx: AppContext, pathway: "Pathway", parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self.pathway = pathway
        self._done: frozenset[str] | None = None
        self._all = False
        self._progress = Text("", "small", "ink_soft", wrap=False)
        self._progress.setObjectName("pathway-progress")
        self.heading(pathway.title, self._progress)
        self.box.addWidget(Text(pathway.lead, "soft", "ink_soft"))
        self._rows = StepRows(ctx)
        self._rows.chosen.connect(self.chosen)
        self._rows.ticked.connect(self.ticked)
        self.box.addWidget(self._rows)
        self._more = Button("", "quiet", compact=True)
        self._more.setObjectName("pathway-all")
        self._more.clicked.connect(self._toggle)
        line = QHBoxLayout()
        line.addWidget(self._more)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addStretch(1)

    def show_done(self, done: frozenset[str]) -> None:
        """Show how far the reading is; the same again changes nothing on the screen."""
        if done != self._done:
            self._done = done
            self.show_again()

    def _toggle(self) -> None:
        self._all = not self._all
        self.show_again()

    def show_again(self) -> None:
        """Show it as it was told last, whatever was ticked since."""
        done = self._done or frozenset()
        steps = self.pathway.steps()
        count = sum(step.to in done for step in steps)
        self._progress.setText(self.tr("{done} of {count} read").format(done=count, count=len(steps)))
        if self._all:
            self._rows.show_stages(self.pathway, done, self._more)
        else:
            coming = [step for step in steps if step.to not in done][:AT_ONCE]
            self._rows.show_steps(coming, self.tr("All of it is read. It stays here for another day."), self._more)
        self._more.setText(self.tr("Show only what comes next") if self._all else self.tr("Show all of it"))
