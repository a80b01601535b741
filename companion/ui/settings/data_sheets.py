"""Sheets that stand before what cannot come back, or must be understood first."""

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.backup import Backup, Inside
from companion.domain.problems import FileLocked, SecretProblem
from companion.domain.vault import Erased, Secret, SecretKind
from companion.ui.dates import full_date
from companion.ui.settings.words import size_words, when_words
from companion.ui.widgets.fields import Labelled, LineField, SecretField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class ExportSheet(Sheet):
    """Says what an export is before it is made."""

    def __init__(self, encrypted: bool, parent: QWidget) -> None:
        super().__init__(
            self.tr("Export everything"),
            self.tr("All you wrote goes into one JSON file, an open format that other programs can read."),
            parent=parent,
        )
        if encrypted:
            self.body.addWidget(
                Text(self.tr("The export is not encrypted, although your file is. Keep it where only you can read it."))
            )
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        go = self.add_button(self.tr("Choose where"), "primary", default=True)
        go.setObjectName("export-go")
        go.clicked.connect(self.accept)


class RestoreSheet(Sheet):
    """Looks inside a backup or a saved copy, and only then offers to put it in the place of the file."""

    def __init__(self, ctx: AppContext, source: Backup | Path, parent: QWidget) -> None:
        super().__init__(self.tr("Look inside a backup"), parent=parent)
        self.ctx = ctx
        self._held = ExitStack()
        self._backup: Backup | None = source if isinstance(source, Backup) else None
        self._source = source
        self._secret: Secret | None = None
        self._busy = False
        self._words = Text(self.tr("One moment…"))
        self._words.setObjectName("inside")
        self.body.addWidget(self._words)
        self._field = SecretField(name=self.tr("The passphrase of the backup"))
        self._field.setObjectName("backup-passphrase")
        self._asked = Labelled(
            self.tr("The passphrase of the backup"),
            self._field,
            self.tr("This backup has a passphrase of its own. Its recovery code works as well."),
        )
        self._asked.hide()
        self.body.addWidget(self._asked)
        self._kept = Text(
            self.tr("What you have now is backed up first, so that you can come back to it."), "soft", "ink_soft"
        )
        self._kept.hide()
        self.body.addWidget(self._kept)
        self.body.addStretch(1)
        self._close = self.add_button(self.tr("Close"))
        self._close.clicked.connect(self.reject)
        self._go = self.add_button(self.tr("Look inside"), "primary", default=True)
        self._go.setObjectName("restore-go")
        self._go.clicked.connect(self._next)
        self._inside: Inside | None = None
        self.finished.connect(lambda _result: self._held.close())
        self._look()

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def _next(self) -> None:
        if self._inside is not None:
            self._restore()
        else:
            typed = self._field.text()
            kind = SecretKind.RECOVERY_CODE if typed.count("-") >= 4 else SecretKind.PASSPHRASE
            self._secret = Secret(kind, typed)
            self._look()

    def _look(self) -> None:
        service, source, secret = self.ctx.services.backups, self._source, self._secret

        def look() -> tuple[Backup, Inside | None]:
            backup = self._backup
            if backup is None:
                backup = self._held.enter_context(service.opened_copy(Path(str(source))))
            if secret is None and service.needs_secret(backup):
                return backup, None
            return backup, service.look_inside(backup, secret)

        self._work(True)
        self.ctx.jobs.run(look, self._seen, failed=self._not_seen, owner=self)

    def _seen(self, found: tuple[Backup, Inside | None]) -> None:
        self._work(False)
        self._backup, self._inside = found
        backup, inside = found
        if inside is None:
            self._words.setText(self.tr("This backup is encrypted with another passphrase than your file."))
            self._asked.show()
            self._field.setFocus()
            self.fit()
            return
        when = when_words(backup.when, self.ctx.clock.zone())
        lines = [
            self.tr("Made {when}, {size}.").format(when=when, size=size_words(backup.size)),
            self.tr("%n entry(s)", "", inside.entries),
            self.tr("%n check-in(s)", "", inside.check_ins),
            self.tr("%n person(s)", "", inside.contacts),
        ]
        if inside.first_day is not None and inside.last_day is not None:
            lines.append(
                self.tr("From {first} to {last}").format(
                    first=full_date(inside.first_day), last=full_date(inside.last_day)
                )
            )
        self._words.setText("\n".join(lines))
        self._asked.hide()
        self._kept.show()
        self._go.setText(self.tr("Put this in place of my file"))
        self.fit()

    def _not_seen(self, problem: Exception) -> None:
        self._work(False)
        if isinstance(problem, SecretProblem | FileLocked) and self._asked.isVisible():
            self._words.setText(self.tr("That does not open it. Try again."))
            self._field.selectAll()
            self._field.setFocus()
            return
        self.reject()
        self.ctx.shell.show_problem(problem)

    def _restore(self) -> None:
        backup, secret, service = self._backup, self._secret, self.ctx.services.backups
        if backup is None:
            return
        self._work(True)
        self._words.setText(self.tr("One moment…"))
        self.ctx.jobs.run(
            lambda: service.restore(backup, secret), self._restored, failed=self._not_restored, owner=self
        )

    def _restored(self, _kept: object) -> None:
        self._work(False)
        self.accept()
        self.ctx.shell.file_replaced()
        self.ctx.shell.toast(self.tr("Restored. What you had before is among the backups."))

    def _not_restored(self, problem: Exception) -> None:
        self._work(False)
        self.ctx.renew_session()
        self.reject()
        self.ctx.shell.show_problem(problem)

    def _work(self, busy: bool) -> None:
        self._busy = busy
        self._go.setEnabled(not busy)
        self._close.setEnabled(not busy)


