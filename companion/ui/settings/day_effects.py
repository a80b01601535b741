"""What writing a day down does to the count, worked out before it is written down, and said as it is."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext
from companion.domain.counter import Count, CountEvent, EventKind
from companion.domain.runs import only_before
from companion.domain.settings import Counting
from companion.domain.value import Value
from companion.domain.written import Written, restarts_after, starting, with_added, with_changed
from companion.ui.dates import full_date
from companion.ui.milestone_words import days_words


class Effect(Value):
    """What is said under a day, and what is offered with it.

    `keeps` is how many days before a later start can be kept as past runs, and `kept` and `left` what becomes of the
    count where they are and where they are not; `lacks_use` tells that it follows no day of use, so that there is one
    to be told of.
    """

    lines: tuple[str, ...] = ()
    keeps: int = 0
    lacks_use: bool = False
    kept: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def said(self, *, keeping: bool) -> tuple[str, ...]:
        """All that is said, with the days before a later start kept or left."""
        return (*self.lines, *(self.kept if keeping else self.left))


def effect_of(ctx: AppContext, day: date, kind: EventKind, counted: str | None, former: CountEvent | None) -> Effect:
    """What a start, a day of use or a restart on a day does; `former` is what it takes the place of, if anything."""
    counter = ctx.services.counter
    event = CountEvent("new" if former is None else former.uuid, kind, day, counted=counted)

    def change(events: Written) -> Written:
        if former is not None:
            return with_changed(events, former, event)
        return starting(events, event) if kind is EventKind.START else with_added(events, event)

    events = counter.events(counted)
    after_events = change(events)
    before, after = counter.preview(change, counted)
    keeps, lacks_use = 0, False
    kept: list[str] = []
    left: list[str] = []
    lines: list[str] = []
    if kind is EventKind.START:
        keeps = counter.would_lose(change, day, counted)
        lines = _of_start(keeps, before, after)
        left = _of_moving(before, after)
        kept = _of_moving(*counter.preview(change, counted, keep_for=event)) if keeps else left
    elif kind is EventKind.LAPSE:
        others = only_before(before.runs, after.runs, before.today) not in ((), ((day, day),))
        lines = _of_lapse(event, former, events, after_events, others=others)
    else:
        lacks_use = former is None and _lacks_use(day, before, after)
        lines = _of_restart(day, before, after, lacks_use=lacks_use)
    if kind is not EventKind.START and before.total:
        lines += _of_total(before, after)
    if (
        counted is None
        and kind is not EventKind.START
        and ctx.services.settings.current().counting is not Counting.COUNT
    ):
        lines.append(_tr("Today shows no days now, as you chose. This is written down all the same."))
    return Effect(tuple(lines), keeps, lacks_use, tuple(kept), tuple(left))


def effect_of_run(ctx: AppContext, first: date, last: date, counted: str | None, former: CountEvent | None) -> Effect:
    """What a past run does, from its first day to its last; `former` is the run it takes the place of, if any."""
    run = CountEvent("new" if former is None else former.uuid, EventKind.RUN, first, counted=counted, last=last)

    def change(events: Written) -> Written:
        return with_added(events, run) if former is None else with_changed(events, former, run)

    before, after = ctx.services.counter.preview(change, counted)
    return Effect(tuple(_of_total(before, after) or [_tr("This changes nothing in the count.")]))


def _of_total(before: Count, after: Count) -> list[str]:
    if before.total == after.total:
        return []
    said = _tr("Days without use in all: {then}. As it is now: {now}.")
    return [said.format(then=days_words(after.total), now=days_words(before.total))]


def _of_moving(before: Count, after: Count) -> list[str]:
    """What a start on another day does to the total and the longest run, and that it can be taken back."""
    if not before.total:
        return []
    lines = _of_total(before, after)
    if before.longest != after.longest:
        said = _tr("Your longest run: {then}. As it is now: {now}.")
        lines.append(said.format(then=days_words(after.longest), now=days_words(before.longest)))
    return [*lines, _tr("You can undo this right after.")] if lines else []


def _of_start(keeps: int, before: Count, after: Count) -> list[str]:
    if keeps:
        return [
            _tr("The count begins again from this day. You choose what becomes of the days before it."),
            _tr("If you used, “Add a day I used” tells of that one day, and every other day stays counted."),
        ]
    if before.began is not None and before.total > after.total:
        return [_tr("The count begins from this day, and days before it no longer count.")]
    return []


def _of_lapse(
    event: CountEvent, former: CountEvent | None, events: Written, after: Written, *, others: bool
) -> list[str]:
    """`others` tells that other days than this one come out of the count, too."""
    alone = _tr("This one day is not counted. What you gained on other days stays.")
    lines = [_tr("This day is not counted.") if others else alone]
    own = restarts_after(event, after)
    left = [one for one in restarts_after(former, events) if one not in after] if former is not None else []
    if own and own[0].day == date.max:
        lines.append(_tr("You have not stopped again yet: the days after it are not counted until you say so."))
    elif own and own[0].day > event.day:
        said = _tr("You stopped again on {day}. The days up to then are not counted either.")
        lines.append(said.format(day=full_date(own[0].day)))
    if left and left[0].day == date.max:
        lines.append(_tr("“Not stopped again yet” no longer follows it, and goes."))
    elif left:
        said = _tr("“Stopped again {day}” no longer follows it, and goes.")
        lines.append(said.format(day=full_date(left[0].day)))
    return lines


def _of_restart(day: date, before: Count, after: Count, *, lacks_use: bool) -> list[str]:
    if lacks_use:
        return [
            _tr("No day you used is written down between the last beginning and this day. So it changes nothing yet."),
            _tr("You can add a day you used. About right is fine, if you are not sure which day it was."),
        ]
    if _same(before, after):
        return [_tr("This changes nothing in the count.")]
    lines = []
    used = [lapse for lapse in after.lapses if lapse <= day]
    if used and used[-1] < day:
        said = _tr("You used on {day}. The days from then up to the day you stopped again are not counted.")
        lines.append(said.format(day=full_date(used[-1])))
    if after.since == day:
        lines.append(_tr("The count goes on from this day."))
    return lines


def _lacks_use(day: date, before: Count, after: Count) -> bool:
    """Whether it changes nothing for want of a day of use before it."""
    return _same(before, after) and before.began is not None and before.began <= day and day not in before.lapses


def _same(before: Count, after: Count) -> bool:
    return (before.runs, before.since, before.state) == (after.runs, after.since, after.state)


def _tr(words: str) -> str:
    return QCoreApplication.translate("DayEffects", words)
