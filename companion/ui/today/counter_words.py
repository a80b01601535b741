"""What the counter says: the line above its number, the number and its unit, and the lines below."""

from PySide6.QtCore import QCoreApplication

from companion.domain.counter import Count, CountState, FurtherCount
from companion.domain.figure import Figure, Measure, figure
from companion.domain.settings import Headline
from companion.domain.value import Value
from companion.ui.dates import day_month
from companion.ui.milestone_words import days_words, further_words, number


def _tr(words: str) -> str:
    return QCoreApplication.translate("Counter", words)


class CounterWords(Value):
    """Everything the card says. What is empty is not shown.

    above: small, over the number; number and unit: large; time: hours and minutes, or what stays theirs;
    below: small lines under the milestone.
    """

    above: str = ""
    number: str = ""
    unit: str = ""
    time: str = ""
    below: tuple[str, ...] = ()


def counter_words(count: Count, headline: Headline, further: tuple[FurtherCount, ...] = ()) -> CounterWords:
    """Say a count under the headline chosen."""
    shown = figure(count, headline)
    others = tuple(line for one in further if (line := further_words(one)))
    if count.state in (CountState.NOT_YET, CountState.RATHER_NOT) and shown.headline is not Headline.MEDICINE:
        if count.state is CountState.NOT_YET:
            above = _tr("Count from a day you choose, or do not count at all. Both are fine.")
        else:
            above = _tr("You chose not to count days. What you write and notice here counts as it is.")
        return CounterWords(above=above, below=others)
    if shown.measure is Measure.FIRST_DAY and count.state is CountState.BETWEEN:
        return CounterWords(above=_tr("The count waits until you say that you stopped again."), below=others)
    if shown.measure is Measure.FIRST_DAY:
        return CounterWords(
            above=_since(count), unit=_tr("Your first day"), time=_tr("One hour at a time is enough."), below=others
        )
    return CounterWords(
        above=_above(count, headline, shown),
        number=number(shown.number),
        unit=_unit(shown),
        time=_time(count, headline, shown),
        below=(*_below(count, shown), *_why(count, headline, shown), *others),
    )


def _above(count: Count, headline: Headline, shown: Figure) -> str:
    if shown.headline is not headline and shown.headline is Headline.TOTAL:
        return _tr("These days stay yours")
    return {
        Headline.CURRENT: lambda: _since(count),
        Headline.LONGEST: lambda: _tr("Your longest run"),
        Headline.TOTAL: lambda: _tr("Without use, in all"),
        Headline.SHARE_30: lambda: _of_last(count.last_30.of),
        Headline.SHARE_90: lambda: _of_last(count.last_90.of),
        Headline.SINCE_START: lambda: _tr("Since you began, {date}").format(date=_began(count)),
        Headline.MEDICINE: lambda: _tr("On prescribed medicine"),
    }[shown.headline]()


def _since(count: Count) -> str:
    return "" if count.since is None else _tr("Since {date}").format(date=day_month(count.since, count.today))


def _began(count: Count) -> str:
    return "" if count.began is None else day_month(count.began, count.today)


def _of_last(days: int) -> str:
    return QCoreApplication.translate("Counter", "Without use, of your last %Ln day(s)", "", days)


def _unit(shown: Figure) -> str:
    if shown.measure is Measure.HOURS:
        return QCoreApplication.translate("Counter", "hour(s)", "unit beside a large number", shown.number)
    if shown.measure is Measure.MINUTES:
        return QCoreApplication.translate("Counter", "minute(s)", "unit beside a large number", shown.number)
    return QCoreApplication.translate("Counter", "day(s)", "unit beside a large number", shown.number)


def _time(count: Count, headline: Headline, shown: Figure) -> str:
    """Hours and minutes: of the first day, and after it where they fit onto the days.

    Days are counted by the calendar, so for a part of each day less time has gone by than they say. Two counts of days,
    one above the other, would only make both of them doubtful.
    """
    if count.elapsed is None or (shown.headline is not Headline.CURRENT and not count.fresh):
        # Where it is what they chose to see, the line above the number says it already.
        instead = shown.headline is not headline and shown.headline is Headline.TOTAL
        return _tr("without use in all") if count.fresh and instead else ""
    hours = QCoreApplication.translate("Counter", "%n hour(s)", "", count.hours or 0)
    minutes = QCoreApplication.translate("Counter", "%n minute(s)", "", count.minutes or 0)
    if shown.measure is Measure.HOURS:
        return minutes
    if shown.measure is Measure.MINUTES:
        return ""
    if count.fresh:
        if count.elapsed.days:
            days = days_words(count.elapsed.days)
            return _tr("{days}, {hours} since you stopped again").format(days=days, hours=hours)
        return _tr("{hours}, {minutes} since you stopped again").format(hours=hours, minutes=minutes)
    if count.elapsed.days == shown.number:
        return _tr("{hours}, {minutes}").format(hours=hours, minutes=minutes)
    if not count.elapsed.days:
        return _tr("{hours}, {minutes} since you stopped").format(hours=hours, minutes=minutes)
    return ""


def _below(count: Count, shown: Figure) -> tuple[str, ...]:
    if count.state not in (CountState.COUNTING, CountState.BETWEEN):
        return ()
    lines = []
    share = count.since_start
    if share.of and not (share.free == share.of and share.free == shown.number):
        words = QCoreApplication.translate("Counter", "{free} of your last %Ln day(s) without use", "", share.of)
        lines.append(words.format(free=number(share.free)))
    if count.longest > count.days and shown.headline is not Headline.LONGEST:
        lines.append(_tr("Your longest run: {days}").format(days=days_words(count.longest)))
    if count.total > share.free and shown.headline is not Headline.TOTAL:
        lines.append(_tr("With earlier runs: {days}").format(days=days_words(count.total)))
    return tuple(lines)


def _why(count: Count, headline: Headline, shown: Figure) -> tuple[str, ...]:
    """Why another number stands there than the one they chose."""
    if headline is not Headline.CURRENT or shown.headline is not Headline.TOTAL:
        return ()
    if count.state is CountState.BETWEEN:
        return (_tr("All your days are shown while the count waits."),)
    return (_tr("For these first days, all your days are shown. “Days now” comes back by itself."),)