class EraseSheet(Sheet):
    """Asks for a typed word before everything goes, and says what it cannot promise."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            self.tr("Erase everything"),
            self.tr("Your file, its keys, all backups, preferences and logs on this computer will be gone for good."),
            parent=parent,
        )
        self.ctx = ctx
        self.body.addWidget(
            Text(
                self.tr(
                    "Copies you saved elsewhere stay. On solid-state disks, and where the system or a sync program "
                    "made copies, traces can remain; if your file was encrypted all along, they cannot be read."
                ),
                "soft",
                "ink_soft",
            )
        )
        self._word = self.tr("erase")
        self._field = LineField(name=self.tr("Type the word to confirm"))
        self._field.setObjectName("erase-word")
        self._field.textChanged.connect(self._typed)
        self.body.addWidget(Labelled(self.tr("Type “{word}” to go on").format(word=self._word), self._field))
        self.body.addStretch(1)
        keep = self.add_button(self.tr("Keep everything"))
        keep.clicked.connect(self.reject)
        self._go = self.add_button(self.tr("Erase everything"), "primary")
        self._go.setObjectName("erase-go")
        self._go.setEnabled(False)
        self._go.clicked.connect(self._erase)
        self._field.setFocus()

    def _typed(self, words: str) -> None:
        self._go.setEnabled(words.strip().lower() == self._word)

    def _erase(self) -> None:
        self._go.setEnabled(False)
        ctx, paths = self.ctx, self.ctx.paths
        self.ctx.jobs.run(
            lambda: ctx.vault.erase((paths.config, paths.cache, paths.logs)),
            self._erased,
            failed=self._failed,
            owner=self,
        )

    def _erased(self, outcome: Erased) -> None:
        self.ctx.session = None
        self.accept()
        self.ctx.prefs.forget()
        self.ctx.shell.file_replaced()
        if outcome.left:
            left = ", ".join(str(path) for path in outcome.left)
            self.ctx.shell.toast(self.tr("Erased, but for what could not be removed: {left}").format(left=left))
        else:
            self.ctx.shell.toast(self.tr("Everything is erased"))

    def _failed(self, problem: Exception) -> None:
        self.reject()
        self.ctx.shell.show_problem(problem)
