"""Stand-ins that tests hand in where the program would be given the real thing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class FakeClock:
    """A clock that stands still until a test moves it; satisfies `companion.clock.Clock`.

    `now` may be aware in any zone and is kept in UTC; a naive instant raises ValueError.
    `zone` is an IANA name or a ZoneInfo.
    """

    def __init__(self, now: datetime, zone: str | ZoneInfo = "Europe/London") -> None:
        self.set(now)
        self.travel(zone)

    def now(self) -> datetime:
        """The instant the test last set, in UTC."""
        return self._now

    def zone(self) -> ZoneInfo:
        """The zone the test last set."""
        return self._zone

    def advance(self, delta: timedelta | None = None, /, **amounts: float) -> datetime:
        """Move on by a timedelta or by its keywords (`hours=3, minutes=5`); negative sets the clock back."""
        self._now += (delta or timedelta()) + timedelta(**amounts)
        return self._now

    def set(self, now: datetime) -> None:
        """Put the clock to an aware instant."""
        if now.tzinfo is None:
            raise ValueError("a clock needs an aware instant")
        self._now = now.astimezone(UTC)

    def travel(self, zone: str | ZoneInfo) -> None:
        """Look at another zone's wall clock from now on; the instant stays."""
        self._zone = zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
