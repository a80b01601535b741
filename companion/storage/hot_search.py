"""The search over everything a person wrote, on the raw connection: newest first as they type, ranked when asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from companion.domain.ids import RowKind, instant_of, kind_of
from companion.domain.journal import CLOSED, OPENED, Marked, SearchHit, SearchPage, split_marked
from companion.domain.looking import Sought
from companion.storage.driver import Connection
from companion.storage.hot_journal import NEWEST, OLDEST, PAGE
from companion.storage.hot_named import TAG_MARK, found_by_name
from companion.storage.hot_narrow import among_hits

_WORDS_SHOWN = 24
_PIECE = re.compile(r'"[^"]*"|\S+')
_SHORTEST_BEGINNING = 3
# Weighing a match takes about a microsecond. Only words that are on nearly every page have more matches than this.
MOST_RANKED = 40_000
# Each match that is looked at for more than its words takes some microseconds.
MOST_LOOKED_AT = 8_000

# A key tells which table its row is in, so that one is looked into and not four; nor is what the key says read again.
_WHOSE = " ".join(
    f"WHEN {kind:d} THEN (SELECT uuid || ' ' || day || ' ' || zone FROM {table} WHERE sort_key = search.rowid)"  # noqa: S608
    for kind, table in (
        (RowKind.ENTRY, "journal_entry"),
        (RowKind.CHECK_IN, "check_in"),
        (RowKind.MOMENT, "moment"),
        (RowKind.WELLBEING, "wellbeing"),
    )
)
_COLUMNS = f"""
    SELECT search.rowid, highlight(search, 0, '{OPENED}', '{CLOSED}'),
           snippet(search, 1, '{OPENED}', '{CLOSED}', '…', {_WORDS_SHOWN}), CASE search.rowid & 3 {_WHOSE} END
    FROM search
"""  # noqa: S608
_NARROWED = f"""{_COLUMNS}
    WHERE search MATCH :words AND {{}} ORDER BY search.rowid DESC LIMIT :limit
"""
# Where all that fits is gathered, few are weighed, and words are marked in the best of them alone; where it is not, the
# index gives the best first, and one looks at them until there are enough.
_BEST_GATHERED = """
    SELECT search.rowid FROM search WHERE search MATCH :words AND {} ORDER BY bm25(search, 4.0, 1.0) LIMIT :limit
"""
_BEST_WALKED = """
    SELECT search.rowid FROM search
    WHERE search MATCH :words AND rank MATCH 'bm25(4.0, 1.0)' AND {} ORDER BY rank LIMIT :limit
"""
# In one walk through the matches: a beginning that is asked for key by key is gathered anew for each of them.
_ASKED_FOR = f"""{_COLUMNS}
    WHERE search MATCH :words AND search.rowid BETWEEN :lowest AND :highest
        AND +search.rowid IN (SELECT value FROM json_each(:keys)) ORDER BY search.rowid DESC
"""  # noqa: S608
NEWEST_FIRST = f"{_COLUMNS} WHERE search MATCH ?1 AND search.rowid < ?2 ORDER BY search.rowid DESC LIMIT ?3"
RANKED = f"""{_COLUMNS}
    WHERE search MATCH ?1 AND search.rowid >= ?2 AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?3
"""
_NEWEST_MATCHES = "SELECT min(rowid) FROM (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)"
_NEWEST_AMONG = """
    SELECT min(rowid) FROM (
        SELECT rowid FROM search WHERE search MATCH :words AND rowid >= :oldest AND rowid < :before
        ORDER BY rowid DESC LIMIT :most
    )
"""
_MARKED = f"""
    SELECT highlight(search, 0, '{OPENED}', '{CLOSED}'), highlight(search, 1, '{OPENED}', '{CLOSED}')
    FROM search WHERE search MATCH ?1 AND search.rowid = ?2
