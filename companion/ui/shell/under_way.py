"""What was begun and not ended when the window locked: it is shown first after unlocking, if that is soon."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from companion.ui.screen import Screen

#: For how long. Whoever comes back later, the next morning say, begins with Today, and finds it where it was.
_STAYS = timedelta(hours=1)


class UnderWay:
    """Where to go on, as a screen and a route, in memory over the lock; no words of the person's are in it."""

    def __init__(self) -> None:
        self._place: tuple[str, dict[str, Any]] | None = None
        self._since: datetime | None = None

    def keep(self, screen_id: str, screen: Screen | None, now: datetime) -> None:
        """Take what is under way on the screen on top, in the place of what was before."""
        route = screen.under_way() if screen is not None else None
        self._place, self._since = (None if route is None else (screen_id, route)), now

    def take(self, now: datetime) -> tuple[str, dict[str, Any]] | None:
        """Give it out, once; None where nothing was under way, or it is too long ago."""
        place, self._place = self._place, None
        soon = self._since is not None and timedelta() <= now - self._since <= _STAYS
        return place if soon else None
