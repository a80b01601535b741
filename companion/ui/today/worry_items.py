"""Worries whose time has come, as one line of today's list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from companion.services.today import Today
from companion.ui.today.items import TodayItem

KEY = "worries"


class WorryTime:
    """One line for all of them: what they are is not shown before the person looks."""

    def __init__(self, look: Callable[[], None]) -> None:
        self._look = look

    def items(self, shown: Today) -> tuple[TodayItem, ...]:
        """The line, while any wait for today or an earlier day."""
        if not shown.worries:
            return ()
        words = QCoreApplication.translate("WorryTime", "%n line(s) put away for now", "", shown.worries)
        act = QCoreApplication.translate("WorryTime", "Look")
        spoken = QCoreApplication.translate("WorryTime", "Look at the worries put away")
        title = QCoreApplication.translate("WorryTime", "Worry time")
        return (TodayItem(KEY, "clock", title, words, act, spoken),)

    def act(self, key: str) -> None:
        """Open the tool for them; nothing for a line that is not here."""
        if key == KEY:
            self._look()
