"""Looking into a backup before it replaces anything; used where the file is open, and where it cannot be opened."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.backup import Afterwards, Backup, Inside
from companion.domain.problems import Cancelled, FileLocked, SecretProblem
from companion.domain.value import Value
from companion.domain.vault import Secret
from companion.services.backups import BackupService
from companion.services.opening import opened_by
from companion.ui.dates import full_date, size_words, when_words
from companion.ui.widgets.line import Labelled, SecretField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class _Seen(Value):
    """A backup, what is inside it (None: it wants a secret first), the secret that opened it, what opens it after."""

    backup: Backup
    inside: Inside | None
    secret: Secret | None
    afterwards: Afterwards


class LookInsideSheet(Sheet):
    """Looks inside a backup or a saved copy, and only then offers to put it in the place of the file.

    With `damaged`, it is known that the file of now is. Signal `restored` when it stands there; the file is closed
    then, and its services are of no use any more.
    """

    for_secret = True
    restored = Signal()

    def __init__(
        self,
        ctx: AppContext,
        backups: BackupService,
        source: Backup | Path,
        parent: QWidget,
        *,
        damaged: bool = False,
    ) -> None:
        super().__init__(self.tr("Look inside a backup"), parent=parent)
        self.ctx = ctx
        self._service, self._source = backups, source
        self._held = ExitStack()
        self._backup: Backup | None = source if isinstance(source, Backup) else None
        self._secret: Secret | None = None
        self._inside: Inside | None = None
        self._busy = False
        self._stopping = threading.Event()
        self._words = Text(self.tr("One moment…"))
        self._words.setObjectName("inside")
        self.body.addWidget(self._words)
        # What is damaged is kept as it is, and is nothing to come back to; what is away cannot be kept.
        now = self.tr("What you have now is kept among the backups, so that you can come back to it.")
        away = self.tr("Your file is away, and is not changed. If it comes back, its key file is still here.")
        here = now if ctx.paths.database.exists() else away
        self._kept = Text(
            self.tr("The damaged file is set aside in the folder of the backups, whole.") if damaged else here
        )
        self._kept.setObjectName("inside-kept")
        self._kept.hide()
        self.body.addWidget(self._kept)
        self._field = SecretField(name=self.tr("Its passphrase or recovery code"))
        self._field.setObjectName("backup-passphrase")
        holder = QVBoxLayout()
        self._asked = Labelled(self.tr("Its passphrase or recovery code"), self._field)
        self._asked.hide()
        holder.addWidget(self._asked)
        self.body.addLayout(holder)
        self.body.addStretch(1)
        self._close = self.add_button(self.tr("Close"))
        self._close.clicked.connect(self.reject)
        self._go = self.add_button(self.tr("Look inside"), "primary", default=True)
        self._go.setObjectName("restore-go")
        self._go.clicked.connect(self._next)
        self.finished.connect(lambda _result: self._held.close())
        self._look()

    def reject(self) -> None:
        if not self._busy:
            super().reject()
        elif self._close.isEnabled():
            self._stopping.set()
            self._close.setEnabled(False)

    def _next(self) -> None:
        if self._inside is not None:
            self._restore()
        elif self._field.text():
            self._look(self._field.text())

    def _look(self, typed: str = "") -> None:
        service, source = self._service, self._source
        self._stopping = stopping = threading.Event()

        def look(progress: Callable[[float], None]) -> _Seen:
            def step(share: float) -> None:
                if stopping.is_set():
                    raise Cancelled
                progress(share)

            backup = self._backup
            if backup is None:
                backup = self._held.enter_context(service.opened_copy(Path(str(source)), step))
            found, afterwards = backup, service.afterwards(backup)

            def inside(secret: Secret) -> _Seen:
                return _Seen(found, service.look_inside(found, secret), secret, afterwards)

            if typed:
                return opened_by(typed, inside)
            if found.encrypted and service.needs_secret(found):
                return _Seen(found, None, None, afterwards)
            return _Seen(found, service.look_inside(found), None, afterwards)

        self._work(True)
        self.ctx.jobs.run(look, self._seen, failed=self._not_seen, progress=self._tell_share, owner=self)

    def _tell_share(self, share: float) -> None:
        """An export has to be read to its end first, which takes a while where it is long: it can be left."""
        if not self._stopping.is_set():
            self._close.setEnabled(True)
            self._words.setText(self.tr("Reading it through: {percent} %").format(percent=round(share * 100)))

    def _seen(self, seen: _Seen) -> None:
        self._work(False)
        self._backup, self._inside, self._secret = seen.backup, seen.inside, seen.secret
        inside = self._inside
        if inside is None:
            self._words.setText(self.tr("This backup is encrypted. It opens with the passphrase it had."))
            self._asked.show()
            self._field.setFocus()
            self.fit()
            return
        self._field.clear()
        when = when_words(seen.backup.when, self.ctx.clock.zone())
        lines = [
            self.tr("Made {when}, {size}.").format(when=when, size=size_words(seen.backup.size)),
            self.tr("%n entry(s)", "", inside.entries),
            self.tr("%n check-in(s)", "", inside.check_ins),
            self.tr("%n moment(s)", "", inside.moments),
            self.tr("%n person(s)", "", inside.contacts),
            self.tr("%n appointment(s)", "", inside.appointments),
            self.tr("%n thing(s) in the hope box", "", inside.hope_items),
        ]
        if seen.backup.app:
            lines.insert(1, self.tr("Taken out by Companion {version}.").format(version=seen.backup.app))
        if inside.first_day is not None and inside.last_day is not None:
            first, last = full_date(inside.first_day), full_date(inside.last_day)
            spoken = self.tr("From {first} to {last}") if last != first else self.tr("Of {first}")
            lines.append(spoken.format(first=first, last=last))
        self._words.setText("\n".join(lines))
        self._kept.show()
        self._asked.hide()
        self._go.setText(self.tr("Put this in place of my file"))
        # Whoever opened it by Enter reads first: a second Enter closes, and changes nothing.
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()
        # Above the button that replaces the file, where nothing scrolls it out of sight.
        self.say(self._opens_words(seen.afterwards))

    def _opens_words(self, afterwards: Afterwards) -> str:
        return {
            Afterwards.OPEN: self.tr("Your file opens without a passphrase afterwards."),
            Afterwards.OPENED: self.tr("This backup has no passphrase, so your file opens without one afterwards."),
            Afterwards.NOW: self.tr("Afterwards your file opens with the passphrase it has now."),
            Afterwards.KEPT: self.tr("This backup has no passphrase; your file keeps the one it has now."),
            Afterwards.BACKUP: self.tr(
                "Afterwards your file is encrypted, and opens only with the passphrase or recovery code of this backup."
            ),
        }[afterwards]

    def _not_seen(self, problem: Exception) -> None:
        self._work(False)
        if isinstance(problem, Cancelled):
            self.reject()
            return
        if isinstance(problem, SecretProblem | FileLocked):
            self._words.setText(self.tr("That does not open it. Try again."))
            self._asked.show()
            self._field.selectAll()
            self._field.setFocus()
            self.fit()
            return
        self.reject()
        self.ctx.shell.show_problem(problem)

    def _restore(self) -> None:
        backup, secret, service = self._backup, self._secret, self._service
        if backup is None:
            return
        self._work(True)
        was_open, since = self.ctx.unlocked, self.ctx.vault.generation
        give_back = self.ctx.set_session_aside()

        def failed(problem: Exception) -> None:
            give_back()
            if was_open and not self.ctx.unlocked and self.ctx.vault.generation == since:
                # It failed once the file was another one already, and that one has to be unlocked.
                self._busy = False
                self.ctx.shell.file_replaced()
            if isValid(self) and self.isVisible():
                self._work(False)
                self.reject()
            self.ctx.shell.show_problem(problem)

        def done(_kept: object) -> None:
            give_back()
            if isValid(self):
                self._work(False)
                self.accept()
                self.restored.emit()

        # Without an owner: the services come back even where the sheet went meanwhile.
        self.ctx.jobs.run(lambda: service.restore(backup, secret), done, failed=failed)

    def _work(self, busy: bool) -> None:
        self._busy = busy
        self._go.setEnabled(not busy)
        self._close.setEnabled(not busy)
