"""A guided way that was left half way: what another page needs to go on with it, and how it waits in the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.content.strategies import GUIDED_HERE, Strategy
from companion.domain.coping import checked_rating
from companion.domain.day import instant_text
from companion.domain.exercise import NEXT, Exercise, Pace, paced_breathing, urge_surfing
from companion.domain.value import Value, replace

#: For how long it waits. What was left longer ago is of another hour.
_WAITS = timedelta(hours=12)
_RATINGS = ("before", "after")


class HeldGuide(Value):
    """A guided way that was left half way, to go on with in another page, with what was rated before.

    It stands still, unless its time goes on unwatched; then that time counts from `since`.
    """

    strategy: str
    exercise: Exercise
    before: int | None
    after: int | None
    kept: str
    form: str
    minutes: int | None
    since: datetime


def fresh(library: Library, strategy: Strategy, pace: Pace, form: str, minutes: int | None) -> Exercise:
    """A guided way at its beginning. Raises ContentProblem where its file is not as it must be."""
    tool = strategy.guided or ""
    if tool not in GUIDED_HERE:
        return library.guide(tool).exercise(form, minutes)
    if tool == "breathing":
        return paced_breathing(pace, minutes or 1)
    return urge_surfing(minutes or 1, len(strategy.prompts))


def in_plain(held: HeldGuide, pace: Pace, over: str) -> dict[str, object]:
    """What is kept of it in the file. `over` is said once its time is over, where that goes on unwatched."""
    one = held.exercise
    told: dict[str, object] = {
        "strategy": held.strategy,
        "form": held.form,
        "minutes": held.minutes,
        "pace": [pace.seconds_in, pace.seconds_out],
        "at": one.at,
        "passed": one.passed.total_seconds(),
        "spent": one.spent.total_seconds(),
        "paused": one.paused,
        "early": one.early,
        "marked": one.marked,
        "done": one.done,
        "before": held.before,
        "after": held.after,
        "kept": held.kept,
        "since": instant_text(held.since),
    }
    if one.running and one.asleep is None and over:
        told |= {"due": instant_text(held.since + timedelta(seconds=one.place.left)), "over": over}
    return told


def from_plain(told: Mapping[str, Any], library: Library, now: datetime) -> HeldGuide | None:
    """What was kept in the file; None for what was left too long ago, or is no longer understood."""
    try:
        since = datetime.fromisoformat(told["since"])
        strategy = library.strategy(told["strategy"])
        begun = fresh(library, strategy, Pace(*told["pace"]), told["form"], told["minutes"])
        ends = next(number for number, stage in enumerate(begun.stages) if stage.name == NEXT)
        before, after = (checked_rating(told[name]) for name in _RATINGS)
        exercise = replace(
            begun,
            at=int(told["at"]),
            passed=timedelta(seconds=told["passed"]),
            spent=timedelta(seconds=told["spent"]),
            paused=bool(told["paused"]),
            early=bool(told["early"]),
            marked=int(told["marked"]),
            done=int(told["done"]),
        )
    except (KeyError, TypeError, ValueError, ContentProblem):
        # Left by another version, or of a way that is no longer there: nothing of it is the person's own words.
        return None
    if not 0 < exercise.at < ends or not timedelta() <= now - since <= _WAITS:
        return None
    return HeldGuide(strategy.id, exercise, before, after, str(told["kept"]), told["form"], told["minutes"], since)
