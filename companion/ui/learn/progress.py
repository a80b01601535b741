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
        self._article = ""
        #: How far down had been seen when somebody went on by more than a page; None where nothing was leapt over.
        self._leapt: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        bar = reader.view.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        # Told before the page moves: by the key End, or by the bar drawn far down at once.
        bar.actionTriggered.connect(lambda _action: self._moving())
        reader.contents_card.leaping.connect(self._leaping)

    def shows(self, article: str) -> None:
        """From now on this article is on the page; what was read of the one before is to be kept already."""
        self._article, self._leapt = article, None

    def opened(self, article: str) -> None:
        """Remember that an article was opened: Today suggests safety reading no more that was."""
        try:
            self._ctx.services.reading.open(article)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)

    def keep(self) -> None:
        """Keep how far the page is read, where it was scrolled; what was leapt over was not read."""
        self._rest.stop()
        if self._leapt is not None or not self._article or not self._ctx.unlocked or not self._reader.place():
            return
        try:
            self._ctx.services.reading.read(self._article, self._reader.view.share_seen(_AFTER))
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        self.kept.emit()

    def _moving(self) -> None:
        view = self._reader.view
        bar = view.verticalScrollBar()
        if bar.sliderPosition() - bar.value() > view.viewport().height():
            self._leaping()

    def _leaping(self) -> None:
        self.keep()
        if self._leapt is None:
            view = self._reader.view
            self._leapt = view.verticalScrollBar().value() + view.viewport().height()

    def _scrolled(self, value: int) -> None:
        if self._leapt is not None and value <= self._leapt:
            # Back at, or only come to, what follows on what was seen.
            self._leapt = None
        if value and self._reader.isVisible():
            self._rest.start()
        else:
            self._rest.stop()
