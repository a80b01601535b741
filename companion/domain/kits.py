"""Naloxone kits: where each is, until when it is good, and who knows how to use it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from companion.domain.value import Value

#: From how many days before its date on a kit is told of: time enough to get another.
SOON_DAYS = 30


class KitKind(StrEnum):
    """What kind of kit it is; UNSAID where nobody said."""

    UNSAID = ""
    SPRAY = "spray"
    INJECTION = "injection"
    OTHER = "other"


class KitWords(Value):
    """What a person wrote of a kit. `expires` is the last day it is good for; `trained` who knows how to use it."""

    place: str
    kind: KitKind = KitKind.UNSAID
    expires: date | None = None
    trained: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.place.strip():
            raise ValueError("a kit is somewhere")


class Kit(Value):
    """A kit in the register, in the person's order."""

    uuid: str
    words: KitWords
    position: int = 0


class Freshness(StrEnum):
    """How it stands with a kit's date: not said, good, soon past, or past."""

    UNSAID = "unsaid"
    GOOD = "good"
    SOON = "soon"
    PAST = "past"


def freshness(kit: Kit, today: date) -> Freshness:
    """How it stands with the date of a kit on a day; on its last day it is still good."""
    expires = kit.words.expires
    if expires is None:
        return Freshness.UNSAID
    left = (expires - today).days
    if left < 0:
        return Freshness.PAST
    return Freshness.SOON if left <= SOON_DAYS else Freshness.GOOD


def to_renew(kits: Iterable[Kit], today: date) -> tuple[Kit, ...]:
    """The kits whose date is past or soon will be, the nearest first."""
    asked = [kit for kit in kits if freshness(kit, today) in (Freshness.SOON, Freshness.PAST)]
    return tuple(sorted(asked, key=lambda kit: (kit.words.expires or today, kit.uuid)))


def where(kits: Iterable[Kit]) -> str:
    """Where naloxone is, in a line: the places of the first two kits."""
    return "; ".join([kit.words.place for kit in kits][:2])
