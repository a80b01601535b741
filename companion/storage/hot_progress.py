"""Prepared reads behind Progress: sums and averages are made by the file itself, whatever the number of years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from companion.domain.insights import CravingAt, DayNoted
from companion.domain.progress import (
    Given,
    HourCell,
    Lines,
    Mean,
    Span,
    Square,
    SquareSums,
    Step,
    Wish,
    WordUse,
    buckets,
)
from companion.storage.driver import Connection

#: Two cravings written down within so many milliseconds are one.
_ONE_CRAVING = 30 * 60 * 1000
_DAY_MS = 24 * 60 * 60 * 1000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_FIRST = """
    SELECT min(day) FROM (
        SELECT min(day) AS day FROM check_in WHERE deleted_at IS NULL
        UNION ALL SELECT min(day) FROM moment WHERE deleted_at IS NULL
        UNION ALL SELECT min(day) FROM journal_entry WHERE deleted_at IS NULL
    )
"""
# A day's own number is that of its check-in; where it has none, the average of its moments.
_DAYS = """
    SELECT day, coalesce(max(mood), avg(mood_then)) AS mood, coalesce(max(craving), avg(craving_then)) AS craving,
           max(sleep) AS sleep, max(pain) AS pain
    FROM (
        SELECT day, mood, craving, sleep, pain, NULL AS mood_then, NULL AS craving_then FROM check_in
        WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2
        UNION ALL
        SELECT day, NULL, NULL, NULL, NULL, mood, craving FROM moment
        WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2
    )
    GROUP BY day
"""
_BUCKET = {
    Step.DAY: "CAST(julianday(day) - julianday(?1) AS INTEGER)",
    Step.WEEK: "CAST(julianday(day) - julianday(?1) AS INTEGER) / 7",
    Step.MONTH: "(substr(day, 1, 4) - substr(?1, 1, 4)) * 12 + substr(day, 6, 2) - substr(?1, 6, 2)",
}
_MEANS = ", ".join(f"avg({given.value}), count({given.value})" for given in Given)
_LINES = {step: f"SELECT {bucket}, {_MEANS} FROM ({_DAYS}) GROUP BY 1" for step, bucket in _BUCKET.items()}  # noqa: S608
_ALL_MEANS = f"SELECT {_MEANS} FROM ({_DAYS})"  # noqa: S608
_WRITTEN = "SELECT count(*) FROM check_in WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
_SQUARES = """
    SELECT day, mood, craving FROM check_in WHERE deleted_at IS NULL AND NOT not_today AND day BETWEEN ? AND ?
"""
_SQUARE_SUMS = """
    SELECT sum(NOT not_today), count(mood), coalesce(sum(mood > 6), 0), coalesce(sum(mood < 4), 0) FROM check_in
    WHERE deleted_at IS NULL AND day BETWEEN ? AND ?
"""
_WORDS = """
    SELECT word.name, count(*), avg(c.craving), count(c.craving) FROM check_in_{kind} AS chosen
    JOIN check_in AS c ON c.uuid = chosen.check_in_uuid JOIN {kind}_word AS word ON word.uuid = chosen.{kind}_uuid
    WHERE c.deleted_at IS NULL AND c.day BETWEEN ? AND ? GROUP BY word.uuid ORDER BY count(*) DESC, word.name LIMIT 12
"""
_TRIGGERS, _FEELINGS = (_WORDS.format(kind=kind) for kind in ("trigger", "feeling"))
_ZONES = """
    SELECT zone, min(sort_key) / 1024, max(sort_key) / 1024 FROM moment
    WHERE deleted_at IS NULL AND craving IS NOT NULL AND day BETWEEN ? AND ? GROUP BY zone
"""
# The wall clock is some minutes away from UTC for as long as the zone keeps to them.
_HOURS = """
    SELECT (sort_key / 1024 + :away) / 3600000, count(*), sum(craving) FROM moment
    WHERE deleted_at IS NULL AND craving IS NOT NULL AND day BETWEEN :first AND :last AND zone = :zone
    AND sort_key >= :since * 1024 AND sort_key < :until * 1024 GROUP BY 1
"""
_CRAVINGS = """
    SELECT day, count(*) FROM (
        SELECT day, at - lag(at, 1, 0) OVER (ORDER BY at) AS since FROM (
            SELECT day, sort_key / 1024 AS at FROM moment
            WHERE deleted_at IS NULL AND craving > 0 AND day BETWEEN ?1 AND ?2
            UNION ALL
            SELECT day, CAST((julianday(at_utc) - 2440587.5) * 86400000 AS INTEGER) FROM tool_use
            WHERE deleted_at IS NULL AND rated_before > 0 AND day BETWEEN ?1 AND ?2
        )
    ) WHERE since > ?3 GROUP BY day
"""
_WAYS = """
    SELECT tool, count(*), sum(rated_before + rated_after > 0), sum(rated_before > rated_after),
           sum(rated_before - rated_after)
    FROM tool_use WHERE deleted_at IS NULL AND day BETWEEN ? AND ? GROUP BY tool
