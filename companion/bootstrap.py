"""The one place that builds things and wires them.

The order is chosen for the first picture: folder lock, file, window, first paint; only then the single-instance
server, the idle lock and, on the worker, the backups and whatever else can wait.
"""

import os
from typing import TYPE_CHECKING

from companion.__main__ import Options
from companion.clock import SystemClock
from companion.context import AppContext
from companion.domain.problems import DiskTrouble, FileInUse, KnownProblem
from companion.domain.vault import FileState
from companion.later import import_qt
from companion.paths import find_paths, prepare
from companion.prefs import Prefs, PrefsStore
from companion.session import Session
from companion.startup import (
    bring_in_what_unlocking_needs,
    collect_when_idle,
    hold_collection,
    keep_out_of,
    keep_traces_in,
    zone_name,
)
from companion.uncaught import catch_everything

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from companion.demo.session import DemoFolder
    from companion.storage.database import Database
    from companion.storage.instance import InstanceLock
    from companion.ui.shell.asked_to_end import AskedToEnd
    from companion.ui.shell.single_instance import InstanceServer
    from companion.ui.shell.tray import Tray
    from companion.ui.shell.upkeep import Upkeep

#: Milliseconds after the first paint before anything that can wait begins.
SETTLE_MS = 60


def run(options: Options) -> int:
    """Open the app and stay until it is closed; returns the exit code."""
    hold_collection()
    program = Program(options)
    if isinstance(program.trouble, FileInUse):
        from companion.ui.shell.single_instance import raise_running

        if options.background or raise_running(program.paths.data):
            return 0
    program.start()
    code = program.app.exec()
    # A session can end while the window is out of sight, and then nothing closes it first.
    program.close()
    return code


def open_session(ctx: AppContext) -> Session:
    """The services over the vault's open file."""
    return Session(ctx.vault, ctx.clock)


