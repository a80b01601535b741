"""Times of the week in which somebody can be reached, as they are written, and whether that is now.

Written in a small form of its own: "mo-fr 09:00-17:00; sa 10:00-12:00". Several days are "mo,we", several times of a
day "9-12, 14-18", a night "22:00-06:00", and always is "24/7". Times are those of the wall clock where the person is.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from companion.domain.value import Value

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
#: Between these hours one thinks twice before ringing.
NIGHT_FROM, NIGHT_TO = 22, 7

_DAY, _WEEK = 24 * 60, 7 * 24 * 60
_ALWAYS = ("24/7", "always")
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_TIMES = re.compile(rf"{_TIME}\s*-\s*{_TIME}")
_PART = re.compile(r"([a-z][a-z,\s-]*?)\s+(\d.*)")


class Span(Value):
    """A time on one day of the week, in minutes from its midnight; `end` is above a day's where it goes on after it."""

    day: int
    begin: int
    end: int


class Reach(Value):
    """When somebody can be reached, in the order of the week, with nothing said twice."""

    spans: tuple[Span, ...]

    @property
    def always(self) -> bool:
        """Whether there is no time at which they cannot be."""
        return _stretches(self) == [(0, _WEEK)]


class Standing(Value):
    """Whether they can be reached now: `until` when, or `next` from when; neither where it is always so."""

    now: bool
    until: datetime | None = None
    next: datetime | None = None


def read(words: str) -> Reach | None:
    """What is written, or None where it is nothing, or not in this form."""
    plain = re.sub(r"[\u2010-\u2015]", "-", words.strip().lower())
    if plain in _ALWAYS:
        return Reach(tuple(Span(day, 0, _DAY) for day in range(7)))
    spans: set[tuple[int, int, int]] = set()
    for part in re.split(r"[;\n]", plain):
        if not part.strip():
            continue
        found = _part(part.strip())
        if not found:
            return None
        spans.update(found)
    return Reach(tuple(Span(*span) for span in sorted(spans))) if spans else None


def written(reach: Reach) -> str:
    """The shortest form that `read` gives the same for."""
    if reach == read(_ALWAYS[0]):
        return _ALWAYS[0]
    return "; ".join(
        f"{','.join(_day_names(days))} {', '.join(f'{_clock(begin)}-{_clock(end)}' for begin, end in times)}"
        for days, times in by_days(reach)
    )


def by_days(reach: Reach) -> list[tuple[list[tuple[int, int]], list[tuple[int, int]]]]:
    """The days that have the same times, as runs of (first, last) day, with those times as (begin, end) minutes."""
    times_of = {day: tuple((s.begin, s.end) for s in reach.spans if s.day == day) for day in range(7)}
    alike: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day, times in times_of.items():
        if times:
            alike.setdefault(times, []).append(day)
    return [(_runs(days), list(times)) for times, days in alike.items()]


def standing(reach: Reach, wall: datetime) -> Standing:
    """Whether they can be reached when the clock on the wall says `wall` (without a zone)."""
    midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = midnight - timedelta(days=wall.weekday())
    minute = (wall - monday) // timedelta(minutes=1)
    stretches = _stretches(reach)
    if stretches == [(0, _WEEK)]:
        return Standing(True)
    for begin, end in stretches:
        for week in (0, _WEEK):
            if begin - week <= minute < end - week:
                return Standing(True, until=monday + timedelta(minutes=end - week))
    ahead = min((begin - minute) % _WEEK for begin, _end in stretches)
    return Standing(False, next=monday + timedelta(minutes=minute + ahead))


def is_night(wall: datetime) -> bool:
    """Whether it is a time at which one thinks twice before ringing."""
    return wall.hour >= NIGHT_FROM or wall.hour < NIGHT_TO


def turn(words: str, night_ok: bool, wall: datetime) -> int:
    """Whose turn it is to be rung: 0 they can be reached now, 1 nobody said so, 2 not now.

    Who is fine to ring at night is there at night, whatever their hours; of whom no hours are known, nobody else is.
    """
    reach, night = read(words), is_night(wall)
    if night and night_ok:
        return 0
    if reach is None:
        return 2 if night else 1
    return 0 if standing(reach, wall).now else 2


def _part(part: str) -> set[tuple[int, int, int]] | None:
    """The times of one part, such as "mo-fr 9-17"; None where it is not understood."""
    if match := _PART.fullmatch(part):
        days, rest = _days(match[1]), match[2]
    else:
        days, rest = list(range(7)), part
    spans: set[tuple[int, int, int]] = set()
    for piece in rest.split(","):
        times = _TIMES.fullmatch(piece.strip())
        if times is None or not days:
            return None
        begin, end = _minutes(times[1], times[2]), _minutes(times[3], times[4])
        if begin is None or end is None or begin >= _DAY:
            return None
        spans.update((day, begin, end if end > begin else end + _DAY) for day in days)
    return spans


def _days(words: str) -> list[int]:
    """The days named; none where one of them is no day."""
    if words.strip() in ("daily", "every day"):
        return list(range(7))
    days: list[int] = []
    for piece in words.split(","):
        ends = [_day(name.strip()) for name in piece.split("-")]
        if None in ends or len(ends) > 2:
            return []
        first, last = ends[0] or 0, ends[-1] or 0
        days.extend((first + step) % 7 for step in range((last - first) % 7 + 1))
    return days


_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _day(name: str) -> int | None:
    if len(name) < 2:
        return None
    return next((day for day, whole in enumerate(_NAMES) if whole.startswith(name.removesuffix("s"))), None)


def _minutes(hour: str, minute: str | None) -> int | None:
    told = int(hour) * 60 + int(minute or 0)
    return told if int(minute or 0) < 60 and told <= _DAY else None


def _clock(minutes: int) -> str:
    # A day's own end is 24:00; what goes on after it is told by the clock of the next day.
    left = minutes if minutes <= _DAY else minutes - _DAY
    return f"{left // 60:02d}:{left % 60:02d}"


def _runs(days: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _day_names(runs: list[tuple[int, int]]) -> list[str]:
    return [DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}" for first, last in runs]


def _stretches(reach: Reach) -> list[tuple[int, int]]:
    """The spans as minutes of the week, those that touch made one; the last may go on into the next week."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted((s.day * _DAY + s.begin, s.day * _DAY + s.end) for s in reach.spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    # What goes on into Monday may reach what begins there.
    while len(joined) > 1 and joined[-1][1] - _WEEK >= joined[0][0]:
        first = joined.pop(0)
        joined[-1] = (joined[-1][0], max(joined[-1][1], first[1] + _WEEK))
    if len(joined) == 1 and joined[0][1] - joined[0][0] >= _WEEK:
        return [(0, _WEEK)]
    return joined
