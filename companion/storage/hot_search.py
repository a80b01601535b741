"""The search over everything a person wrote, on the raw connection: newest first as they type, ranked when asked."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date

from companion.domain.day import instant_from_text
from companion.domain.ids import RowKind, kind_of
from companion.domain.journal import Marked, SearchHit, SearchPage, split_marked
from companion.storage.driver import Connection
from companion.storage.hot_journal import NEWEST, PAGE, PREVIEW_LENGTH

# Two control characters nobody types. Were they in a text all the same, only a mark would be misplaced.
OPENED, CLOSED = "\x02", "\x03"
_WORDS_SHOWN = 24
_SHORTEST_BEGINNING = 3
# Weighing a match takes about a microsecond. Only words that are on nearly every page have more matches than this.
MOST_RANKED = 40_000

_COLUMNS = f"""
    SELECT search.rowid, highlight(search, 0, '{OPENED}', '{CLOSED}'),
           snippet(search, 1, '{OPENED}', '{CLOSED}', '…', {_WORDS_SHOWN}),
           coalesce(e.uuid, c.uuid, m.uuid, w.uuid), coalesce(e.at_utc, c.at_utc, m.at_utc, w.at_utc),
           coalesce(e.day, c.day, m.day, w.day), coalesce(e.zone, c.zone, m.zone, w.zone)
    FROM search LEFT JOIN journal_entry AS e ON e.sort_key = search.rowid
        LEFT JOIN check_in AS c ON c.sort_key = search.rowid
        LEFT JOIN moment AS m ON m.sort_key = search.rowid
        LEFT JOIN wellbeing AS w ON w.sort_key = search.rowid
"""  # noqa: S608
NEWEST_FIRST = f"{_COLUMNS} WHERE search MATCH ?1 AND search.rowid < ?2 ORDER BY search.rowid DESC LIMIT ?3"
RANKED = f"""{_COLUMNS}
    WHERE search MATCH ?1 AND search.rowid >= ?2 AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?3
"""
_NEWEST_MATCHES = "SELECT min(rowid) FROM (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)"
_MARKED = f"""
    SELECT highlight(search, 0, '{OPENED}', '{CLOSED}'), highlight(search, 1, '{OPENED}', '{CLOSED}')
    FROM search WHERE search MATCH ?1 AND search.rowid = ?2
"""  # noqa: S608
# Letters outside of ASCII are folded here and not by SQLite, so such names are always looked at.
_TAGS = """
    SELECT uuid, name FROM tag
    WHERE deleted_at IS NULL AND (name LIKE ?1 ESCAPE '/' OR name GLOB '*[^ -~]*')
"""
# Driven by the tags, so that a rare one never walks the whole journal; CROSS JOIN keeps that order.
_TAGGED = f"""
    WITH found AS (
        SELECT e.sort_key AS key, min(tag.name) AS name
        FROM tag CROSS JOIN entry_tag ON entry_tag.tag_uuid = tag.uuid
            CROSS JOIN journal_entry AS e ON e.uuid = entry_tag.entry_uuid
        WHERE tag.uuid IN (SELECT value FROM json_each(?1)) AND e.deleted_at IS NULL AND e.sort_key < ?2
        GROUP BY key ORDER BY key DESC LIMIT ?3
    )
    SELECT e.sort_key, e.title, substr(e.body, 1, {PREVIEW_LENGTH}), e.uuid, e.at_utc, e.day, e.zone, found.name
    FROM found CROSS JOIN journal_entry AS e ON e.sort_key = found.key ORDER BY found.key DESC