"""
_DROPS = """
    SELECT tool, rated_before - rated_after FROM tool_use
    WHERE deleted_at IS NULL AND rated_before + rated_after > 0 AND day BETWEEN ? AND ?
"""
# A day counts as taken where the check-in, or every dose written down for it, says so.
_MEDICINE = """
    SELECT sum(taken), count(*) FROM (
        SELECT day, min(taken) AS taken FROM (
            SELECT day, medicine_taken AS taken FROM check_in
            WHERE deleted_at IS NULL AND medicine_taken IS NOT NULL AND day BETWEEN ?1 AND ?2
            UNION ALL
            SELECT dose.day, dose.taken FROM dose JOIN medicine ON medicine.uuid = dose.medicine_uuid
            WHERE dose.deleted_at IS NULL AND medicine.deleted_at IS NULL AND dose.day BETWEEN ?1 AND ?2
        ) GROUP BY day
    )
"""
_WISHES = (
    "SELECT uuid, name, cents, days, had_on FROM wish WHERE deleted_at IS NULL ORDER BY position, created_at, uuid"
)
_NOTED = """
    SELECT uuid, day, craving, mood, sleep, sleep_minutes, pain, not_today FROM check_in
    WHERE deleted_at IS NULL AND day BETWEEN ? AND ? ORDER BY day
"""
_CHOSEN = """
    SELECT c.day, word.name FROM check_in_{kind} AS chosen
    JOIN check_in AS c ON c.uuid = chosen.check_in_uuid JOIN {kind}_word AS word ON word.uuid = chosen.{kind}_uuid
    WHERE c.deleted_at IS NULL AND c.day BETWEEN ? AND ?
"""
_CRAVINGS_AT = """
    SELECT at_utc, zone, craving FROM moment
    WHERE deleted_at IS NULL AND craving IS NOT NULL AND day BETWEEN ? AND ? ORDER BY sort_key
