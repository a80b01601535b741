"""What stays once a day of use is written down, in the person's own numbers and in words that are true."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.counter import Count, CountState
from companion.domain.day import days_between
from companion.domain.runs import only_before
from companion.ui.dates import day_month
from companion.ui.milestone_words import days_words, number


def _tr(words: str) -> str:
    return QCoreApplication.translate("LapseStays", words)


def stays_words(before: Count, after: Count, used: int) -> tuple[str, ...]:
    """One line a number; `used` is how many days of use are told of. A nought is never said."""
    lost = sum(days_between(*span) + 1 for span in only_before(before.runs, after.runs, after.today))
    if not lost:
        # Of a day that was never among them, it is not said that it is taken out.
        first = _tr("Every day you gained stays.")
    elif lost > used:
        first = _tr("The days until you stopped again are days of use, too. Every other day you gained stays.")
    elif used > 1:
        first = _tr("Every other day you gained stays. Only the days of use are not among them.")
    else:
        first = _tr("Every other day you gained stays. Only this one day is not among them.")
    lines = [first]
    if after.total:
        lines.append(_tr("Days without use in all: {days}").format(days=days_words(after.total)))
    if after.longest:
        lines.append(_tr("Your longest run: {days}").format(days=days_words(after.longest)))
    for share in (after.last_30, after.last_90):
        if share.free:
            words = QCoreApplication.translate(
                "LapseStays", "Of your last %Ln day(s): {free} without use", "", share.of
            )
            lines.append(words.format(free=number(share.free)))
    if after.since_start.of:
        lines.append(_tr("Since you began: {days}").format(days=days_words(after.since_start.of)))
    if after.state is CountState.BETWEEN:
        lines.append(_tr("The count waits until you say that you stopped again."))
    elif after.since is not None:
        lines.append(_tr("It counts on from {day}.").format(day=day_month(after.since, after.today)))
    return tuple(dict.fromkeys(lines))
