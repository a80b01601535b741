"""What was written down, day after day: pages, check-ins and moments in one row, read one after another."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from companion.domain.day import instant_from_text
from companion.domain.value import Value

if TYPE_CHECKING:
    import sqlalchemy

    from companion.content.export_words import ExportWords

#: Rows read at once.
AT_ONCE = 50
#: The order of a day: how it was, and then what was written.
_CHECK_IN, _WELLBEING, _MOMENT, _ENTRY = range(4)


class Entry(Value):
    """A page of the journal."""

    uuid: str
    at_utc: str
    day: str
    zone: str
    title: str
    body: str
    created_at: str
    updated_at: str
    opens_on: str | None
    tags: tuple[str, ...]


class Told(Value):
    """A check-in, a moment, or how somebody was: `kind` is the name of its word; each line is words to read."""

    kind: str
    day: str
    at_utc: str
    zone: str
    lines: tuple[str, ...]
    note: str


def chronicle(connection: sqlalchemy.Connection, words: ExportWords) -> Iterator[Entry | Told]:
    """All that lives, in the order of the days; a few rows of it in memory."""
    from companion.services.statements import exporting as sql

    def rows(order: int, statement: Any, made: Any) -> Iterator[tuple[str, int, int, Entry | Told]]:
        found = connection.execute(statement, execution_options={"yield_per": AT_ONCE})
        for number, row in enumerate(found):
            value = made(row)
            yield value.day, order, number, value

    def told(kind: str, scales: Sequence[str]) -> Any:
        return lambda row: _told(kind, row, scales, words)

    streams = (
        rows(_CHECK_IN, sql.check_ins(), lambda row: _check_in(row, words)),
        rows(_WELLBEING, sql.wellbeings(), told("wellbeing", ("mood", "worry", "rest"))),
        rows(_MOMENT, sql.moments(), told("moment", ("mood", "craving"))),
        rows(_ENTRY, sql.entries(), _entry),
    )
    for _day, _order, _number, value in heapq.merge(*streams):
        yield value


def number_of(connection: sqlalchemy.Connection) -> int:
    """How many rows `chronicle` gives at most."""
    from companion.services.statements import transfer as sql

    names = ("journal_entry", "check_in", "moment", "wellbeing")
    return sum(int(connection.execute(sql.number_of(t)).scalar_one()) for t in sql.tables() if t.name in names)


def clock_time(at_utc: str, zone: str) -> str:
    """The time of the wall clock somebody saw then, as `18:40`; nothing where it cannot be told."""
    found = local(at_utc, zone)
    return "" if found is None else f"{found:%H:%M}"


def local(at_utc: str, zone: str) -> datetime | None:
    """An instant as it was where somebody was; None where the row tells none."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return instant_from_text(at_utc).astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError, OSError, ZoneInfoNotFoundError):
        return None


def _entry(row: Any) -> Entry:
    uuid, at_utc, day, zone, title, body, created, updated, opens_on, tags = row
    return Entry(uuid, at_utc, day, zone, title, body, created, updated, opens_on, tuple(sorted(json.loads(tags))))


def _told(kind: str, row: Any, scales: Sequence[str], words: ExportWords) -> Told:
    at_utc, day, zone, note, *numbers = row
    lines = [_scale(words[name], number, words) for name, number in zip(scales, numbers, strict=True)]
    return Told(kind, day, at_utc, zone, tuple(filter(None, lines)), note)


def _scale(name: str, number: int | None, words: ExportWords) -> str:
    # Not given stays unsaid; it is not nought.
    return "" if number is None else words["of-ten"].format(words=name, number=number)


def _check_in(row: Any, words: ExportWords) -> Told:
    at_utc, day, zone, note, mood, craving, sleep, pain, minutes, medicine, used, not_today, *lists = row
    if not_today:
        return Told("check-in", day, at_utc, zone, (words["not-today"],), note)
    named = (("mood", mood), ("craving", craving), ("sleep", sleep), ("pain", pain))
    lines = [_scale(words[name], number, words) for name, number in named]
    if minutes is not None:
        lines.insert(3, words["slept"].format(hours=minutes // 60, minutes=minutes % 60))
    for name, given in (("medicine-taken", medicine), ("used", used)):
        lines.append("" if given is None else f"{words[name]}: {words['yes' if given else 'no']}")
    feelings, triggers, measures = map(json.loads, lists)
    lines += [_scale(name, number, words) for name, number in sorted(measures)]
    for name, chosen in (("feelings", feelings), ("triggers", triggers)):
        lines.append(f"{words[name]}: {', '.join(sorted(chosen))}" if chosen else "")
    return Told("check-in", day, at_utc, zone, tuple(filter(None, lines)), note)
