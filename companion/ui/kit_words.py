"""What kits of naloxone are called, and how it stands with their dates, in plain sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.kits import Freshness, Kit, KitKind, freshness
from companion.ui.dates import day_month


def _tr(words: str) -> str:
    return QCoreApplication.translate("Kits", words)


def kind_words(kind: KitKind) -> str:
    """What kind of kit it is."""
    return {
        KitKind.UNSAID: _tr("Not said"),
        KitKind.SPRAY: _tr("Nasal spray"),
        KitKind.INJECTION: _tr("Injection"),
        KitKind.OTHER: _tr("Another kind"),
    }[kind]


def date_words(kit: Kit, today: date) -> str:
    """How it stands with the date of a kit."""
    expires, state = kit.words.expires, freshness(kit, today)
    if expires is None:
        return _tr("No date written down. It is printed on the box.")
    if state is Freshness.PAST:
        words = _tr("Its date was {day}. Ask for a new one. Until it is here, this one is better than none.")
    elif state is Freshness.SOON:
        words = _tr("Good until {day}. Time to ask for a new one.")
    else:
        words = _tr("Good until {day}")
    return words.format(day=day_month(expires, today))
