"""The CSV of Daylio: a mood of five, activities and a note for each time; each becomes a moment with its words."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.domain.imports import Found, LeftOut, Program, Why
from companion.services.importing.reading import Rows, local, made_id, text_of

#: Its five moods, as they are called unless somebody renamed them, on our scale of 0 to 10.
MOODS = {"rad": 10, "good": 8, "meh": 5, "bad": 3, "awful": 1}
_FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M %p", "%Y-%m-%d %I:%M%p")


def is_one(beginning: str) -> bool:
    """Whether a file begins as its CSV does."""
    head = beginning.lstrip("\ufeff").split("\n", 1)[0].replace('"', "")
    return head.startswith("full_date,date,weekday,time,mood")


def rows(path: Path, zone: ZoneInfo) -> Rows:
    """What it holds. A mood with a name of their own has no place on a scale, and stays a word of the note."""
    reader = csv.DictReader(io.StringIO(text_of(path).lstrip("\ufeff"), newline=""))
    try:
        for place, row in enumerate(reader, 2):
            yield _row(f"{place}", row, zone)
    except csv.Error:
        yield LeftOut(f"{reader.line_num}", Why.BROKEN)


def _row(where: str, row: dict[str, str | None], zone: ZoneInfo) -> Found | LeftOut:
    day, time = (row.get("full_date") or "").strip(), (row.get("time") or "").strip().replace("\u202f", " ")
    at = local(f"{day} {time or '12:00'}", zone, *_FORMATS)
    if at is None:
        return LeftOut(where, Why.NO_DAY)
    said = (row.get("mood") or "").strip()
    mood = MOODS.get(said.casefold())
    activities = [part.strip() for part in (row.get("activities") or "").split("|") if part.strip()]
    title, note = (row.get("note_title") or "").strip(), (row.get("note") or "").strip()
    words = [said if mood is None else "", title, note.replace("<br>", "\n"), ", ".join(activities)]
    body = "\n".join(part for part in words if part)
    if mood is None and not body:
        return LeftOut(where, Why.EMPTY)
    own = made_id(Program.DAYLIO, day, time, said, body)
    if mood is None:
        return Found(own, at, zone.key, "", body)
    return Found(own, at, zone.key, "", body, (), mood)
