"""What a backup is, what is inside one, and which ones to make and keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from companion.domain.value import Value

KEPT_DAYS = 7
KEPT_WEEKS = 4
KEPT_MONTHS = 12


class Reason(Enum):
    """Why a backup was made; only the daily ones take part in the rotation. ASIDE: a locked file that was replaced.

    REPLACED: the open file, after another program had put another one in its place.
    """

    DAILY = "daily"
    ASKED = "asked"
    BEFORE_RESTORE = "before-restore"
    BEFORE_VERSION = "before-version"
    ASIDE = "aside"
    REPLACED = "replaced"


class Backup(Value, kw_only=True):
    """A finished backup: its folder, the instant it was made (UTC), its size in bytes, and what opening it takes.

    Of one that was made of an export, `app` is the version that had written that.
    """

    folder: Path
    when: datetime
    size: int
    encrypted: bool
    schema: int
    reason: Reason
    app: str = ""


class Afterwards(Enum):
    """What opens the file once a backup stands in its place.

    OPEN: no passphrase, as now. OPENED: no passphrase any more. NOW: the passphrase of now, which a backup without one
    takes on (KEPT). BACKUP: the passphrase of the backup, which the file has not now.
    """

    OPEN = "open"
    OPENED = "opened"
    NOW = "now"
    KEPT = "kept"
    BACKUP = "backup"


class Inside(Value, kw_only=True):
    """What a backup holds: living rows counted, and the first and last day written about (None where nothing was)."""

    entries: int
    check_ins: int
    contacts: int
    first_day: date | None
    last_day: date | None
    moments: int = 0
    hope_items: int = 0
    appointments: int = 0


class Rotation(Value):
    """What is to be done now: whether a new backup is due, and which existing instants to let go of."""

    make: bool
    drop: tuple[datetime, ...]


def due(now: datetime, existing: Iterable[datetime]) -> Rotation:
    """One backup a UTC day; kept are the newest of each of the last 7 days, 4 weeks and 12 months that have any.

    Days, weeks and months without a backup do not count, so a long pause never empties the shelf. The newest is always
    kept, and so is whatever a wrong clock dated into the future.
    """
    newest_first = sorted(set(existing), reverse=True)
    kept: set[datetime] = set()
    for period, limit in ((_day, KEPT_DAYS), (_week, KEPT_WEEKS), (_month, KEPT_MONTHS)):
        kept |= _newest_of_each(newest_first, period, limit)
    kept |= {when for when in newest_first if when > now}
    return Rotation(
        make=all(_day(when) != _day(now) for when in newest_first),
        drop=tuple(when for when in newest_first if when not in kept),
    )


def _newest_of_each(newest_first: list[datetime], period: Callable[[datetime], object], limit: int) -> set[datetime]:
    found: dict[object, datetime] = {}
    for when in newest_first:
        if period(when) not in found and len(found) == limit:
            break
        found.setdefault(period(when), when)
    return set(found.values())


def _day(when: datetime) -> object:
    return when.date()


def _week(when: datetime) -> object:
    return when.isocalendar()[:2]


def _month(when: datetime) -> object:
    return when.year, when.month