"""  # noqa: S608
_ANY = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"


def match_of(text: str) -> str | None:
    """The search expression for what was typed: every word quoted, the last one a beginning; None without words.

    Whatever a person types is text to look for and never an operator.
    """
    words = _words(text)
    return _expression(words) if words else None


def newest_first(connection: Connection, text: str, before: int | None = None, limit: int = PAGE) -> SearchPage:
    """A page of hits, newest first, of rows whose key is lower than `before`: by words, or by a name.

    Where nothing begins as the last word does, shorter beginnings of it are tried: word endings are not in the index,
    so that "lonel", on the way to "lonely", would find nothing. "#word" finds by tags alone, where one begins so.
    """
    words = _words(text)
    if not words:
        return SearchPage((), None)
    start = NEWEST if before is None else before
    if tag := _tag_asked_for(connection, words):
        tagged = found_by_name(connection, tag, OLDEST, start, limit + 1, tags=True)
        return SearchPage(tagged[:limit], tagged[limit - 1].sort_key if len(tagged) > limit else None)
    expression, widened = _expression(words), False
    rows = connection.execute(NEWEST_FIRST, (expression, start, limit + 1)).fetchall()
    if not rows and (before is None or not _finds(connection, expression)):
        for expression in _wider(words):
            rows = connection.execute(NEWEST_FIRST, (expression, start, limit + 1)).fetchall()
            if rows:
                widened = True
                break
    more = len(rows) > limit
    # Of what has such a name, only what is newer than the last hit by words has a place on a full page.
    named = found_by_name(connection, _typed(words), rows[limit - 1][0] if more else OLDEST, start, limit + 1)
    hits = [_hit(row) for row in rows[:limit]]
    if named:
        by_words = {hit.sort_key for hit in hits}
        hits += (hit for hit in named if hit.sort_key not in by_words)
        hits.sort(key=_key, reverse=True)
        more = more or len(hits) > limit
    # Either part has one row more than a page where there is one, so that pages have no gap between them.
    page = tuple(hits[:limit])
    return SearchPage(page, page[-1].sort_key if more else None, widened)


def ranked(connection: Connection, text: str, limit: int = PAGE) -> SearchPage:
    """The best hits first, words in a title counting four times as much; of the newest 40,000 where there are more."""
    words = _words(text)
    if not words:
        return SearchPage((), None)
    if tag := _tag_asked_for(connection, words):
        return SearchPage(found_by_name(connection, tag, OLDEST, NEWEST, limit, tags=True), None)
    for number, expression in enumerate((_expression(words), *_wider(words))):
        oldest = connection.execute(_NEWEST_MATCHES, (expression, MOST_RANKED)).fetchone()[0]
        if oldest is not None:
            rows = connection.execute(RANKED, (expression, oldest, limit)).fetchall()
            best = {row[0]: _hit(row) for row in rows}
            for hit in found_by_name(connection, _typed(words), OLDEST, NEWEST, limit - len(best)):
                if len(best) < limit:
                    best.setdefault(hit.sort_key, hit)
            return SearchPage(tuple(best.values()), None, widened=number > 0)
    return SearchPage(found_by_name(connection, _typed(words), OLDEST, NEWEST, limit)[:limit], None)


def narrowed(connection: Connection, sought: Sought, before: int | None = None, limit: int = PAGE) -> SearchPage:
    """As `newest_first`, of what fits the rest of what is looked for; names of tags are asked for there, not here."""
    found = _first_found(connection, _words(sought.words))
    if found is None:
        return SearchPage((), None)
    expression, widened = found
    condition, given = among_hits(connection, sought, before)
    values = {**given, "words": expression, "limit": limit + 1}
    rows = connection.execute(_NARROWED.format(condition), values).fetchall()
    page = tuple(_hit(row) for row in rows[:limit])
    return SearchPage(page, page[-1].sort_key if len(rows) > limit else None, widened)


def ranked_narrowed(connection: Connection, sought: Sought, limit: int = PAGE) -> SearchPage:
    """As `ranked`, of what fits the rest of what is looked for; after the best of the newest come any others."""
    found = _first_found(connection, _words(sought.words))
    if found is None:
        return SearchPage((), None)
    expression, widened = found
    condition, given = among_hits(connection, sought)
    values = {**given, "words": expression, "limit": limit}
    statement = _BEST_GATHERED
    if "keys" not in given:
        statement = _BEST_WALKED
        oldest = connection.execute(_NEWEST_AMONG, {**values, "most": MOST_LOOKED_AT}).fetchone()[0]
        values["oldest"] = given["oldest"] if oldest is None else oldest
    rows = connection.execute(statement.format(condition), values)
    places = {key: place for place, (key,) in enumerate(rows)}
    hits = sorted(_asked_for(connection, expression, list(places)), key=lambda hit: places[hit.sort_key])
    if len(hits) < limit:
        others = [hit for hit in narrowed(connection, sought, limit=limit).hits if hit.sort_key not in places]
        hits += others[: limit - len(hits)]
    return SearchPage(tuple(hits), None, widened)


def _first_found(connection: Connection, words: list[str]) -> tuple[str, bool] | None:
    """The expression that finds anything at all, and whether it is a wider one; whatever else is looked for."""
    for number, expression in enumerate((_expression(words), *_wider(words)) if words else ()):
        if _finds(connection, expression):
            return expression, number > 0
    return None


def _asked_for(connection: Connection, expression: str, keys: list[int]) -> list[SearchHit]:
    if not keys:
        return []
    given = {"words": expression, "keys": json.dumps(keys), "lowest": min(keys), "highest": max(keys)}
    return [_hit(row) for row in connection.execute(_ASKED_FOR, given)]


def marked(connection: Connection, text: str, key: int) -> tuple[Marked, Marked]:
    """The whole title and body of a row, marked where a search finds them; two empty ones where it finds nothing."""
    words = _words(text)
    for expression in (_expression(words), *_wider(words)) if words else ():
        row = connection.execute(_MARKED, (expression, key)).fetchone()
        if row is not None:
            return split_marked(row[0]), split_marked(row[1])
    return (), ()


def _tag_asked_for(connection: Connection, words: list[str]) -> str:
    """The beginning of a tag that was asked for by its mark; '' where none was, or no page has such a tag."""
    typed = _typed(words)
    tag = typed.lstrip(TAG_MARK)
    return tag if tag != typed and found_by_name(connection, tag, OLDEST, NEWEST, 1, tags=True) else ""


def _words(text: str) -> list[str]:
    # Half of a surrogate pair cannot be stored, and a NUL would end the expression early.
    plain = text.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")
    # What stands in quotes is one piece, to be found as it stands.
    return [word for word in _PIECE.findall(plain) if any(char.isalnum() for char in word)]


def _typed(words: list[str]) -> str:
    """The words as a name would have them: without the quotes round what is to be found as it stands."""
    return " ".join(word[1:-1] if _is_phrase(word) else word for word in words)


def _is_phrase(word: str) -> bool:
    return len(word) > 2 and word[0] == word[-1] == '"'


def _expression(words: list[str]) -> str:
    bare = [word[1:-1] if _is_phrase(word) else word for word in words]
    quoted = ['"{}"'.format(word.replace('"', '""')) for word in bare]
    # A beginning of one letter would gather half the index, and says too little to be useful.
    last = "" if _is_phrase(words[-1]) else words[-1]
    return " ".join(quoted) + ("*" if sum(char.isalnum() for char in last) > 1 else "")


def _wider(words: list[str]) -> Iterator[str]:
    """Expressions with an ever shorter last word, at least three letters and three fifths of it."""
    last = words[-1]
    if _is_phrase(last):
        return
    least = max(_SHORTEST_BEGINNING, -(-len(last) * 3 // 5))
    for length in range(len(last) - 1, least - 1, -1):
        shorter = last[:length]
        # An "s" at its end would be taken for an ending and left out: "los" would look for whatever begins as "lo".
        if any(char.isalnum() for char in shorter) and shorter[-1] not in "sS":
            yield _expression([*words[:-1], shorter])


def _finds(connection: Connection, expression: str) -> bool:
    return connection.execute(_ANY, (expression,)).fetchone() is not None


def _key(hit: SearchHit) -> int:
    return hit.sort_key


def _hit(row: tuple[int, str, str, str]) -> SearchHit:
    key, title, snippet, whose = row
    uuid, day, zone = whose.split(" ", 2)
    return SearchHit(kind_of(key), key, uuid, instant_of(key), date.fromisoformat(day), zone, title, snippet)
