"""Moments of a calendar file: a start, how long from it, how long before it to remind, and how a rule ends."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from companion.domain.appointments import EARLIEST, LATEST, LONGEST, YEARS
from companion.domain.recurrence import parsed
from companion.domain.reminders import instant
from companion.domain.series import end_of, with_part
from companion.domain.value import Value
from companion.services.calendar_blocks import Block, Line
from companion.services.calendar_zones import Zones
from companion.services.occurrences import known_zone

_WHEN = re.compile(r"(\d{8})(?:T(\d{4})(\d\d)?)?(Z?)")
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?", re.IGNORECASE
)
_MEANS_THE_DAY = ("", "235959Z", "000000Z")
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
UTC_NAMES = frozenset({"UTC", "Etc/UTC"})
#: Alarms that ask for a message of another kind, or for none.
_NO_ALARMS = frozenset({"EMAIL", "PROCEDURE", "NONE"})
#: Parts of a rule that say what is so anyway.
_AS_ALWAYS = {"RSCALE": ("GREGORIAN",), "SKIP": ("OMIT",), "BYSECOND": ("0", "00")}


class Moment(Value):
    """A moment as a file tells it: a reading of the clock of a zone, of any clock where that is empty, or a whole day.

    `strange` says that the file names a zone nobody knows here.
    """

    wall: datetime
    whole: bool = False
    zone: str = ""
    strange: bool = False

    def on(self, clock: ZoneInfo) -> datetime:
        """The same moment on another clock; as it is where it is on any."""
        if self.whole or not self.zone or self.zone == clock.key:
            return self.wall
        return self.instant(clock).astimezone(clock).replace(tzinfo=None, fold=0)

    def instant(self, clock: ZoneInfo) -> datetime:
        """When it is, on a given clock where it is on any."""
        return instant(self.wall.date(), self.wall.time(), known_zone(self.zone) or clock)


def moment(line: Line, zones: Zones) -> Moment:
    """The moment a line tells; ValueError where it tells none."""
    found = _WHEN.fullmatch(line.value.strip().upper())
    if found is None:
        raise ValueError("no moment is written so")
    day, minutes, seconds, utc = found.groups()
    wall = datetime.strptime(day + (minutes or "0000"), "%Y%m%d%H%M")  # noqa: DTZ007 - a reading of the wall clock
    if int(seconds or 0) > 60:
        raise ValueError("no minute has so many seconds")
    if wall.year not in YEARS:
        # On another clock it may be before all days, or after them.
        raise ValueError("nobody goes anywhere then")
    if minutes is None or line.params.get("VALUE", "").upper() == "DATE":
        return Moment(datetime.combine(wall, time()), whole=True)
    if utc:
        return Moment(wall, zone="UTC")
    name = line.params.get("TZID", "").strip().strip('"')
    zone = zones.named(name) if name else ""
    return Moment(wall, zone=zone or "", strange=zone is None)


def lasting(words: str) -> timedelta:
    """A length as a file tells it; ValueError where it is none."""
    found = _LENGTH.fullmatch(words.strip())
    if found is None:
        raise ValueError("no length is written so")
    sign, *parts = found.groups()
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in parts)
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if sign == "-" else length


def length(block: Block, start: Moment, zones: Zones, here: ZoneInfo) -> int | None:
    """How many minutes an appointment lasts; None where the file does not say, or not what can be.

    A whole day is a day long anyway.
    """
    end, lasts = block.first("DTEND"), block.first("DURATION")
    try:
        if end is not None:
            until = moment(end, zones)
            clock = known_zone(start.zone) or here
            length = until.wall - start.wall if start.whole else until.instant(clock) - start.instant(clock)
        elif lasts is not None:
            length = lasting(lasts.value)
        else:
            return None
    except (ValueError, OverflowError):
        return None
    if start.whole and length <= _DAY:
        return None
    minutes = length // _MINUTE
    return minutes if 0 < minutes <= LONGEST else None


def alarms(block: Block, start: Moment, minutes: int | None, here: ZoneInfo, zones: Zones) -> tuple[int, ...]:
    """How many minutes before its start to remind, each once; those that no reminder here can be are left out."""
    found = (_alarm(one, start, minutes, here, zones) for one in block.within("VALARM"))
    last = LATEST if start.whole else 0
    return tuple(dict.fromkeys(one for one in found if one is not None and last <= one <= EARLIEST))


def _alarm(alarm: Block, start: Moment, minutes: int | None, here: ZoneInfo, zones: Zones) -> int | None:
    line, action = alarm.first("TRIGGER"), alarm.first("ACTION")
    if line is None or (action is not None and action.value.strip().upper() in _NO_ALARMS):
        return None
    try:
        if line.value.strip()[:1].isdigit():
            return (start.instant(here) - moment(line, zones).instant(here)) // _MINUTE
        before = -(lasting(line.value) // _MINUTE)
    except (ValueError, OverflowError):
        return None
    if line.params.get("RELATED", "").upper() != "END":
        return before
    return before - (minutes or (24 * 60 if start.whole else 0))


def rule_text(words: str, start: Moment, clock: ZoneInfo) -> str:
    """A rule as it is kept; ValueError where it is none that can be followed. `start` and `clock` are its series'."""
    kept = []
    for part in filter(None, words.upper().replace(" ", "").split(";")):
        name, _equals, value = part.partition("=")
        at = {"BYHOUR": start.wall.hour, "BYMINUTE": start.wall.minute}.get(name)
        if value not in _AS_ALWAYS.get(name, ()) and not (at is not None and value.isdecimal() and int(value) == at):
            kept.append(part)
    rule = ";".join(kept)
    if not rule:
        raise ValueError("an empty rule says nothing")
    until = parsed(rule).until
    if until and int(until[:4]) < YEARS[0]:
        raise ValueError("it ended before anything began")
    return with_until(rule, start, clock)


def with_until(rule: str, start: Moment, clock: ZoneInfo) -> str:
    """A rule whose end is written as its start is: as a day, in UTC, or on any clock."""
    until = parsed(rule).until
    if not until:
        return rule
    end = end_of(until, clock)
    if start.whole:
        # Google writes the last second of a day in UTC where it means the day, and others its first.
        said = until[:8] if until[9:] in _MEANS_THE_DAY else f"{end:%Y%m%d}"
    elif not start.zone:
        said = until if "T" in until and not until.endswith("Z") else f"{end:%Y%m%dT%H%M%S}"
    else:
        said = until if until.endswith("Z") else f"{end.replace(tzinfo=clock).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return rule if said == until else with_part(rule, "UNTIL", said)
