"""The window: what it shows in each state, and the shell every screen speaks to."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.registry import place_in_bar, screen_entry, screens_for
from companion.ui.screen import Screen
from companion.ui.shell.closing import BUSY_MS, Closing
from companion.ui.shell.help_over import HelpOver
from companion.ui.shell.keys import bind, bind_everywhere, bind_window
from companion.ui.shell.placement import place_window
from companion.ui.shell.sheets import OpenSheets
from companion.ui.shell.toasts import Toasts
from companion.ui.shell.under_way import UnderWay
from companion.ui.shell.undo_key import UndoKey
from companion.ui.theme import theme_of
from companion.ui.widgets.found_again import give_keyboard, keyboard_in
from companion.ui.widgets.text import recolour

if TYPE_CHECKING:
    from companion.domain.undo import Undo
    from companion.ui.shell.host import ScreenHost
    from companion.ui.shell.sidebar import SideBar

LEAST_WIDTH, LEAST_HEIGHT = 900, 600
#: Below this many design pixels the side bar shows icons only.
NARROW = 820
_TODAY: tuple[str, dict[str, Any]] = ("today", {})


class MainWindow(QWidget):
    """Holds one page at a time beside the side bar, and answers as the `Shell`.

    The app's states are pages put here by `bootstrap`: trouble, first run, lock, or the screens.
    """

    #: The person asked to lock; `bootstrap` closes the file and comes back with the lock page.
    lock_wanted = Signal()
    #: The file was replaced under the app; `bootstrap` begins again from its state.
    restart_wanted = Signal()
    #: The window is closing.
    closing = Signal()
    #: Preferences that concern the window changed, its name maybe.
    prefs_followed = Signal()
    #: The window came to the front.
    came_forward = Signal()
    #: What changed in the file, by its areas: from any thread, and as it is told on the window's own.
    file_changed = Signal(object)
    told = Signal(object)

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        self._page: QWidget | None = None
        self._host: ScreenHost | None = None
        self._side: SideBar | None = None
        self.file_changed.connect(self.areas_changed)
        self._family = False
        self._under_way = UnderWay()
        #: Where to begin over the next open file.
        self._next: tuple[str, dict[str, Any]] = _TODAY
        #: The places of the side whose file it is not just now.
        self._set_aside: dict[str, dict[str, Any]] = {}
        self.sheets = OpenSheets(self)
        self.closes = Closing(self)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._stack = QStackedWidget()
        self._help = HelpOver(ctx, self._stack, self._help_opened, self._help_closed)
        self.toasts = Toasts(self, self.show_problem)
        # The screen gives up the room a toast takes, so that nothing is ever covered by one.
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        self._beside.addWidget(self.toasts)
        self._row.addLayout(self._beside, 1)
        self._undo_key = UndoKey(self, cast(QApplication, QApplication.instance()))
        self.set_title()
        place_window(self, ctx.prefs)
        bind_window(self)
        self._hide_key = bind_everywhere(self, self)
        self._new_key = bind(self, "Ctrl+N", lambda: self.go("journal", new=True))

    # -- pages ---------------------------------------------------------------------------------------------

    def show_page(self, page: QWidget) -> None:
        """Show a page alone: trouble, first run or lock. What was there before is destroyed."""
        self._clear()
        self._set_aside = {}
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def show_screens(self, screen_id: str = "", **route: Any) -> None:
        """Show the side bar and a screen, over an open file: that one, or where `file_replaced` said, what was under
        way at the lock, or Today.
        """
        wanted, self._next = (screen_id, route) if screen_id else self._next, _TODAY
        begun = self._under_way.take(self.ctx.clock.now())
        if not screen_id and wanted == _TODAY:
            wanted = begun or _TODAY
        self._build_screens({})
        self.go(wanted[0], **wanted[1])

    def _build_screens(self, places: dict[str, dict[str, Any]]) -> None:
        self._clear()
        prefs = self.ctx.prefs.now
        from companion.ui.shell.host import ScreenHost
        from companion.ui.shell.sidebar import SideBar

        self._family = self.ctx.is_family()
        screens = screens_for(family=self._family)
        can_lock, neutral = self.ctx.vault.encrypted, prefs.neutral_title
        self._side = SideBar(screens, demo=self.ctx.demo, can_lock=can_lock, neutral=neutral)
        self._side.chosen.connect(self.go)
        self._side.help_wanted.connect(lambda: self.help_now())
        self._side.lock_wanted.connect(self.lock)
        self._row.insertWidget(0, self._side)
        self._side.setVisible(True)
        self._host = ScreenHost(self.ctx, places)
        self._stack.addWidget(self._host)
        self._stack.setCurrentWidget(self._host)
        self._fit()

    def rebuild(self) -> None:
        """Build the screens anew, as after another theme, text size or language; stays at the same place.

        The lock, the first run and the ways on from trouble stay as they are and are coloured anew: what is typed
        there, or shown there once, must not go because the sun did. While a sheet is open the screens wait, for the
        same reason.
        """
        host, sheets = self._host, self.sheets.all()
        if sheets:
            sheets[0].finished.connect(lambda _result: QTimer.singleShot(0, self, self.rebuild))
        if host is None or sheets:
            recolour(self)
            return
        host.leave_current()
        screen_id, places = host.current_id or "today", host.places()
        if self.ctx.is_family() != self._family:
            # What was open elsewhere is of the other side, and waits for them. Today begins anew, for it is another.
            here = {screen_id: places[screen_id]}
            places, self._set_aside = self._set_aside | here, places
            places.pop("today", None)
        door = self.help_door
        held = keyboard_in(self._side, self._help.page, host.current())
        former, undos = self.toasts, self.toasts.undos()
        self._build_screens(places)
        self.go(screen_id if screen_entry(screen_id).is_for(family=self._family) else "today")
        if door is not None:
            self.help_now(door)
        self.toasts = Toasts(self, self.show_problem, undos)
        self._beside.replaceWidget(former, self.toasts)
        former.deleteLater()
        # Laid out at once: a screen shows its parts by the room it has, and only what is shown takes the keyboard.
        for part in (self, self._stack, self._host):
            layout = part.layout() if part is not None else None
            if layout is not None:
                layout.activate()
        give_keyboard(held, self._side, self._help.page, self.current_screen())

    def current_screen(self) -> Screen | None:
        """The screen on top, if the screens are shown."""
        return self._host.current() if self._host is not None else None

    def areas_changed(self, areas: frozenset[str]) -> None:
        """The person's file changed in these areas."""
        self.told.emit(areas)
        self._help.follow_file()
        if self._host is None:
            return
        if "settings" in areas and self.ctx.is_family() != self._family:
            # Other screens from here on; the part that changed it is itself about to go: let it finish first.
            QTimer.singleShot(0, self, self.rebuild)
            return
        self._host.areas_changed(areas)

    def unsaved(self) -> tuple[str, object] | None:
        """The screen on top and what it could not keep, for `take_back` after the lock; None where nothing is."""
        screen = self.current_screen()
        held = screen.unsaved() if screen is not None else None
        return (self._host.current_id, held) if self._host is not None and held is not None else None

    def take_back(self, screen_id: str, held: object) -> None:
        """Show a screen with what it could not keep before."""
        self.go(screen_id)
        if (screen := self.current_screen()) is not None:
            screen.take_back(held)

    def keep_everything(self) -> None:
        """Let sheets and the shown screen keep what is half written; a KnownProblem goes through to the caller."""
        if self.sheets.all():
            from companion.ui.shell.half_written import keep_sheet

            keep_sheet(self.ctx, self)
        self.sheets.close()
        self._end_typing()
        if (leave := getattr(self._page, "leave", None)) is not None:
            leave()
        if self._host is not None:
            self._host.leave_current()
            self._under_way.keep(self._host.current_id, self.current_screen(), self.ctx.clock.now())

    def _end_typing(self) -> None:
        """Take what stands in a line as if the keyboard had left it, while there is still a file to keep it in."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if (typed_into := self.focusWidget()) is not None:
            typed_into.clearFocus()

    def _clear(self) -> None:
        self.sheets.close()
        self._help.forget()
        self.toasts.forget()
        if self._host is not None:
            self._host.forget()
        for part in (self._page, self._host):
            if part is not None:
                self._stack.removeWidget(part)
                part.deleteLater()
        if self._side is not None:
            self._row.removeWidget(self._side)
            self._side.deleteLater()
        self._page = self._host = self._side = None

    # -- Shell ---------------------------------------------------------------------------------------------

    def go(self, screen: str, **route: Any) -> None:
        """Show a screen, opened at a place; nothing while none are shown, or where it is not for who keeps the file."""
        if self._host is None or not screen_entry(screen).is_for(family=self._family):
            return
        self._help.close()
        shown = self._host.show_screen(screen, **route)
        self._stack.setCurrentWidget(self._host)
        # Two parts that listen for one key would both hear nothing.
        self._new_key.setEnabled(not shown.makes_new)
        if self._side is not None:
            self._side.mark(place_in_bar(screen))
        held = shown.focusWidget()
        # A screen opened at a place has chosen where the keyboard goes; its beginning would lead away from there.
        focus = held if route and held is not None and held is not shown else shown.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def toast(self, words: str, undo: "Undo | None" = None) -> None:
        """Say something for a few seconds, with Undo where it can be taken back."""
        self.toasts.say(words, undo)
        if undo is not None:
            self._undo_key.said(self.toasts)

    @property
    def help_door(self) -> str | None:
        """The door of Help now that is open, empty for its front; None while it is closed."""
        return self._help.page.door if self._help.page is not None else None

    def help_now(self, door: str = "") -> None:
        """Open Help now, whatever else is shown."""
        self._help.open(door, beside=self._side is not None)

    def keys_over(self, sheet: QDialog) -> None:
        """Let the keys be heard in a modal sheet that must be heard everywhere."""
        bind_everywhere(self, sheet)

    def lock(self) -> None:
        """Ask for the lock; without a passphrase there is nothing to lock with."""
        if self._host is None or not self.ctx.vault.encrypted:
            return
        if self.sheets.busy():
            # It is over in a moment; until then nothing can be closed without harm.
            QTimer.singleShot(BUSY_MS, self, self.lock)
            return
        self.lock_wanted.emit()

    def show_problem(self, problem: Exception) -> None:
        """Say a known problem in a calm sentence; anything else as our own mistake."""
        from companion.ui.damaged_sheet import own_sheet
        from companion.ui.problems import show_problem

        show_problem(self, problem, own_sheet(self.ctx, problem))

    def file_replaced(self, screen: str = "today", **route: Any) -> None:
        """The file was restored, erased or re-keyed: begin again from its state, and go there once it is open."""
        self._next = (screen, route)
        self.restart_wanted.emit()

    def show_rings(self, rings: Any) -> None:
        if self._side is not None:
            self._side.own_mark.set_rings(rings)

    def stand_alone(self, alone: bool) -> None:
        if self._side is not None:
            self._side.setVisible(not alone)

    def show_shortcuts(self) -> None:
        """The sheet with every key."""
        from companion.ui.shell.shortcuts import ShortcutSheet

        ShortcutSheet(self, self.ctx.prefs.now.quick_hide_key, screens_for(family=self.ctx.is_family())).open()

    # -- keys ----------------------------------------------------------------------------------------------

    def go_back(self) -> None:
        """Escape: close what is open, from the inside out."""
        if self._help.go_back():
            return
        screen = self.current_screen()
        if screen is None:
            back = getattr(self._page, "go_back", None)
            if back is not None:
                back()
            return
        if not screen.go_back() and self.toasts.isVisible():
            self.toasts.put_away()

    def save(self) -> None:
        """Ctrl+S: the screen in sight keeps what is being written."""
        screen = self.current_screen()
        if screen is not None and self._help.page is None:
            screen.save()

    def hide_quickly(self) -> None:
        """Out of sight at once: locked where it can be, minimised in any case."""
        self.showMinimized()
        self.lock()

    def close_window(self) -> None:
        """Close for good, keeping what is half written."""
        self.close()

    def _help_opened(self) -> None:
        # All the room there is: what was said about something else can wait, and be taken back afterwards.
        self.toasts.put_away()
        if self._side is not None:
            self._side.mark("")

    def _help_closed(self) -> None:
        if self._host is not None and self._side is not None:
            self._side.mark(place_in_bar(self._host.current_id))
        shown = self.current_screen() or self._stack.currentWidget()
        if shown is not None:
            # Back where the keyboard was, so that what is typed goes on where it stopped.
            (shown.focusWidget() or shown).setFocus(Qt.FocusReason.OtherFocusReason)
            self._help.give_letters()
        self.sheets.return_all()

    # -- the window itself ---------------------------------------------------------------------------------

    def set_title(self) -> None:
        """The title in the task bar, neutral where asked."""
        self.setWindowTitle(self.tr("Notes") if self.ctx.prefs.now.neutral_title else self.tr("Companion"))

    def prefs_changed(self) -> None:
        """Follow preferences that concern the window itself."""
        self.set_title()
        self._hide_key.setKey(self.ctx.prefs.now.quick_hide_key)
        self.prefs_followed.emit()

    def come_forward(self) -> None:
        """Show the window above others, as a second start asks."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def come_to(self, screen: str, **route: Any) -> None:
        """Come to the front and show a screen, or begin with it once the file is open again."""
        self.come_forward()
        if self._host is None:
            self._next = (screen, route)
        self.go(screen, **route)

    def can_wait(self) -> bool:
        """Whether it can be out of sight with nothing waiting for an answer: over an open file, or locked."""
        return self._host is not None or getattr(self._page, "can_wait", False)

    def _fit(self) -> None:
        if self._side is not None:
            self._side.set_narrow(self.width() < theme_of().px(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.came_forward.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closes.asked(event)
