"""Personal settings: what the app knows about how a person wants to be met, kept inside their own file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from companion.domain.schedule import checked_time
from companion.domain.value import Value, field, part_names


class Audience(StrEnum):
    """Who the app is for: the person themselves, or someone who loves them."""

    ME = "me"
    SOMEONE_I_LOVE = "someone-i-love"


class Counting(StrEnum):
    """Whether days are counted at all."""

    COUNT = "count"
    NOT_YET = "not-yet"
    RATHER_NOT = "rather-not"


class Headline(StrEnum):
    """Which number the counter shows largest; HIDDEN shows none and keeps them all."""

    CURRENT = "current"
    LONGEST = "longest"
    TOTAL = "total"
    SHARE_30 = "share-30"
    SHARE_90 = "share-90"
    SINCE_START = "since-start"
    MEDICINE = "medicine"
    HIDDEN = "hidden"


class Every(StrEnum):
    """How often something cost what it cost."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def _nothing() -> Mapping[str, object]:
    return MappingProxyType({})


class PersonalSettings(Value):
    """Every personal setting with its default; `unknown` holds what a newer version of the app left here."""

    name: str = ""
    audience: Audience = Audience.ME
    counting: Counting = Counting.NOT_YET
    headline: Headline = Headline.CURRENT
    first_day: int = 0
    rollover_hour: int = 4
    first_weekday: int | None = None
    ask_pain: bool = False
    ask_medicine: bool = True
    ask_used: bool = True
    # Whether the quieter questions of the check-in are open.
    check_in_more: bool = False
    # Whether a list of words is what the person made of it; until then the usual words are offered beside theirs.
    own_triggers: bool = False
    own_feelings: bool = False
    naloxone_at_hand: bool | None = None
    naloxone_place: str = ""
    # The pathway somebody is on, by its id; empty for none.
    pathway: str = ""
    # What Today shows; the notice about a date of raised risk is not among them.
    show_counter: bool = True
    show_list: bool = True
    show_check_in: bool = True
    show_suggestions: bool = True
    show_reason: bool = True
    show_weeks: bool = True
    # The day, as ISO text, on which the notice, and what yesterday left open, were put away until tomorrow.
    notice_put_away: str = ""
    left_put_away: str = ""
    # The ways to cope marked as favourites, by their ids with a blank between them; and the pace chosen to breathe at.
    favourite_ways: str = ""
    breath_in: int = 4
    breath_out: int = 6
    # The day, as ISO text, on which the stay-safe plan was looked at last, and on which a hard day was put away.
    plan_looked_on: str = ""
    hard_day_put_away: str = ""
    # The day on which the date of a naloxone kit was put away until tomorrow.
    kit_put_away: str = ""
    # At what time of the wall clock to remind of the check-in and of what the day holds, such as "20:00"; empty for not
    # at all. Between the quiet hours nothing is said; by a message of the system only where that is wanted.
    remind_check_in: str = ""
    remind_day: str = ""
    remind_doses: bool = False
    # Each is reminded of as it says itself; this silences all of them at once.
    remind_appointments: bool = True
    remind_kits: bool = False
    remind_hard_days: bool = False
    remind_outside: bool = False
    # Whether the times of the next two days, and nothing else of them, are kept in memory over the lock.
    remind_locked: bool = False
    quiet_from: int = 22
    quiet_to: int = 8
    # From how strong a craving on Today offers the hope box, 0 to 10; 0 for never.
    hope_from: int = 0
    # The question that was offered last beside an empty page, and the group they chose from; empty for any.
    prompt_last: str = ""
    prompt_group: str = ""
    # What using cost, in hundredths of a currency (its ISO code), for a day, a week or a month; 0 for not said.
    cost: int = 0
    cost_every: Every = Every.WEEK
    currency: str = ""
    # Whether the foot of a page says how many words it has.
    count_words: bool = False
    # Whether the journal names earlier years in which there is a page of the same date.
    on_this_day: bool = True
    # The languages pages are checked in, by the names of their dictionaries with a blank between them; empty for none.
    spelling: str = ""
    first_run_done: bool = False
    unknown: Mapping[str, object] = field(default_factory=_nothing, compare=False)


KEYS = frozenset(part_names(PersonalSettings)) - {"unknown"}
_CHOICES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {"audience": Audience, "counting": Counting, "headline": Headline, "cost_every": Every}
)
_NUMBERS: Mapping[str, range] = MappingProxyType(
    {
        "first_day": range(2),
        "rollover_hour": range(24),
        "first_weekday": range(1, 8),
        "breath_in": range(2, 7),
        "quiet_from": range(24),
        "quiet_to": range(24),
        "breath_out": range(3, 10),
        "hope_from": range(11),
        "cost": range(100_000_001),
    }
)
_ASKS = frozenset({"ask_pain", "ask_medicine", "ask_used", "check_in_more"})
_YES_NO = _ASKS | {"own_triggers", "own_feelings", "naloxone_at_hand", "first_run_done", "count_words", "on_this_day"}
_YES_NO |= {"remind_doses", "remind_appointments", "remind_kits", "remind_hard_days", "remind_outside", "remind_locked"}
#: Those that are a time of the day, or empty.
_TIMES = frozenset({"remind_check_in", "remind_day"})
_SHOWS = frozenset(name for name in KEYS if name.startswith("show_"))
_MAY_BE_NONE = frozenset({"first_weekday", "naloxone_at_hand"})


def settings_from(stored: Mapping[str, object]) -> PersonalSettings:
    """Build settings from stored values; a value that cannot be understood gives way to the default."""
    known: dict[str, object] = {}
    unknown: dict[str, object] = {}
    for key, value in stored.items():
        if key not in KEYS:
            unknown[key] = value
            continue
        try:
            known[key] = checked(key, value)
        except ValueError:
            # Left by a newer version that offers more choices. The row stays as it is; here the default serves.
            continue
    return PersonalSettings(**known, unknown=MappingProxyType(unknown))  # type: ignore[arg-type]


def checked(key: str, value: object) -> object:
    """Give a setting's value in its own type, or raise ValueError when it is not one of its values."""
    if key not in KEYS:
        raise ValueError(f"no setting is called {key}")
    if value is None and key in _MAY_BE_NONE:
        return None
    if key in _CHOICES:
        return _CHOICES[key](str(value))
    if key in _NUMBERS:
        if isinstance(value, int) and not isinstance(value, bool) and value in _NUMBERS[key]:
            return value
    elif key in _YES_NO or key in _SHOWS:
        if isinstance(value, bool):
            return value
    elif key in _TIMES:
        if isinstance(value, str):
            return checked_time(value) if value else ""
    elif isinstance(value, str):
        return value
    raise ValueError(f"{value!r} is not a value of {key}")
