"""What the timeline is filled with: a filter, what was typed newest first, or the best matches from the worker.

Notes on highlights in the library stand among what was typed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from companion.context import AppContext
from companion.domain.journal import SearchPage
from companion.domain.looking import Sought, read
from companion.domain.problems import Interrupted, KnownProblem
from companion.ui.journal.entry_page import EntryPage
from companion.ui.journal.noted import NotedRow, among, noted_rows, warm
from companion.ui.journal.timeline_model import Row, Source
from companion.ui.journal.timeline_panel import TimelinePanel


class Looking(QObject):
    """Answers the panel's wishes. Newest first is quick enough to be done at every key; ranking is not."""

    #: The list shows other rows.
    shown = Signal()

    def __init__(self, ctx: AppContext, panel: TimelinePanel) -> None:
        super().__init__(panel)
        self._ctx = ctx
        self._panel = panel
        self._asked = 0
        panel.looked.connect(self.look)
        panel.search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: warm(self._ctx))
        return super().eventFilter(watched, event)

    def look(self, *, keep: bool = False) -> None:
        """Fill the list; `keep` keeps the place that was scrolled to."""
        self._asked += 1
        # A ranking still under way is for letters that are no longer what is looked for.
        self._ctx.services.journal.stop_search()
        query = self._panel.query()
        if not query:
            self._show(self._timeline(), keep=keep)
            return
        sought = read(query)
        if sought.is_narrowed and not sought.words:
            self._show(self._narrowed(sought), keep=keep)
            return
        try:
            # Notes in the library have no mood, no tag and no day that is looked for.
            noted = () if sought.is_narrowed else noted_rows(self._ctx, query)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            noted = ()
        if self._panel.best_first():
            self._rank(query, noted, keep=keep)
        else:
            self._show(among(self._hits(query), noted), keep=keep)

    def mark_on(self, page: EntryPage) -> None:
        """Mark on a page what is looked for and found there, where the page is as it was found."""
        query = self._panel.query()
        if not query or (page.being_written and not page.flush()) or page.entry is None:
            return
        try:
            title, body = self._ctx.services.journal.found_in(query, page.entry.sort_key)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        page.mark_found(title, body)

    def _timeline(self) -> Source:
        which = self._panel.filter()

        def read_page(before: int | None) -> tuple[tuple[Row, ...], int | None]:
            page = self._ctx.services.journal.timeline(which, before)
            return page.items, page.next_before

        return read_page

    def _narrowed(self, sought: Sought) -> Source:
        def read_page(before: int | None) -> tuple[tuple[Row, ...], int | None]:
            page = self._ctx.services.journal.narrowed(sought, before)
            return page.items, page.next_before

        return read_page

    def _hits(self, query: str) -> Source:
        def read_page(before: int | None) -> tuple[tuple[Row, ...], int | None]:
            page = self._ctx.services.journal.search(query, before)
            return page.hits, page.next_before

        return read_page

    def _rank(self, query: str, noted: tuple[NotedRow, ...], *, keep: bool) -> None:
        journal, asked = self._ctx.services.journal, self._asked

        def done(page: SearchPage) -> None:
            if asked == self._asked:
                # A note is a few words that say all of what is looked for.
                self._show(lambda before: ((*noted, *page.hits) if before is None else (), None), keep=keep)

        def failed(problem: Exception) -> None:
            if not isinstance(problem, Interrupted):
                self._ctx.shell.show_problem(problem)

        self._ctx.jobs.run(lambda: journal.search(query, by_rank=True), done, failed=failed, owner=self)

    def _show(self, source: Source, *, keep: bool) -> None:
        try:
            self._panel.show_rows(source, keep=keep)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        self.shown.emit()
