"""Above the list of articles: which of them could not be read, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text


class DamagedNote(QWidget):
    """One line, and a button that tells more; out of sight while everything can be read."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._problems: tuple[ContentProblem, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(4))
        self._says = Text("", "soft", "ink_soft")
        self._says.setObjectName("learn-damaged")
        column.addWidget(self._says)
        more = Button(self.tr("What is wrong"), "quiet", compact=True)
        more.setObjectName("learn-damaged-more")
        more.clicked.connect(self._tell)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_problems(self, problems: Sequence[ContentProblem]) -> None:
        """Name the articles these are about; the first is told of on asking, as by what reads programs."""
        self._problems = tuple(problems)
        self.setVisible(bool(problems))
        titles = ", ".join(self._ctx.library.title(one.path.stem) for one in problems if one.path is not None)
        said = self.tr("Could not be read: {titles}. Everything else is here. Install Companion again to mend it.")
        self._says.setText(said.format(titles=titles))

    def _tell(self) -> None:
        for problem in self._problems[:1]:
            self._ctx.shell.show_problem(problem)
