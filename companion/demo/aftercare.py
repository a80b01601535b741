"""The naloxone kits of the invented person, and the calendar after their days in hospital, as rows of their tables."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from companion.demo.person import SEED

#: How long ago they came out, and what they had in their calendar, by the day after that; those before today are done.
_LEFT = 19
_STEPS = (
    (0, "Naloxone with me, Chris knows where"),
    (3, "Ring Dana about the first visit"),
    (6, "Soup with Mum"),
    (12, "Dana, by phone"),
    (19, "Group at seven"),
    (24, "Doctor: sleep and the tooth"),
    (33, "Dana, at the clinic"),
    (54, "Which days will be hard? Write them down"),
    (89, "Three months: look back with Dana"),
)


def aftercare_rows(today: date, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Rows of the register of kits and of one calendar."""
    from companion.storage.tables.aftercare import aftercare_step, discharge, kit

    chance = Random(f"{SEED}/aftercare")  # noqa: S311 - nothing secret is invented here
    own = {"created_at": said, "updated_at": said}

    def uuid() -> str:
        return str(UUID(int=chance.getrandbits(128), version=4))

    kits: list[dict[str, Any]] = [
        {"uuid": uuid(), "place": place, "kind": kind, "expires": expires.isoformat(), "trained": trained, **own}
        | {"position": at}
        for at, (place, kind, expires, trained) in enumerate(
            (
                ("Kitchen drawer, left", "spray", today + timedelta(days=400), "Chris, Mum"),
                ("In my rucksack", "spray", today + timedelta(days=160), "Chris"),
            )
        )
    ]
    left = today - timedelta(days=_LEFT)
    calendar = uuid()
    steps: list[dict[str, Any]] = [
        {
            "uuid": uuid(),
            "discharge_uuid": calendar,
            "day": (left + timedelta(days=day)).isoformat(),
            "words": words,
            "done_at": said if day < _LEFT else None,
            "position": at,
            **own,
        }
        for at, (day, words) in enumerate(_STEPS)
    ]
    left_row = {"uuid": calendar, "day": left.isoformat(), "place": "St Anne's", **own}
    return [(kit, kits), (discharge, [left_row]), (aftercare_step, steps)]
