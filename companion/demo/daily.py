"""The invented person's daily loop: moments, intentions, reasons, plans, what was tried, and what else is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.demo import daily_words as words
from companion.domain.checkin import Measure, Moment
from companion.domain.coping import ToolUse
from companion.domain.counter import Counted, CountEvent, EventKind, MedicineStretch
from companion.domain.day import logical_day
from companion.domain.ids import RowKind, sort_key
from companion.domain.milestone import Basis, OwnMilestone, reached, seen_name
from companion.domain.plans import Intention, Reason, RiskDate, RiskKind
from companion.domain.value import Value

_DAY = timedelta(days=1)

# Days before today, as in the rest of the life.
_OLD_FIRST, _OLD_LAST, _NEW_FIRST = 1790, 1331, 1330
_HOME_AGAIN = 1119
_EARLIER_RUN = (2300, 2228)
_SMOKING = ((EventKind.START, 420), (EventKind.LAPSE, 131), (EventKind.RESTART, 129))
_MOMENTS_FROM, _INTENTIONS_FROM, _TOOLS_FROM = 1100, 500, 800


class ChainLink(Value):
    """One line of what led to a lapse, and what they would do next time."""

    uuid: str
    event: str
    part: str
    words: str
    next_time: str
    position: int


class IfThen(Value):
    """A plan for a moment they know: when this, then that; `link` is the line of a chain it came from, if any."""

    uuid: str
    cue: str
    action: str
    link: str | None
    position: int


class Seen(Value):
    """A milestone that was put away, under its name, and when."""

    uuid: str
    name: str
    at: datetime


class Daily(Value):
    """Everything of the daily loop beside check-ins, oldest first; `zone` is where it all was written down."""

    zone: str
    moments: tuple[Moment, ...]
    intentions: tuple[Intention, ...]
    reasons: tuple[Reason, ...]
    risk_dates: tuple[RiskDate, ...]
    medicine: tuple[MedicineStretch, ...]
    milestones: tuple[OwnMilestone, ...]
    seen: tuple[Seen, ...]
    counted: tuple[Counted, ...]
    further: tuple[CountEvent, ...]
    chain: tuple[ChainLink, ...]
    plans: tuple[IfThen, ...]
    uses: tuple[ToolUse, ...]


def own_measure(seed: int) -> Measure:
    """The scale of their own that the invented person gives most days."""
    uuid = str(UUID(int=Random(f"{seed}/measure").getrandbits(128), version=4))  # noqa: S311 - nothing secret
    return Measure(uuid, *words.MEASURE, position=0)


def invent_daily(now: datetime, zone: ZoneInfo, seed: int, events: tuple[CountEvent, ...]) -> Daily:
    """Invent the daily loop that goes with these starts, lapses and restarts, up to `now`, an aware instant."""
    return _Teller(now.astimezone(UTC), zone, seed).tell(events)


class _Teller:
    def __init__(self, now: datetime, zone: ZoneInfo, seed: int) -> None:
        self._now, self._zone = now, zone
        self._today = logical_day(now, zone, 4)
        # A chance of its own, so that pages and check-ins stay what they are.
        self._chance = Random(f"{seed}/daily")  # noqa: S311 - nothing secret is invented here

    def tell(self, events: tuple[CountEvent, ...]) -> Daily:
        lapse = max((event for event in events if event.kind is EventKind.LAPSE), key=lambda event: event.day)
        since = max(event.day for event in events if event.kind is EventKind.RESTART)
        chain = self._chain(lapse)
        smoking = Counted(self._uuid(), words.FURTHER, 0)
        return Daily(
            zone=self._zone.key,
            moments=tuple(sorted(self._moments(), key=lambda moment: moment.sort_key)),
            intentions=tuple(self._intentions()),
            reasons=tuple(Reason(self._uuid(), text, place) for place, text in enumerate(words.REASONS)),
            risk_dates=(RiskDate(self._uuid(), RiskKind.HOSPITAL, self._day(_HOME_AGAIN)),),
            medicine=(
                MedicineStretch(self._uuid(), self._day(_OLD_FIRST), self._day(_OLD_LAST), words.MEDICINES[0]),
                MedicineStretch(self._uuid(), self._day(_NEW_FIRST), None, words.MEDICINES[1]),
            ),
            milestones=(
                OwnMilestone(self._uuid(), Basis.RUN, 150, words.MILESTONES[0]),
                OwnMilestone(self._uuid(), Basis.TOTAL, 2000, words.MILESTONES[1]),
            ),
            seen=tuple(self._seen(since)),
            counted=(smoking,),
            further=tuple(
                CountEvent(self._uuid(), kind, self._day(ago), None, self._zone.key, "", smoking.uuid)
                for kind, ago in _SMOKING
            ),
            chain=chain,
            plans=self._plans(chain),
            uses=tuple(self._uses()),
        )

    def _day(self, ago: int) -> date:
        return self._today - ago * _DAY

    def _uuid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))

    def _instant(self, ago: int, earliest: int, latest: int) -> datetime | None:
        """An instant of a day between two hours, None where it would lie ahead."""
        minutes = self._chance.randrange(earliest * 60, latest * 60)
        wall = datetime.combine(self._day(ago), time(minutes // 60, minutes % 60), self._zone)
        at = wall.astimezone(UTC) + timedelta(milliseconds=self._chance.randrange(60_000))
        return at if at < self._now else None

    def _moments(self) -> Iterator[Moment]:
        keys: set[int] = set()
        for ago in range(_MOMENTS_FROM, -1, -1):
            for number in range(self._chance.choices((0, 1, 2), (80, 16, 4))[0]):
                evening = number == 1 or self._chance.random() < 0.5
                # Evenings are the harder part of their days.
                craving = self._chance.choice((None, 2, 3, 4, 5, 6, 7, 8) if evening else (None, 0, 1, 1, 2, 3, 4))
                at = self._instant(ago, 18, 23) if evening else self._instant(ago, 8, 16)
                if at is None:
                    continue
                hard = craving is not None and craving >= 5
                mood = self._chance.randrange(2, 6) if hard else self._chance.choice((None, 4, 5, 6, 7, 8))
                key = sort_key(at, RowKind.MOMENT)
                if key in keys:
                    continue
                keys.add(key)
                yield Moment(
                    uuid=self._uuid(),
                    sort_key=key,
                    day=self._day(ago),
                    at=at,
                    zone=self._zone.key,
                    mood=5 if mood is None and craving is None else mood,
                    craving=craving,
                    note=self._chance.choice(words.HARD_MOMENTS if hard else words.MOMENTS),
                )

    def _intentions(self) -> Iterator[Intention]:
        for ago in range(_INTENTIONS_FROM, 0, -1):
            if self._chance.random() < 0.75:
                continue
            meant = self._chance.sample(words.INTENTIONS, k=self._chance.randrange(1, 4))
            for place, text in enumerate(meant):
                done = self._instant(ago, 9, 22) if self._chance.random() < 0.7 else None
                yield Intention(self._uuid(), self._day(ago), text, done, place)
        for place, text in enumerate(words.INTENTIONS_TODAY):
            done = self._instant(0, 8, 10) if place == 0 else None
            yield Intention(self._uuid(), self._today, text, done, place)

    def _seen(self, since: date) -> Iterator[Seen]:
        """What was put away on the evening it was reached: all of this run's milestones so far."""
        for milestone in reached((self._today - since).days, since):
            ago = (self._today - since).days - milestone.days
            at = self._instant(ago, 18, 22)
            if at is not None:
                yield Seen(self._uuid(), seen_name(Basis.RUN, milestone, since), at)

    def _chain(self, lapse: CountEvent) -> tuple[ChainLink, ...]:
        return tuple(
            ChainLink(self._uuid(), lapse.uuid, part, text, next_time, place)
            for place, (part, text, next_time) in enumerate(words.CHAIN)
        )

    def _plans(self, chain: tuple[ChainLink, ...]) -> tuple[IfThen, ...]:
        linked = [link for link in chain if link.next_time]
        plans: list[tuple[str, str, str | None]] = [
            (words.CUES[link.part], link.next_time, link.uuid) for link in linked
        ]
        plans += [(cue, action, None) for cue, action in words.PLANS]
        return tuple(IfThen(self._uuid(), cue, action, link, place) for place, (cue, action, link) in enumerate(plans))

    def _uses(self) -> Iterator[ToolUse]:
        names = tuple(words.TOOLS)
        for ago in range(_TOOLS_FROM, -1, -1):
            if self._chance.random() < 0.85:
                continue
            tool = self._chance.choice(names)
            at = self._instant(ago, 10, 23)
            if at is None:
                continue
            before = self._chance.randrange(4, 10)
            after = min(10, max(0, before - round(self._chance.gauss(words.TOOLS[tool], 2.4))))
            rated, seconds = self._chance.random() < 0.85, self._chance.randrange(90, 1200)
            yield ToolUse(
                uuid=self._uuid(),
                tool=tool,
                day=self._day(ago),
                at=at,
                before=before if rated or self._chance.random() < 0.5 else None,
                after=after if rated else None,
                seconds=seconds,
            )


def earlier_run(today: date, zone: str, seed: int) -> CountEvent:
    """A run from before the life begins, written down at once, as somebody would who starts over with the app."""
    first, last = (today - ago * _DAY for ago in _EARLIER_RUN)
    uuid = str(UUID(int=Random(f"{seed}/earlier").getrandbits(128), version=4))  # noqa: S311 - nothing secret
    return CountEvent(uuid, EventKind.RUN, first, None, zone, words.EARLIER, last=last)
