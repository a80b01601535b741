"""What the invented person noted of urges and put off of worries, and a way to cope of their own, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from companion.demo.person import SEED
from companion.domain.checkin import Moment
from companion.domain.day import instant_text

#: From how strong on a craving was noted with what set it off.
_STRONG = 6
_SET_OFF = (
    ("Being alone", "Rang Chris"),
    ("A message or call", "Put the phone in the kitchen"),
    ("Money", "Paid rent"),
)
_WORRIES = ("Whether the flat will come through", "Mum's results on Thursday")
#: Sorted by the lists that the shipped ways are sorted by.
_WAY = {
    "name": "Take the bins out and walk round the block",
    "steps": "Shoes on, phone in my pocket\nOnce round, past the school\nText Chris when I am back",
    "feelings": "restless",
    "triggers": "alone",
    "minutes": 10,
    "position": 0,
}


def urge_rows(moments: Iterable[Moment], today: date, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """An urge beside each moment with a strong craving, worries put off until tomorrow, and a way of their own."""
    from companion.storage.tables.coping import own_strategy, urge, worry

    chance = Random(f"{SEED}/urges")  # noqa: S311 - nothing secret is invented here

    def uuid() -> str:
        return str(UUID(int=chance.getrandbits(128), version=4))

    urges: list[dict[str, Any]] = []
    for place, one in enumerate(moment for moment in moments if (moment.craving or 0) >= _STRONG):
        set_off_by, did = _SET_OFF[place % len(_SET_OFF)]
        at = {"created_at": instant_text(one.at), "updated_at": instant_text(one.at)}
        row = {"moment_uuid": one.uuid, "set_off_by": set_off_by, "did": did}
        urges.append({"uuid": uuid(), **row, "rated_after": max(0, (one.craving or 0) - 3), **at})
    day = (today + timedelta(days=1)).isoformat()
    own = {"created_at": said, "updated_at": said}
    worries: list[dict[str, Any]] = [{"uuid": uuid(), "words": words, "day": day, **own} for words in _WORRIES]
    way: dict[str, Any] = {"uuid": uuid(), **_WAY, **own}
    return [(urge, urges), (worry, worries), (own_strategy, [way])]
