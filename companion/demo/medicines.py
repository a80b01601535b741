"""The medicines of the invented person, and what was said of their doses in the last ten weeks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.demo import daily_words as words
from companion.demo.person import SEED
from companion.domain.day import day_start, instant_text

_SAID_FOR, _HOUR = 70, timedelta(hours=1)
_DAY = timedelta(days=1)


def medicine_rows(today: date, zone: ZoneInfo, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """A depot once a month, and something at night: as rows of their tables."""
    from companion.storage.tables.medicines import dose, medicine

    chance = Random(f"{SEED}/medicines")  # noqa: S311 - nothing secret is invented here
    own = {"created_at": said, "updated_at": said}
    depot, night = (str(UUID(int=chance.getrandbits(128), version=4)) for _ in range(2))
    written: list[dict[str, Any]] = [
        {
            "uuid": depot,
            "name": words.MEDICINES[1],
            "dose": "as on the card",
            "form": "injection",
            "unit": "month",
            "times": "",
            "first": (today - _DAY * 1328).isoformat(),
            "collect_on": "",
            "lasts_until": None,
            "note": "Dana books the next one each time.",
            "position": 0,
            **own,
        },
        {
            "uuid": night,
            "name": "Mirtazapine",
            "dose": "one, as on the label",
            "form": "tablet",
            "unit": "day",
            "times": "22:00",
            "first": (today - _DAY * 200).isoformat(),
            "collect_on": "5",
            "lasts_until": (today + _DAY * 4).isoformat(),
            "note": "",
            "position": 1,
            **own,
        },
    ]
    return [(medicine, written), (dose, list(_doses(night, today, zone, chance)))]


def _doses(medicine: str, today: date, zone: ZoneInfo, chance: Random) -> list[dict[str, Any]]:
    rows = []
    for back in range(_SAID_FOR, 0, -1):
        # Some evenings nothing was said of it, and now and then it was missed.
        if chance.random() < 0.08:
            continue
        day = today - _DAY * back
        at: datetime = day_start(day, zone, 22) + _HOUR * chance.random()
        said = instant_text(at)
        rows.append(
            {
                "uuid": str(UUID(int=chance.getrandbits(128), version=4)),
                "medicine_uuid": medicine,
                "day": day.isoformat(),
                "time": "22:00",
                "taken": int(chance.random() >= 0.06),
                "at_utc": said,
                "zone": zone.key,
                "created_at": said,
                "updated_at": said,
            }
        )
    return rows
