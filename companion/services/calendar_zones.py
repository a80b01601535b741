"""The zones of a calendar file: which zone a name of another program means, and what a zone is, written for others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from companion.domain.recurrence import WEEKDAYS, days_of, parsed
from companion.domain.value import Value
from companion.services.occurrences import known_zone

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
#: So many days are compared to find a zone with the same rules: two turns of the clocks each way, and some.
_COMPARED = 800
#: No calendar has more zones that nobody knows by their names, and no zone more turns told one by one.
_MOST_COMPARED, _MOST_TURNS = 30, 500
#: Names the system has for what is no zone.
_NO_ZONES = frozenset({"localtime", "posixrules", "Factory"})
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
_LOCAL = re.compile(r"(\d{8})T(\d{6})")
#: So many years ahead the clocks are told where they go by no rule, and so many turns alike are one.
_TOLD_YEARS, _ALIKE = 10, 5


class Observance(Value):
    """From when on which offset from UTC is in force; by a rule again and again, or on the days named."""

    begins: datetime
    offset: timedelta
    rule: str = ""
    days: tuple[datetime, ...] = ()


class Definition(Value):
    """What a file says of a zone itself."""

    name: str
    location: str
    observances: tuple[Observance, ...]


def observance(lines: Mapping[str, Sequence[str]]) -> Observance:
    """One out of its lines by name; ValueError where it cannot be read."""
    rules = lines.get("RRULE", ())
    if len(rules) > 1:
        raise ValueError("more rules than one")
    days = (one for line in lines.get("RDATE", ()) for one in line.split(","))
    return Observance(
        _local(lines.get("DTSTART", ("",))[0]),
        _offset(lines.get("TZOFFSETTO", ("",))[0]),
        rules[0].strip().upper() if rules else "",
        tuple(_local(one) for one in days),
    )


def _local(words: str) -> datetime:
    found = _LOCAL.match(words.strip())
    if found is None:
        raise ValueError(f"{words!r} is no time")
    return datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - a reading of the wall clock


def _offset(words: str) -> timedelta:
    found = _OFFSET.fullmatch(words.strip())
    if found is None:
        raise ValueError(f"{words!r} is no offset")
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -offset if found[1] == "-" else offset


class Zones:
    """Finds the zones a file speaks of. `here` is where the person is, `today` the day about which clocks are compared.

    A name is looked for as it is, among the names Windows has, then with what another program put before it cut off;
    then the zone is taken whose clocks go as the file says those of this one go.
    """

    def __init__(self, definitions: Iterable[Definition], here: ZoneInfo, today: date) -> None:
        self._definitions = {one.name: one for one in definitions}
        self._here, self._first = here, today - _DAY * 30
        self._found: dict[str, str | None] = {}
        self._compared = 0

    def named(self, name: str) -> str | None:
        """The IANA name of a zone; None where nobody can tell which it is."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def of_the_file(self) -> ZoneInfo:
        """The first zone a file defines that is not UTC itself, or the one here."""
        for name in self._definitions:
            zone = known_zone(self.named(name) or "")
            if zone is not None and any(zone.utcoffset(datetime(2000, month, 1, tzinfo=zone)) for month in (1, 7)):
                return zone
        return self._here

    def _find(self, name: str) -> str | None:
        definition = self._definitions.get(name)
        location = definition.location if definition is not None else ""
        for one in (name.strip("/"), location):
            if found := _real(one) or _windows(one):
                return found
        parts = name.strip("/").split("/")
        for place in range(1, min(len(parts), 8)):
            if found := _real("/".join(parts[place:])):
                return found
        return self._alike(definition) if definition is not None and definition.observances else None

    def _alike(self, definition: Definition) -> str | None:
        """A zone whose clocks go the same: that of the person, then any."""
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        parts = definition.observances
        self._compared += 1
        if self._compared > _MOST_COMPARED or sum(len(one.days) + 1 for one in parts) > _MOST_TURNS:
            return None
        try:
            wanted = self._offsets(parts)
        except (ValueError, OverflowError):
            return None
        fixed = [f"Etc/GMT{hour:+}" for hour in range(-14, 13) if hour]
        for name in (self._here.key, "UTC", *WINDOWS_TO_OLSON.values(), *fixed):
            zone = known_zone(name)
            if zone is not None and all(at.astimezone(zone).utcoffset() == offset for at, offset in wanted):
                return name
        return None

    def _offsets(self, observances: Sequence[Observance]) -> list[tuple[datetime, timedelta]]:
        """The offsets to be compared: on each day, and just before and after each turn of the clocks."""
        last = self._first + _DAY * _COMPARED
        onsets = sorted((at, one.offset) for one in observances for at in _onsets(one, self._first, last))
        found, place = [], 0
        for noon in (datetime.combine(self._first + _DAY * number, time(12)) for number in range(_COMPARED)):
            before = onsets[place][1]
            while place + 1 < len(onsets) and onsets[place + 1][0] <= noon:
                place += 1
                # It is told by the clock as it was before.
                turn, before = (onsets[place][0] - before).replace(tzinfo=UTC), onsets[place][1]
                if turn.date() >= self._first:
                    found += [(turn - _MINUTE, onsets[place - 1][1]), (turn, before)]
            found.append(((noon - before).replace(tzinfo=UTC), before))
        return found


