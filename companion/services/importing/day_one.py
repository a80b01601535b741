"""The JSON archive of Day One: a zip with a JSON file for each journal and its photos beside."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import DecodeError, Raw, Struct, ValidationError
from msgspec.json import decode

from companion.domain.imports import Found, LeftOut, Program, Why
from companion.services.importing.reading import Archive, Rows, archive, instant, made_id, without_title, zone_named

_PICTURE = re.compile(r"!\[[^\]]*\]\(dayone-moment:[^)]*\)\s*")
#: Day One puts a backslash before what Markdown would take for a mark.
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


class _Entry(Struct, rename={"at": "creationDate", "zone": "timeZone"}):
    uuid: str = ""
    at: str = ""
    zone: str | None = ""
    text: str | None = ""
    tags: list[str] | None = None
    photos: list[object] | None = None


class _Journal(Struct):
    entries: list[Raw]


def is_one(held: Archive) -> bool:
    """Whether an archive is one of Day One: JSON files at its top, each beginning with what is said of it."""
    tops = [name for name in held.names if "/" not in name and name.lower().endswith(".json")]
    return any('"creationDate"' in (held.text(name) or "")[:20_000] for name in tops[:4])


def rows(path: Path, zone: ZoneInfo) -> Rows:
    """What the journals in it hold."""
    with archive(path) as held:
        for name in held.names:
            if "/" in name or not name.lower().endswith(".json"):
                continue
            try:
                journal = decode(held.text(name) or "", type=_Journal)
            except (DecodeError, ValidationError, RecursionError):
                yield LeftOut(name, Why.BROKEN)
                continue
            for place, raw in enumerate(journal.entries, 1):
                # One that is not as it should be keeps no other from coming.
                try:
                    one = decode(raw, type=_Entry)
                except (DecodeError, ValidationError, RecursionError):
                    yield LeftOut(f"{name}, {place}", Why.BROKEN)
                    continue
                yield from _rows(f"{name}, {place}", one, zone)


def _rows(where: str, one: _Entry, zone: ZoneInfo) -> Rows:
    at = instant(one.at)
    if at is None:
        yield LeftOut(where, Why.NO_DAY)
        return
    if one.photos:
        yield LeftOut(where, Why.PICTURES, len(one.photos))
    title, body = without_title(_ESCAPED.sub(r"\1", _PICTURE.sub("", one.text or "")))
    if not (title or body):
        yield LeftOut(where, Why.EMPTY)
        return
    own = f"{Program.DAY_ONE.value}:{one.uuid}" if one.uuid else made_id(Program.DAY_ONE, one.at, one.text or "")
    yield Found(own, at, zone_named(one.zone, zone).key, title, body, tuple(one.tags or ()))
