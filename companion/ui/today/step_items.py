"""What the calendar of aftercare has for today, as lines of today's list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from companion.ui.today.items import TodayItem

if TYPE_CHECKING:
    from companion.services.aftercare import AftercareService
    from companion.services.today import Today


class AftercareSteps:
    """Each line of the day: done by one press, and open again by another."""

    def __init__(self, aftercare: Callable[[], AftercareService]) -> None:
        self._aftercare = aftercare
        self._done: dict[str, bool] = {}

    def items(self, shown: Today) -> tuple[TodayItem, ...]:
        """Every line for today."""
        self._done = {f"step:{one.uuid}": one.done_at is not None for one in shown.steps}
        found = []
        for one in shown.steps:
            key, done = f"step:{one.uuid}", one.done_at is not None
            act, spoken = (
                (_tr("Undo"), _tr("Not done after all: {words}")) if done else (_tr("Done"), _tr("Done: {words}"))
            )
            icon, said = "check" if done else "calendar", spoken.format(words=one.words)
            found.append(TodayItem(key, icon, one.words, _tr("After leaving care"), act, said, done=done))
        return tuple(found)

    def act(self, key: str) -> None:
        """Tick a line, or open it again; nothing for one that is not here."""
        if key in self._done:
            self._aftercare().tick(key.removeprefix("step:"), done=not self._done[key])


def _tr(words: str) -> str:
    return QCoreApplication.translate("AftercareSteps", words)
