"""Medicine as it was prescribed, and what the person said of each dose. Nothing here ever reckons an amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from companion.domain.schedule import Schedule
from companion.domain.value import Value

#: From how many days before its end what is left of a medicine is said to run low.
LOW_DAYS = 5
_DAY = timedelta(days=1)
#: How far back doses are read to count missed days; further where none was taken in that time.
LOOK_BACK = 31 * _DAY
#: After so many due days with nothing taken as far as is known, it is asked whether they were missed.
UNKNOWN_DAYS = 3


class Prescription(Value):
    """What a person wrote down of a medicine.

    Attributes:
        dose: how much and how, in the words on the label; never read by the app.
        form: such as tablet, liquid or injection, in their words.
        collect_on: weekdays on which it is collected, 1 (Monday) to 7.
        lasts_until: the last day that what is there is enough for.
        refill_on: the day a new prescription is to be asked for.
        contact: the uuid of whom to ring about it.
    """

    name: str
    schedule: Schedule
    dose: str = ""
    form: str = ""
    collect_on: tuple[int, ...] = ()
    lasts_until: date | None = None
    refill_on: date | None = None
    note: str = ""
    contact: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a medicine needs a name")
        if list(self.collect_on) != sorted(set(self.collect_on)) or not set(self.collect_on) <= set(range(1, 8)):
            raise ValueError("weekdays are 1 to 7, in order")


class Medicine(Value):
    """A medicine on the person's list, in their order."""

    uuid: str
    written: Prescription
    position: int = 0

    @property
    def name(self) -> str:
        """The name as written."""
        return self.written.name

    @property
    def schedule(self) -> Schedule:
        """When it is due."""
        return self.written.schedule


class Dose(Value):
    """What was said of one dose: taken or missed; `time` is which of the day's, empty where there is only one."""

    medicine: str
    day: date
    time: str
    taken: bool
    at: datetime


class DayState(StrEnum):
    """What is known of a day: not due at all, nothing said yet, all of it taken, some of it, or missed."""

    NOT_DUE = "not-due"
    NOT_SAID = "not-said"
    TAKEN = "taken"
    PARTLY = "partly"
    MISSED = "missed"


class DueDose(Value):
    """One dose of a day, and what was said of it; None where nothing was.

    `missed` is how many due days up to this one were said to be missed since the last one taken; `unknown` how many
    before this one went by since then, with nothing said of them too.
    """

    medicine: Medicine
    day: date
    time: str
    taken: bool | None
    at: datetime | None = None
    missed: int = 0
    unknown: int = 0


#: What was said of one medicine, by day and time.
Said = Mapping[tuple[date, str], Dose]


def said_of(doses: Iterable[Dose], medicine: str) -> Said:
    """What was said of one medicine among many doses."""
    return MappingProxyType({(one.day, one.time): one for one in doses if one.medicine == medicine})


def due_doses(
    medicines: Iterable[Medicine], doses: Iterable[Dose], day: date, rollover_hour: int = 0
) -> tuple[DueDose, ...]:
    """Every dose due on a day, by time and then in the person's order; those with no time of the day come first.

    Times before `rollover_hour`, at which the person's day begins, come last: they are of the night after it. What was
    missed is counted as far back as `doses` go.
    """
    doses = tuple(doses)
    known = {(one.medicine, one.time): one for one in doses if one.day == day}
    found = []
    for place, medicine in enumerate(medicines):
        if medicine.schedule.due_on(day):
            so_far = said_of(doses, medicine.uuid)
            counts = missed_days(medicine.schedule, so_far, day), unknown_days(medicine.schedule, so_far, day)
            for time in medicine.schedule.slots:
                said = known.get((medicine.uuid, time))
                taken, at = (None, None) if said is None else (said.taken, said.at)
                night = time != "" and int(time[:2]) < rollover_hour
                found.append((night, time, place, DueDose(medicine, day, time, taken, at, *counts)))
    return tuple(due for *_order, due in sorted(found, key=lambda one: one[:3]))


def state_of(schedule: Schedule, said: Said, day: date) -> DayState:
    """What is known of a day. A day with one dose taken and another missed, or not said, was partly taken."""
    if not schedule.due_on(day):
        return DayState.NOT_DUE
    known = [said.get((day, time)) for time in schedule.slots]
    taken = sum(one is not None and one.taken for one in known)
    if taken:
        return DayState.TAKEN if taken == len(known) else DayState.PARTLY
    return DayState.MISSED if any(one is not None for one in known) else DayState.NOT_SAID


def missed_days(schedule: Schedule, said: Said, today: date) -> int:
    """How many due days were said to be missed since the last one any of it was taken on.

    A day nobody said anything of is neither missed nor taken: it is not counted, and ends nothing. Who missed two days,
    said nothing of the third and missed the fourth is told of three.
    """
    earliest = min((day for day, _time in said), default=today)
    missed, day = 0, today
    while day >= earliest:
        state = state_of(schedule, said, day)
        if state in (DayState.TAKEN, DayState.PARTLY):
            break
        missed += state is DayState.MISSED
        day -= _DAY
    return missed


def unknown_days(schedule: Schedule, said: Said, today: date) -> int:
    """How many due days before today went by since the last one any of it was taken on, said to be missed or not.

    0 for somebody who never says anything of it: that nothing is written then tells nothing.
    """
    earliest = min((day for day, _time in said), default=today)
    unknown, day = 0, today
    while day >= earliest:
        state = state_of(schedule, said, day)
        if state in (DayState.TAKEN, DayState.PARTLY):
            break
        unknown += day < today and state is not DayState.NOT_DUE
        day -= _DAY
    return unknown


class Supply(StrEnum):
    """What there is to be said of what is left: nothing, that it runs low, that today is the last day, or that it is
    used up."""

    FINE = "fine"
    LOW = "low"
    LAST_DAY = "last-day"
    OVER = "over"


def supply(written: Prescription, today: date) -> Supply:
    """How it stands with what is left on a day."""
    until = written.lasts_until
    if until is None or (until - today).days > LOW_DAYS:
        return Supply.FINE
    if until < today:
        return Supply.OVER
    return Supply.LAST_DAY if until == today else Supply.LOW


def to_see_to(medicines: Iterable[Medicine], today: date) -> tuple[Medicine, ...]:
    """Those a day asks something of besides a dose: what is left is low or used up, it is collected, or asked for anew.

    What is used up is told of for as many days as it was said to run low, and then no more.
    """
    return tuple(
        one
        for one in medicines
        if (one.schedule.last is None or one.schedule.last >= today)
        and (
            next_collection(one.written, today) == today
            or one.written.refill_on == today
            or (supply(one.written, today) is not Supply.FINE and _left(one.written, today) >= -LOW_DAYS)
        )
    )


def _left(written: Prescription, today: date) -> int:
    return 0 if written.lasts_until is None else (written.lasts_until - today).days


def next_collection(written: Prescription, today: date) -> date | None:
    """The next day it is collected, today too; None where no weekday is named or it has come to its end."""
    if not written.collect_on:
        return None
    day = next(day for ahead in range(7) if (day := today + _DAY * ahead).isoweekday() in written.collect_on)
    last = written.schedule.last
    return None if last is not None and day > last else day
