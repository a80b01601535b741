"""What Today shows, in one read: the first thing a person sees, so nothing here needs the SQL toolkit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from companion.clock import Clock
from companion.domain.checkin import Answers, CheckIn, ListWord, Measure, Moment, Overview, WordList
from companion.domain.coping import Record, cautious
from companion.domain.counter import Count, EventKind, FurtherCount, fold_as_chosen, further_counts
from companion.domain.day import days_between, logical_day
from companion.domain.milestone import Coming, Due, due, next_of
from companion.domain.own_way import PREFIX
from companion.domain.plans import Intention, Reason, RiskWindow, reason_of_day, risk_window
from companion.domain.rings import RingMonth, Rings, grow, ring_months
from companion.domain.settings import PersonalSettings, settings_from
from companion.domain.suggestion import (
    OWN_READINGS,
    SAFETY_READING,
    Eased,
    HardTime,
    Known,
    Suggestion,
    hard_time,
    suggest,
)
from companion.domain.tolerance import PAGE, page_is_due
from companion.domain.value import Value
from companion.storage import hot, hot_coping, hot_counter, hot_plans, hot_today
from companion.storage.database import Database
from companion.storage.driver import Connection

if TYPE_CHECKING:
    from companion.domain.aftercare import Step
    from companion.domain.appointments import Occurrence
    from companion.domain.hard_days import Ahead
    from companion.domain.journal import Letter
    from companion.domain.kits import Kit
    from companion.domain.prescribed import DueDose, Medicine
    from companion.domain.signs import Shown

OVERVIEW_DAYS = 28
_DAY = timedelta(days=1)
#: By way of coping: how often it was tried, rated twice, lower after, and by how much in all.
Sums = Mapping[str, tuple[int, int, int, int]]


class Offer(Value):
    """What is suggested now, with what the reasons for it need: names to call, and the hard part of the day if any."""

    suggestions: tuple[Suggestion, ...] = ()
    names: tuple[str, ...] = ()
    hard: HardTime | None = None


class Today(Value):
    """Everything on Today at one instant.

    `draft` are answers given today and not saved when the program ended. `next` is the milestone ahead of the current
    run, if one is counted; `reached` one to be shown today; `further` are the counts of what else is counted. `used`:
    they said that they used on this day. `supplies` are medicines that run low, are collected or to be asked for today.
    `tomorrow` is the first appointment of the next day, in the evening.
    """

    now: datetime
    day: date
    settings: PersonalSettings
    count: Count
    next: Coming | None
    check_in: CheckIn | None
    draft: Answers | None
    moments: tuple[Moment, ...]
    triggers: tuple[ListWord, ...]
    feelings: tuple[ListWord, ...]
    measures: tuple[Measure, ...]
    overview: Overview
    rings: Rings
    anyone_to_call: bool
    intentions: tuple[Intention, ...] = ()
    left_open: tuple[Intention, ...] = ()
    reason: Reason | None = None
    risk: RiskWindow | None = None
    offer: Offer = Offer()
    reached: Due | None = None
    further: tuple[FurtherCount, ...] = ()
    doses: tuple[DueDose, ...] = ()
    supplies: tuple[Medicine, ...] = ()
    ahead: Ahead | None = None
    sign: Shown | None = None
    steps: tuple[Step, ...] = ()
    appointments: tuple[Occurrence, ...] = ()
    tomorrow: Occurrence | None = None
    kits: tuple[Kit, ...] = ()
    worries: int = 0
    hope: bool = False
    letters: tuple[Letter, ...] = ()
    used: bool = False


class TodayService:
    """Reads Today, and the growth rings by themselves."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def read(self) -> Today:
        """Read all of Today as it is now."""
        now, zone = self._clock.now(), self._clock.zone()
        with self._db.quick() as connection:
            if not connection.in_transaction:
                # One unchanging state of the file for all of it; the connection ends this when it is given back.
                connection.execute("BEGIN")
            settings = settings_from(hot.settings(connection))
            day = logical_day(now, zone, settings.rollover_hour)
            events, medicine = hot_counter.count_events(connection), hot_counter.medicine(connection)
            count = fold_as_chosen(events, day, now, settings, medicine)
            own, things = hot_counter.own_milestones(connection), hot_counter.counted(connection)
            first = day - timedelta(days=OVERVIEW_DAYS - 1)
            check_in, moments = hot.check_in_of(connection, day), hot.moments_of(connection, day)
            craving, said_used = craving_of(check_in, moments), check_in is not None and bool(check_in.used)
            reasons, dates = hot_plans.reasons(connection), hot_plans.risk_dates(connection)
            return Today(
                now=now,
                day=day,
                settings=settings,
                count=count,
                next=next_of(count, own, settings.first_day),
                check_in=check_in,
                draft=hot.draft_of(connection, day),
                moments=moments,
                triggers=hot.list_words(connection, WordList.TRIGGERS),
                feelings=hot.list_words(connection, WordList.FEELINGS),
                measures=hot.measures(connection),
                overview=Overview(first, day, hot.marks(connection, first, day)),
                rings=grow(months_of(count, hot.moods(connection) if count.began else ())),
                anyone_to_call=hot.anyone_to_call(connection),
                **_plans(connection, day, settings),
                reason=reason_of_day(reasons, day) if settings.show_reason else None,
                risk=None if settings.notice_put_away == day.isoformat() else risk_window(dates, day),
                offer=_offer(connection, now, zone, settings, craving, count, (len(reasons), len(dates))),
                # A day they said they used on, counted or not, is no day for it.
                reached=None
                if said_used
                else due(count, own, hot_counter.milestones_seen(connection), settings.first_day),
                further=further_counts(
                    things, hot_counter.every_event(connection) if things else (), day, now, settings.first_day
                ),
                **_medicines(connection, day, settings),
                ahead=_ahead(connection, day, now.astimezone(zone).hour, settings),
                sign=_sign(connection, day),
                steps=_steps(connection, day),
                **_appointments(connection, day, now, zone, settings),
                kits=_kits(connection, day, settings),
                worries=hot_today.due_worries(connection, day),
                hope=_hope(connection, settings, craving),
                letters=_letters(connection, day),
                used=said_used or any(one.kind is EventKind.LAPSE and one.day == day for one in events),
            )


