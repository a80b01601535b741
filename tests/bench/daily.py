"""Ten years in which every day was written down: what Today has to carry for whoever has used it longest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from companion.domain.day import instant_text
from companion.domain.ids import RowKind, sort_key
from companion.storage.database import Database

YEARS = 10
DAYS = YEARS * 365
AREAS = ("journal", "checkin", "counter", "contacts", "settings", "plans", "moments", "coping")
WORDS = ("Stress", "Lonely", "Pain", "Payday")
TOOLS = ("paced-breathing", "brisk-walk", "urge-surfing")
ZONE = "Europe/London"


def fill_daily(db: Database, now: datetime) -> None:
    """Write a check-in, a moment, three intentions and half a page for each of 3,650 days, and what goes with them."""
    from companion.storage import tables

    said = {"created_at": instant_text(now), "updated_at": instant_text(now)}
    days = [now.date() - timedelta(days=back) for back in range(1, DAYS + 1)]
    words = [{"uuid": _uuid("word", n), "name": word, "position": n, **said} for n, word in enumerate(WORDS)]
    with db.write(*AREAS) as connection:
        for table, rows in (
            (tables.settings.setting, _settings(said)),
            (tables.counter.count_event, _events(days, said)),
            (tables.contacts.contact, [_contact(n, said) for n in range(6)]),
            (tables.checkin.trigger_word, words),
            (tables.checkin.check_in, [_check_in(n, day, said) for n, day in enumerate(days)]),
            (tables.checkin.check_in_trigger, [_chosen(n) for n in range(DAYS)]),
            (tables.moments.moment, [_moment(n, day, said) for n, day in enumerate(days)]),
            (tables.plans.intention, list(_intentions([now.date(), *days], said))),
            (tables.plans.reason, [_reason(n, said) for n in range(6)]),
            (tables.plans.risk_date, _risk_dates(now.date(), said)),
            (tables.coping.tool_use, [_tool(n, day, said) for n, day in enumerate(days[::3])]),
            (tables.journal.journal_entry, [_page(n, day, said) for n, day in enumerate(days[::2])]),
        ):
            connection.execute(table.insert(), rows)


def _uuid(kind: str, number: int) -> str:
    return str(UUID(bytes=f"{kind:>8.8}{number:08d}".encode()[:16], version=4))


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 21, 7, tzinfo=UTC)


def _settings(said: dict[str, str]) -> list[dict[str, str]]:
    values = {"name": '"Sam"', "counting": '"count"', "naloxone_place": '"Kitchen drawer"', "naloxone_at_hand": "true"}
    return [{"key": key, "value": value, "updated_at": said["updated_at"]} for key, value in values.items()]


def _events(days: list[date], said: dict[str, str]) -> list[dict[str, Any]]:
    lapses = [("lapse", day) for day in days[300::290]]
    return [
        {"uuid": _uuid("event", n), "kind": kind, "day": day.isoformat(), "zone": ZONE, "note": "", **said}
        for n, (kind, day) in enumerate([("start", days[-1]), *lapses])
    ]


def _contact(number: int, said: dict[str, str]) -> dict[str, Any]:
    return {"uuid": _uuid("contact", number), "name": f"Someone {number}", "position": number, **said}


def _check_in(number: int, day: date, said: dict[str, str]) -> dict[str, Any]:
    at = _at(day, 19 if number % 2 else 8)
    return {
        "sort_key": sort_key(at, RowKind.CHECK_IN),
        "uuid": _uuid("checkin", number),
        "day": day.isoformat(),
        "at_utc": instant_text(at),
        "zone": ZONE,
        "mood": number % 11,
        "craving": (number * 7) % 11,
        "sleep": (number * 3) % 11,
        "sleep_minutes": 420,
        "medicine_taken": 1,
        "note": "A day like many." if number % 4 == 0 else "",
        **said,
    }


def _chosen(number: int) -> dict[str, str]:
    return {"check_in_uuid": _uuid("checkin", number), "trigger_uuid": _uuid("word", number % len(WORDS))}


def _moment(number: int, day: date, said: dict[str, str]) -> dict[str, Any]:
    at = _at(day, 15)
    where = {"sort_key": sort_key(at, RowKind.MOMENT), "at_utc": instant_text(at), "day": day.isoformat(), "zone": ZONE}
    return {"uuid": _uuid("moment", number), "craving": number % 11, "note": "", **where, **said}


def _intentions(days: list[date], said: dict[str, str]) -> Iterator[dict[str, Any]]:
    for number, day in enumerate(days):
        for place, words in enumerate(("Call Mum", "A walk", "Soup")):
            done = said["created_at"] if place == 0 else None
            row = {"uuid": _uuid("intent", number * 3 + place), "day": day.isoformat(), "words": words}
            yield {**row, "done_at": done, "position": place, **said}


def _reason(number: int, said: dict[str, str]) -> dict[str, Any]:
    return {"uuid": _uuid("reason", number), "words": f"Reason {number}, in my words.", "position": number, **said}


def _risk_dates(today: date, said: dict[str, str]) -> list[dict[str, Any]]:
    # Long past, all of them: the notice of four weeks is no part of most days.
    return [
        {"uuid": _uuid("risk", back), "kind": kind, "day": (today - timedelta(days=back)).isoformat(), **said}
        for kind, back in (("detox", 3600), ("hospital", 1200), ("custody", 900))
    ]


def _tool(number: int, day: date, said: dict[str, str]) -> dict[str, Any]:
    rated = {"rated_before": 6, "rated_after": 3 if number % 4 else 6, "seconds": 240}
    where = {"tool": TOOLS[number % len(TOOLS)], "at_utc": instant_text(_at(day, 20)), "day": day.isoformat()}
    return {"uuid": _uuid("tool", number), "zone": ZONE, **where, **rated, **said}


def _page(number: int, day: date, said: dict[str, str]) -> dict[str, Any]:
    at = _at(day, 21)
    where = {"sort_key": sort_key(at, RowKind.ENTRY), "at_utc": instant_text(at), "day": day.isoformat(), "zone": ZONE}
    return {"uuid": _uuid("page", number), "title": f"Day {number}", "body": "It went on. " * 40, **where, **said}
