"""How far articles are read: kept as they are left, and once a page has rested where it was scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.learn.reader import Reader

#: What comes after an article's own words.
_AFTER = frozenset({"who-to-call", "ways", "your-path", "related", "sources"})
#: How long a page has to rest; a page that is only leafed past does not.
REST_MS = 4_000


class ReadingProgress(QObject):
    """Follows the page of a reader. A page that was never scrolled was not read, and nothing is written for it.

    Signals:
        kept: how far an article was read may be told anew.
    """

    kept = Signal()

    def __init__(self, ctx: AppContext, reader: Reader) -> None:
        super().__init__(reader)
        self._ctx, self._reader = ctx, reader
        #: The article on the page; empty while there is none.
        self.article = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        reader.view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def opened(self, article: str) -> None:
        """Remember that an article was opened: Today suggests safety reading no more that was."""
        try:
            self._ctx.services.reading.open(article)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)

    def keep(self) -> None:
        """Keep how far the page is read, where it was scrolled."""
        self._rest.stop()
        if not self.article or not self._ctx.unlocked or not self._reader.place():
            return
        try:
            self._ctx.services.reading.read(self.article, self._reader.view.share_seen(_AFTER))
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        self.kept.emit()

    def _scrolled(self, value: int) -> None:
        if value and self._reader.isVisible():
            self._rest.start()
        else:
            self._rest.stop()
