"""What goes on beside the person while their file is open: the idle lock, the day, backups, and the old bin."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from companion.context import AppContext, Locked
from companion.memory import give_back_unused
from companion.ui.shell.day_watcher import DayWatcher
from companion.ui.shell.first_touch import FirstTouch
from companion.ui.shell.guide_timer import GuideTimer
from companion.ui.shell.idle import IdleLock
from companion.ui.shell.reminding import Reminding, RemindingLocked
from companion.ui.shell.window import MainWindow

#: A change of which asks for another look at what there is to be reminded of.
REMINDED_BY = frozenset({"settings", "checkin", "medicines", "aftercare", "kits", "plans", "appointments"})
#: What another day changes: all that is reckoned up to today, and every screen that says which day something is on.
OTHER_DAY = frozenset({"checkin", "counter", "moments", "day"})
#: Milliseconds between two looks at whether today's backup is due.
BACKUP_LOOK_MS = 60 * 60 * 1000


class Upkeep(QObject):
    """Begins with an open file and ends with `stop`, at the latest when the file is locked."""

    def __init__(
        self, app: QApplication, ctx: AppContext, window: MainWindow, locked: RemindingLocked | None = None
    ) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self._idle = IdleLock(app, self._lock_idle, led=self._led)
        self.idle_changed()
        self._day = DayWatcher(self._days, ctx.clock.now, self)
        self._day.looked.connect(self._idle.check)
        self._day.changed.connect(lambda: window.areas_changed(OTHER_DAY))
        window.came_forward.connect(self._day.look)
        window.came_forward.connect(self._idle.check)
        self._timer = QTimer(self)
        self._timer.setInterval(BACKUP_LOOK_MS)
        self._timer.timeout.connect(self._back_up)
        self._timer.start()
        self.reminding = Reminding(ctx, self, locked)
        window.told.connect(self._follow_reminders)
        window.came_forward.connect(self.reminding.look)
        self.reminding.look()
        self._guide_timer = GuideTimer(ctx, window)
        # The first page of the library is quick then, and this is little: what reads pages, and none of them read.
        self._do(ctx.library.warm)
        self._back_up()
        self._do(give_back_unused)
        # The SQL toolkit is needed for the first change, and it is large: not before somebody is there to make one.
        self._touch = FirstTouch(window.windowHandle(), self._touched)

    def _days(self) -> tuple[date, date] | None:
        """The person's day and that of the calendar, which begin at hours of their own.

        None while the worker has the file closed: for another key, a restore, or to erase it.
        """
        clock = self._ctx.clock
        try:
            return self._ctx.today(), clock.now().astimezone(clock.zone()).date()
        except Locked:
            return None

    def _lock_idle(self) -> None:
        """Lock; who has both hands full with what Help now says keeps it before them, without a word of the file."""
        window, door = self._window, self._window.help_door
        window.lock()
        if door is not None and not self._ctx.unlocked:
            window.help_now(door)

    def _led(self) -> bool:
        screen = self._window.current_screen()
        return screen is not None and not self._window.isMinimized() and screen.leads()

    def idle_changed(self) -> None:
        """Follow the minutes set; without a passphrase there is nothing to lock with."""
        self._idle.start(self._ctx.prefs.now.idle_lock_minutes if self._ctx.vault.encrypted else 0)

    def stop(self) -> None:
        """End all of it."""
        self._window.came_forward.disconnect(self._day.look)
        self._window.came_forward.disconnect(self._idle.check)
        self._window.came_forward.disconnect(self.reminding.look)
        self._window.told.disconnect(self._follow_reminders)
        self.reminding.stop()
        self._guide_timer.stop()
        self._timer.stop()
        self._day.stop()
        self._idle.stop()
        self._idle.deleteLater()
        if isValid(self._touch):
            self._touch.stop()
        self.deleteLater()

    def _follow_reminders(self, areas: frozenset[str]) -> None:
        if areas & REMINDED_BY:
            self.reminding.look()

    def _touched(self) -> None:
        database = self._ctx.vault.database
        if database is not None:
            self._do(self._ctx.services.warm)
            self._do(self._empty_old_bin)

    def _back_up(self) -> None:
        if not self._ctx.demo and self._ctx.unlocked:
            self._do(self._ctx.services.backups.make_if_due)

    def _empty_old_bin(self) -> None:
        if self._ctx.unlocked:
            self._ctx.services.journal.purge()
            self._ctx.services.entry_versions.purge()
            self._ctx.services.entry_pictures.purge()
            self._ctx.services.spelling.purge()
            self._ctx.services.contacts.purge()
            self._ctx.services.counter.purge()
            self._ctx.services.coping.purge()
            self._ctx.services.plans.purge()
            self._ctx.services.lapses.purge()
            self._ctx.services.check_in_lists.purge()
            self._ctx.services.moments.purge()
            self._ctx.services.urges.purge()
            self._ctx.services.worries.purge()
            self._ctx.services.wellbeing.purge()
            self._ctx.services.lines.purge()
            self._ctx.services.marks.purge()
            self._ctx.services.medicines.purge()
            self._ctx.services.stay_safe.purge()
            self._ctx.services.aims.purge()
            self._ctx.services.signs.purge()
            self._ctx.services.kits.purge()
            self._ctx.services.own_ways.purge()
            self._ctx.services.aftercare.purge()
            self._ctx.services.appointments.purge()
            self._ctx.services.hope_box.purge()
            self._ctx.services.progress.purge()
            self._ctx.services.self_checks.purge()
            self._ctx.services.saved_searches.purge()
            self._ctx.services.questions.purge()

    def _do(self, work: Callable[[], object]) -> None:
        """Do what nobody asked for on the worker; what fails because the file was locked meanwhile is not told."""
        session = self._ctx.session

        def failed(error: Exception) -> None:
            if self._ctx.session is session:
                self._window.show_problem(error)

        self._ctx.jobs.run(work, failed=failed)
