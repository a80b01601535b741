"""The file was found damaged while it is open: what is kept, and the way on by a backup."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.backup import Backup
from companion.domain.problems import FileDamaged
from companion.services.backups import BackupService
from companion.ui.backup_rows import reason_words
from companion.ui.backup_sheet import LookInsideSheet
from companion.ui.dates import when_words
from companion.ui.problems import OwnSheet, ProblemWords
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import PathText, Text


def own_sheet(ctx: AppContext, problem: Exception) -> OwnSheet | None:
    """What says damage to the open file with its ways on; None for any other problem, and while no file is open."""
    return partial(DamagedSheet, ctx) if isinstance(problem, FileDamaged) and ctx.unlocked else None


class DamagedSheet(Sheet):
    """Says so, and looks on the worker for the newest backup that is sound, to be looked into and put in its place."""

    def __init__(self, ctx: AppContext, words: ProblemWords, parent: QWidget) -> None:
        super().__init__(words.title, parent=parent)
        self.setObjectName("problem")
        self.ctx = ctx
        self._service = BackupService(ctx.vault)
        self._newest: Backup | None = None
        self.body.addWidget(Text(words.sentence))
        self._found = Text(self.tr("Looking for the newest good backup…"), "strong")
        self._found.setObjectName("damaged-found")
        self.body.addWidget(self._found)
        self.body.addWidget(
            Text(
                self.tr(
                    "Your backups are files of their own, and this does not touch them. "
                    "When one takes its place, the damaged file is set aside beside them, whole."
                )
            )
        )
        self.body.addWidget(PathText(str(ctx.vault.path)))
        folder = Button(self.tr("Show the folder"), compact=True)
        folder.setObjectName("damaged-folder")
        folder.clicked.connect(self._show_folder)
        self.body.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        close = self.add_button(self.tr("Close"))
        close.setObjectName("problem-close")
        close.clicked.connect(self.reject)
        close.setFocus()
        self._close = close
        self._restore = self.add_button(self.tr("Restore the newest good backup"), "primary", default=True)
        self._restore.setObjectName("damaged-restore")
        self._restore.setEnabled(False)
        self._restore.clicked.connect(self._look_inside)
        ctx.jobs.run(self._service.newest_good, self._tell, failed=lambda _problem: self._tell(None), owner=self)

    def _tell(self, newest: Backup | None) -> None:
        self._newest = newest
        self._restore.setVisible(newest is not None)
        self._restore.setEnabled(newest is not None)
        if newest is not None and self.focusWidget() is self._close:
            self._restore.setFocus()
        if newest is None:
            words = self.tr(
                "No backup here is good and opens with what is unlocked now. "
                "A copy saved elsewhere can be restored in Settings, Your data."
            )
        else:
            when = when_words(newest.when, self.ctx.clock.zone())
            words = self.tr("The newest good backup: {when}, {reason}. You see what is inside first.")
            words = words.format(when=when, reason=reason_words(newest.reason))
        self._found.setText(words)
        if self.isVisible():
            self.fit()

    def _show_folder(self) -> None:
        folder = str(self.ctx.vault.path.parent)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            QGuiApplication.clipboard().setText(folder)
            self.say(self.tr("This computer has no program to show it. The path of the folder is copied."))

    def _look_inside(self) -> None:
        if self._newest is not None and (window := self.over()) is not None:
            _look_inside(self.ctx, self._service, self._newest, window)
            self.accept()


def _look_inside(ctx: AppContext, service: BackupService, backup: Backup, window: QWidget) -> None:
    """Look into the backup, and be back at the ways on where it does not take the place of the damaged file."""

    def restored() -> None:
        ctx.shell.file_replaced()
        ctx.shell.toast(
            QCoreApplication.translate(
                "DamagedSheet", "Restored. The damaged file is kept in the folder of the backups."
            )
        )

    def back() -> None:
        # Not where the lock or the end of the program closed it.
        if ctx.unlocked and window.isVisible():
            ctx.shell.show_problem(FileDamaged(ctx.vault.path))

    sheet = LookInsideSheet(ctx, service, backup, window, damaged=True)
    sheet.restored.connect(restored)
    sheet.rejected.connect(lambda: QTimer.singleShot(0, window, back))
    sheet.open()
