"""Repeated appointments as wholes: which starts they have, where they end, and what is left where one is cut in two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from heapq import merge
from itertools import groupby
from zoneinfo import ZoneInfo

from companion.domain.appointments import (
    AppointmentWords,
    Change,
    is_whole_day,
    local_start,
    rule_parts,
    start_text,
)
from companion.domain.recurrence import days_of, parsed
from companion.domain.value import replace

_DAY, _LAST_SECOND = timedelta(days=1), time(23, 59, 59)


def starts_between(words: AppointmentWords, first: date, last: date, clock: ZoneInfo) -> Iterator[datetime]:
    """Every start by the rule from one day to another on its own clock, both too; in order, and none twice.

    Times that are off or moved are among them. ValueError where its rule cannot be followed.
    """
    begin = local_start(words.starts)
    named = sorted(at for at in {begin, *map(local_start, words.extra)} if first <= at.date() <= last)
    if not words.rule:
        yield from named
        return
    rule = parsed(words.rule)
    end = end_of(rule.until, clock) if rule.until else datetime.combine(last, _LAST_SECOND)
    days = days_of(rule, begin.date(), first, min(last, end.date()))
    by_rule = (at for day in days if (at := datetime.combine(day, begin.time())) <= end)
    yield from (at for at, _same in groupby(merge(named, by_rule)))


def is_start(words: AppointmentWords, start: str, clock: ZoneInfo) -> bool:
    """Whether it has this start by its rule."""
    at = local_start(start)
    return is_whole_day(start) is words.whole_day and at in starts_between(words, at.date(), at.date(), clock)


@lru_cache(maxsize=512)
def end_of(until: str, clock: ZoneInfo) -> datetime:
    """The last moment of the wall clock that UNTIL of a rule lets through; a date alone is the whole of it."""
    day, mark, at = until.partition("T")
    read = datetime.strptime(day, "%Y%m%d")  # noqa: DTZ007 - a reading of the wall clock
    if not mark:
        return datetime.combine(read, _LAST_SECOND)
    wall = datetime.combine(read, time.fromisoformat(at.removesuffix("Z")))
    try:
        return wall.replace(tzinfo=UTC).astimezone(clock).replace(tzinfo=None) if until.endswith("Z") else wall
    except OverflowError:
        # The last year there is, which programs write for never.
        return wall


def until_text(last: date, words: AppointmentWords, clock: ZoneInfo) -> str:
    """UNTIL for a rule whose last day this is, as RFC 5545 wants it: in UTC where it is on the clock of a zone."""
    end = datetime.combine(last, _LAST_SECOND)
    if words.whole_day:
        return f"{end:%Y%m%d}"
    if not words.zone:
        return f"{end:%Y%m%dT%H%M%S}"
    return f"{end.replace(tzinfo=clock).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def with_part(rule: str, name: str, value: str) -> str:
    """A rule with one part put anew, or with an empty value taken out."""
    parts = rule_parts(rule)
    parts.pop(name, None)
    if value:
        parts[name] = value
    return ";".join(f"{one}={said}" for one, said in parts.items())


def ended_before(words: AppointmentWords, start: str, clock: ZoneInfo) -> AppointmentWords | None:
    """It with no time from this one on; None where none is left."""
    if start <= words.starts:
        return None
    rule = words.rule
    if rule:
        last = local_start(start).date() - _DAY
        rule = with_part(with_part(rule, "COUNT", ""), "UNTIL", until_text(last, words, clock))
    return replace(
        words,
        rule=rule,
        extra=tuple(one for one in words.extra if one < start),
        changes=tuple(change for change in words.changes if change.of_start < start),
    )


def can_begin_the_rest(words: AppointmentWords, start: str, clock: ZoneInfo) -> bool:
    """Whether all later times can be told as a series that begins with this one.

    Not with a further start that the rule does not name: counted from there, the rule would name other days.
    """
    return not words.rule or start not in words.extra or is_start(replace(words, extra=()), start, clock)


def rest_from(words: AppointmentWords, start: str, clock: ZoneInfo) -> AppointmentWords:
    """The times from this one on as one that begins with it; no calendar knows that one by a name."""
    rule, begin, at = words.rule, local_start(words.starts), local_start(start)
    if rule and (count := parsed(rule).count) is not None:
        gone = sum(1 for _ in days_of(parsed(rule), begin.date(), begin.date(), at.date() - _DAY))
        rule = with_part(rule, "COUNT", str(max(1, count - gone)))
    return replace(
        words,
        starts=start,
        rule=rule,
        extra=tuple(one for one in words.extra if one > start),
        changes=tuple(change for change in words.changes if change.of_start >= start),
        calendar_uid="",
        sequence=0,
        modified="",
    )


def following(words: AppointmentWords, change: Change, clock: ZoneInfo) -> AppointmentWords | None:
    """The times from one on, all as that one is changed; None where that cannot be told by a rule that begins with it.

    So it is where that one is off, on another day, or a further start that the rule does not name. A time of them that
    was off or moved stays so.
    """
    if change.starts is None or is_whole_day(change.starts) is not words.whole_day or change.of_start in words.extra:
        return None
    former, at = local_start(change.of_start), local_start(change.starts)
    if former.date() != at.date():
        return None
    rest, said = rest_from(words, change.of_start, clock), ("minutes", "title", "place", "note")
    parts = {name: told for name in said if (told := getattr(change, name)) is not None}
    extra = (start_text(local_start(one) + (at - former), whole_day=words.whole_day) for one in rest.extra)
    anew = replace(rest, starts=change.starts, extra=tuple(extra), changes=(), **parts)
    until = parsed(rest.rule).until if rest.rule else ""
    if until:
        end = end_of(until, clock)
        last = end.date() - (_DAY if end.time() < former.time() else _DAY * 0)
        anew = replace(anew, rule=with_part(anew.rule, "UNTIL", until_text(max(last, at.date()), anew, clock)))
    return carried(anew, rest, clock)


def carried(words: AppointmentWords, former: AppointmentWords, clock: ZoneInfo) -> AppointmentWords:
    """It written anew, with those changes of single times that still have a time to be of.

    Where only the hour is another, or whole days now have one, a time that was off is off on its day as before.
    """
    hour = local_start(words.starts).time()
    kept: dict[str, Change] = {}
    for change in former.changes:
        at = datetime.combine(local_start(change.of_start), hour)
        start = start_text(at, whole_day=words.whole_day)
        if is_start(words, start, clock):
            kept[start] = replace(change, of_start=start)
    return replace(words, changes=tuple(kept.values()))
