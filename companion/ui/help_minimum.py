"""What Help now says when a bundled file is damaged: the steps that save a life, kept in the program itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.content.values import Door, Step

OVERDOSE = "overdose"
_REVIEW = "-"


def _tr(words: str) -> str:
    return QCoreApplication.translate("HelpNow", words)


def minimum_overdose(number: str) -> Door:
    """The overdose steps with a country's ambulance number; an empty number says so in words."""
    call = _tr("Call {number}").format(number=number) if number else _tr("Call an ambulance")
    steps = (
        (
            _tr("Try to wake them"),
            _tr("Look out for danger. Shout, shake shoulders, rub breastbone hard. Are they breathing?"),
        ),
        (call, _tr("Phone on speaker. Say “cannot be woken” or “not breathing”. Do what they tell you.")),
        (_tr("Give naloxone"), _tr("One dose, even if you are unsure. It will not harm someone who took no opioids.")),
        (
            _tr("Help them breathe"),
            _tr("Do what the call-taker says. No normal breathing? If trained: breaths, compressions."),
        ),
        (_tr("Give another dose"), _tr("No normal breathing after 2 to 3 minutes? Dose again, every 2 to 3 minutes.")),
        (
            _tr("Turn onto their side"),
            _tr("Breathing normally, but not awake? On their side, top knee bent, head tilted back."),
        ),
        (
            _tr("Stay with them"),
            _tr("Naloxone lasts as little as 20 minutes, up to about 90. The overdose can come back."),
        ),
    )
    return Door(
        id=OVERDOSE,
        order=1,
        title=_tr("Someone is not waking up, or not breathing well"),
        lead=_tr("Call for an ambulance now. Give naloxone if you have it. Stay with them."),
        written=date(2026, 11, 1),
        review=_REVIEW,
        who_to_call=("emergency",),
        sources=("built-in",),
        steps=tuple(Step(title=title, text=text) for title, text in steps),
    )
