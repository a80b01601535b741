"""The appointments of today, and in the evening the first of tomorrow, as lines of today's list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from companion.ui.today.items import TodayItem

if TYPE_CHECKING:
    from companion.domain.appointments import Occurrence
    from companion.services.today import Today

_PREFIX = "appointment:"
#: How long one is taken to last of which nobody said.
_USUAL = timedelta(hours=1)


class AppointmentsToday:
    """Each with its time and a door to it. Whether somebody went is not asked: nothing here is to be ticked off."""

    def __init__(self, look: Callable[[str], None], zone: Callable[[], ZoneInfo]) -> None:
        self._look, self._zone = look, zone
        self._shown: frozenset[str] = frozenset()

    def items(self, shown: Today) -> tuple[TodayItem, ...]:
        """Every one of today, and what tomorrow begins with."""
        if not shown.appointments and shown.tomorrow is None:
            self._shown = frozenset()
            return ()
        found = [self._item(one, shown.now, tomorrow=False) for one in shown.appointments]
        if shown.tomorrow is not None:
            found.append(self._item(shown.tomorrow, shown.now, tomorrow=True))
        self._shown = frozenset(item.key for item in found)
        return tuple(found)

    def act(self, key: str) -> None:
        """Open the page at it; nothing for a line that is not here."""
        if key in self._shown:
            self._look(key.removeprefix(_PREFIX))

    def _item(self, one: Occurrence, now: datetime, *, tomorrow: bool) -> TodayItem:
        # The words of the page of appointments; brought in only where somebody has any.
        from companion.ui.appointment_words import begun, time_words, title_words

        when, title = time_words(one, self._zone()), title_words(one)
        if tomorrow:
            when = _tr("Tomorrow: {time}").format(time=when)
        when = begun(when)
        lasts = _USUAL if one.minutes is None else timedelta(minutes=one.minutes)
        detail = " · ".join(part for part in (when, one.place) if part)
        key = f"{_PREFIX}{one.appointment.uuid}/{one.of_start}"
        over = one.at is not None and one.at + lasts <= now
        spoken = _tr("Look at {title}").format(title=title)
        return TodayItem(key, "calendar", title, detail, _tr("Look"), spoken, done=over)


def _tr(words: str) -> str:
    return QCoreApplication.translate("AppointmentsToday", words)
