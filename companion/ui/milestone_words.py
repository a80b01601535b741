"""Milestones and days in words, wherever they are shown."""

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.counter import CountState, FurtherCount
from companion.domain.figure import Measure, figure
from companion.domain.milestone import Basis, Milestone, MilestoneUnit
from companion.domain.settings import Headline


def number(value: int) -> str:
    """A number as the person's country writes it."""
    return QLocale().toString(value)


def amount_words(milestone: Milestone) -> str:
    """ "100 days", "2 weeks", "1 year"."""
    unit, amount = milestone.unit, milestone.amount
    if unit is MilestoneUnit.HOURS:
        return QCoreApplication.translate("Milestones", "%n hour(s)", "", amount)
    if unit is MilestoneUnit.WEEKS:
        return QCoreApplication.translate("Milestones", "%n week(s)", "", amount)
    if unit is MilestoneUnit.MONTHS:
        return QCoreApplication.translate("Milestones", "%n month(s)", "", amount)
    if unit is MilestoneUnit.YEARS:
        return QCoreApplication.translate("Milestones", "%n year(s)", "", amount)
    if milestone.days > amount == 1:
        # Whoever counts from day one has the first whole day behind them on day two.
        return QCoreApplication.translate("Milestones", "1 whole day")
    return days_words(amount)


def days_words(days: int) -> str:
    """ "100 days"."""
    return QCoreApplication.translate("Milestones", "%Ln day(s)", "", days)


def name_words(milestone: Milestone) -> str:
    """The person's own name for it, or its amount."""
    return milestone.name or amount_words(milestone)


def basis_words(basis: Basis, milestone: Milestone) -> str:
    """What was reached, said in full: "100 days in this run", "100 days without use in all"."""
    said = {
        Basis.RUN: QCoreApplication.translate("Milestones", "{amount} without use"),
        Basis.TOTAL: QCoreApplication.translate("Milestones", "{amount} without use in all"),
        Basis.MEDICINE: QCoreApplication.translate("Milestones", "{amount} on prescribed medicine"),
    }
    return said[basis].format(amount=amount_words(milestone))


def when_words(left: int) -> str:
    """ "today", "tomorrow", "in 5 days"."""
    if left == 0:
        return QCoreApplication.translate("Milestones", "today")
    if left == 1:
        return QCoreApplication.translate("Milestones", "tomorrow")
    return QCoreApplication.translate("Milestones", "in %Ln day(s)", "", left)


def further_words(one: FurtherCount) -> str:
    """A further thing in one line: its days, or all of them where its run is young; nothing without a date."""
    shown = figure(one.count, Headline.CURRENT)
    if shown.measure is Measure.FIRST_DAY and one.count.began is None:
        return ""
    if shown.measure is Measure.FIRST_DAY and one.count.state is CountState.BETWEEN:
        return QCoreApplication.translate("Counter", "{what}: the count waits").format(what=one.counted.name)
    words = (
        QCoreApplication.translate("Counter", "{what}: {days} in all")
        if shown.headline is Headline.TOTAL
        else QCoreApplication.translate("Counter", "{what}: {days}")
    )
    said = {
        Measure.DAYS: lambda: days_words(shown.number),
        Measure.HOURS: lambda: QCoreApplication.translate("Counter", "%n hour(s)", "", shown.number),
        Measure.MINUTES: lambda: QCoreApplication.translate("Counter", "%n minute(s)", "", shown.number),
        Measure.FIRST_DAY: lambda: QCoreApplication.translate("Counter", "first day"),
    }[shown.measure]()
    return words.format(what=one.counted.name, days=said)
