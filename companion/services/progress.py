"""Progress: what a stretch of days was like, held against another if wanted, and what one's own notes show."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.counter import Count, Share, fold_as_chosen
from companion.domain.day import days_between, logical_day
from companion.domain.insights import LOOKED_BACK, Notes, Shown, look
from companion.domain.money import Money, not_spent
from companion.domain.progress import (
    Lines,
    MedicineDays,
    More,
    Progress,
    Span,
    Square,
    Step,
    Summary,
    WayEased,
    Whole,
    Wish,
)
from companion.domain.rings import grow
from companion.domain.settings import PersonalSettings, settings_from
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.services.today import months_of
from companion.storage import hot, hot_counter, hot_progress
from companion.storage.database import Database
from companion.storage.driver import Connection

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "wishes"
_DAY = timedelta(days=1)


def _table() -> Table:
    from companion.storage.tables.progress import wish

    return wish


class ProgressService:
    """Reads what Progress shows; each read is one state of the file. Wishes are added, changed and taken away."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._rows = OwnRows(db, clock, AREA, _table, ("name",))

    def whole(self) -> Whole:
        """What there is at all; the other reads are given its count."""
        with self._db.quick() as connection:
            connection.execute("BEGIN")
            now = self._clock.now()
            settings = settings_from(hot.settings(connection))
            day = logical_day(now, self._clock.zone(), settings.rollover_hour)
            events, medicine = hot_counter.count_events(connection), hot_counter.medicine(connection)
            count = fold_as_chosen(events, day, now, settings, medicine)
            known = (hot_progress.first_day(connection), count.known_from)
            rings = grow(months_of(count, hot.moods(connection) if count.began else ()))
        first = min((one for one in known if one is not None), default=None)
        return Whole(first, count, rings, _money(settings, count.total), settings.currency)

    def read(self, span: Span, count: Count) -> Progress:
        """What stands at the top of a stretch."""
        with self._db.quick() as connection:
            connection.execute("BEGIN")
            settings = settings_from(hot.settings(connection))
            return Progress(
                _summary(connection, span, count),
                _money(settings, count.free_days(span.first, span.last)),
                hot_progress.square_sums(connection, span, count.lapses),
            )

    def more(self, span: Span, count: Count) -> More:
        """What stands further down of a stretch."""
        with self._db.quick() as connection:
            connection.execute("BEGIN")
            return More(
                triggers=hot_progress.triggers(connection, span),
                feelings=hot_progress.feelings(connection, span),
                hours=hot_progress.hours(connection, span),
                ways=_ways(connection, span),
                medicine=MedicineDays(*hot_progress.medicine(connection, span), count.on_medicine),
            )

    def summary(self, span: Span, count: Count) -> Summary:
        """A stretch in a few numbers, to be held against another."""
        with self._db.quick() as connection:
            connection.execute("BEGIN")
            return _summary(connection, span, count)

    def lines(self, span: Span, step: Step) -> Lines:
        """The lines of a stretch, a point for every step."""
        with self._db.quick() as connection:
            return hot_progress.lines(connection, span, step)

    def squares(self, span: Span, count: Count) -> dict[date, Square]:
        """Every day of a stretch that has something to show, by day."""
        with self._db.quick() as connection:
            return hot_progress.squares(connection, span, count.lapses)

    def shown_by_notes(self, today: date) -> Shown:
        """What their notes of the year up to a day show; belongs on the worker."""
        span = Span(today - _DAY * (LOOKED_BACK - 1), today)
        with self._db.quick() as connection:
            connection.execute("BEGIN")
            notes = Notes(
                hot_progress.noted(connection, span),
                hot_progress.cravings_at(connection, span),
                hot_progress.drops(connection, span),
            )
        return look(notes, today)

    # -- wishes --------------------------------------------------------------------------------------------

    def wishes(self) -> tuple[Wish, ...]:
        """What they would like, in their order."""
        with self._db.quick() as connection:
            return hot_progress.wishes(connection)

    def add_wish(self, name: str, cents: int | None, days: int | None) -> Made:
        """Keep one more; ValueError without a name, or for an amount or a number of days below one."""
        return self._rows.add(_columns(name, cents, days))

    def change_wish(self, uuid: str, name: str, cents: int | None, days: int | None) -> Done:
        """Write one anew; RowGone where there is none, ValueError as in `add_wish`."""
        before = the_one(self.wishes(), uuid)
        return self._rows.change(uuid, _columns(name, cents, days), _columns(before.name, before.cents, before.days))

    def had(self, uuid: str, on: date | None) -> Done:
        """Say that a wish came true on a day, or that it has not; RowGone where there is none."""
        before = the_one(self.wishes(), uuid).had_on
        return self._rows.change(uuid, {"had_on": _iso(on)}, {"had_on": _iso(before)})

    def remove_wish(self, uuid: str) -> Done:
        """Take one away."""
        return self._rows.remove(uuid)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`; gives how many."""
        return self._rows.purge(now)


def _summary(connection: Connection, span: Span, count: Count) -> Summary:
    used = set(count.lapses_between(span.first, span.last))
    known = count.known_from
    # Days from before they counted, and days to come, are neither with use nor without it.
    first, last = max(span.first, known) if known is not None else span.first, min(span.last, count.today)
    free = Share(0, 0)
    if known is not None and first <= last:
        free = Share(count.free_days(first, last), days_between(first, last) + 1)
    ridden = sum(times for day, times in hot_progress.cravings(connection, span).items() if day not in used)
    return Summary(span, hot_progress.written(connection, span), hot_progress.means(connection, span), free, ridden)


def _ways(connection: Connection, span: Span) -> tuple[WayEased, ...]:
    found = [
        WayEased(tool, tries, rated, eased, total / rated if rated else None)
        for tool, (tries, rated, eased, total) in hot_progress.ways(connection, span).items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.tries, one.tool)))


def _money(settings: PersonalSettings, days: int) -> Money | None:
    return not_spent(settings.cost, settings.cost_every, days)


def _columns(name: str, cents: int | None, days: int | None) -> dict[str, object]:
    words = " ".join(name.split())
    if not words or any(number is not None and number < 1 for number in (cents, days)):
        raise ValueError("a wish has a name, and an amount or days of one or more, or neither")
    return {"name": words, "cents": cents, "days": days}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