class Program:
    """The running app: what is open, and what happens when that changes."""

    def __init__(self, options: Options) -> None:
        """Find and lock the folder, make the window. Nothing is shown yet; call `start`."""
        from companion.services.vault import Vault

        self.options = options
        self._demo = _demo_folder(family=options.family) if options.demo else None
        self.paths = find_paths(self._demo.path if self._demo is not None else options.data_dir)
        self._guard: InstanceLock | None = None
        self._settled = False
        self._upkeep: Upkeep | None = None
        self._unsaved: tuple[str, object] | None = None
        self._asked: AskedToEnd | None = None
        self._heard: Database | None = None
        self._tray: Tray | None = None
        self._closed = False
        self.server: InstanceServer | None = None
        self.trouble: KnownProblem | None = self._take_folder()
        self.prefs = PrefsStore(self.paths.prefs)
        self.app = self._make_application()
        self.clock = SystemClock(zone_name)
        self.vault = Vault(self.paths.database, self.clock)
        self._wire()

    # -- building ------------------------------------------------------------------------------------------

    def _take_folder(self) -> KnownProblem | None:
        from companion.storage.driver import as_problem
        from companion.storage.instance import InstanceLock

        try:
            prepare(self.paths)
            guard = InstanceLock(self.paths.data)
            guard.take()
        except KnownProblem as problem:
            return problem
        except OSError as error:
            # Read-only is not only who may write, but also a stick with its little lock set.
            return as_problem(error, self.paths.data) or DiskTrouble(self.paths.data)
        self._guard = guard
        return None

    def _make_application(self) -> "QApplication":
        import_qt()
        from PySide6.QtWidgets import QApplication

        # Named here, the style need not be asked for: wrapping one for Python costs more than the whole theme.
        running = QApplication.instance()
        app = running if isinstance(running, QApplication) else QApplication(["companion", "-style", "fusion"])
        app.setApplicationName("companion")
        app.setDesktopFileName("companion")
        from companion.ui.language import install_language

        install_language(app, self.prefs.now.language)
        from companion.ui.look import Look

        self.look = Look(app, self.prefs)
        keep_out_of(app, self.paths)
        return app

    def _wire(self) -> None:
        from companion.content.library import Library
        from companion.resources import content_folder
        from companion.ui.jobs import Jobs
        from companion.ui.shell.window import MainWindow

        self.jobs = Jobs()
        self.ctx = AppContext(
            clock=self.clock,
            paths=self.paths,
            prefs=self.prefs,
            library=Library(content_folder(), self.prefs.now.language or "en"),
            jobs=self.jobs,
            vault=self.vault,
            make_session=self._new_session,
            demo=self.options.demo,
        )
        self.window = MainWindow(self.ctx)
        self.ctx.shell = self.window
        catch_everything(self.window, self.paths.log, self.clock)
        self.jobs.on_unhandled(self.window.show_problem)
        self.prefs.listen(self._prefs_changed)
        self.window.lock_wanted.connect(self.lock)
        self.window.restart_wanted.connect(self._begin_again)
        self.window.closing.connect(self.close)
        self.look.follow_system(self.window, self.window.rebuild)

    def _new_session(self, ctx: AppContext) -> Session:
        session = open_session(ctx)
        database = self.vault.database
        if database is not None and database is not self._heard:
            database.listen(self._file_changed)
            self._heard = database
        return session

    def _file_changed(self, areas: frozenset[str]) -> None:
        # A write may commit on the worker: Qt brings the signal to the thread of the window. A timer started there
        # for the window never fires.
        self.window.file_changed.emit(areas)

    # -- states --------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the window in the state the file is in; in the background beside the clock, or minimised."""
        from PySide6.QtCore import QTimer

        self.begin()
        if not self.options.background:
            self.window.show()
        elif self.prefs.now.tray and self._beside_clock().is_there() and self.window.can_wait():
            self.window.create()
        else:
            self.window.showMinimized()
        QTimer.singleShot(SETTLE_MS, self.window, self._settle)

    def begin(self) -> None:
        """Look at the file and show what fits: trouble, first run, lock, or Today."""
        if self.trouble is not None:
            self._show_trouble(self.trouble)
            return
        if self._demo is not None:
            self._demo.fill(self.paths.database, self.clock)
            self.prefs.change(first_run_done=True, country=self.prefs.now.country or "gb")
        try:
            state = self.vault.state()
            if state.file is FileState.NONE:
                self._show_first_run()
            elif state.locked:
                self.vault.check_keys()
                self._show_lock()
            else:
                self.vault.open()
                self.opened()
        except KnownProblem as problem:
            self._show_trouble(problem)

    def _begin_again(self) -> None:
        """After a restore, an erasure or another key: the look too may be another, for preferences can be gone."""
        if self.paths.database.exists():
            # What a damaged file could not take in goes into the one that stands there now; into none after an erasure.
            self._unsaved = self._unsaved or self.window.unsaved()
        self._unwatch()
        self.look.put_on()
        self.window.prefs_changed()
        self.begin()

    def opened(self) -> None:
        """The file is open: show Today (or what is left of the first run), and watch the idle hand and the day."""
        self.ctx.renew_session()
        if not (self.prefs.now.first_run_done or self.ctx.services.settings.current().first_run_done):
            self._show_first_run()
            return
        self.window.show_screens()
        if self._unsaved is not None:
            (screen_id, held), self._unsaved = self._unsaved, None
            self.window.take_back(screen_id, held)
        if self._settled:
            from PySide6.QtCore import QTimer

            # Not before Today is painted: what begins here takes the processor from it.
            QTimer.singleShot(SETTLE_MS, self.window, self._watch)
            QTimer.singleShot(SETTLE_MS, self.window, self._say_once)

    def lock(self) -> None:
        """Keep what is half written, close the file, drop the key, show the lock screen: the lock always holds.

        What cannot be kept, on a full disk say, waits in memory and is shown again after unlocking.
        """
        kept = None
        try:
            self.window.keep_everything()
            kept = self._upkeep.reminding.keep() if self._upkeep is not None else None
        except KnownProblem:
            self._unsaved = self.window.unsaved()
        finally:
            self._unwatch()
            self.ctx.session = None
            self.vault.lock()
            self._show_lock()
            self._beside_clock().rest(kept)

    def _show_lock(self) -> None:
        from companion.ui.lock.screen import LockScreen

        page = LockScreen(self.ctx)
        page.unlocked.connect(self.opened)
        page.trouble.connect(self._show_trouble)
        page.help_wanted.connect(lambda: self.window.help_now())
        self.window.show_page(page)

    def _show_first_run(self) -> None:
        from companion.ui.first_run.screen import FirstRun

        page = FirstRun(self.ctx)
        page.finished.connect(self._first_run_over)
        page.help_wanted.connect(lambda: self.window.help_now())
        self.window.show_page(page)

    def _first_run_over(self) -> None:
        try:
            if self.vault.database is None:
                self.vault.create()
                self.ctx.renew_session()
            # Kept in the file too: preferences can be lost, or the file moved to another computer.
            self.ctx.services.settings.change(first_run_done=True)
        except KnownProblem as problem:
            self.window.show_problem(problem)
            return
        self.prefs.change(first_run_done=True)
        self.opened()

    def _show_trouble(self, problem: KnownProblem) -> None:
        from companion.ui.lock.trouble import TroublePage

        self._unwatch()
        self.ctx.session = None
        page = TroublePage(self.ctx, problem)
        page.try_again.connect(self._try_again)
        page.help_wanted.connect(lambda: self.window.help_now())
        self.window.show_page(page)

    def _try_again(self) -> None:
        if self._guard is None:
            self.trouble = self._take_folder()
        self.begin()

    # -- after the first paint -----------------------------------------------------------------------------

    def _settle(self) -> None:
        """What can wait until the window is there."""
        from PySide6.QtGui import QIcon

        from companion.resources import assets_folder
        from companion.ui.shell.single_instance import InstanceServer

        # Before a file window can be asked for.
        keep_traces_in(self.paths.config)
        self.app.setWindowIcon(QIcon(str(assets_folder() / "app-icon" / "companion-64.png")))
        if self._guard is not None:
            self.server = InstanceServer(self.paths.data, self.window)
            self.server.asked.connect(self.window.come_forward)
        if os.name == "posix":
            from companion.ui.shell.asked_to_end import AskedToEnd

            self._asked = AskedToEnd(self.window.close_window, self.window)
        collect_when_idle()
        self._beside_clock()
        # Out of sight it is not over; closing for good says so itself.
        self.app.setQuitOnLastWindowClosed(False)
        if not self.options.demo:
            self.jobs.run(lambda: self.ctx.autostart.mend())
        self._settled = True
        if self.ctx.unlocked:
            self._watch()
            self._say_once()
        elif self.vault.state().locked:
            # While the person types, the key functions and the SQL toolkit are brought in on the worker.
            self.jobs.run(bring_in_what_unlocking_needs)

    def _beside_clock(self) -> "Tray":
        if self._tray is None:
            from companion.ui.shell.tray import Tray

            self._tray = self.ctx.beside = Tray(self.ctx, self.window)
            self.window.closes.stays = self._tray.takes_over
        return self._tray

    def _say_once(self) -> None:
        """What the person should know and has not been told: a code nobody confirmed, preferences that were lost."""
        if not self.ctx.unlocked or self.window.current_screen() is None or self.window.sheets.all():
            return
        from companion.ui.shell.notices import say_once

        say_once(self.ctx, self.window)

    def _watch(self) -> None:
        from companion.ui.shell.upkeep import Upkeep

        self._unwatch()
        if self.vault.database is not None:
            self._upkeep = Upkeep(self.app, self.ctx, self.window, self._beside_clock().wake())

    def _unwatch(self) -> None:
        if self._upkeep is not None:
            self._upkeep.stop()
            self._upkeep = None

    # -- changes -------------------------------------------------------------------------------------------

    def _prefs_changed(self, old: Prefs, new: Prefs) -> None:
        from companion.ui.look import is_another

        if is_another(old, new):
            self.look.again(self.window, self.window.rebuild)
        self.window.prefs_changed()
        if not self.prefs.kept:
            from companion.ui.shell.notices import say_not_kept

            say_not_kept(self.ctx)
        if old.idle_lock_minutes != new.idle_lock_minutes and self._upkeep is not None:
            self._upkeep.idle_changed()
        if old.neutral_title != new.neutral_title:
            self.window.rebuild()

    def close(self) -> None:
        """Close the file and end the worker; the window is out of sight and has kept what was half written."""
        if self._closed:
            return
        self._closed = True
        self._unwatch()
        if self._tray is not None:
            self._tray.end()
        if self._asked is not None:
            self._asked.stop()
        if self.server is not None:
            # First of all: a second start must not be told that somebody is here.
            self.server.close()
        # A copy half made has no name yet, and what a stop leaves of it is gone: it may end in the middle.
        self.jobs.close(hurry=self.vault.stop_copying)
        self.ctx.session = None
        self.vault.lock()
        if self._demo is not None:
            self._demo.remove()
        if self._guard is not None:
            self._guard.release()
        self.app.quit()


def _demo_folder(*, family: bool) -> "DemoFolder":
    from companion.demo.session import DemoFolder

    return DemoFolder(family=family)
