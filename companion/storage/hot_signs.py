"""Prepared reads of warning signs, and of the days they look at: a few reads over a range, however many days it has."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from companion.domain.signs import Days, DayTold, Rule, Sign, What, from_plain
from companion.storage.driver import Connection

_SIGNS = """
    SELECT uuid, name, rule, is_on FROM warning_sign WHERE deleted_at IS NULL ORDER BY position, created_at, uuid
"""
_PUT_AWAY = "SELECT sign_uuid, max(day) FROM sign_shown WHERE put_away_at IS NOT NULL GROUP BY sign_uuid"
_CHECK_INS = """
    SELECT day, sleep_minutes, sleep, craving, mood, pain, medicine_taken, not_today FROM check_in
    WHERE deleted_at IS NULL AND day BETWEEN ? AND ?
"""
_MOMENTS = """
    SELECT day, max(craving), min(mood) FROM moment WHERE deleted_at IS NULL AND day BETWEEN ? AND ? GROUP BY day
"""
_PAGES = "SELECT DISTINCT day FROM journal_entry WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
_DOSES = """
    SELECT dose.day, min(dose.taken) FROM dose JOIN medicine ON medicine.uuid = dose.medicine_uuid
    WHERE dose.deleted_at IS NULL AND medicine.deleted_at IS NULL AND dose.day BETWEEN ? AND ? GROUP BY dose.day
"""
_TRIGGERS = """
    SELECT c.day, word.name FROM check_in AS c JOIN check_in_trigger AS t ON t.check_in_uuid = c.uuid
    JOIN trigger_word AS word ON word.uuid = t.trigger_uuid WHERE c.deleted_at IS NULL AND c.day BETWEEN ? AND ?
"""
_FEELINGS = """
    SELECT c.day, word.name FROM check_in AS c JOIN check_in_feeling AS f ON f.check_in_uuid = c.uuid
    JOIN feeling_word AS word ON word.uuid = f.feeling_uuid WHERE c.deleted_at IS NULL AND c.day BETWEEN ? AND ?
"""
_MEASURES = """
    SELECT c.day, m.measure_uuid, m.value FROM check_in AS c JOIN check_in_measure AS m ON m.check_in_uuid = c.uuid
    WHERE c.deleted_at IS NULL AND c.day BETWEEN ? AND ?
"""
_FIRST = "SELECT min(day) FROM check_in WHERE deleted_at IS NULL"
_SCALES = (What.SLEEP_TIME, What.SLEEP, What.CRAVING, What.MOOD, What.PAIN)


def signs(connection: Connection) -> tuple[Sign, ...]:
    """Every sign, in the person's order."""
    return tuple(Sign(uuid, name, _rule(rule), bool(on), rule) for uuid, name, rule, on in connection.execute(_SIGNS))


def put_away(connection: Connection) -> dict[str, date]:
    """The last day on which each sign was put away."""
    return {uuid: date.fromisoformat(day) for uuid, day in connection.execute(_PUT_AWAY)}


def days(connection: Connection, first: date, last: date) -> Days:
    """What is known of the days of a range, both ends too. Of a craving the highest of a day counts, of a mood the
    lowest, whether a check-in or a moment told of it."""
    span = first.isoformat(), last.isoformat()
    numbers: dict[str, dict[tuple[What, str], int]] = defaultdict(dict)
    there: dict[str, set[tuple[What, str]]] = defaultdict(set)
    asked: dict[str, set[What]] = defaultdict(set)
    told = {day for (day,) in connection.execute(_PAGES, span)}
    for day, *scales, taken, not_today in connection.execute(_CHECK_INS, span):
        told.add(day)
        if not not_today:
            asked[day] |= {What.TRIGGER, What.FEELING}
        numbers[day] = {(what, ""): given for what, given in zip(_SCALES, scales, strict=True) if given is not None}
        # On the last of the days a no is a "not yet", and no dose that was missed.
        _missed(day, taken if taken or day != span[1] else None, asked, there)
    for day, taken in connection.execute(_DOSES, span):
        _missed(day, taken, asked, there)
    for day, craving, mood in connection.execute(_MOMENTS, span):
        told.add(day)
        known = numbers[day]
        if craving is not None:
            known[What.CRAVING, ""] = max(craving, known.get((What.CRAVING, ""), craving))
        if mood is not None:
            known[What.MOOD, ""] = min(mood, known.get((What.MOOD, ""), mood))
    for what, words in ((What.TRIGGER, _TRIGGERS), (What.FEELING, _FEELINGS)):
        for day, name in connection.execute(words, span):
            there[day].add((what, name.casefold()))
    for day, uuid, value in connection.execute(_MEASURES, span):
        numbers[day][What.MEASURE, uuid] = value
    (began,) = connection.execute(_FIRST).fetchone()
    return Days(
        {
            date.fromisoformat(day): DayTold(
                day in told, numbers.get(day, {}), frozenset(there.get(day, ())), frozenset(asked.get(day, ()))
            )
            for day in told | asked.keys()
        },
        None if began is None else date.fromisoformat(began),
    )


def _missed(day: str, taken: int | None, asked: dict[str, set[What]], there: dict[str, set[tuple[What, str]]]) -> None:
    """Note what a check-in, or the doses of a day, say of medicine; NULL says nothing."""
    if taken is not None:
        asked[day].add(What.MEDICINE_MISSED)
    if taken == 0:
        there[day].add((What.MEDICINE_MISSED, ""))


def _rule(text: str) -> Rule | None:
    try:
        return from_plain(json.loads(text))
    except (RecursionError, ValueError):
        return None
