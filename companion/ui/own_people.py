"""What Help now may show of the person's own while their file is open: their people, and their own number of days."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext
from companion.domain import reach
from companion.domain.contacts import Contact
from companion.domain.lapse import days_without_before
from companion.domain.problems import KnownProblem
from companion.domain.stay_safe import Plan
from companion.ui.calls import CallRow
from companion.ui.roles import role_words


def own_people(ctx: AppContext) -> tuple[Contact, ...]:
    """The people with a number, in the person's own order; at night those who can be reached then come first.

    Empty while the file is locked, or cannot be read just now.
    """
    if not ctx.unlocked:
        return ()
    try:
        people = [person for person in ctx.services.contacts.all() if person.details.numbers]
    except KnownProblem:
        # A disk that does not answer must not keep anyone from what to do in an overdose; other screens tell of it.
        return ()
    if is_night(ctx):
        wall = _wall(ctx)
        people.sort(key=lambda person: reach.turn(person.details.reach, person.details.night_ok, wall) != 0)
    return tuple(people)


def is_night(ctx: AppContext) -> bool:
    """Whether it is a time at which one thinks twice before ringing."""
    return reach.is_night(_wall(ctx))


def _wall(ctx: AppContext) -> datetime:
    return ctx.clock.now().astimezone(ctx.clock.zone()).replace(tzinfo=None)


def is_their_own(ctx: AppContext) -> bool:
    """Whether the open file is that of the person themselves; False while it is locked or cannot be read."""
    if not ctx.unlocked:
        return False
    try:
        return not ctx.is_family()
    except KnownProblem:
        # As above: Help now opens without it.
        return False


def days_since_start(ctx: AppContext) -> int | None:
    """How many days without use tolerance is told by, by the one rule the way through has (`days_without_before`).

    Not always the days since they last used: a few days of use do not make it smaller. None while locked or unread,
    where nothing is counted, and where the record does not tell.
    """
    # A count of the time before is not about the person whom someone now cares for.
    if not is_their_own(ctx):
        return None
    try:
        return days_without_before(ctx.services.counter.count(), ctx.today())
    except KnownProblem:
        # As above: Help now opens without them.
        return None


def own_reasons(ctx: AppContext) -> tuple[str, ...]:
    """Their reasons in their own words and order; none while the file is locked, unread, or not their own."""
    if not is_their_own(ctx):
        return ()
    try:
        return tuple(reason.words for reason in ctx.services.plans.reasons())
    except KnownProblem:
        # As above: Help now opens without them.
        return ()


def own_plan(ctx: AppContext) -> Plan:
    """Their stay-safe plan; an empty one while the file is locked, unread, or not their own."""
    if not is_their_own(ctx):
        return Plan()
    try:
        return ctx.services.stay_safe.plan()
    except KnownProblem:
        # As above: Help now opens without it.
        return Plan()


def has_hope_box(ctx: AppContext) -> bool:
    """Whether there is anything in their hope box; False while the file is locked, unread, or not their own."""
    if not is_their_own(ctx):
        return False
    try:
        return ctx.services.hope_box.anything()
    except KnownProblem:
        # As above: Help now opens without it.
        return False


def people_row(ctx: AppContext, person: Contact, *, full: bool = False) -> CallRow:
    """A person's row: name, role and hours, and their first number; `full` always says who is fine to ring at night."""
    details = person.details
    note = people_note(ctx, person, full=full)
    return CallRow(details.name, note, details.numbers[0].number, initial=True, short=not full)


def people_note(ctx: AppContext, person: Contact, *, full: bool = False) -> str:
    """What stands in small letters beside a person's name: who they are and when they can be rung."""
    details = person.details
    parts = [role_words(details.role), details.hours]
    if details.night_ok and (full or is_night(ctx)):
        parts.append(QCoreApplication.translate("HelpNow", "fine to ring at night"))
    return " · ".join(part for part in parts if part)
