"""The rows of the invented person's daily loop, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from companion.demo.daily import Daily
from companion.domain.checkin import CheckIn, Measure
from companion.domain.counter import CountEvent
from companion.domain.day import instant_text

if TYPE_CHECKING:
    from sqlalchemy import Table

Rows = list[dict[str, Any]]


def daily_rows(daily: Daily, said: str) -> list[tuple[Table, Rows]]:
    """Give what goes into each table, in an order in which everything named is there already.

    `said` is the instant, as it is stored, at which whatever has no instant of its own was written down.
    """
    from companion.storage import tables

    own = {"created_at": said, "updated_at": said}
    return [
        (tables.moments.moment, _moments(daily)),
        (tables.plans.intention, _intentions(daily)),
        (tables.plans.reason, [_plain(one, own, "words", "position") for one in daily.reasons]),
        (
            tables.plans.risk_date,
            [{"uuid": one.uuid, "kind": one.kind.value, "day": one.day.isoformat(), **own} for one in daily.risk_dates],
        ),
        (
            tables.counter.medicine_stretch,
            [
                {
                    "uuid": one.uuid,
                    "first": one.first.isoformat(),
                    "last": one.last.isoformat() if one.last else None,
                    "name": one.name,
                    **own,
                }
                for one in daily.medicine
            ],
        ),
        (
            tables.counter.own_milestone,
            [
                {"uuid": one.uuid, "name": one.name, "basis": one.basis.value, "days": one.days, **own}
                for one in daily.milestones
            ],
        ),
        (
            tables.counter.milestone_seen,
            [{"uuid": one.uuid, "name": one.name, "seen_at": instant_text(one.at)} for one in daily.seen],
        ),
        (tables.lapse.chain_link, _chain(daily, own)),
        (tables.plans.if_then, _plans(daily, own)),
        (tables.coping.tool_use, _uses(daily)),
    ]


_MARKS = (
    {
        "kind": "highlight",
        "article": "naloxone",
        "heading": "what-it-does",
        "words": "So the people around you need to know about it.",
        "before": "You cannot give it to yourself once you have passed out. ",
        "after": "\nWho should have it\nAnyone who uses opioids",
        "note": "Showed Chris where it is: the green bag by the door.",
    },
    {
        "kind": "highlight",
        "article": "triggers",
        "heading": "what-a-trigger-is",
        "words": "A row on a pay-day may not.",
        "before": "in pairs. A row alone may be bearable. ",
        "after": "\nRead more in craving explained.",
        "note": "",
    },
    {
        "kind": "bookmark",
        "article": "triggers",
        "heading": "",
        "words": "",
        "before": "",
        "after": "",
        "note": "",
    },
)


def library_rows(said: str) -> list[tuple[Table, Rows]]:
    """Give what was read and marked in the library, the steps of a short reading, and a telephone line of their own."""
    from companion.storage.tables import library

    own = {"created_at": said, "updated_at": said}
    read = (("wont-wake-up", 100), ("naloxone", 100), ("medicines", 100), ("triggers", 45))
    return [
        (
            library.reading,
            [
                {
                    "article": article,
                    "share": share,
                    "opened_at": said,
                    "finished_at": said if share == 100 else None,
                    "updated_at": said,
                }
                for article, share in read
            ],
        ),
        (
            library.pathway_step,
            [{"pathway": "first-year", "step": "article:getting-on", "done_at": said, "updated_at": said}],
        ),
        (library.mark, [{"uuid": f"demo-mark-{at}", **mark, **own} for at, mark in enumerate(_MARKS)]),
        (
            library.own_line,
            [
                {
                    "uuid": "demo-line-1",
                    "country": "gb",
                    "kind": "drug-line",
                    "name": "Canal Street, after hours",
                    "number": "01632 960550",
                    "hours": "Until 22:00",
                    **own,
                }
            ],
        ),
    ]


def counted_rows(daily: Daily, said: str) -> Rows:
    """Give the further things that are counted."""
    return [_plain(one, {"created_at": said, "updated_at": said}, "name", "position") for one in daily.counted]


def event_rows(events: tuple[CountEvent, ...], said: str) -> Rows:
    """Give starts, lapses, restarts and past runs, of whatever is counted."""
    return [
        {
            "uuid": event.uuid,
            "counted_uuid": event.counted,
            "kind": event.kind.value,
            "at_utc": None if event.at is None else instant_text(event.at),
            "day": event.day.isoformat(),
            "last_day": event.last.isoformat() if event.last else None,
            "zone": event.zone,
            "note": event.note,
            "created_at": said,
            "updated_at": said,
        }
        for event in events
    ]


def measure_rows(measures: tuple[Measure, ...], said: str) -> Rows:
    """Give the person's own scales."""
    own = {"created_at": said, "updated_at": said}
    return [_plain(one, own, "name", "low", "high", "position") for one in measures]


def given_rows(check_ins: tuple[CheckIn, ...]) -> Rows:
    """Give what was given on those scales."""
    return [
        {"check_in_uuid": item.uuid, "measure_uuid": measure, "value": value}
        for item in check_ins
        for measure, value in item.measures
    ]


def _plain(value: object, own: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: getattr(value, name) for name in ("uuid", *names)} | own


def _moments(daily: Daily) -> Rows:
    return [
        {
            "sort_key": one.sort_key,
            "uuid": one.uuid,
            "day": one.day.isoformat(),
            "at_utc": instant_text(one.at),
            "zone": one.zone,
            "mood": one.mood,
            "craving": one.craving,
            "note": one.note,
            "created_at": instant_text(one.at),
            "updated_at": instant_text(one.at),
        }
        for one in daily.moments
    ]


def _intentions(daily: Daily) -> Rows:
    return [
        {
            "uuid": one.uuid,
            "day": one.day.isoformat(),
            "words": one.words,
            "done_at": instant_text(one.done_at) if one.done_at else None,
            "position": one.position,
            # Meant in the early morning of its day, which has come.
            "created_at": f"{one.day.isoformat()}T05:00:00.000000Z",
            "updated_at": f"{one.day.isoformat()}T05:00:00.000000Z",
        }
        for one in daily.intentions
    ]


def _chain(daily: Daily, own: dict[str, Any]) -> Rows:
    return [
        _plain(one, own, "part", "words", "next_time", "position") | {"event_uuid": one.event} for one in daily.chain
    ]


def _plans(daily: Daily, own: dict[str, Any]) -> Rows:
    return [_plain(one, own, "cue", "action", "position") | {"link_uuid": one.link} for one in daily.plans]


def _uses(daily: Daily) -> Rows:
    return [
        {
            "uuid": one.uuid,
            "tool": one.tool,
            "at_utc": instant_text(one.at),
            "day": one.day.isoformat(),
            "zone": daily.zone,
            "rated_before": one.before,
            "rated_after": one.after,
            "seconds": one.seconds,
            "created_at": instant_text(one.at),
            "updated_at": instant_text(one.at),
        }
        for one in daily.uses
    ]
