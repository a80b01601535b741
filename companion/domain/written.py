"""What a change to what was written down brings with it, so that it takes no day away that nobody spoke of.

A restart belongs to the last day of use before it. Where that day is taken back, the restart goes too: it would come to
belong to an earlier one, and the days between would count as days of use. Where that day is moved, the restart stays
as long as it still belongs to it. All of it is about one thing counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.counter import CountEvent, EventKind, fold
from companion.domain.day import days_between
from companion.domain.lapse import is_open, leaves_open
from companion.domain.runs import Span, first_free, only_before
from companion.domain.value import replace

Written = tuple[CountEvent, ...]


def with_added(events: Written, event: CountEvent) -> Written:
    """With one thing more; a restart takes the place of one left open, unless that is about a later day of use."""
    if event.kind is EventKind.RESTART and not leaves_open(events, event.day):
        left_open = next((one for one in events if is_open(one)), None)
        if left_open is not None:
            event = replace(event, uuid=left_open.uuid)
            events = tuple(one for one in events if not is_open(one))
    return (*events, event)


def without(events: Written, gone: CountEvent) -> Written:
    """Without one thing, and what belongs to it alone."""
    return _settled(events, gone, tuple(one for one in events if one.uuid != gone.uuid), None)


def with_changed(events: Written, former: CountEvent, event: CountEvent) -> Written:
    """With one thing in the place of the former: as if that were taken back, and this written down."""
    rest = (one for one in events if one.uuid != former.uuid)
    return _settled(events, former, (*rest, event), event)


def starting(events: Written, start: CountEvent) -> Written:
    """Counted from one day: every earlier word of a start goes, the first of them keeping its name."""
    former = min((one for one in events if one.kind is EventKind.START), key=lambda one: one.day, default=None)
    rest = tuple(one for one in events if one.kind is not EventKind.START)
    return (*rest, start if former is None else replace(start, uuid=former.uuid, note=former.note))


def restarts_after(lapse: CountEvent, events: Iterable[CountEvent]) -> Written:
    """The restarts that belong to a day of use, the earliest first; none to anything else."""
    if lapse.kind is not EventKind.LAPSE:
        return ()
    events = tuple(events)
    found = [one for one in events if one.kind is EventKind.RESTART and _belongs_to(one, events) == lapse.day]
    return tuple(sorted(found, key=lambda one: one.day))


def former_runs(before: Written, after: Written, start: date, today: date, first_day: int) -> tuple[Span, ...]:
    """The days that are lost when the start is moved to a later day, as spans to be written down as past runs.

    One day before the first that is counted anew stays out of them: with none between, both would be one run.
    """
    used = frozenset(one.day for one in after if one.kind is EventKind.LAPSE)
    first_counted = first_free(start, used, first_day)
    if days_between(date.min, first_counted) < 2:
        return ()
    was, will_be = (fold(events, today, first_day=first_day).runs for events in (before, after))
    return only_before(was, will_be, first_counted - timedelta(days=2))


def _settled(before: Written, former: CountEvent, after: Written, event: CountEvent | None) -> Written:
    own = restarts_after(former, before)
    if not own:
        return after
    at_home = {former.day} if event is None else {former.day, event.day}
    # Where nobody said from when to count, a restart may be what all of it begins with; it takes nothing away then.
    begins = all(one.kind is not EventKind.START for one in after)
    stray = set()
    for restart in own:
        home = _belongs_to(restart, after)
        if home not in at_home and not (home is None and begins):
            stray.add(restart.uuid)
    return tuple(one for one in after if one.uuid not in stray)


def _belongs_to(restart: CountEvent, events: Written) -> date | None:
    days = (one.day for one in events if one.kind is EventKind.LAPSE and one.day <= restart.day)
    return max(days, default=None)