def _onsets(one: Observance, first: date, last: date) -> Iterator[datetime]:
    """When an observance begins in a stretch of days, and the last time it did before."""
    yield from (at for at in (one.begins, *one.days) if at.date() <= last)
    if not one.rule:
        return
    rule, begin = parsed(one.rule), one.begins.date()
    if rule.often != "YEARLY" or rule.count is not None:
        raise ValueError("clocks go by years")
    end = datetime.strptime(rule.until[:8], "%Y%m%d").date() if rule.until else last  # noqa: DTZ007
    # The year before: what is in force as the stretch begins.
    for day in days_of(rule, begin, first - _DAY * 370, min(last, end)):
        yield datetime.combine(day, one.begins.time())


def _real(name: str) -> str:
    name = name.strip()
    return name if name not in _NO_ZONES and known_zone(name) is not None else ""


def _windows(name: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return _real(WINDOWS_TO_OLSON.get(name.strip(), ""))


def zone_lines(zone: ZoneInfo, first: date, last: date) -> list[str]:
    """A VTIMEZONE for what is between two days, by rules where the clocks go by some.

    Outlook knows rules and no lists of days, so a turn of the clocks that no rule tells stands by itself.
    """
    begin = datetime(first.year - 1, 1, 1, tzinfo=UTC)
    turns = list(_turns(zone, begin, datetime(last.year + _TOLD_YEARS, 1, 1, tzinfo=UTC)))
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    if not turns or turns[0].wall.year >= first.year:
        lines += _observance_lines(_turn(zone, begin, begin), "")
    told: set[datetime] = set()
    for place, turn in enumerate(turns):
        if turn.wall in told:
            continue
        alike = [one for one in turns[place:] if one.like(turn)]
        rule = _rule(alike, last.year + _TOLD_YEARS - 1)
        told.update(one.wall for one in alike if rule)
        lines += _observance_lines(turn, rule)
    return [*lines, "END:VTIMEZONE"]


class _Turn(Value):
    """A turn of the clocks: when it is by the clock as it was, and the offsets before and after it."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str

    def like(self, other: _Turn) -> bool:
        """Whether it is as another one, in another year or the same."""
        return (self.wall.month, self.wall.time(), self.before, self.after) == (
            other.wall.month,
            other.wall.time(),
            other.before,
            other.after,
        )


def _turn(zone: ZoneInfo, before: datetime, at: datetime) -> _Turn:
    was, now = before.astimezone(zone), at.astimezone(zone)
    nothing = timedelta(0)
    wall = (at + (was.utcoffset() or nothing)).replace(tzinfo=None)
    return _Turn(wall, was.utcoffset() or nothing, now.utcoffset() or nothing, now.tzname() or "")


def _turns(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[_Turn]:
    at = begin
    while at < end:
        after = at + _DAY
        if at.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            early, late = at, after
            while late - early > _MINUTE:
                middle = early + timedelta(minutes=(late - early) // timedelta(minutes=2))
                same = middle.astimezone(zone).utcoffset() == at.astimezone(zone).utcoffset()
                early, late = (middle, late) if same else (early, middle)
            yield _turn(zone, early, late)
        at = after


def _rule(alike: Sequence[_Turn], last_year: int) -> str:
    """The rule turns go by that come once each year to the last; empty where they go by none."""
    days, first = [one.wall for one in alike], alike[0].wall
    if [day.year for day in days] != list(range(first.year, last_year + 1)) or len(days) < _ALIKE:
        return ""
    if len({day.weekday() for day in days}) > 1:
        return ""
    numbers = {(day.day - 1) // 7 + 1 for day in days}
    if all((day + _DAY * 7).month != day.month for day in days):
        numbers = {-1}
    if len(numbers) > 1:
        return ""
    return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={numbers.pop()}{WEEKDAYS[first.weekday()]}"


def _observance_lines(turn: _Turn, rule: str) -> list[str]:
    kind = "DAYLIGHT" if turn.after > turn.before else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"TZOFFSETFROM:{_offset_text(turn.before)}",
        f"TZOFFSETTO:{_offset_text(turn.after)}",
        f"TZNAME:{turn.name}",
        f"DTSTART:{turn.wall:%Y%m%dT%H%M%S}",
        *((f"RRULE:{rule}",) if rule else ()),
        f"END:{kind}",
    ]


def _offset_text(offset: timedelta) -> str:
    seconds = int(abs(offset).total_seconds())
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{'-' if offset < timedelta(0) else '+'}{hours:02}{minutes:02}" + (f"{rest:02}" if rest else "")
