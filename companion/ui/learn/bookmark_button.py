"""The tool that bookmarks an article, at the place being read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.learn.marks import Marks
from companion.ui.widgets.buttons import IconButton


class Bookmark(QObject):
    """Ties a button to the bookmark of the article shown: on while there is one, which a screen reader says too."""

    def __init__(self, ctx: AppContext, button: IconButton, marks: Marks, around: QWidget) -> None:
        super().__init__(button)
        self._ctx, self._button, self._marks = ctx, button, marks
        self._page = ""
        button.setCheckable(True)
        button.clicked.connect(self.turn)
        heard = QShortcut(QKeySequence("Ctrl+D"), around)
        heard.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        heard.activated.connect(self.turn)

    def show_page(self, article: str) -> None:
        """Show whether an article has a bookmark."""
        self._page = article
        self.refresh()

    def refresh(self) -> None:
        """Show it again, after a change."""
        there = False
        if self._page and self._ctx.unlocked:
            try:
                there = self._ctx.services.marks.bookmark(self._page) is not None
            except KnownProblem as problem:
                self._ctx.shell.show_problem(problem)
        self._button.setEnabled(bool(self._page) and self._ctx.unlocked)
        self._button.setChecked(there)
        self._button.setToolTip(self.tr("Take the bookmark away") if there else self._button.accessibleName())

    def turn(self) -> None:
        """Put a bookmark at the place being read, or take the one there is away."""
        if not self._page or not self._ctx.unlocked:
            return
        marks = self._ctx.services.marks
        try:
            there = marks.bookmark(self._page)
            if there is None:
                undo, words = marks.set_bookmark(self._page, self._marks.anchor_at_top()).undo, self.tr("Bookmarked.")
            else:
                undo, words = marks.remove(there.uuid).undo, self.tr("Bookmark taken away.")
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        finally:
            self.refresh()
        self._ctx.shell.toast(words, undo)
