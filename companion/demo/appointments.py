"""What the invented person has to go to: a group, their keyworker, a dentist; one time moved and one off."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.demo.person import SEED

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def appointment_rows(today: date, zone: ZoneInfo, keyworker: str, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Rows of appointments and of their single times; `keyworker` is the uuid of who sees them every two weeks."""
    from companion.storage.tables.appointments import appointment, appointment_change

    chance = Random(f"{SEED}/appointments")  # noqa: S311 - nothing secret is invented here
    own = {"created_at": said, "updated_at": said}

    def uuid() -> str:
        return str(UUID(int=chance.getrandbits(128), version=4))

    # Thursday evenings, and every other Tuesday morning; the next Tuesday is one of theirs.
    thursday = today + _DAY * ((3 - today.weekday()) % 7)
    tuesday = today + _DAY * ((1 - today.weekday()) % 7)
    group, visit, dentist = uuid(), uuid(), uuid()
    blank = {"place": "", "note": "", "contact_uuid": None, "zone": zone.key, "rule": ""}
    written: list[dict[str, Any]] = [
        {
            **blank,
            "uuid": group,
            "kind": "meeting",
            "title": "Thursday group",
            "place": "Library, second floor",
            "starts": f"{thursday - _WEEK * 60}T19:00",
            "minutes": 90,
            "rule": "FREQ=WEEKLY;BYDAY=TH",
            "remind": "120",
            **own,
        },
        {
            **blank,
            "uuid": visit,
            "kind": "appointment",
            "title": "Visit",
            "place": "Harbour clinic",
            "contact_uuid": keyworker,
            "starts": f"{tuesday - _WEEK * 52}T09:30",
            "minutes": 45,
            "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            # The evening before, at seven, and an hour before.
            "remind": "870 60",
            **own,
        },
        {
            **blank,
            "uuid": dentist,
            "kind": "appointment",
            "title": "Dentist",
            "note": "Say beforehand what I take.",
            "starts": f"{today + _DAY * 17}T14:15",
            "minutes": 30,
            "remind": "1440",
            **own,
        },
    ]
    changes: list[dict[str, Any]] = [
        {
            "uuid": uuid(),
            "appointment_uuid": visit,
            "of_start": f"{tuesday + _WEEK * 2}T09:30",
            "starts": f"{tuesday + _WEEK * 2 + _DAY}T11:00",
            **own,
        },
        {
            "uuid": uuid(),
            "appointment_uuid": group,
            "of_start": f"{thursday + _WEEK * 2}T19:00",
            "starts": None,
            **own,
        },
    ]
    return [(appointment, written), (appointment_change, changes)]
