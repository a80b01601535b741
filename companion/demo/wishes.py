"""What the invented person would like for money not spent and for days, as rows."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from companion.demo.person import SEED


def wish_rows(today: date, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """One that came true, one for money and one for days."""
    from companion.storage.tables.progress import wish

    chance = Random(f"{SEED}/wishes")  # noqa: S311 - nothing secret is invented here
    told: tuple[dict[str, Any], ...] = (
        {"name": "Walking boots", "cents": 8500, "days": None, "had_on": (today - timedelta(days=140)).isoformat()},
        {"name": "Two nights by the sea with Mum", "cents": 1_200_000, "days": None, "had_on": None},
        {"name": "A guitar lesson", "cents": None, "days": 2000, "had_on": None},
    )
    rows = [
        {
            "uuid": str(UUID(int=chance.getrandbits(128), version=4)),
            **one,
            "position": place,
            "created_at": said,
            "updated_at": said,
        }
        for place, one in enumerate(told)
    ]
    return [(wish, rows)]
