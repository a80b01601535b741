"""Keeps what is being written: a draft a moment behind the typing, and the page itself when the person is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from companion.context import AppContext
from companion.domain.journal import Entry, Writing
from companion.domain.problems import KnownProblem
from companion.domain.value import Value
from companion.services.journal import NEW_ENTRY

#: A pause of this length keeps a draft; typing without a pause is kept this often at the least. Together under 2 s.
PAUSE_MS, LONGEST_MS = 400, 1500
RETRY_MS = 10_000


class Kept(Value):
    """When the words on the page were last stored, and the zone of the clock on the wall then."""

    at: datetime
    zone: str


class Unsaved(Value):
    """Words that could not be stored, with the entry they change (None for a new page) and the instant chosen."""

    writing: Writing
    entry_uuid: str | None
    at: datetime | None
    slot: str = NEW_ENTRY


class Keeper(QObject):
    """Stands between the page and the journal service.

    Args:
        read: gives the words as they stand on the page.
    """

    #: A draft or the page was stored, or a page was shown anew.
    kept = Signal()
    #: A new page became an entry.
    became = Signal()
    #: Something could not be stored and will be tried again.
    troubled = Signal()

    def __init__(self, ctx: AppContext, read: Callable[[], Writing], parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._read = read
        self._entry: Entry | None = None
        self._at: datetime | None = None
        self._dirty = False
        self._drafted = False
        self._told = False
        self.last: Kept | None = None
        self.problem: KnownProblem | None = None
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS)

    def _timer(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(self.keep_draft)
        return timer

    @property
    def entry(self) -> Entry | None:
        """The stored entry on the page, None while it is a new one."""
        return self._entry

    @property
    def dirty(self) -> bool:
        """Whether the words on the page differ from what is stored."""
        return self._dirty

    @property
    def at(self) -> datetime | None:
        """The instant chosen for a new page, None for now."""
        return self._at

    def begin(self, entry: Entry | None, *, at: datetime | None = None, unsaved: bool = False) -> None:
        """Take on a page that was just shown; `unsaved` when its words differ from what is stored."""
        self._stop()
        self._entry, self._at = entry, at
        self._dirty = self._drafted = unsaved
        self._told = False
        self.last = Kept(entry.updated_at, self._zone()) if entry is not None and not unsaved else None
        self.kept.emit()

    def unsaved(self) -> Unsaved | None:
        """The words on the page that are not stored as they stand; None where nothing would be lost with the page."""
        if not self._dirty or (writing := self._read()).is_empty:
            return None
        return Unsaved(writing, self._entry.uuid if self._entry is not None else None, self._at)

    def choose_instant(self, at: datetime) -> None:
        """Give a new page another instant than now."""
        self._at = at

    def touched(self) -> None:
        """Something on the page changed; costs next to nothing, for it is called at every key."""
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep_draft(self) -> bool:
        """Store the words as a draft now; False when that could not be done."""
        self._stop()
        if not self._dirty:
            return True
        if not self._ctx.unlocked:
            # The worker has the file closed, for a backup to take its place: the words wait here.
            self._retry.start()
            return False
        writing = self._read()
        journal = self._ctx.services.journal
        try:
            if self._entry is None and not writing.is_empty:
                # An entry from the first pause on: a draft stands in no timeline, no search finds it, and it has no
                # date of its own. Only changes to an entry are a draft until the person is done.
                self._save(writing)
                self._dirty = False
                return True
            journal.save_draft(writing, entry_uuid=self._entry.uuid if self._entry is not None else None)
            self._drafted = True
        except KnownProblem as problem:
            return self._trouble(problem)
        self._stored()
        return True

    def save(self) -> bool:
        """Make the page what is written on it, as the person leaves it; False when that could not be done.

        A new page without words is not kept. A page whose words were all taken away goes to the bin as it was.
        """
        self._stop()
        if not self._dirty:
            return self._forget_draft()
        try:
            self._save(self._read())
        except KnownProblem as problem:
            return self._trouble(problem)
        self._dirty = False
        return True

    def _save(self, writing: Writing) -> None:
        journal = self._ctx.services.journal
        if writing.is_empty:
            journal.clear_draft()
            self._drafted = False
            if self._entry is not None:
                done = journal.delete(self._entry.uuid)
                self._entry = None
                self._ctx.shell.toast(self.tr("The empty page is in the bin"), done.undo)
            return
        new = self._entry is None
        if self._entry is None:
            # One transaction: a page that was kept under another date than the chosen one would not be found there.
            self._entry = journal.create(writing, at=self._at, slot=NEW_ENTRY)
        else:
            journal.update(self._entry.uuid, writing, slot=NEW_ENTRY)
        self._drafted = False
        self._entry = journal.entry(self._entry.uuid)
        self._stored()
        if new:
            self.became.emit()

    def forget(self) -> None:
        """Let go of the page without storing it; it was deleted."""
        self._stop()
        self._dirty = False
        self._forget_draft()
        self._entry = self._at = None

    def _forget_draft(self) -> bool:
        if self._drafted:
            try:
                self._ctx.services.journal.clear_draft()
            except KnownProblem as problem:
                return self._trouble(problem)
            self._drafted = False
        return True

    def _stored(self) -> None:
        self._told = False
        self.last = Kept(self._ctx.clock.now(), self._zone())
        self.kept.emit()

    def _trouble(self, problem: KnownProblem) -> bool:
        self.problem = problem
        self._retry.start()
        self.troubled.emit()
        # Said once: a full disk must not interrupt every line that is written.
        if not self._told:
            self._told = True
            self._ctx.shell.show_problem(problem)
        return False

    def _stop(self) -> None:
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()

    def _zone(self) -> str:
        return self._ctx.clock.zone().key
