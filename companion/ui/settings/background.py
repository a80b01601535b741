"""In the background: the icon beside the clock, what closing the window does, and starting with the computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.autostart import State
from companion.ui.deeds import attempt
from companion.ui.settings.section import Section
from companion.ui.widgets.buttons import Switch


class BackgroundSection(Section):
    """All off until somebody wants it; what the computer itself keeps is asked of it each time."""

    name = "background"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("BackgroundSection", "In the background"),
            QCoreApplication.translate(
                "BackgroundSection",
                "So that Companion is near without its window. The icon and its menu name nothing of yours.",
            ),
        )
        self._rows: dict[str, QWidget] = {}
        self._icon = self._switch(
            "tray", self.tr("Icon beside the clock"), self._show_icon, self.tr("With Open, Help now, Lock and Quit.")
        )
        self._stay = self._switch(
            "close-to-tray",
            self.tr("Closing the window leaves it there"),
            lambda on: ctx.prefs.change(close_to_tray=on),
            self.tr("Locked, where there is a passphrase. Quit, in its menu or by Ctrl+Q, closes it for good."),
        )
        self._nowhere = self.note(self.tr("This desktop has no place beside the clock."))
        self._nowhere.setObjectName("no-tray")
        self.rule()
        self._start = self._switch(
            "autostart",
            self.tr("Start when I log in"),
            self._start_with_session,
            self.tr("Beside the clock, or as a small window in the task bar. Locked, where there is a passphrase."),
        )
        self._elsewhere = self.note(
            self.tr("Now another copy of Companion, or one that has moved, would start. Switch it on to have this one.")
        )
        self._elsewhere.setObjectName("autostart-elsewhere")

    def _switch(self, name: str, words: str, act: Callable[[bool], None], note: str) -> Switch:
        switch = Switch("")
        switch.setAccessibleName(words)
        switch.setObjectName(name)
        switch.toggled.connect(act)
        self._rows[name] = self.row(words, switch, note)
        return switch

    def refresh(self) -> None:
        prefs, place = self.ctx.prefs.now, self.ctx.beside.is_there()
        starts = self.ctx.autostart.state()
        for switch, on in (
            (self._icon, prefs.tray and place),
            (self._stay, prefs.close_to_tray and prefs.tray and place),
            (self._start, starts is State.ON),
        ):
            blocked = switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(blocked)
            switch.update()
        self._rows["tray"].setVisible(place)
        self._rows["close-to-tray"].setVisible(place and prefs.tray)
        self._nowhere.setVisible(not place)
        # An invented person's folder is gone when it closes.
        self._rows["autostart"].setVisible(not self.ctx.demo)
        self._elsewhere.setVisible(starts is State.ELSEWHERE)

    def _show_icon(self, on: bool) -> None:
        self.ctx.prefs.change(tray=on)
        self.refresh()

    def _start_with_session(self, on: bool) -> None:
        autostart = self.ctx.autostart
        attempt(self.ctx, autostart.turn_on if on else autostart.turn_off)
        self.refresh()
