"""The invented person: five years of days, ending now. Pure: values in, values out, and chance only from the seed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.demo.daily import Daily, earlier_run, invent_daily, own_measure
from companion.demo.daily_words import HIGH_FEELINGS, LOW_FEELINGS
from companion.demo.phrases import NOTES, TAGS, THEMES, TITLES
from companion.domain.checkin import CheckIn, Measure
from companion.domain.contacts import Contact, ContactDetails, Number
from companion.domain.counter import CountEvent, EventKind
from companion.domain.day import logical_day
from companion.domain.ids import RowKind, sort_key
from companion.domain.journal import Entry
from companion.domain.settings import Counting
from companion.domain.value import Value

SEED = 20_26
YEARS_IN_DAYS = 1826
_DAY = timedelta(days=1)
TRIGGERS = ("Lonely", "Stress", "Pain", "Bored", "Payday", "Argument", "Tired", "Anniversary")

# Days before today. The life is told in these; everything else is chance.
_FIRST_LAPSE, _FIRST_RESTART = 1672, 1668
_NEW_MEDICINE = 1330
_HOSPITAL = (1130, 1119)
_GOOD_STRETCH = (1090, 140)
_SECOND_LAPSE, _SECOND_RESTART = 101, 99
# Stretches in which nothing was written at all, first and last day.
_SILENCES = ((1700, 1673), (1660, 1641), (1129, 1123), (905, 884), (430, 421), (108, 102))


class Life(Value):
    """Everything the invented person left in the file, oldest first."""

    settings: Mapping[str, object]
    contacts: tuple[Contact, ...]
    events: tuple[CountEvent, ...]
    check_ins: tuple[CheckIn, ...]
    entries: tuple[Entry, ...]
    measures: tuple[Measure, ...]
    daily: Daily


def invent(now: datetime, zone: ZoneInfo, seed: int = SEED) -> Life:
    """Invent the five years that end at `now`, an aware instant, as lived in one zone."""
    teller = _Teller(now.astimezone(UTC), zone, seed)
    return teller.tell()


class _Teller:
    def __init__(self, now: datetime, zone: ZoneInfo, seed: int) -> None:
        self._now = now
        self._zone = zone
        self._today = logical_day(now, zone, 4)
        self._seed = seed
        self._chance = Random(seed)  # noqa: S311 - nothing secret is invented here
        # Newer questions have a chance of their own, so that the rest of the life stays what it is.
        self._beside = Random(f"{seed}/beside")  # noqa: S311
        self._measure = own_measure(seed)
        self._keys: set[int] = set()
        self._last_sentences: list[str] = []

    def tell(self) -> Life:
        check_ins: list[CheckIn] = []
        entries: list[Entry] = []
        mood, yesterday_sleep = 4.0, 5.0
        for ago in range(YEARS_IN_DAYS, -1, -1):
            mood = 0.72 * mood + 0.28 * _usual_mood(ago) + self._chance.gauss(0, 0.75)
            mood = min(10.0, max(0.0, mood))
            sleep = min(10.0, max(0.0, 0.4 * yesterday_sleep + 0.35 * mood + 1.6 + self._chance.gauss(0, 1.4)))
            craving = min(10.0, max(0.0, _usual_craving(ago) + 0.5 * (5 - sleep) + self._chance.gauss(0, 1.5)))
            yesterday_sleep = sleep
            if _silent(ago):
                continue
            if self._chance.random() < 0.86 or ago == 1:
                check_in = self._check_in(ago, round(mood), round(craving), round(sleep))
                if check_in is not None:
                    check_ins.append(check_in)
            elif ago > 0 and self._beside.random() < 0.3:
                check_ins.append(self._not_today(ago))
            if self._chance.random() < _writes(ago):
                entry = self._entry(ago, mood, craving)
                if entry is not None:
                    entries.append(entry)
        contacts, events = self._contacts(), self._events()
        daily = invent_daily(self._now, self._zone, self._seed, events)
        return Life(_settings(), contacts, events, tuple(check_ins), tuple(entries), (self._measure,), daily)

    def _day(self, ago: int) -> date:
        return self._today - ago * _DAY

    def _uuid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))

    def _instant(self, ago: int, earliest: int, latest: int) -> datetime | None:
        """An instant of a day between two hours, None where it would lie ahead."""
        wall = datetime.combine(self._day(ago), time(0), self._zone)
        minutes = self._chance.randrange(earliest * 60, latest * 60)
        at = (wall.replace(hour=minutes // 60, minute=minutes % 60)).astimezone(UTC)
        at += timedelta(milliseconds=self._chance.randrange(60_000))
        return at if at < self._now else None

    def _key(self, at: datetime, kind: RowKind) -> int:
        place = 0
        while (key := sort_key(at, kind, place)) in self._keys:
            place += 1
        self._keys.add(key)
        return key

    def _check_in(self, ago: int, mood: int, craving: int, sleep: int) -> CheckIn | None:
        at = self._instant(ago, 17, 23)
        if at is None:
            return None
        chance = self._chance
        behind = chance.sample(TRIGGERS, k=min(3, craving // 3)) if craving >= 3 else []
        if self._day(ago).day == 28 and craving >= 3 and "Payday" not in behind:
            behind.append("Payday")
        return CheckIn(
            uuid=self._uuid(),
            sort_key=self._key(at, RowKind.CHECK_IN),
            day=self._day(ago),
            at=at,
            zone=self._zone.key,
            updated_at=at,
            mood=mood,
            craving=craving if chance.random() < 0.97 else None,
            sleep=sleep if chance.random() < 0.95 else None,
            sleep_minutes=max(0, 60 * sleep + chance.randrange(-30, 60)) if chance.random() < 0.4 else None,
            pain=chance.randrange(2, 7) if chance.random() < 0.1 else None,
            medicine_taken=chance.random() < 0.98 if chance.random() < 0.9 else None,
            triggers=tuple(behind),
            note=chance.choice(NOTES) if chance.random() < 0.2 else "",
            **self._asked_beside(ago, mood),
        )

    def _asked_beside(self, ago: int, mood: int) -> dict[str, Any]:
        """The newer answers of a day: feelings, the scale of their own, whether they used."""
        chance = self._beside
        near = HIGH_FEELINGS if mood >= 6 else LOW_FEELINGS if mood <= 3 else (*HIGH_FEELINGS[:2], *LOW_FEELINGS[:3])
        used = True if ago in (_FIRST_LAPSE, _SECOND_LAPSE) else False if chance.random() < 0.6 else None
        energy = min(10, max(0, mood + chance.randrange(-2, 3)))
        return {
            "feelings": tuple(chance.sample(near, k=chance.choice((0, 1, 1, 2)))),
            "measures": ((self._measure.uuid, energy),) if chance.random() < 0.8 else (),
            "used": used,
        }

    def _not_today(self, ago: int) -> CheckIn:
        """A day on which they would rather not, and said so."""
        wall = datetime.combine(self._day(ago), time(21, self._beside.randrange(60)), self._zone)
        at = wall.astimezone(UTC)
        return CheckIn(
            uuid=str(UUID(int=self._beside.getrandbits(128), version=4)),
            sort_key=self._key(at, RowKind.CHECK_IN),
            day=self._day(ago),
            at=at,
            zone=self._zone.key,
            updated_at=at,
            not_today=True,
        )

    def _entry(self, ago: int, mood: float, craving: float) -> Entry | None:
        at = self._instant(ago, 8, 23)
        if at is None:
            return None
        main = self._theme(ago, mood, craving)
        themes = [main, *self._chance.sample(_beside(mood), k=self._chance.randrange(1, 3))]
        paragraphs = [" ".join(self._sentences(theme)) for theme in dict.fromkeys(themes)]
        tags = [tag for theme in themes for tag in TAGS.get(theme, ()) if self._chance.random() < 0.45]
        titled = self._chance.random() < 0.6
        return Entry(
            uuid=self._uuid(),
            sort_key=self._key(at, RowKind.ENTRY),
            at=at,
            day=self._day(ago),
            zone=self._zone.key,
            title=self._chance.choice(TITLES[main]) if titled else "",
            body="\n\n".join(paragraphs),
            tags=tuple(dict.fromkeys(tags)),
            created_at=at,
            updated_at=at,
        )

    def _theme(self, ago: int, mood: float, craving: float) -> str:
        if (ago <= _FIRST_LAPSE and ago > _FIRST_LAPSE - 12) or _SECOND_LAPSE >= ago > _SECOND_LAPSE - 6:
            return "lapse"
        if _HOSPITAL[0] >= ago >= _HOSPITAL[1]:
            return "hospital"
        if _NEW_MEDICINE >= ago > _NEW_MEDICINE - 30 and self._chance.random() < 0.5:
            return "medicine"
        if craving >= 5.5:
            return "craving"
        if self._chance.random() < 0.45:
            return self._chance.choice(("people", "sleep", "body", "work", "learned", "thanks"))
        return "low" if mood < 4 else "good" if mood > 6.5 else "steady"

    def _sentences(self, theme: str) -> list[str]:
        """One to three phrases of a theme, none of those just used."""
        fresh = [phrase for phrase in THEMES[theme] if phrase not in self._last_sentences] or list(THEMES[theme])
        chosen = self._chance.sample(fresh, k=min(len(fresh), self._chance.randrange(1, 4)))
        self._last_sentences = [*self._last_sentences, *chosen][-24:]
        return chosen

    def _events(self) -> tuple[CountEvent, ...]:
        def event(kind: EventKind, ago: int, hour: int | None, note: str = "") -> CountEvent:
            day = self._day(ago)
            at = None if hour is None else datetime.combine(day, time(hour, 28), self._zone).astimezone(UTC)
            return CountEvent(self._uuid(), kind, day, at, self._zone.key, note)

        return (
            earlier_run(self._today, self._zone.key, self._seed),
            event(EventKind.START, YEARS_IN_DAYS, None),
            event(EventKind.LAPSE, _FIRST_LAPSE, 21, "After the funeral. Jo came over."),
            event(EventKind.RESTART, _FIRST_RESTART, None),
            event(EventKind.LAPSE, _SECOND_LAPSE, None, "Tired, and alone too long."),
            event(EventKind.RESTART, _SECOND_RESTART, 11, "Rang the clinic in the morning."),
        )

    def _contacts(self) -> tuple[Contact, ...]:
        return tuple(Contact(self._uuid(), details, position) for position, details in enumerate(_people()))


def _usual_mood(ago: int) -> float:
    """The mood the days of a chapter tend to."""
    if _HOSPITAL[0] + 3 >= ago >= _HOSPITAL[1]:
        return 3.2
    if _FIRST_LAPSE + 20 >= ago > _FIRST_RESTART - 25 or _SECOND_LAPSE + 15 >= ago > _SECOND_RESTART - 12:
        return 3.0
    if _GOOD_STRETCH[0] >= ago >= _GOOD_STRETCH[1]:
        return 7.0
    if ago > _FIRST_LAPSE:
        return 4.2
    if ago > _HOSPITAL[0]:
        return 5.2
    return 5.4 + 1.1 * (1 - min(ago, _SECOND_RESTART) / _SECOND_RESTART)


def _usual_craving(ago: int) -> float:
    """The craving the days of a chapter tend to: less as years go by, more around a lapse."""
    if _FIRST_LAPSE + 12 >= ago > _FIRST_RESTART - 20 or _SECOND_LAPSE + 10 >= ago > _SECOND_RESTART - 14:
        return 6.0
    if _GOOD_STRETCH[0] >= ago >= _GOOD_STRETCH[1]:
        return 1.4
    return 2.4 + 2.4 * ago / YEARS_IN_DAYS


def _silent(ago: int) -> bool:
    return any(first >= ago >= last for first, last in _SILENCES)


def _writes(ago: int) -> float:
    """How likely there is a page on a day."""
    if ago in (0, 1, 2, _FIRST_RESTART - 1, _SECOND_LAPSE, _SECOND_RESTART):
        return 1.0
    return 0.55 if ago < 120 else 0.4


def _beside(mood: float) -> list[str]:
    return ["people", "sleep", "body", "work", "learned", "steady", "thanks" if mood > 5 else "low"]


def _settings() -> Mapping[str, object]:
    return {
        "name": "Sam",
        "counting": Counting.COUNT.value,
        "first_run_done": True,
        "own_triggers": True,
        "naloxone_at_hand": True,
        "cost": 3_500,
        "cost_every": "week",
        "currency": "GBP",
        "naloxone_place": "Kitchen drawer, left; In my rucksack",
    }


def _people() -> tuple[ContactDetails, ...]:
    # Numbers from the range set aside for drama: they belong to nobody.
    return (
        ContactDetails(
            "Chris", "friend", "Says to ring even if it is nothing.", "", True, (Number("07700 900142", "mobile"),)
        ),
        ContactDetails(
            "Dana Whitlock",
            "keyworker",
            "Thursdays are her long day.",
            "",
            False,
            (Number("07700 900371", "mobile"), Number("01632 960218", "office")),
            reach="mo-fr 09:30-17:00",
            organisation="Harbour Recovery Service",
        ),
        ContactDetails("Mum", "family", "", "", True, (Number("01632 960734", "home"),)),
        ContactDetails("Jo", "family", "My sister. Has a spare key.", "", True, (Number("07700 900655", "mobile"),)),
        ContactDetails(
            "Ali", "peer", "From the Tuesday group.", "Evenings", False, (Number("07700 900813", "mobile"),)
        ),
        ContactDetails(
            "Dr Okafor", "doctor", "", "Monday to Friday, 8:30 to 18:00", False, (Number("01632 960407", "surgery"),)
        ),
        ContactDetails(
            "Priya, Canal Street Pharmacy",
            "pharmacy",
            "",
            "Every day but Sunday, 9:00 to 18:00",
            False,
            (Number("01632 960559", "shop"),),
        ),
    )
