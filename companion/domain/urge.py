"""An urge that was written down, beside the moment it belongs to."""

from __future__ import annotations

from companion.domain.coping import checked_rating
from companion.domain.value import Value


class UrgeNote(Value):
    """What was written of an urge: how strong, what set it off, what was done, and how strong after; none is needed.

    Ratings are 0 to 10, ValueError outside of that; None was not given, which is not zero.
    """

    strength: int | None = None
    set_off_by: tuple[str, ...] = ()
    did: str = ""
    after: int | None = None

    def __post_init__(self) -> None:
        checked_rating(self.strength)
        checked_rating(self.after)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        ratings = self.strength is None and self.after is None
        return ratings and not self.did.strip() and not any(one.strip() for one in self.set_off_by)


class Urge(Value):
    """An urge that was kept: the uuid of its moment, and what the moment itself does not hold."""

    uuid: str
    moment: str
    set_off_by: str
    did: str
    after: int | None
