"""How someone is who loves a person who uses: one short look a day, every answer optional, and about themselves alone.

Not given is None, and never the same as zero.
"""

from __future__ import annotations

from datetime import date, datetime

from companion.domain.value import Value

SCALE_MAX = 10
SCALES = ("mood", "worry", "rest")


class Wellbeing(Value, kw_only=True):
    """What was given on one day: three scales of 0 to 10, and a line. ValueError where one is out of range."""

    mood: int | None = None
    worry: int | None = None
    rest: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for name in SCALES:
            value = getattr(self, name)
            if value is not None and not 0 <= value <= SCALE_MAX:
                raise ValueError(f"{name} is 0 to {SCALE_MAX}, not {value}")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was given."""
        return all(getattr(self, name) is None for name in SCALES) and not self.note.strip()


class KeptWellbeing(Wellbeing, kw_only=True):
    """What is kept of a day: the answers, the logical day they are about, and when and where they were given."""

    uuid: str
    sort_key: int
    day: date
    at: datetime
    zone: str
    updated_at: datetime

    @property
    def answers(self) -> Wellbeing:
        """The answers alone, ready to be changed and saved again."""
        return Wellbeing(mood=self.mood, worry=self.worry, rest=self.rest, note=self.note)
