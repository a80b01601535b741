"""Dates of raised risk in words, for Today and wherever they are entered."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.plans import RiskKind, RiskWindow
from companion.ui.dates import day_month


def _tr(words: str) -> str:
    return QCoreApplication.translate("RiskWords", words)


def kind_words(kind: RiskKind) -> str:
    """What happened on such a date."""
    return {
        RiskKind.DETOX: _tr("Left detox"),
        RiskKind.REHAB: _tr("Left rehab"),
        RiskKind.HOSPITAL: _tr("Left hospital"),
        RiskKind.CUSTODY: _tr("Came out of custody"),
        RiskKind.MEDICINE: _tr("Last dose of methadone, buprenorphine or naltrexone"),
    }[kind]


def window_words(window: RiskWindow, today: date) -> str:
    """Which date it is and how long ago, as a sentence: "You left hospital 9 days ago, on 12 November."."""
    kind, day = window.date.kind, day_month(window.date.day, today)
    if window.days == 0:
        return {
            RiskKind.DETOX: _tr("You left detox today."),
            RiskKind.REHAB: _tr("You left rehab today."),
            RiskKind.HOSPITAL: _tr("You left hospital today."),
            RiskKind.CUSTODY: _tr("You came out of custody today."),
            RiskKind.MEDICINE: _tr("Your last dose of methadone, buprenorphine or naltrexone is today."),
        }[kind]
    ago = QCoreApplication.translate("RiskWords", "%Ln day(s) ago", "", window.days)
    return {
        RiskKind.DETOX: _tr("You left detox {ago}, on {day}."),
        RiskKind.REHAB: _tr("You left rehab {ago}, on {day}."),
        RiskKind.HOSPITAL: _tr("You left hospital {ago}, on {day}."),
        RiskKind.CUSTODY: _tr("You came out of custody {ago}, on {day}."),
        RiskKind.MEDICINE: _tr("Your last dose of methadone, buprenorphine or naltrexone was {ago}, on {day}."),
    }[kind].format(ago=ago, day=day)
