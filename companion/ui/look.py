"""The look of the whole program: put on at the start, and again when a preference or the system changes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from companion.prefs import Prefs, PrefsStore
from companion.ui.theme.theme import Theme, install_theme, tokens_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_LOOK = ("appearance", "text_size", "reading_font", "motion")


class Look:
    """Follows the preferences and the system for one application."""

    def __init__(self, app: QApplication, prefs: PrefsStore) -> None:
        self._app, self._prefs = app, prefs
        self.put_on()

    def put_on(self) -> None:
        """Install the theme as it is wanted now."""
        prefs = self._prefs.now
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        tokens = tokens_for(prefs.appearance, dark)
        install_theme(self._app, Theme(tokens, prefs.text_size / 100, prefs.motion, prefs.reading_font == "serif"))

    def follow_system(self, window: QWidget, rebuild: Callable[[], None]) -> None:
        """From now on, have another look of the system be this one too, where that is wanted."""

        def changed() -> None:
            if self._prefs.now.appearance == "system":
                self.again(window, rebuild)

        self._app.styleHints().colorSchemeChanged.connect(lambda _scheme: changed())

    def again(self, window: QWidget, rebuild: Callable[[], None]) -> None:
        """Put on another look, and build the window anew in it."""
        self.put_on()
        # The part that changed the setting is itself about to be rebuilt: let it finish first.
        QTimer.singleShot(0, window, rebuild)


def is_another(old: Prefs, new: Prefs) -> bool:
    """Whether two sets of preferences look different."""
    return any(getattr(old, name) != getattr(new, name) for name in _LOOK)
