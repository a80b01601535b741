"""Where everything is, the backups, taking it out, and erasing it."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.backup import Backup
from companion.domain.problems import Cancelled, CopyStopped, Interrupted, KnownProblem
from companion.domain.transfer import Kind
from companion.ui.backup_rows import BackupRows
from companion.ui.dates import size_words
from companion.ui.settings.path_line import PathLine
from companion.ui.settings.section import Section
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.places import ask_folder_for, ask_where, ask_which, with_place
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text

Progress = Callable[[float], None]

#: Backups shown before the person asks for all of them.
FIRST_SHOWN = 5


class DataSection(Section):
    """The person's own file and what can be done with it as a whole."""

    name = "data"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx, QCoreApplication.translate("DataSection", "Your data"))
        self._copies: list[IconButton] = []
        self._places = QVBoxLayout()
        self._places.setSpacing(theme_of().px(6))
        self.box.addLayout(self._places)
        buttons = FlowLayout(None, theme_of().px(10))
        made = []
        for words, name, act in (
            (self.tr("Back up now"), "backup-now", self._back_up),
            (self.tr("Save a copy elsewhere"), "save-copy", self._save_copy),
            (self.tr("Restore from a copy or an export"), "restore-copy", self._restore_copy),
            (self.tr("Take everything out"), "export", self._take_out),
            (self.tr("Bring in from another program"), "bring-in", self._bring_in),
        ):
            button = Button(words)
            button.setObjectName(name)
            button.clicked.connect(act)
            buttons.addWidget(button)
            made.append(button)
        self._first = made[0]
        self.box.addLayout(buttons)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.box.addWidget(self._progress)
        self._stop = Button(self.tr("Stop"), compact=True)
        self._stop.setObjectName("data-stop")
        self._stop.clicked.connect(self._stop_now)
        self._stop.hide()
        self.box.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        self._stopping = threading.Event()
        self._went = QVBoxLayout()
        self.box.addLayout(self._went)
        self.note(
            self.tr(
                "A backup is made by itself once a day: seven days, four weeks and twelve months are kept. "
                "A copy elsewhere, such as on a memory stick, also helps when this computer is lost."
            )
        )
        self.rule()
        self.box.addWidget(Text(self.tr("Backups"), "strong"))
        self._backups = BackupRows(ctx, self._look_inside)
        self.box.addWidget(self._backups)
        self._none_yet = Text(self.tr("None yet. The first is made soon after you begin."), "soft", "ink_soft")
        self.box.addWidget(self._none_yet)
        self._all = False
        self._more = Button("", "quiet", compact=True)
        self._more.setObjectName("all-backups")
        self._more.clicked.connect(self._show_all)
        self.box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rule()
        erase = Button(self.tr("Erase everything"))
        erase.setObjectName("erase")
        erase.clicked.connect(self._erase)
        self.row(
            self.tr("Erase everything"),
            erase,
            self.tr(
                "Your file, its keys, all backups, preferences and logs on this computer. It cannot be taken back."
            ),
        )

    def refresh(self) -> None:
        empty(self._places)
        self._copies = []
        paths = self.ctx.paths
        self._place(self.tr("Your file"), paths.database)
        if paths.keys.exists():
            self._place(self.tr("Its keys"), paths.keys)
        self._place(self.tr("Backups"), paths.backups)
        self._place(self.tr("Preferences"), paths.prefs)
        self._place(self.tr("The log, which holds none of your words"), paths.logs)
        lead_up_to(self._first, self._copies)
        self._list_backups()

    # -- places and backups --------------------------------------------------------------------------------

    def _place(self, words: str, path: Path) -> None:
        row, copy = self._place_row(words, path)
        self._copies.append(copy)
        self._places.addWidget(row)

    def _place_row(self, words: str, path: Path) -> tuple[QWidget, IconButton]:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        size = size_words(_size_of(path))
        column.addWidget(Text(self.tr("{what}, {size}").format(what=words, size=size), "soft"))
        column.addWidget(PathLine(str(path)))
        line.addLayout(column, 1)
        copy = IconButton("copy", self.tr("Copy the place of: {what}").format(what=words))
        copy.clicked.connect(lambda: self._copy(str(path)))
        line.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return row, copy

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.ctx.shell.toast(self.tr("Copied"))

    def _list_backups(self) -> None:
        found = self.ctx.services.backups.list()
        shown = found if self._all else found[:FIRST_SHOWN]
        self._backups.show_backups(shown)
        lead_up_to(self._more, self._backups.looks)
        self._backups.setVisible(bool(found))
        self._none_yet.setVisible(not found)
        self._more.setVisible(len(found) > len(shown))
        self._more.setText(self.tr("Show all %n backup(s)", "", len(found)))

    def _show_all(self) -> None:
        self._all = True
        shown = len(self._backups.looks)
        self._list_backups()
        # Its button goes: on to the first that was not shown before, and not to erasing.
        self._backups.looks[shown].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- work ----------------------------------------------------------------------------------------------

    def _run(self, work: Callable[[Progress], object], done: Callable[[object], None]) -> None:
        self._progress.setValue(0)
        self._progress.show()
        self._stop.setEnabled(True)
        self._stop.show()
        empty(self._went)

        since, stopping = self.ctx.vault.generation, threading.Event()
        self._stopping = stopping

        def at_work(progress: Progress) -> object:
            def step(share: float) -> None:
                if stopping.is_set():
                    raise Cancelled
                progress(share)

            return work(step)

        def failed(problem: Exception) -> None:
            if isValid(self):
                self._at_rest()
            if stopping.is_set() and isinstance(problem, Interrupted):
                self.ctx.shell.toast(self.tr("Stopped. Nothing was saved."))
                return
            if self.ctx.vault.generation != since and not isinstance(problem, KnownProblem):
                # It was still waiting when the file was locked, and then found none that is open.
                problem = CopyStopped()
            self.ctx.shell.show_problem(problem)

        def finished(result: object) -> None:
            if isValid(self):
                self._at_rest()
                done(result)

        def show(share: float) -> None:
            if isValid(self):
                self._progress.setValue(round(share * 100))

        # Without an owner: whoever asked is told too when the lock has stopped it, which takes this page away.
        self.ctx.jobs.run(at_work, finished, failed=failed, progress=show)

    def _at_rest(self) -> None:
        self._progress.hide()
        if self._stop.hasFocus():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stop.hide()

    def _stop_now(self) -> None:
        self._stopping.set()
        # Once is enough; the keyboard goes on from there.
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stop.setEnabled(False)

    def _back_up(self) -> None:
        def done(_backup: object) -> None:
            self.refresh()
            self.ctx.shell.toast(self.tr("Backed up"))

        self._run(self.ctx.services.backups.make, done)

    def _save_copy(self) -> None:
        today = self.ctx.today().isoformat()
        name = Kind.BACKUP.file_name(today)
        target = ask_where(self, self.tr("Save a copy"), name, self.tr("Companion copy (*.zip)"))
        if target is None:
            return
        service = self.ctx.services.backups
        self._run(
            lambda progress: service.save_copy(target, progress),
            lambda _saved: self._say_where(self.tr("Saved as {name}, in {folder}"), target),
        )

    def _bring_in(self) -> None:
        from companion.ui.settings.bring_in_sheet import BringInSheet

        sheet = BringInSheet(self.ctx, self.window())
        sheet.open()

    def _restore_copy(self) -> None:
        kinds = self.tr("Companion copy or export (*.zip *.json)")
        chosen = ask_which(self, self.tr("Restore from a copy or an export"), kinds)
        if chosen is not None:
            self._look_inside(chosen)

    def _look_inside(self, source: Backup | Path) -> None:
        from companion.ui.backup_sheet import LookInsideSheet

        sheet = LookInsideSheet(self.ctx, self.ctx.services.backups, source, self.window())
        sheet.restored.connect(self._restored)
        sheet.open()

    def _restored(self) -> None:
        self.ctx.shell.file_replaced("settings", section=self.name)
        self.ctx.shell.toast(self.tr("Restored. What you had before is among the backups."))

    def _erase(self) -> None:
        from companion.ui.settings.data_sheets import EraseSheet

        EraseSheet(self.ctx, self.window()).open()

    def _say_where(self, words: str, place: Path) -> None:
        """Say where something went, and leave it standing here: who wants to find it may be slower than a toast."""
        self.ctx.shell.toast(with_place(words, place))
        empty(self._went)
        row, copy = self._place_row(self.tr("Taken out just now"), place)
        row.setObjectName("data-went")
        self._went.addWidget(row)
        row.show()
        QWidget.setTabOrder(self._stop, copy)

    def _take_out(self) -> None:
        from companion.ui.settings.take_out_sheet import TakeOutSheet

        sheet = TakeOutSheet(self.ctx.vault.encrypted, self.window())
        sheet.accepted.connect(lambda: self._take_out_now(sheet.kind))
        sheet.open()

    def _take_out_now(self, kind: Kind) -> None:
        if kind is Kind.BACKUP:
            self._save_copy()
            return
        name, title = kind.file_name(self.ctx.today().isoformat()), self.tr("Take everything out")
        if kind.is_folder:
            target = ask_folder_for(self, title, name)
        else:
            ending = self.tr("JSON (*.json)") if kind is Kind.JSON else self.tr("Page (*.html)")
            target = ask_where(self, title, name, ending)
        if target is None:
            return
        self._run(
            self._work_of(kind, target),
            lambda _done: self._say_where(self.tr("Taken out to {name}, in {folder}"), target),
        )

    def _work_of(self, kind: Kind, target: Path) -> Callable[[Progress], object]:
        service, library = self.ctx.services.transfer, self.ctx.library

        def work(progress: Progress) -> object:
            if kind is Kind.JSON:
                return service.export(target, progress)
            if kind is Kind.CSV:
                return service.export_tables(target, progress)
            # The words of a page come in with the first one that is made.
            from companion.content.export_words import read_export_words

            words = read_export_words(library.folder)
            if kind is Kind.MARKDOWN:
                return service.export_markdown(target, words, progress)
            return service.export_page(target, words, progress, language=library.folder.name)

        return work


def _size_of(path: Path) -> int:
    if path.is_dir():
        return sum(part.stat().st_size for part in path.rglob("*") if part.is_file())
    return path.stat().st_size if path.exists() else 0