def _medicines(connection: Connection, day: date, settings: PersonalSettings) -> dict[str, Any]:
    # Who takes no medicine pays for none of it at the start.
    if not hot_today.any_medicine(connection):
        return {}
    from companion.domain.prescribed import due_doses, to_see_to
    from companion.storage import hot_medicines

    medicines = hot_medicines.medicines(connection)
    said = hot_medicines.doses_of_late(connection, medicines, day)
    return {"doses": due_doses(medicines, said, day, settings.rollover_hour), "supplies": to_see_to(medicines, day)}


def _hope(connection: Connection, settings: PersonalSettings, craving: int | None) -> bool:
    """Whether to offer the hope box: where they asked for it at such a craving, and there is something in it."""
    if not settings.hope_from or craving is None or craving < settings.hope_from:
        return False
    from companion.storage import hot_hope

    return hot_hope.anything(connection)


def _letters(connection: Connection, day: date) -> tuple[Letter, ...]:
    """The letters to themselves whose day has come."""
    if not hot_today.any_letter(connection, day):
        return ()
    from companion.storage import hot_journal

    return hot_journal.letters_due(connection, day)


def _steps(connection: Connection, day: date) -> tuple[Step, ...]:
    if not hot_today.any_step(connection, day):
        return ()
    from companion.storage import hot_aftercare

    return hot_aftercare.steps(connection, day)


def _appointments(
    connection: Connection, day: date, now: datetime, zone: ZoneInfo, settings: PersonalSettings
) -> dict[str, Any]:
    if not hot_today.any_appointment(connection):
        return {}
    from companion.services.occurrences import for_today
    from companion.storage import hot_appointments

    near = hot_appointments.near(connection, day, day + _DAY * 2)
    today, tomorrow = for_today(near, day, now, zone, settings.rollover_hour)
    return {"appointments": today, "tomorrow": tomorrow}


def _kits(connection: Connection, day: date, settings: PersonalSettings) -> tuple[Kit, ...]:
    """The naloxone kits to be renewed; none where that was put away for today."""
    if settings.kit_put_away == day.isoformat() or not hot_today.any_dated_kit(connection):
        return ()
    from companion.domain.kits import to_renew
    from companion.storage import hot_kits

    return to_renew(hot_kits.kits(connection), day)


def _ahead(connection: Connection, day: date, hour: int, settings: PersonalSettings) -> Ahead | None:
    """The hard day to tell of now; none where there is none, or it was put away for today."""
    if settings.hard_day_put_away == day.isoformat() or not hot_today.any_hard_day(connection):
        return None
    from companion.domain.hard_days import ahead
    from companion.storage import hot_aims

    return ahead(hot_aims.hard_days(connection), day, hour, settings.rollover_hour)


