"""The scenes of the settings: each section, and the sheets that are opened from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QScrollArea

from tests.screens.scenes import Act, Scene
from tests.screens.scenes import _open as open_screen
from tests.screens.stage import Stage


def _sentences(stage: Stage) -> None:
    stage.open("settings", section="about")
    stage.press("about-sources")
    stage.type("strang 137", "sources-find")


def _section(name: str) -> Act:
    return open_screen("settings", section=name)


_SECTIONS = ("today", "country", "you", "counting", "reminders", "background", "privacy", "data", "about")


class _Clock:
    """A place beside the clock, as most desktops have one."""

    def is_there(self) -> bool:
        return True

    def say(self, _words: str, _pressed: Callable[[], None]) -> bool:
        return True


def _background(stage: Stage) -> None:
    """All of it wanted."""
    stage.ctx.beside = _Clock()
    stage.ctx.prefs.change(tray=True, close_to_tray=True)
    stage.open("settings", section="background")


def _tried(stage: Stage) -> None:
    stage.open("settings", section="reminders")
    stage.ctx.services.settings.change(remind_check_in="20:00", remind_doses=True, remind_outside=True)
    stage.ctx.beside = _Clock()
    stage.press("remind-try")
    page = stage.part("remind-came")
    area = next(area for area in stage.window.findChildren(QScrollArea) if area.isAncestorOf(page))
    area.ensureWidgetVisible(page, 0, 200)


def settings() -> Iterator[Scene]:
    """Every state of the settings that is worth a picture."""
    yield from (
    *(Scene("settings", name, "years", _section(name)) for name in _SECTIONS),
    Scene("settings", "privacy-plain", "week", _section("privacy")),
    Scene("settings", "set-passphrase", "week", open_screen("settings", "set-passphrase", section="privacy")),
    Scene("settings", "change-passphrase", "years", open_screen("settings", "change-passphrase", section="privacy")),
    Scene("settings", "remove-passphrase", "years", open_screen("settings", "remove-passphrase", section="privacy")),
    Scene("settings", "day-sheet", "years", open_screen("settings", "add-restart", section="counting")),
    Scene("settings", "run-sheet", "years", open_screen("settings", "add-run", section="counting")),
    Scene("settings", "medicine-sheet", "years", open_screen("settings", "add-medicine", section="counting")),
    Scene("settings", "thing-sheet", "years", open_screen("settings", "thing-add", section="counting")),
    Scene("settings", "export", "years", open_screen("settings", "export", section="data")),
    Scene("settings", "look-inside", "years", open_screen("settings", "look-inside", section="data")),
    Scene("settings", "erase", "years", open_screen("settings", "erase", section="data")),
    Scene("settings", "sources", "years", open_screen("settings", "about-sources", section="about")),
    Scene("settings", "sources-sentences", "years", _sentences),
    Scene("settings", "licences", "years", open_screen("settings", "about-licences", section="about")),
        Scene("settings", "background-on", "years", _background),
        Scene("settings", "reminders-tried", "years", _tried),
    )
