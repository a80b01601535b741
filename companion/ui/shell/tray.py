"""The icon beside the clock: its menu, messages in words that tell nobody anything, and staying there when closed."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.reminders import Kept
from companion.resources import assets_folder
from companion.ui.shell.reminding import RemindingLocked
from companion.ui.shell.window import MainWindow

#: How long the system may show a message, in milliseconds.
SHOWN_MS = 10_000
_ICONS = ("companion-16.png", "companion-24.png", "companion-32.png", "companion-64.png")


class Tray(QObject):
    """There while the person wants it, and else from the first message on until the file is locked.

    Nothing in it is personal: it says no more than the lock screen does, whether the file is open or not.
    """

    def __init__(self, ctx: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._pressed: Callable[[], None] = window.come_forward
        self._locked: RemindingLocked | None = None
        window.prefs_followed.connect(self.follow)
        self.follow()

    def is_there(self) -> bool:
        """Whether the system has a place for it now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def say(self, words: str, pressed: Callable[[], None]) -> bool:
        """Show a message; False where the system has no place for one, and it is to be said in the app."""
        if not self.is_there() or not QSystemTrayIcon.supportsMessages():
            return False
        icon = self._shown()
        self._pressed = pressed
        icon.showMessage(self._window.windowTitle(), words, QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_MS)
        return True

    def follow(self) -> None:
        """Be there or not as the person wants it, under the name the window has."""
        if self._ctx.prefs.now.tray:
            self._shown().setToolTip(self._window.windowTitle())
            if self._menu is not None:
                self._name_acts(self._menu)
        else:
            self._take_away()

    def rest(self, kept: Kept | None) -> None:
        """The file was locked: tell from now on of what was kept, and be there for that, or where it is wanted."""
        self.follow()
        self._end_locked()
        if kept is not None:
            self._locked = RemindingLocked(self._ctx, kept, self)
            self._locked.look()

    def wake(self) -> RemindingLocked | None:
        """The file is open again: what was told meanwhile, None where nothing could be."""
        locked = self._locked
        self._end_locked()
        return locked

    def end(self) -> None:
        """Take the icon away, and tell nothing any more."""
        self._end_locked()
        self._take_away()

    def _end_locked(self) -> None:
        if self._locked is not None:
            self._locked.stop()
            self._locked.deleteLater()
            self._locked = None

    def _take_away(self) -> None:
        for part in (self._icon, self._menu):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._icon = self._menu = None

    def takes_over(self) -> bool:
        """The window is being closed: whether it only goes out of sight, and Companion stays here.

        Locked where it can be, as closing always has: whoever opens it again is asked.
        """
        prefs, window = self._ctx.prefs, self._window
        wanted = prefs.now.tray and prefs.now.close_to_tray
        if not wanted or not self.is_there() or not window.can_wait() or window.sheets.busy():
            return False
        try:
            window.keep_everything()
        except KnownProblem:
            # Asked for, as in closing: stay, or close without it.
            return False
        window.hide()
        window.lock()
        if not prefs.now.tray_told:
            # Once, and never as a reminder is told: it says what the press of a button did.
            words = QCoreApplication.translate(
                "Tray", "Still here, beside the clock. To close it for good, choose Quit there."
            )
            if self.say(words, window.come_forward):
                prefs.change(tray_told=True)
        return True

    def _shown(self) -> QSystemTrayIcon:
        if self._icon is not None:
            return self._icon
        picture = QIcon()
        for name in _ICONS:
            picture.addFile(str(assets_folder() / "app-icon" / name))
        icon = self._icon = QSystemTrayIcon(picture, self._window)
        icon.setToolTip(self._window.windowTitle())
        menu = self._menu = QMenu(self._window)
        menu.setObjectName("tray-menu")
        for name, act in (
            ("tray-open", self._window.come_forward),
            ("tray-help", self._help),
            ("tray-lock", self._window.lock),
            ("tray-quit", self._window.close_window),
        ):
            action = QAction(menu)
            action.setObjectName(name)
            action.triggered.connect(act)
            menu.addAction(action)
        self._name_acts(menu)
        menu.aboutToShow.connect(self._allow)
        icon.setContextMenu(menu)
        icon.messageClicked.connect(lambda: self._pressed())
        icon.activated.connect(self._activated)
        icon.show()
        return icon

    def _name_acts(self, menu: QMenu) -> None:
        words = (
            QCoreApplication.translate("Tray", "Open"),
            QCoreApplication.translate("Tray", "Help now"),
            QCoreApplication.translate("Tray", "Lock"),
            QCoreApplication.translate("Tray", "Quit"),
        )
        for action, name in zip(menu.actions(), words, strict=True):
            action.setText(name)
        self._allow()

    def _allow(self) -> None:
        """Offer the lock where there is something to lock."""
        if self._menu is not None:
            for action in self._menu.actions():
                if action.objectName() == "tray-lock":
                    action.setVisible(self._ctx.unlocked and self._ctx.vault.encrypted)

    def _activated(self, why: QSystemTrayIcon.ActivationReason) -> None:
        # The menu comes by itself; on a Mac for any press, and then nothing else is to come.
        if why is not QSystemTrayIcon.ActivationReason.Context and sys.platform != "darwin":
            self._window.come_forward()

    def _help(self) -> None:
        self._window.come_forward()
        self._window.help_now()
