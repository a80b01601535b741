"""The daily check-in: one row a day, every answer optional. Not given is None, and never the same as zero."""

from __future__ import annotations

from datetime import date, datetime

from companion.domain.value import Value

SCALE_MAX = 10
MINUTES_MAX = 24 * 60


class Answers(Value, kw_only=True):
    """What a person gave on one day.

    Scales run 0 to 10, sleep length is in minutes. Out of range raises ValueError. Trigger words keep the order
    they were chosen in; a word chosen twice counts once.
    """

    mood: int | None = None
    craving: int | None = None
    sleep: int | None = None
    sleep_minutes: int | None = None
    pain: int | None = None
    medicine_taken: bool | None = None
    triggers: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        for name in ("mood", "craving", "sleep", "pain"):
            _in_range(name, getattr(self, name), SCALE_MAX)
        _in_range("sleep_minutes", self.sleep_minutes, MINUTES_MAX)
        object.__setattr__(self, "triggers", tidy_words(self.triggers))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was given."""
        scales = (self.mood, self.craving, self.sleep, self.sleep_minutes, self.pain, self.medicine_taken)
        return all(value is None for value in scales) and not self.triggers and not self.note.strip()


class CheckIn(Answers, kw_only=True):
    """A saved check-in: the answers, the logical day they are about, and when and where they were given."""

    uuid: str
    sort_key: int
    day: date
    at: datetime
    zone: str
    updated_at: datetime

    @property
    def answers(self) -> Answers:
        """The answers alone, ready to be changed and saved again."""
        return Answers(
            mood=self.mood,
            craving=self.craving,
            sleep=self.sleep,
            sleep_minutes=self.sleep_minutes,
            pain=self.pain,
            medicine_taken=self.medicine_taken,
            triggers=self.triggers,
            note=self.note,
        )


class TriggerWord(Value):
    """One word of the person's own list of what can be behind a craving, in their order."""

    uuid: str
    name: str
    position: int


class DayMark(Value):
    """What a day shows at a glance: whether there was a check-in, and its mood and craving where given."""

    day: date
    mood: int | None
    craving: int | None
    sleep: int | None


class Overview(Value):
    """The last days in order, oldest first; a day without a check-in is simply absent."""

    first: date
    last: date
    days: tuple[DayMark, ...] = ()


def tidy_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Trim words, join inner white space, drop empty ones and repetitions whatever their case; order is kept."""
    kept: dict[str, str] = {}
    for word in words:
        tidy = " ".join(word.split())
        if tidy:
            kept.setdefault(tidy.casefold(), tidy)
    return tuple(kept.values())


def _in_range(name: str, value: int | None, top: int) -> None:
    if value is not None and not 0 <= value <= top:
        raise ValueError(f"{name} is 0 to {top}, not {value}")
