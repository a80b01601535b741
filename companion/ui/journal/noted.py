"""Under the journal's search: the way to notes on highlights in the library that say what is looked for."""

from __future__ import annotations

from companion.context import AppContext
from companion.domain.marks import Mark
from companion.domain.problems import KnownProblem
from companion.ui.journal.timeline_panel import TimelinePanel
from companion.ui.widgets.buttons import Button

#: One letter begins nearly every note.
_SHORTEST = 2


class NotedLink(Button):
    """Hidden where no such note is. A press leads to the one there is, or to all of them on their page."""

    def __init__(self, ctx: AppContext, panel: TimelinePanel) -> None:
        super().__init__("", "quiet", icon="book-open", compact=True)
        self._ctx, self._panel = ctx, panel
        self._marks: tuple[Mark, ...] = ()
        self.setObjectName("journal-noted")
        self.clicked.connect(self._follow)
        self.hide()

    def look(self) -> None:
        """Look for what the panel looks for."""
        query = self._panel.query()
        try:
            self._marks = self._ctx.services.marks.noted(query) if len(query) >= _SHORTEST else ()
        except KnownProblem as problem:
            self._marks = ()
            self._ctx.shell.show_problem(problem)
        self.setText(self.tr("%n note(s) in the library", "", len(self._marks)))
        self.setVisible(bool(self._marks))

    def _follow(self) -> None:
        first = self._marks[0]
        if len(self._marks) == 1:
            self._ctx.shell.go("learn", article=first.article, mark=first.uuid)
        else:
            self._ctx.shell.go("marks", mark=first.uuid)
