"""Files of jrnl (jrnl.sh): what `jrnl --format json` writes, and its journal as it keeps it, of version 2 and later."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import DecodeError, Raw, Struct, ValidationError
from msgspec.json import decode

from companion.domain.imports import Found, LeftOut, Program, Why
from companion.services.importing.reading import Rows, local, made_id, text_of

_HEAD = re.compile(r"^\[(\d{4}-\d\d-\d\d[ T]\d\d?:\d\d(?::\d\d)?(?: ?[AP]M)?)\] ?(.*)$", re.M | re.I)
_FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M %p", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M")
_STARRED = re.compile(r"^\*\s+|\s+\*$")
_TAG = re.compile(r"(?<![\w@#])[@#](\w[\w-]*)")


class _Entry(Struct):
    title: str = ""
    body: str = ""
    date: str = ""
    time: str = ""
    tags: list[str] = []
    starred: bool = False


class _Journal(Struct):
    entries: list[Raw]


def is_json(beginning: str) -> bool:
    """Whether a file begins as its JSON does."""
    return (
        re.match(r'\s*\{\s*"tags"\s*:\s*\{', beginning) is not None
        or re.match(r'\s*\{\s*"entries"\s*:\s*\[\s*(\{\s*"title"|\])', beginning) is not None
    )


def is_text(beginning: str) -> bool:
    """Whether a file begins as its journal does."""
    return _HEAD.match(beginning.lstrip()) is not None


def json_rows(path: Path, zone: ZoneInfo) -> Rows:
    """What its JSON holds."""
    try:
        journal = decode(text_of(path), type=_Journal)
    except (DecodeError, ValidationError, RecursionError):
        yield LeftOut(path.name, Why.BROKEN)
        return
    for place, raw in enumerate(journal.entries, 1):
        # One that is not as it should be keeps no other from coming.
        try:
            one = decode(raw, type=_Entry)
        except (DecodeError, ValidationError, RecursionError):
            yield LeftOut(f"{place}", Why.BROKEN)
            continue
        at = local(f"{one.date} {one.time or '12:00'}", zone, *_FORMATS)
        yield _row(f"{place}", at, one.title, one.body, one.tags, zone)


def text_rows(path: Path, zone: ZoneInfo) -> Rows:
    """What its journal holds: an entry begins with its time in brackets at the beginning of a line."""
    text = text_of(path).replace("\r\n", "\n")
    heads = list(_HEAD.finditer(text))
    if heads and text[: heads[0].start()].strip():
        yield LeftOut("1", Why.NO_DAY)
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        # A star before or after the title is its own mark.
        title = _STARRED.sub("", head[2].strip())
        title = title.strip("*") if title.count("*") == 1 else title
        body = text[head.end() : end].strip("\n")
        found = _TAG.findall(f"{title} {body}")
        yield _row(f"{place + 1}", local(head[1].upper(), zone, *_FORMATS), title, body, found, zone)


def _row(where: str, at: object, title: str, body: str, tags: list[str], zone: ZoneInfo) -> Found | LeftOut:
    from datetime import datetime

    if not isinstance(at, datetime):
        return LeftOut(where, Why.NO_DAY)
    if not (title.strip() or body.strip()):
        return LeftOut(where, Why.EMPTY)
    own = made_id(Program.JRNL, at.replace(tzinfo=None).isoformat(), title, body)
    named = tuple(dict.fromkeys(tag.lstrip("@#").casefold() for tag in tags))
    return Found(own, at, zone.key, title.strip(), body.strip(), named)