"""  # noqa: S608
_ANY = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"


def match_of(text: str) -> str | None:
    """The search expression for what was typed: every word quoted, the last one a beginning; None without words.

    Whatever a person types is text to look for and never an operator.
    """
    words = _words(text)
    return _expression(words) if words else None


def newest_first(connection: Connection, text: str, before: int | None = None, limit: int = PAGE) -> SearchPage:
    """A page of hits, newest first, of rows whose key is lower than `before`: by their words, or by a tag.

    Where nothing begins as the last word does, shorter beginnings of it are tried: word endings are not in the index,
    so that "lonel", on the way to "lonely", would find nothing.
    """
    words = _words(text)
    if not words:
        return SearchPage((), None)
    start = NEWEST if before is None else before
    expression, widened = _expression(words), False
    rows = connection.execute(NEWEST_FIRST, (expression, start, limit + 1)).fetchall()
    if not rows and (before is None or not _finds(connection, expression)):
        for expression in _wider(words):
            rows = connection.execute(NEWEST_FIRST, (expression, start, limit + 1)).fetchall()
            if rows:
                widened = True
                break
    found = {row[0]: _hit(row) for row in rows}
    # Each part has one row more than a page, so the newest of both together leave no gap between pages.
    for hit in _tagged(connection, words, start, limit + 1):
        found.setdefault(hit.sort_key, hit)
    keys = sorted(found, reverse=True)
    hits = tuple(found[key] for key in keys[:limit])
    return SearchPage(hits, hits[-1].sort_key if len(keys) > limit else None, widened)


def ranked(connection: Connection, text: str, limit: int = PAGE) -> SearchPage:
    """The best hits first, words in a title counting four times as much; of the newest 40,000 where there are more."""
    words = _words(text)
    if not words:
        return SearchPage((), None)
    for number, expression in enumerate((_expression(words), *_wider(words))):
        oldest = connection.execute(_NEWEST_MATCHES, (expression, MOST_RANKED)).fetchone()[0]
        if oldest is not None:
            rows = connection.execute(RANKED, (expression, oldest, limit)).fetchall()
            best = {row[0]: _hit(row) for row in rows}
            for hit in _tagged(connection, words, NEWEST, limit - len(best)):
                best.setdefault(hit.sort_key, hit)
            return SearchPage(tuple(best.values()), None, widened=number > 0)
    return SearchPage(_tagged(connection, words, NEWEST, limit), None)


def marked(connection: Connection, text: str, key: int) -> tuple[Marked, Marked]:
    """The whole title and body of a row, marked where a search finds them; two empty ones where it finds nothing."""
    words = _words(text)
    for expression in (_expression(words), *_wider(words)) if words else ():
        row = connection.execute(_MARKED, (expression, key)).fetchone()
        if row is not None:
            return split_marked(row[0], OPENED, CLOSED), split_marked(row[1], OPENED, CLOSED)
    return (), ()


def _words(text: str) -> list[str]:
    # Half of a surrogate pair cannot be stored, and a NUL would end the expression early.
    plain = text.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")
    return [word for word in plain.split() if any(char.isalnum() for char in word)]


def _expression(words: list[str]) -> str:
    quoted = ['"{}"'.format(word.replace('"', '""')) for word in words]
    # A beginning of one letter would gather half the index, and says too little to be useful.
    last = words[-1]
    return " ".join(quoted) + ("*" if sum(char.isalnum() for char in last) > 1 else "")


def _wider(words: list[str]) -> Iterator[str]:
    """Expressions with an ever shorter last word, at least three letters and three fifths of it."""
    last = words[-1]
    least = max(_SHORTEST_BEGINNING, -(-len(last) * 3 // 5))
    for length in range(len(last) - 1, least - 1, -1):
        shorter = last[:length]
        if any(char.isalnum() for char in shorter):
            yield _expression([*words[:-1], shorter])


def _tagged(connection: Connection, words: list[str], before: int, limit: int) -> tuple[SearchHit, ...]:
    """Entries with a tag that begins as all that was typed, newest first; one letter alone is a whole tag."""
    wanted = _folded(" ".join(words))
    beginning = sum(char.isalnum() for char in wanted) > 1
    escaped = "".join(f"/{char}" if char in "%_/" else char for char in wanted)
    tags = [
        uuid
        for uuid, name in connection.execute(_TAGS, (f"{escaped}%",))
        if (_folded(name).startswith(wanted) if beginning else _folded(name) == wanted)
    ]
    if not tags or limit <= 0:
        return ()
    rows = connection.execute(_TAGGED, (json.dumps(tags), before, limit)).fetchall()
    return tuple(_tag_hit(row) for row in rows)


def _folded(name: str) -> str:
    """A name in small letters without accents."""
    if name.isascii():
        return name.lower()
    spread = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _tag_hit(row: tuple[int, str, str, str, str, str, str, str]) -> SearchHit:
    key, title, preview, uuid, at_utc, day, zone, name = row
    after: Marked = ((f" · {preview}", False),) if preview.strip() else ()
    return SearchHit(
        kind=kind_of(key),
        sort_key=key,
        uuid=uuid,
        at=instant_from_text(at_utc),
        day=date.fromisoformat(day),
        zone=zone,
        title=((title, False),) if title else (),
        snippet=((name, True), *after),
    )


def _finds(connection: Connection, expression: str) -> bool:
    return connection.execute(_ANY, (expression,)).fetchone() is not None


def _hit(row: tuple[int, str, str, str, str, str, str]) -> SearchHit:
    key, title, snippet, uuid, at_utc, day, zone = row
    kind: RowKind = kind_of(key)
    return SearchHit(
        kind=kind,
        sort_key=key,
        uuid=uuid,
        at=instant_from_text(at_utc),
        day=date.fromisoformat(day),
        zone=zone,
        title=split_marked(title, OPENED, CLOSED),
        snippet=split_marked(snippet, OPENED, CLOSED),
    )
