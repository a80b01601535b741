"""Warning signs in plain sentences: what a rule says, and why one shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.signs import NUMBERS, Because, Condition, Rule, Shown, What
from companion.ui.dates import day_month


def _tr(words: str) -> str:
    return QCoreApplication.translate("Signs", words)


def thing_words(what: What, name: str, measures: Mapping[str, str]) -> str:
    """What a condition is about, as one chooses it; `measures` are names of the person's scales by uuid."""
    if what is What.MEASURE:
        return measures.get(name, _tr("A scale that is gone"))
    said = {
        What.SLEEP_TIME: _tr("Hours slept"),
        What.SLEEP: _tr("How I slept"),
        What.CRAVING: _tr("Craving"),
        What.MOOD: _tr("Mood"),
        What.PAIN: _tr("Pain"),
        What.TRIGGER: _tr("Behind it: {word}"),
        What.FEELING: _tr("I felt: {word}"),
        What.MEDICINE_MISSED: _tr("Medicine not taken"),
        What.NOTHING_WRITTEN: _tr("Nothing written"),
    }[what]
    return said.format(word=name)


def number_words(what: What, number: int) -> str:
    """A number as it is given: hours of sleep, or a place on a scale."""
    if what is not What.SLEEP_TIME:
        return QLocale().toString(number)
    hours, minutes = divmod(number, 60)
    said = _tr("{hours}\u00a0h\u00a0{minutes:02}") if minutes else _tr("{hours}\u00a0h")
    return said.format(hours=hours, minutes=minutes)


def condition_words(one: Condition, measures: Mapping[str, str]) -> str:
    """A condition as a sentence without its end: "Craving 7 or more on 2 of the last 3 days"."""
    thing = thing_words(one.what, one.name, measures)
    if one.what in NUMBERS:
        said = _tr("{thing} under {number}") if one.under else _tr("{thing} {number} or more")
        thing = said.format(thing=thing, number=number_words(one.what, one.number))
    if one.of == 1:
        return _tr("{thing} today").format(thing=thing)
    if one.days == one.of:
        return _tr("{thing} on each of the last {of} days").format(thing=thing, of=one.of)
    return _tr("{thing} on {days} of the last {of} days").format(thing=thing, days=one.days, of=one.of)


def rule_words(rule: Rule | None, measures: Mapping[str, str]) -> str:
    """All of a rule, its conditions joined by "and"."""
    if rule is None:
        return _tr("Written by a newer Companion. It sleeps here, and is kept as it is.")
    return QLocale().createSeparatedList([condition_words(one, measures) for one in rule.conditions]) + "."


def why_words(shown: Shown, measures: Mapping[str, str], today: date) -> str:
    """Why a sign shows: each thing with the days it was so, and what was given."""
    return " ".join(_because(one, measures, today) for one in shown.why)


def _because(one: Because, measures: Mapping[str, str], today: date) -> str:
    what = one.condition.what
    days = []
    for day, given in one.days:
        when = _tr("today") if day == today else day_month(day, today)
        said = when if given is None else _tr("{number} on {day}") if day != today else _tr("{number} today")
        days.append(said.format(number=number_words(what, given or 0), day=when))
    thing = thing_words(what, one.condition.name, measures)
    return _tr("{thing}: {days}.").format(thing=thing, days=QLocale().createSeparatedList(days))
