"""How rows are named: a UUID for ever, and a sort key that puts the timeline in order.

A sort key packs the instant a row belongs to (milliseconds), a number that tells rows of one millisecond apart,
and the kind of row, so that newest first over all kinds is a walk along primary keys.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import IntEnum

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
KEYS_PER_MILLISECOND = 1024
PLACES = 256


class RowKind(IntEnum):
    """What a sort key points at."""

    ENTRY = 0
    CHECK_IN = 1
    MOMENT = 2
    WELLBEING = 3


_KINDS = tuple(RowKind)


def new_uuid() -> str:
    """Make the lasting name of a new row, a random UUID as text."""
    # Not needed to show anything, and slow to import.
    from uuid import uuid4

    return str(uuid4())


def first_key(instant: datetime) -> int:
    """Give the lowest sort key of an instant's millisecond; the highest is 1,023 above it."""
    return (instant - _EPOCH) // _MILLISECOND * KEYS_PER_MILLISECOND


def sort_key(instant: datetime, kind: RowKind, place: int = 0) -> int:
    """Pack an instant, a kind and a place 0 to 255 within the millisecond into one integer."""
    if not 0 <= place < PLACES:
        raise ValueError(f"a place is 0 to {PLACES - 1}, not {place}")
    return first_key(instant) + place * 4 + kind


def kind_of(key: int) -> RowKind:
    """Tell what kind of row a sort key points at."""
    return _KINDS[key & 3]


def instant_of(key: int) -> datetime:
    """Give the instant (UTC, whole milliseconds) that a sort key stands for."""
    return _EPOCH + key // KEYS_PER_MILLISECOND * _MILLISECOND
