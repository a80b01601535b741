"""The numbers a counter can show, in words: for its own menu and for the settings."""

from PySide6.QtCore import QCoreApplication

from companion.domain.settings import Headline


def headline_words() -> tuple[tuple[Headline, str], ...]:
    """Every choice with its words, in the order they are offered."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("Headlines", words)

    return (
        (Headline.CURRENT, tr("Days now")),
        (Headline.TOTAL, tr("Days without use in all")),
        (Headline.LONGEST, tr("Longest run")),
        (Headline.SHARE_30, tr("Days without use, of the last 30")),
        (Headline.SHARE_90, tr("Days without use, of the last 90")),
        (Headline.SINCE_START, tr("Days since I began")),
        (Headline.MEDICINE, tr("Days on prescribed medicine")),
        (Headline.HIDDEN, tr("Hide the counter")),
    )
