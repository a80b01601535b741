"""Self-checks of the invented person, some months apart."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.demo.person import SEED
from companion.domain.day import instant_text

#: Which check, how many days ago, and what was answered; the last of the first stands with one left out.
_CHECKS: tuple[tuple[str, int, tuple[int | None, ...]], ...] = (
    ("phq-9", 160, (2, 2, 3, 3, 2, 2, 1, 1, 0)),
    ("phq-9", 120, (2, 2, 2, 3, 1, 2, 1, 0, 0)),
    ("phq-9", 80, (1, 2, 2, 2, 1, 1, 1, 0, 0)),
    ("phq-9", 34, (1, 1, 2, 1, 0, 1, 1, 0, 0)),
    ("phq-9", 12, (1, 1, 1, 1, None, 1, 0, 0, 0)),
    ("gad-7", 120, (2, 2, 2, 2, 1, 2, 1)),
    ("gad-7", 34, (1, 1, 2, 1, 1, 1, 0)),
    ("barc-10", 150, (4, 2, 3, 2, 2, 3, 3, 5, 3, 4)),
    ("barc-10", 60, (5, 3, 3, 3, 3, 4, 4, 5, 4, 5)),
    ("who-5", 45, (2, 2, 3, 1, 3)),
    ("readiness", 90, (8, 4)),
    ("readiness", 20, (9, 6)),
)


def check_rows(today: date, zone: ZoneInfo, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Rows of the self-checks."""
    from companion.storage.tables.self_checks import self_check

    chance = Random(f"{SEED}/checks")  # noqa: S311 - nothing secret is invented here
    rows = []
    for kind, ago, answers in _CHECKS:
        day = today - timedelta(days=ago)
        at = instant_text(datetime.combine(day, time(20, 15), zone))
        row = {"uuid": str(UUID(int=chance.getrandbits(128), version=4)), "kind": kind, "day": day.isoformat()}
        row |= {"at_utc": at, "zone": zone.key, "answers": json.dumps(list(answers))}
        rows.append({**row, "created_at": said, "updated_at": said})
    return [(self_check, rows)]
