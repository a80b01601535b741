"""Urges the invented person noted beside moments, and worries they put off, as rows of their tables."""

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


def urge_rows(moments: Iterable[Moment], today: date, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """An urge beside each moment with a strong craving, and worries put off until tomorrow."""
    from companion.storage.tables.coping import urge, worry

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
    return [(urge, urges), (worry, worries)]
