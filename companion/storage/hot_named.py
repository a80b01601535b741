"""What a search finds by a name given to it: pages by their tags, check-ins by their trigger words and feelings."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from companion.domain.day import instant_from_text
from companion.domain.ids import kind_of
from companion.domain.journal import SearchHit, marked_text
from companion.domain.value import Value
from companion.storage.driver import Connection
from companion.storage.hot_journal import PREVIEW_LENGTH

#: Rows with a name are gathered and put in order up to so many; a name on more of them is met soon by walking the rows.
FEW = 1_000

#: Before a word, asks for a tag; some write it before the tag itself, too.
TAG_MARK = "#"


class _Names(Value):
    """Names of one kind: their table, the table that links them to rows, and those rows' table with its words."""

    table: str
    link: str
    named: str
    row: str
    rows: str
    title: str
    body: str


_KINDS = (
    _Names(
        "tag", "entry_tag", "tag_uuid", "entry_uuid", "journal_entry", "r.title", "iif(r.opens_on IS NULL, r.body, '')"
    ),
    _Names("trigger_word", "check_in_trigger", "trigger_uuid", "check_in_uuid", "check_in", "''", "r.note"),
    _Names("feeling_word", "check_in_feeling", "feeling_uuid", "check_in_uuid", "check_in", "''", "r.note"),
)
_TAGS = 0
# Letters outside of ASCII are folded here and not by SQLite, so such names are always looked at, as are those written
# with a "#". A word taken off a list still stands on the check-ins it was chosen on.
_BEGINNING = "(name LIKE ?1 ESCAPE '/' OR name GLOB '*[^ -~]*' OR name GLOB '#*')"
_LIKE = " UNION ALL ".join(
    f"SELECT {place}, uuid, name FROM {kind.table} WHERE {_BEGINNING}"  # noqa: S608
    + (" AND deleted_at IS NULL" if kind.table == "tag" else "")
    for place, kind in enumerate(_KINDS)
)


def _columns(kind: _Names) -> str:
    return f"r.sort_key, {kind.title}, substr({kind.body}, 1, {PREVIEW_LENGTH}), r.uuid, r.at_utc, r.day, r.zone"


def _within(kind: _Names) -> str:
    return "r.deleted_at IS NULL AND r.sort_key > ?2 AND r.sort_key < ?3"


_MANY: Mapping[_Names, str] = MappingProxyType(
    {
        kind: f"SELECT count(*) > ?2 FROM (SELECT 1 FROM {kind.link} WHERE {kind.named} IN"  # noqa: S608
        " (SELECT value FROM json_each(?1)) LIMIT ?2 + 1)"
        for kind in _KINDS
    }
)
# Driven by the names, so that a rare one never walks all rows; CROSS JOIN keeps that order.
_GATHERED: Mapping[_Names, str] = MappingProxyType(
    {
        kind: f"""
            WITH found AS (
                SELECT r.sort_key AS key, min(named.name) AS name
                FROM {kind.table} AS named CROSS JOIN {kind.link} AS link ON link.{kind.named} = named.uuid
                    CROSS JOIN {kind.rows} AS r ON r.uuid = link.{kind.row}
                WHERE named.uuid IN (SELECT value FROM json_each(?1)) AND {_within(kind)}
                GROUP BY key ORDER BY key DESC LIMIT ?4
            )
            SELECT {_columns(kind)}, found.name
            FROM found CROSS JOIN {kind.rows} AS r ON r.sort_key = found.key ORDER BY found.key DESC
        """  # noqa: S608
        for kind in _KINDS
    }
)
_WALKED: Mapping[_Names, str] = MappingProxyType(
    {
        kind: f"""
            SELECT {_columns(kind)}, (
                SELECT min(named.name) FROM {kind.link} AS link
                    JOIN {kind.table} AS named ON named.uuid = link.{kind.named}
                WHERE link.{kind.row} = r.uuid AND named.uuid IN (SELECT value FROM json_each(?1))
            ) AS name
            FROM {kind.rows} AS r WHERE {_within(kind)} AND name IS NOT NULL ORDER BY r.sort_key DESC LIMIT ?4
        """  # noqa: S608
        for kind in _KINDS
    }
)


def found_by_name(
    connection: Connection, typed: str, after: int, before: int, limit: int, *, tags: bool = False
) -> tuple[SearchHit, ...]:
    """Rows with a name that begins as all that was typed; one letter alone is a whole name.

    With `tags` the names are tags alone, and one letter is a beginning too: that is what was asked for. Their keys lie
    between `after` and `before`, neither included; of each kind of name the newest `limit`, newest first. The name
    stands marked before their words.
    """
    wanted = _folded(typed)
    beginning = tags or sum(char.isalnum() for char in wanted) > 1
    escaped = "".join(f"/{char}" if char in "%_/" else char for char in wanted)
    names: dict[int, list[str]] = {}
    for place, uuid, name in connection.execute(_LIKE, (f"{escaped}%",)):
        bare = _folded(name).lstrip(TAG_MARK)
        if (bare.startswith(wanted) if beginning else bare == wanted) and not (tags and place != _TAGS):
            names.setdefault(place, []).append(uuid)
    if limit <= 0:
        return ()
    hits: dict[int, SearchHit] = {}
    for place, uuids in names.items():
        kind, listed = _KINDS[place], json.dumps(uuids)
        many = connection.execute(_MANY[kind], (listed, FEW)).fetchone()[0]
        rows = connection.execute((_WALKED if many else _GATHERED)[kind], (listed, after, before, limit))
        for row in rows:
            hits.setdefault(row[0], _hit(row))
    return tuple(hits[key] for key in sorted(hits, reverse=True))


def _folded(name: str) -> str:
    """A name in small letters without accents."""
    if name.isascii():
        return name.lower()
    spread = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _hit(row: tuple[int, str, str, str, str, str, str, str]) -> SearchHit:
    key, title, preview, uuid, at_utc, day, zone, name = row
    said = marked_text(((name, True), (f" · {preview}" if preview.strip() else "", False)))
    at, of_day = instant_from_text(at_utc), date.fromisoformat(day)
    return SearchHit(kind_of(key), key, uuid, at, of_day, zone, marked_text(((title, False),)), said)
