"""The only place that asks the machine what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present instant and the zone the person lives in; handed to whatever needs either."""

    def now(self) -> datetime:
        """The present instant, aware and in UTC."""
        ...

    def zone(self) -> ZoneInfo:
        """The zone whose wall clock the person looks at now."""
        ...


class SystemClock:
    """The machine's own clock, in the zone that `zone_name` names at the moment of asking.

    `zone_name` returns an IANA name such as "Europe/London". It is asked every time, since a laptop travels.
    A name the machine does not know raises `zoneinfo.ZoneInfoNotFoundError`.
    """

    def __init__(self, zone_name: Callable[[], str]) -> None:
        self._zone_name = zone_name

    def now(self) -> datetime:
        """The present instant, aware and in UTC."""
        return datetime.now(UTC)

    def zone(self) -> ZoneInfo:
        """The zone named now; repeated calls for one name return the same object."""
        # Not before it is asked for: the lock screen is up without it.
        from zoneinfo import ZoneInfo

        return ZoneInfo(self._zone_name())
