"""Writes an invented life into a file, in bulk; also as many pages as a measurement wants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.demo.aftercare import aftercare_rows
from companion.demo.appointments import appointment_rows
from companion.demo.checks import check_rows
from companion.demo.daily_words import FEELINGS
from companion.demo.fill_daily import counted_rows, daily_rows, event_rows, given_rows, library_rows, measure_rows
from companion.demo.hope import hope_rows
from companion.demo.medicines import medicine_rows
from companion.demo.pages import page_rows
from companion.demo.person import SEED, TRIGGERS, Life, invent
from companion.demo.phrases import THEMES, TITLES
from companion.demo.plan import plan_rows
from companion.demo.questions import question_rows
from companion.demo.urges import urge_rows
from companion.demo.wishes import wish_rows
from companion.domain.day import instant_text, logical_day
from companion.domain.ids import PLACES, RowKind, sort_key
from companion.domain.settings import PersonalSettings
from companion.storage.database import Database

AREAS = (
    "journal",
    "saved_searches",
    "checkin",
    "counter",
    "contacts",
    "settings",
    "plans",
    "moments",
    "coping",
    "reading",
    "lines",
    "marks",
    "medicines",
    "kits",
    "aftercare",
    "appointments",
    "hope",
    "spelling",
    "worries",
    "wishes",
    "self_checks",
    "questions",
)
ROWS_A_WRITE = 50_000
PARAGRAPHS = 1024


def make_demo(path: Path, now: datetime, zone: ZoneInfo, *, key: bytes | None = None, seed: int = SEED) -> None:
    """Make a new file at `path` that holds the invented life up to `now`, and close it again."""
    db = Database.open(path, key, create=True)
    try:
        fill(db, invent(now, zone, seed), now)
    finally:
        db.close()


def fill(db: Database, life: Life, now: datetime) -> None:
    """Write a life into an empty file, in one transaction."""
    from companion.storage import tables

    said = instant_text(now)
    with db.write(*AREAS) as connection:
        for table, rows in (
            (tables.settings.setting, _settings(life, said)),
            (tables.counter.counted, counted_rows(life.daily, said)),
            (tables.counter.count_event, event_rows((*life.events, *life.daily.further), said)),
            (tables.contacts.contact, _contacts(life, said)),
            (tables.contacts.contact_number, _numbers(life)),
            (tables.checkin.check_in, _check_ins(life)),
            (tables.checkin.trigger_word, _words("word", TRIGGERS, said)),
            (tables.checkin.check_in_trigger, _chosen(life)),
            (tables.checkin.feeling_word, _words("feeling", FEELINGS, said)),
            (tables.checkin.check_in_feeling, _felt(life)),
            (tables.checkin.measure, measure_rows(life.measures, said)),
            (tables.checkin.check_in_measure, given_rows(life.check_ins)),
            (tables.journal.journal_entry, _entries(life)),
            (tables.journal.tag, _tags(life, said)),
            (tables.journal.entry_tag, _entry_tags(life)),
            *daily_rows(life.daily, said),
            *library_rows(said),
            *plan_rows(_today(life, now), tuple(contact.uuid for contact in life.contacts), said),
            *aftercare_rows(_today(life, now), said),
            *appointment_rows(_today(life, now), ZoneInfo(life.daily.zone), _keyworker(life), said),
            *hope_rows(said),
            *wish_rows(_today(life, now), said),
            *question_rows(_today(life, now), said),
            *page_rows(_today(life, now), ZoneInfo(life.daily.zone), said),
            *check_rows(_today(life, now), ZoneInfo(life.daily.zone), said),
            *medicine_rows(_today(life, now), ZoneInfo(life.daily.zone), said),
            *urge_rows(life.daily.moments, _today(life, now), said),
        ):
            if rows:
                connection.execute(table.insert(), rows)


def _today(life: Life, now: datetime) -> date:
    return logical_day(now, ZoneInfo(life.daily.zone), PersonalSettings().rollover_hour)


def _keyworker(life: Life) -> str:
    return next(contact.uuid for contact in life.contacts if contact.details.role == "keyworker")


def add_entries(db: Database, count: int, now: datetime, zone: ZoneInfo, seed: int = SEED) -> None:
    """Add this many pages, spread evenly over the ten years before `now`, for measuring with a large journal."""
    from companion.storage.tables.journal import journal_entry

    pages = _pages(count, now.astimezone(UTC), zone, Random(f"{seed}/pages"))  # noqa: S311 - nothing secret
    while step := list(islice(pages, ROWS_A_WRITE)):
        with db.write("journal") as connection:
            connection.execute(journal_entry.insert(), step)


def _pages(count: int, now: datetime, zone: ZoneInfo, chance: Random) -> Iterator[dict[str, Any]]:
    paragraphs = [_paragraph(chance) for _ in range(PARAGRAPHS)]
    titles = [title for group in TITLES.values() for title in group]
    first = now - timedelta(days=3652)
    step = (now - first) / (count + 1)
    for number in range(count):
        at = first + step * (number + 1)
        said = instant_text(at)
        yield {
            # The last place of its millisecond, where no page of the invented life is.
            "sort_key": sort_key(at, RowKind.ENTRY, PLACES - 1),
            "uuid": str(UUID(int=chance.getrandbits(128), version=4)),
            "at_utc": said,
            "day": said[:10],
            "zone": zone.key,
            "title": chance.choice(titles),
            "body": f"{chance.choice(paragraphs)}\n\n{chance.choice(paragraphs)}",
            "created_at": said,
            "updated_at": said,
        }


def _paragraph(chance: Random) -> str:
    theme = chance.choice(list(THEMES))
    return " ".join(chance.sample(THEMES[theme], k=min(len(THEMES[theme]), chance.randrange(1, 4))))


def _uuid_for(*parts: str) -> str:
    """A lasting name that follows from what it names, so that the same life gives the same file."""
    return str(UUID(int=Random("/".join(parts)).getrandbits(128), version=4))  # noqa: S311


def _settings(life: Life, said: str) -> list[dict[str, Any]]:
    return [{"key": key, "value": json.dumps(value), "updated_at": said} for key, value in life.settings.items()]


def _contacts(life: Life, said: str) -> list[dict[str, Any]]:
    return [
        {
            "uuid": contact.uuid,
            "name": contact.details.name,
            "role": contact.details.role,
            "note": contact.details.note,
            "hours": contact.details.hours,
            "night_ok": int(contact.details.night_ok),
            "reach": contact.details.reach,
            "organisation": contact.details.organisation,
            "script": contact.details.script,
            "position": contact.position,
            "created_at": said,
            "updated_at": said,
        }
        for contact in life.contacts
    ]


def _numbers(life: Life) -> list[dict[str, Any]]:
    return [
        {
            "uuid": _uuid_for("number", contact.uuid, str(position)),
            "contact_uuid": contact.uuid,
            "label": number.label,
            "number": number.number,
            "position": position,
        }
        for contact in life.contacts
        for position, number in enumerate(contact.details.numbers)
    ]


def _check_ins(life: Life) -> list[dict[str, Any]]:
    return [
        {
            "sort_key": item.sort_key,
            "uuid": item.uuid,
            "day": item.day.isoformat(),
            "at_utc": instant_text(item.at),
            "zone": item.zone,
            "mood": item.mood,
            "craving": item.craving,
            "sleep": item.sleep,
            "sleep_minutes": item.sleep_minutes,
            "pain": item.pain,
            "medicine_taken": None if item.medicine_taken is None else int(item.medicine_taken),
            "used": None if item.used is None else int(item.used),
            "not_today": int(item.not_today),
            "note": item.note,
            "created_at": instant_text(item.at),
            "updated_at": instant_text(item.updated_at),
        }
        for item in life.check_ins
    ]


def _words(kind: str, words: tuple[str, ...], said: str) -> list[dict[str, Any]]:
    return [
        {"uuid": _uuid_for(kind, word), "name": word, "position": place, "created_at": said, "updated_at": said}
        for place, word in enumerate(words)
    ]


def _chosen(life: Life) -> list[dict[str, Any]]:
    return [
        {"check_in_uuid": item.uuid, "trigger_uuid": _uuid_for("word", word)}
        for item in life.check_ins
        for word in item.triggers
    ]


def _felt(life: Life) -> list[dict[str, Any]]:
    return [
        {"check_in_uuid": item.uuid, "feeling_uuid": _uuid_for("feeling", word)}
        for item in life.check_ins
        for word in item.feelings
    ]


def _entries(life: Life) -> list[dict[str, Any]]:
    return [
        {
            "sort_key": entry.sort_key,
            "uuid": entry.uuid,
            "at_utc": instant_text(entry.at),
            "day": entry.day.isoformat(),
            "zone": entry.zone,
            "title": entry.title,
            "body": entry.body,
            "created_at": instant_text(entry.created_at),
            "updated_at": instant_text(entry.updated_at),
        }
        for entry in life.entries
    ]


def _tags(life: Life, said: str) -> list[dict[str, Any]]:
    names = sorted({name for entry in life.entries for name in entry.tags})
    return [{"uuid": _uuid_for("tag", name), "name": name, "created_at": said, "updated_at": said} for name in names]


def _entry_tags(life: Life) -> list[dict[str, Any]]:
    return [
        {"entry_uuid": entry.uuid, "tag_uuid": _uuid_for("tag", name)} for entry in life.entries for name in entry.tags
    ]
