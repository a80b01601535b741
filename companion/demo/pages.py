"""A page of the invented person that has all a page can have, a closed letter, names of theirs and searches kept."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.demo.hope import PICTURE_SIZE, evening_picture
from companion.demo.person import SEED
from companion.domain.day import instant_text
from companion.domain.ids import RowKind, first_key
from companion.domain.markdown import picture_line

_DAYS_AGO = 9
_TITLE = "Up the hill with Ife"
_FIRST = "We went up the hill at last. I nearly stayed in.\n\n- [ ] Ring Chris about Sunday"
_REST = """

## What I want to keep
- The wind, and that I **asked** her to come
- *Not* looking at my phone once

> You always say no first, she said. Then you come."""
_LETTER = """Dear me,

## How it is just now

Tired, and steadier than I say. Ife still brings soup.

## One thing to remember

The first hour of the morning is the worst, and it ends."""
_OPENS_IN = timedelta(days=120)
_OWN_WORDS = ("Ife", "keyworker")
_SEARCHES = (("Good days worth reading again", 'tag:"good day" mood:7-10'), ("When it was hard", "craving:6-10"))


def page_rows(today: date, zone: ZoneInfo, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Rows of the page and of what belongs to it."""
    from companion.storage.tables.hope import attachment
    from companion.storage.tables.journal import (
        entry_picture,
        entry_version,
        journal_entry,
        saved_search,
        spelling_word,
    )

    chance = Random(f"{SEED}/page")  # noqa: S311 - nothing secret is invented here

    def uuid() -> str:
        return str(UUID(int=chance.getrandbits(128), version=4))

    day = today - timedelta(days=_DAYS_AGO)
    at = datetime.combine(day, time(19, 20), zone)
    written, changed = instant_text(at), instant_text(at + timedelta(hours=2))
    own, times = {"created_at": said, "updated_at": said}, {"created_at": written, "updated_at": changed}
    page, picture, content = uuid(), uuid(), evening_picture()
    kept = {"uuid": uuid(), "media_type": "image/png", "size": len(content), "preview": content, "content": content}
    words = f"{_FIRST.replace('[ ]', '[x]')}\n\n{picture_line('From the top, at dusk', picture)}{_REST}"
    entry = {"sort_key": first_key(at) + RowKind.ENTRY, "uuid": page, "at_utc": written, "day": day.isoformat()}
    wide, high = PICTURE_SIZE
    shown = {"uuid": picture, "entry_uuid": page, "attachment_uuid": kept["uuid"], "width": wide, "height": high}
    before = {"uuid": uuid(), "entry_uuid": page, "title": _TITLE, "body": _FIRST, "tags": "[]"}
    later = at + timedelta(minutes=40)
    letter = {"sort_key": first_key(later) + RowKind.ENTRY, "uuid": uuid(), "at_utc": instant_text(later)}
    letter |= {"title": "A letter to myself", "body": _LETTER, "opens_on": (day + _OPENS_IN).isoformat()}
    return [
        (journal_entry, [{**entry, "zone": zone.key, "title": _TITLE, "body": words, **times, "opens_on": None}]),
        (journal_entry, [{**letter, "day": day.isoformat(), "zone": zone.key, **times}]),
        (attachment, [{**kept, "sha256": hashlib.sha256(content).hexdigest(), **times}]),
        (entry_picture, [{**shown, **times}]),
        (entry_version, [{**before, "written_at": written, "replaced_at": changed}]),
        (spelling_word, [{"uuid": uuid(), "name": name, **own} for name in _OWN_WORDS]),
        (
            saved_search,
            [
                {"uuid": uuid(), "name": name, "query": line, "position": place, **own}
                for place, (name, line) in enumerate(_SEARCHES)
            ],
        ),
    ]
