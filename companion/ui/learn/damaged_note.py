"""Above the list of articles: which pages could not be read, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.theme import theme_of
from companion.ui.unread import damage_words
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
        #: Says the same in one word beside the links, in a low window or with large letters.
        self.short = Button(self.tr("Unreadable"), "quiet", compact=True)
        self.short.setObjectName("learn-damaged-short")
        for button in (more, self.short):
            button.clicked.connect(self._tell)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._low = False
        self.short.hide()
        self.hide()

    def fit(self, *, low: bool) -> None:
        """Give the room to the list in a low window, or with large letters."""
        self._low = low
        self._follow()

    def _follow(self) -> None:
        self.setVisible(bool(self._problems) and not self._low)
        self.short.setVisible(bool(self._problems) and self._low)

    def show_problems(self, problems: Sequence[ContentProblem]) -> None:
        """Name the pages these are about; the first is told of on asking, as by what reads programs."""
        if self._problems == tuple(problems):
            return
        self._problems = tuple(problems)
        self._follow()
        self._says.setText(damage_words(self._ctx.library, problems))
        self.short.setAccessibleDescription(self._says.text())

    def _tell(self) -> None:
        for problem in self._problems[:1]:
            self._ctx.shell.show_problem(problem)