def _sign(connection: Connection, day: date) -> Shown | None:
    """The warning sign of their own that holds now, if any."""
    if not hot_today.any_sign(connection):
        return None
    from companion.services.signs import showing

    return showing(connection, day)


def _plans(connection: Connection, day: date, settings: PersonalSettings) -> dict[str, Any]:
    left = () if settings.left_put_away == day.isoformat() else hot_plans.intentions(connection, day - _DAY)
    return {
        "intentions": hot_plans.intentions(connection, day),
        "left_open": tuple(one for one in left if one.done_at is None),
    }


def _offer(
    connection: Connection,
    now: datetime,
    zone: ZoneInfo,
    settings: PersonalSettings,
    craving: int | None,
    count: Count,
    written: tuple[int, int],
) -> Offer:
    """What is suggested at an hour of the wall clock; nothing is read for it where it is not shown.

    `written` is how many reasons, and dates of raised risk, there are.
    """
    day, hour = count.today, now.astimezone(zone).hour
    if not settings.show_suggestions:
        return Offer()
    page = hot_today.last_page(connection)
    names, hard = hot_today.names_to_call(connection), hard_time(hot_today.rated(connection, day), hour)
    sums = _still_there(hot_coping.sums(connection), connection)
    opened = hot_today.opened_articles(connection)
    seen = opened.get(PAGE)
    seen_on = None if seen is None else logical_day(seen, zone, settings.rollover_hour)
    known = Known(
        day=day,
        hour=hour,
        begun=hot_today.has_begun(connection, day),
        used_after_break=page_is_due(count, seen_on),
        unfinished=hot_today.unfinished_slot(connection),
        craving=craving,
        hard=hard,
        eased=_eased(sums),
        tried=tuple((tool, tries) for tool, (tries, *_rated) in sums.items()),
        people=len(names),
        naloxone_known=bool(settings.naloxone_place) or settings.naloxone_at_hand is True,
        unread=tuple(article for article in SAFETY_READING if article not in opened),
        reasons=written[0],
        dates=written[1],
        unwritten=None if page is None else max(0, days_between(page, day)),
        pathway=settings.pathway if settings.pathway in OWN_READINGS else "",
        run=None if count.since is None or hot_today.any_pathway(connection) else days_between(count.since, day),
    )
    return Offer(suggest(known), names, hard)


def craving_of(check_in: CheckIn | None, moments: Sequence[Moment]) -> int | None:
    """The craving given last on a day, in its check-in or in a moment; None where neither tells of one."""
    given = [(one.at, one.craving) for one in moments if one.craving is not None]
    if check_in is not None and check_in.craving is not None:
        given.append((check_in.updated_at, check_in.craving))
    return max(given, key=lambda one: one[0], default=(None, None))[1]


def _still_there(sums: Sums, connection: Connection) -> Sums:
    """The record without ways of their own that were taken away since: it is kept, and nobody is led to them."""
    if not any(tool.startswith(PREFIX) for tool in sums):
        return sums
    own = {f"{PREFIX}{uuid}" for uuid, *_words in hot_coping.own_ways(connection)}
    return {tool: told for tool, told in sums.items() if tool in own or not tool.startswith(PREFIX)}


def _eased(sums: Sums) -> tuple[Eased, ...]:
    """Every way of coping that was rated, as it stands in Cope."""
    found = []
    for tool, (tries, rated, eased, total) in sums.items():
        if rated:
            record = Record(tries, rated, eased, total / rated, cautious(rated, total))
            found.append(Eased(tool, eased, rated, record.standing))
    return tuple(found)


def months_of(count: Count, moods: Sequence[tuple[str, int]]) -> tuple[RingMonth, ...]:
    """The months of the growth rings, from the count and every (ISO date, mood 0 to 10) there is.

    Runs from before they began are grown too, so that counting from a later day takes no ring away; months long before,
    of which nothing is known, are left out.
    """
    if count.began is None or count.known_from is None:
        return ()
    spans = ring_months(count.known_from, count.today)
    # Dates as text sort as dates do, so none of them needs to be read: each month is a slice of all days with a mood.
    kept = sorted(moods)
    days, values = [day for day, _mood in kept], [mood for _day, mood in kept]
    months = []
    place = bisect_left(days, count.known_from.isoformat())
    for first, last in spans:
        end = bisect_right(days, last.isoformat(), place)
        given, free, lapses = end - place, count.free_days(first, last), count.lapses_between(first, last)
        if free or lapses or last >= count.began:
            mean = sum(values[place:end]) / given / 10 if given else None
            months.append(RingMonth(first, last, free / ((last - first).days + 1), mean, lapses, given))
        place = end
    return tuple(months)
