"""The archive of Journey (journey.cloud): a zip with a JSON file for each entry and its pictures beside."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import DecodeError, Struct, ValidationError
from msgspec.json import decode

from companion.domain.imports import Found, LeftOut, Program, Why
from companion.services.importing.reading import (
    Archive,
    Rows,
    archive,
    is_reachable,
    made_id,
    without_title,
    zone_named,
)

_BREAKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "blockquote", "tr"})


class _Entry(Struct):
    id: str = ""
    text: str | None = ""
    date_journal: float | str | None = 0
    timezone: str | None = ""
    tags: list[str] | None = None
    photos: list[object] | None = None


def is_one(held: Archive) -> bool:
    """Whether an archive is one of Journey: an entry of it says on which day it is about."""
    files = [name for name in held.names if name.lower().endswith(".json")]
    return any('"date_journal"' in (held.text(name) or "")[:100_000] for name in files[:4])


def rows(path: Path, zone: ZoneInfo) -> Rows:
    """What the entries in it hold."""
    with archive(path) as held:
        for name in held.names:
            if not name.lower().endswith(".json"):
                continue
            try:
                one = decode(held.text(name) or "", type=_Entry)
            except (DecodeError, ValidationError, RecursionError):
                yield LeftOut(name, Why.BROKEN)
                continue
            yield from _rows(name, one, zone)


def _rows(name: str, one: _Entry, zone: ZoneInfo) -> Rows:
    at = _instant(one.date_journal)
    if at is None:
        yield LeftOut(name, Why.NO_DAY)
        return
    if one.photos:
        yield LeftOut(name, Why.PICTURES, len(one.photos))
    title, body = without_title(_plain(one.text or ""))
    if not (title or body):
        yield LeftOut(name, Why.EMPTY)
        return
    own = (
        f"{Program.JOURNEY.value}:{one.id}"
        if one.id
        else made_id(Program.JOURNEY, str(one.date_journal), one.text or "")
    )
    yield Found(own, at, zone_named(one.timezone, zone).key, title, body, tuple(one.tags or ()))


def _instant(milliseconds: float | str | None) -> datetime | None:
    try:
        at = datetime.fromtimestamp(float(milliseconds) / 1000, UTC) if milliseconds else None
    except (ValueError, OverflowError, OSError):
        return None
    return at if at is not None and is_reachable(at) else None


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _plain(text: str) -> str:
    """Newer versions write HTML, older ones Markdown."""
    if not text.lstrip().startswith("<"):
        return text
    words = _Words()
    words.feed(text)
    words.close()
    lines = [line.strip() for line in "".join(words.parts).split("\n")]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept).strip()