"""


def first_day(connection: Connection) -> date | None:
    """The first day anything was written on."""
    (day,) = connection.execute(_FIRST).fetchone()
    return None if day is None else date.fromisoformat(day)


def lines(connection: Connection, span: Span, step: Step) -> Lines:
    """The averages of every point of the lines."""
    days = buckets(span, step)
    values: dict[Given, list[Mean | None]] = {given: [None] * len(days) for given in Given}
    for bucket, *told in connection.execute(_LINES[step], _ends(span)):
        for place, given in enumerate(Given):
            values[given][bucket] = _mean(told, place)
    return Lines(step, days, {given: tuple(row) for given, row in values.items()})


def means(connection: Connection, span: Span) -> dict[Given, Mean]:
    """The averages of a stretch as a whole; what was never given is absent."""
    told = connection.execute(_ALL_MEANS, _ends(span)).fetchone()
    found = {given: _mean(told, place) for place, given in enumerate(Given)}
    return {given: mean for given, mean in found.items() if mean is not None}


def written(connection: Connection, span: Span) -> int:
    """On how many days there is a check-in."""
    return int(connection.execute(_WRITTEN, _ends(span)).fetchone()[0])


def squares(connection: Connection, span: Span, used: Iterable[date]) -> dict[date, Square]:
    """The days that have something to show."""
    gone = {day for day in used if span.first <= day <= span.last}
    found = {
        (at := date.fromisoformat(day)): Square(at, mood, craving, written=True, used=at in gone)
        for day, mood, craving in connection.execute(_SQUARES, _ends(span))
    }
    return found | {day: Square(day, used=True) for day in gone if day not in found}


def square_sums(connection: Connection, span: Span, used: Iterable[date]) -> SquareSums:
    """What the days of a stretch come to."""
    written, moods, high, low = connection.execute(_SQUARE_SUMS, _ends(span)).fetchone()
    return SquareSums(written or 0, moods, high, low, sum(span.first <= day <= span.last for day in used))


def triggers(connection: Connection, span: Span) -> tuple[WordUse, ...]:
    """What was behind the days, the most often chosen first."""
    return _words(connection, _TRIGGERS, span)


def feelings(connection: Connection, span: Span) -> tuple[WordUse, ...]:
    """What was felt, the most often chosen first."""
    return _words(connection, _FEELINGS, span)


def hours(connection: Connection, span: Span) -> tuple[HourCell, ...]:
    """When cravings were written down, by the clock that was on the wall there and then."""
    first, last = _ends(span)
    sums: dict[tuple[int, int], tuple[int, int]] = {}
    for zone, since, until in connection.execute(_ZONES, (first, last)).fetchall():
        for begin, end, away in _offsets(ZoneInfo(zone), since, until + 1):
            told = {"first": first, "last": last, "zone": zone, "since": begin, "until": end, "away": away}
            for hour, times, total in connection.execute(_HOURS, told):
                # 1 January 1970 was a Thursday.
                cell = (hour // 24 + 3) % 7 + 1, hour % 24
                before = sums.get(cell, (0, 0))
                sums[cell] = before[0] + times, before[1] + total
    return tuple(HourCell(*cell, times, total / times) for cell, (times, total) in sorted(sums.items()))


def cravings(connection: Connection, span: Span) -> dict[date, int]:
    """How many cravings were written down by day; those within half an hour of the one before are the same one."""
    rows = connection.execute(_CRAVINGS, (*_ends(span), _ONE_CRAVING))
    return {date.fromisoformat(day): times for day, times in rows}


def ways(connection: Connection, span: Span) -> dict[str, tuple[int, int, int, int]]:
    """By way to cope: tried, rated before and after, lower after, and by how much in all."""
    return {
        tool: (tries, rated or 0, eased or 0, total or 0)
        for tool, tries, rated, eased, total in connection.execute(_WAYS, _ends(span))
    }


def medicine(connection: Connection, span: Span) -> tuple[int, int]:
    """On how many days medicine was taken, of how many that say so."""
    taken, answered = connection.execute(_MEDICINE, _ends(span)).fetchone()
    return taken or 0, answered


def wishes(connection: Connection) -> tuple[Wish, ...]:
    """What they would like, in their order."""
    return tuple(
        Wish(uuid, name, cents, days, None if had is None else date.fromisoformat(had))
        for uuid, name, cents, days, had in connection.execute(_WISHES)
    )


def noted(connection: Connection, span: Span) -> tuple[DayNoted, ...]:
    """What was given day by day, for what the notes show."""
    words: dict[str, dict[str, set[str]]] = {}
    for kind in ("trigger", "feeling"):
        for day, name in connection.execute(_CHOSEN.format(kind=kind), _ends(span)):
            words.setdefault(day, {}).setdefault(kind, set()).add(name)
    found = []
    for _uuid, day, craving, mood, sleep, minutes, pain, not_today in connection.execute(_NOTED, _ends(span)):
        chosen = words.get(day, {})
        found.append(
            DayNoted(
                date.fromisoformat(day),
                craving,
                mood,
                sleep,
                minutes,
                pain,
                not not_today,
                frozenset(chosen.get("trigger", ())),
                frozenset(chosen.get("feeling", ())),
            )
        )
    return tuple(found)


def cravings_at(connection: Connection, span: Span) -> tuple[CravingAt, ...]:
    """Cravings of moments with the quarter of the day they were in, by the clock that was on the wall."""
    zones: dict[str, ZoneInfo] = {}
    found = []
    for at, zone, craving in connection.execute(_CRAVINGS_AT, _ends(span)):
        if zone not in zones:
            zones[zone] = ZoneInfo(zone)
        found.append(CravingAt(datetime.fromisoformat(at).astimezone(zones[zone]).hour // 6, craving))
    return tuple(found)


def drops(connection: Connection, span: Span) -> dict[str, tuple[int, ...]]:
    """By way to cope: by how much each rated time eased."""
    found: dict[str, list[int]] = {}
    for tool, drop in connection.execute(_DROPS, _ends(span)):
        found.setdefault(tool, []).append(drop)
    return {tool: tuple(one) for tool, one in found.items()}


def _ends(span: Span) -> tuple[str, str]:
    return span.first.isoformat(), span.last.isoformat()


def _mean(told: Sequence[float | int | None], place: int) -> Mean | None:
    value, days = told[2 * place], told[2 * place + 1]
    return None if value is None or not days else Mean(float(value), int(days))


def _words(connection: Connection, sql: str, span: Span) -> tuple[WordUse, ...]:
    return tuple(
        WordUse(name, days, None if craving is None else Mean(craving, of))
        for name, days, craving, of in connection.execute(sql, _ends(span))
    )


def _offsets(zone: ZoneInfo, since: int, until: int) -> list[tuple[int, int, int]]:
    """Stretches of milliseconds since 1970 in which a zone's clock is as far from UTC, and how far, in milliseconds."""
    found, begin, away = [], since, _away(zone, since)
    while begin < until:
        end = _change(zone, begin, until, away)
        found.append((begin, end, away))
        if end < until:
            away = _away(zone, end)
        begin = end
    return found


def _change(zone: ZoneInfo, begin: int, until: int, away: int) -> int:
    """The first millisecond from `begin` on at which the clock was put otherwise, or `until`."""
    # Clocks are put forward and back weeks apart: looked at every ten days, none is missed.
    at = begin
    while at < until and _away(zone, at) == away:
        at += 10 * _DAY_MS
    if at >= until and _away(zone, until) == away:
        return until
    low, high = max(begin, at - 10 * _DAY_MS), min(at, until)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _away(zone, middle) == away else (low, middle)
    return high


def _away(zone: ZoneInfo, at: int) -> int:
    told = (_EPOCH + timedelta(milliseconds=at)).astimezone(zone).utcoffset()
    return 0 if told is None else round(told.total_seconds() * 1000)
