"""Where the naloxone is, in a sentence, wherever it is said."""

from PySide6.QtCore import QCoreApplication

from companion.domain.settings import PersonalSettings


def naloxone_words(settings: PersonalSettings) -> str:
    """Where naloxone is kept; that it is at hand; that it is not, or that nobody said."""
    if settings.naloxone_at_hand is None:
        return QCoreApplication.translate("Naloxone", "Naloxone: not said yet where it is.")
    if settings.naloxone_at_hand is False:
        return QCoreApplication.translate("Naloxone", "Naloxone: none at hand yet.")
    if settings.naloxone_place:
        return QCoreApplication.translate("Naloxone", "Naloxone: {place}").format(place=settings.naloxone_place)
    return QCoreApplication.translate("Naloxone", "Naloxone is at hand.")
