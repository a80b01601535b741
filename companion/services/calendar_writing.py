"""Appointments as a calendar file that other programs read: one zone and one event after another, in plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from companion.domain.appointments import (
    Appointment,
    AppointmentWords,
    Change,
    Kind,
    is_whole_day,
    local_start,
    whole_days,
)
from companion.domain.calendars import PRODUCT, Telling, own_age, own_uid, stamp_text
from companion.domain.reminders import instant
from companion.services.calendar_moments import UTC_NAMES, Moment, with_until
from companion.services.calendar_zones import zone_lines
from companion.services.content_lines import folded, marked
from companion.services.occurrences import known_zone

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DAY = timedelta(days=1)


def write_calendar(appointments: Sequence[Appointment], telling: Telling, now: datetime, here: ZoneInfo) -> str:
    """A whole file. `now` is when it is written, `here` where the person is."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    days: dict[str, list[date]] = {}
    for one in appointments:
        zone = known_zone(one.words.zone)
        if zone is not None and zone.key not in UTC_NAMES:
            days.setdefault(zone.key, [now.date()]).append(local_start(one.words.starts).date())
    for name, told in days.items():
        lines += zone_lines(ZoneInfo(name), min(told), max(told))
    for one in appointments:
        lines += _event_lines(one, telling, now, here)
    return "".join(folded(_CONTROL.sub("", line)) for line in (*lines, "END:VCALENDAR"))


def _event_lines(one: Appointment, telling: Telling, now: datetime, here: ZoneInfo) -> Iterator[str]:
    words = one.words
    sequence, modified = own_age(words)
    head = [
        f"UID:{marked(own_uid(one))}",
        f"DTSTAMP:{stamp_text(now)}",
        # What is private stays with the person, where a calendar is shared.
        "CLASS:PRIVATE",
        f"SEQUENCE:{sequence}",
        *((f"LAST-MODIFIED:{modified}",) if modified else ()),
    ]
    alarms = [line for minutes in words.remind for line in _alarm_lines(minutes, telling.reminder)]
    yield "BEGIN:VEVENT"
    yield from head
    yield from _time_lines(words.starts, words.minutes, words.zone, here)
    if words.rule:
        zone = known_zone(words.zone)
        # On a clock nobody knows it stands as on any clock, and so does its end.
        series = Moment(local_start(words.starts), words.whole_day, words.zone if zone is not None else "")
        yield f"RRULE:{with_until(words.rule, series, zone or here)}"
    for start in words.extra:
        yield _at("RDATE", start, words.zone)
    for change in words.changes:
        if change.starts is None:
            yield _at("EXDATE", change.of_start, words.zone)
    yield from _word_lines(words, None, telling)
    yield from alarms
    yield "END:VEVENT"
    for change in words.changes:
        if change.starts is None:
            continue
        yield "BEGIN:VEVENT"
        yield from head
        yield _at("RECURRENCE-ID", change.of_start, words.zone)
        minutes = words.minutes if change.minutes is None else change.minutes
        yield from _time_lines(change.starts, minutes, words.zone, here)
        yield from _word_lines(words, change, telling)
        yield from alarms
        yield "END:VEVENT"


def _word_lines(words: AppointmentWords, change: Change | None, telling: Telling) -> Iterator[str]:
    if telling.title:
        yield f"SUMMARY:{marked(telling.title)}"
        return
    title = words.title if change is None or change.title is None else change.title
    place = words.place if change is None or change.place is None else change.place
    note = words.note if change is None or change.note is None else change.note
    # Of one time an empty title is said, or it would have that of its series.
    if title or change is not None:
        yield f"SUMMARY:{marked(title)}"
    if place:
        yield f"LOCATION:{marked(place)}"
    if note:
        yield f"DESCRIPTION:{marked(note)}"
    if change is None and words.kind is not Kind.APPOINTMENT:
        yield f"X-COMPANION-KIND:{words.kind.value}"
    if change is None and words.contact:
        yield f"X-COMPANION-CONTACT:{words.contact}"


def _time_lines(starts: str, minutes: int | None, zone: str, here: ZoneInfo) -> Iterator[str]:
    yield _at("DTSTART", starts, zone)
    begin, clock = local_start(starts), known_zone(zone) or here
    if is_whole_day(starts):
        # The day after the last one; programs ask for it of a single day, too.
        yield f"DTEND;VALUE=DATE:{begin + _DAY * whole_days(minutes):%Y%m%d}"
        return
    if zone and (known_zone(zone) is None or zone in UTC_NAMES):
        yield f"X-COMPANION-ZONE:{marked(zone)}"
    if minutes is None:
        return
    at = instant(begin.date(), begin.time(), clock) + timedelta(minutes=minutes)
    end = at.astimezone(clock).replace(tzinfo=None, fold=0)
    if instant(end.date(), end.time(), clock) == at:
        yield _at("DTEND", end.isoformat(timespec="minutes"), zone)
    else:
        # It ends in an hour that is there twice, whose second time has no name.
        yield f"DURATION:PT{minutes}M"


def _at(name: str, start: str, zone: str) -> str:
    at = local_start(start)
    if is_whole_day(start):
        return f"{name};VALUE=DATE:{at:%Y%m%d}"
    if zone in UTC_NAMES:
        return f"{name}:{at:%Y%m%dT%H%M%SZ}"
    said = f";TZID={zone}" if known_zone(zone) is not None else ""
    return f"{name}{said}:{at:%Y%m%dT%H%M%S}"


def _alarm_lines(minutes: int, words: str) -> list[str]:
    trigger = f"-PT{minutes}M" if minutes >= 0 else f"PT{-minutes}M"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{marked(words)}", f"TRIGGER:{trigger}", "END:VALARM"]
