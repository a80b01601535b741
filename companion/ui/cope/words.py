"""What feelings, triggers, times and records are called in Cope."""

from __future__ import annotations

import math
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.coping import Record, ToolUse
from companion.services.coping import Way, Why
from companion.ui.dates import day_month


def feeling_name(feeling: str) -> str:
    """A feeling as one answers "I feel ..."; what is not known is said as it stands."""
    names = {
        "craving": QCoreApplication.translate("Cope", "Craving"),
        "anxious": QCoreApplication.translate("Cope", "Anxious"),
        "panic": QCoreApplication.translate("Cope", "Panic"),
        "angry": QCoreApplication.translate("Cope", "Angry"),
        "low": QCoreApplication.translate("Cope", "Low"),
        "grief": QCoreApplication.translate("Cope", "Grieving"),
        "lonely": QCoreApplication.translate("Cope", "Lonely"),
        "ashamed": QCoreApplication.translate("Cope", "Ashamed"),
        "bored": QCoreApplication.translate("Cope", "Bored"),
        "restless": QCoreApplication.translate("Cope", "Restless"),
    }
    return names.get(feeling, feeling)


def trigger_name(trigger: str) -> str:
    """What set it off, in a word or two; what is not known is said as it stands."""
    names = {
        "argument": QCoreApplication.translate("Cope", "An argument"),
        "stress": QCoreApplication.translate("Cope", "Stress"),
        "payday": QCoreApplication.translate("Cope", "Payday or money"),
        "alone": QCoreApplication.translate("Cope", "Being alone"),
        "people": QCoreApplication.translate("Cope", "People"),
        "place": QCoreApplication.translate("Cope", "A place"),
        "message": QCoreApplication.translate("Cope", "A message or call"),
        "memory": QCoreApplication.translate("Cope", "A memory"),
        "pain": QCoreApplication.translate("Cope", "Pain"),
        "no-sleep": QCoreApplication.translate("Cope", "Poor sleep"),
        "hunger": QCoreApplication.translate("Cope", "Hunger or thirst"),
        "boredom": QCoreApplication.translate("Cope", "Nothing to do"),
        "good-news": QCoreApplication.translate("Cope", "Good news"),
        "used": QCoreApplication.translate("Cope", "I have used"),
    }
    return names.get(trigger, trigger)


def minutes_words(minutes: int) -> str:
    """How long something takes."""
    return QCoreApplication.translate("Cope", "%n min", "", minutes)


def use_words(use: ToolUse, today: date) -> str:
    """One time a way was tried: its day, and the ratings that were given."""
    day, number = day_month(use.day, today), QLocale().toString
    if use.before is not None and use.after is not None:
        words = QCoreApplication.translate("Cope", "{day}: {before} before, {after} after")
        return words.format(day=day, before=number(use.before), after=number(use.after))
    if use.after is not None:
        return QCoreApplication.translate("Cope", "{day}: {after} after").format(day=day, after=number(use.after))
    if use.before is not None:
        return QCoreApplication.translate("Cope", "{day}: {before} before").format(day=day, before=number(use.before))
    return QCoreApplication.translate("Cope", "{day}: tried").format(day=day)


def record_words(record: Record) -> str:
    """What a way did so far, always with how often; empty where it was never tried."""
    if not record.tries:
        return ""
    if record.drop is None:
        return QCoreApplication.translate("Cope", "Tried %n time(s)", "", record.tries)
    if record.drop > 0:
        words = QCoreApplication.translate(
            "Cope", "Eased {eased} of %n time(s), by {points} on average", "", record.rated
        )
    else:
        words = QCoreApplication.translate("Cope", "Eased {eased} of %n time(s), not on average", "", record.rated)
    return words.format(eased=QLocale().toString(record.eased), points=points(record.drop))


def points(drop: float) -> str:
    """Points of the scale, with one digit after the point at most."""
    shown = round(drop, 1)
    return QLocale().toString(shown, "f", 0 if shown == int(shown) else 1)


def why_words(way: Way) -> str:
    """Why a way is offered, with the record where that is the reason."""
    if way.why is Why.HELPED:
        return record_words(way.record)
    if way.why is Why.TRIGGER:
        return QCoreApplication.translate("Cope", "Fits: {word}").format(word=trigger_name(way.word))
    if way.why is Why.FEELING:
        return QCoreApplication.translate("Cope", "Fits: {word}").format(word=feeling_name(way.word))
    return ""


def clock_words(seconds: float) -> str:
    """Time left, as minutes and seconds."""
    minutes, left = divmod(max(0, math.ceil(seconds)), 60)
    return QCoreApplication.translate("Cope", "{minutes}:{seconds} left").format(minutes=minutes, seconds=f"{left:02}")
