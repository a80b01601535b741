"""A folder of Markdown files, with front matter or without; a single file is taken the same way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.domain.imports import Found, LeftOut, Program, Why
from companion.services.importing.reading import (
    MOST_FILES,
    Rows,
    instant,
    is_reachable,
    local,
    made_id,
    text_of,
    without_title,
    zone_named,
)

_ENDINGS = (".md", ".markdown")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d")
_WHEN = ("at", "date", "created", "created_at", "datetime", "day")


def files(folder: Path) -> list[Path]:
    """The Markdown files in a folder and below it, in the order of their names; links are not followed."""
    found = []
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in _ENDINGS and not file.is_symlink() and file.is_file():
            found.append(file)
            if len(found) > MOST_FILES:
                break
    return found


def rows(path: Path, zone: ZoneInfo) -> Rows:
    """What the files hold: a page for each, on the day its front matter or its name says."""
    for file in files(path) if path.is_dir() else [path]:
        where = file.relative_to(path).as_posix() if path.is_dir() else file.name
        yield from _rows(where, text_of(file).replace("\r\n", "\n"), file.stem, zone)


def _rows(where: str, text: str, stem: str, zone: ZoneInfo) -> Rows:
    front = _FRONT.match(text)
    told = _front(front[1]) if front is not None else {}
    if told is None:
        yield LeftOut(where, Why.BROKEN)
        return
    body = text[front.end() :] if front is not None else text
    at, whole_day = _when(told, stem, zone)
    if at is None or not is_reachable(at):
        yield LeftOut(where, Why.NO_DAY)
        return
    pictures = len(_PICTURE.findall(body))
    if pictures:
        yield LeftOut(where, Why.PICTURES, pictures)
    named, body = str(told.get("title") or ""), _PICTURE.sub("", body)
    # Where the head has a title, a heading at the beginning is one of the words.
    title, words = (named, body.strip()) if named else without_title(body)
    if not (title or words):
        yield LeftOut(where, Why.EMPTY)
        return
    own = told.get("uuid") or told.get("id")
    name = f"{Program.MARKDOWN.value}:{own}" if isinstance(own, str) else made_id(Program.MARKDOWN, where, text)
    there = zone_named(told.get("zone"), zone).key
    yield Found(name, at, there, title, words, _tags(told.get("tags")), None, whole_day, _opens(told))


def _front(text: str) -> Mapping[str, object] | None:
    from companion.services.importing.plain_yaml import mapping_of

    told = mapping_of(text)
    return None if told is None else {str(key).lower(): value for key, value in told.items()}


def _when(told: Mapping[str, object], stem: str, zone: ZoneInfo) -> tuple[datetime | None, bool]:
    for key in _WHEN:
        value = told.get(key)
        if isinstance(value, datetime):
            return (value if value.tzinfo is not None else value.replace(tzinfo=zone)), False
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day, 12, tzinfo=zone), True
        if isinstance(value, str):
            at = instant(value) or local(value, zone, *_FORMATS)
            if at is not None:
                whole = len(value.strip()) == 10
                return (at.replace(hour=12) if whole else at), whole
    found = _DAY.search(stem)
    if found is None:
        return None, False
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), 12, tzinfo=zone), True
    except ValueError:
        return None, False


def _opens(told: Mapping[str, object]) -> date | None:
    """The day a letter that our own Markdown holds stays closed until."""
    value = told.get("opens_on")
    try:
        return value if isinstance(value, date) else date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _tags(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value).split(",") if value else []
    return tuple(dict.fromkeys(tag for part in parts if (tag := str(part).strip().lstrip("#"))))
