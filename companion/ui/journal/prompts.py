"""Questions offered beside an empty page: about strength, people and ordinary days, never about harm."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_MARKED = (
    QT_TRANSLATE_NOOP("Prompts", "What did you do today that the you of last year could not have done?"),
    QT_TRANSLATE_NOOP("Prompts", "What was the easiest part of today?"),
    QT_TRANSLATE_NOOP("Prompts", "Who made today a little better, even without knowing it?"),
    QT_TRANSLATE_NOOP("Prompts", "What would you like to remember about today?"),
    QT_TRANSLATE_NOOP("Prompts", "When did you feel most like yourself this week?"),
    QT_TRANSLATE_NOOP("Prompts", "What did you notice today that you used to walk past?"),
    QT_TRANSLATE_NOOP("Prompts", "If a friend had your day, what would you say to them?"),
    QT_TRANSLATE_NOOP("Prompts", "What helped, even a bit, when today got hard?"),
    QT_TRANSLATE_NOOP("Prompts", "What is one small thing you want from tomorrow?"),
    QT_TRANSLATE_NOOP("Prompts", "What are you looking after at the moment, and how is it doing?"),
    QT_TRANSLATE_NOOP("Prompts", "Which place felt safe or quiet today?"),
    QT_TRANSLATE_NOOP("Prompts", "What did you eat that you liked?"),
    QT_TRANSLATE_NOOP("Prompts", "What made you laugh, or nearly?"),
    QT_TRANSLATE_NOOP("Prompts", "What would you thank yourself for today?"),
    QT_TRANSLATE_NOOP("Prompts", "Who would you like to hear from?"),
    QT_TRANSLATE_NOOP("Prompts", "What is getting easier, slowly?"),
    QT_TRANSLATE_NOOP("Prompts", "What do you want to ask at your next appointment?"),
    QT_TRANSLATE_NOOP("Prompts", "What sounds or music went with today?"),
    QT_TRANSLATE_NOOP("Prompts", "What did your body need today, and did it get some of it?"),
    QT_TRANSLATE_NOOP("Prompts", "What can wait until tomorrow?"),
)
PROMPTS: tuple[str, ...] = tuple(str(words) for words in _MARKED)


def first_prompt(today: date) -> int:
    """Which prompt a day begins with; the next day begins with the next one."""
    return today.toordinal() % len(PROMPTS)


def prompt_words(number: int) -> str:
    """A prompt in the language in use; numbers beyond the last begin again."""
    return QCoreApplication.translate("Prompts", PROMPTS[number % len(PROMPTS)])
