"""Builds screens when first visited, shows one, and refreshes it when what it draws has changed."""

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from companion.context import AppContext
from companion.ui.registry import screen_entry
from companion.ui.screen import Screen


class ScreenHost(QStackedWidget):
    """The screens already built, with the one on top. It knows no screen by name.

    `places` are those of screens that stood here before everything was built anew; each is gone back to when its
    screen is next built.
    """

    def __init__(self, ctx: AppContext, places: dict[str, dict[str, Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._places = dict(places)
        self._built: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._refreshing = False
        self.current_id = ""

    def show_screen(self, screen_id: str, **route: Any) -> Screen:
        """Bring a screen to the top, building or refreshing it as needed, and open it at the route."""
        entry = screen_entry(screen_id)
        self.leave_current()
        screen = self._built.get(screen_id)
        if screen is None:
            screen = self._built[screen_id] = entry.factory(self._ctx)
            screen.setObjectName(f"screen-{screen_id}")
            screen.refresh()
            self.addWidget(screen)
            place = self._places.pop(screen_id, None)
            if place:
                screen.open(**place)
        elif screen_id in self._stale:
            screen.refresh()
        self._stale.discard(screen_id)
        self.current_id = screen_id
        # In sight before it goes to its place: what is hidden is given no keyboard that it is sure to keep.
        self.setCurrentWidget(screen)
        if route:
            screen.open(**route)
        return screen

    def current(self) -> Screen | None:
        """The screen on top."""
        return self._built.get(self.current_id)

    def places(self) -> dict[str, dict[str, Any]]:
        """The place of every screen, for a host that is to stand where this one does."""
        return self._places | {screen_id: screen.place() for screen_id, screen in self._built.items()}

    def leave_current(self) -> None:
        """Let the screen on top keep what is half written."""
        screen = self.current()
        if screen is not None:
            screen.leave()

    def areas_changed(self, areas: frozenset[str]) -> None:
        """Refresh the shown screen if it draws one of the areas; mark the others stale."""
        for screen_id, screen in self._built.items():
            if not screen.areas & areas:
                continue
            # A screen that keeps something while it is refreshed would be refreshed in the midst of it, without end.
            if screen_id == self.current_id and self.isVisible() and not self._refreshing:
                self._refresh(screen)
            else:
                self._stale.add(screen_id)

    def _refresh(self, screen: Screen) -> None:
        self._refreshing = True
        try:
            self._stale.discard(self.current_id)
            screen.refresh()
            if self.current_id in self._stale:
                self._stale.discard(self.current_id)
                screen.refresh()
        finally:
            self._refreshing = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # In sight again, after Help now or from beside the clock: what changed meanwhile was only noted.
        screen = self.current()
        if screen is not None and self.current_id in self._stale:
            self._refresh(screen)

    def forget(self) -> None:
        """Destroy every screen, as locking does. What was half written is to be kept before, by `leave_current`."""
        for screen in self._built.values():
            self.removeWidget(screen)
            screen.deleteLater()
        self._built.clear()
        self._stale.clear()
        self.current_id = ""
