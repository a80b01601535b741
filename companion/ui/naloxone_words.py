"""Where the naloxone is, and how people get it, wherever it is said."""

from PySide6.QtCore import QCoreApplication

from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.domain.settings import PersonalSettings
from companion.ui.unread import unread_words


def naloxone_words(settings: PersonalSettings) -> str:
    """Where naloxone is kept; that it is at hand; that it is not, or that nobody said."""
    if settings.naloxone_at_hand is None:
        return QCoreApplication.translate("Naloxone", "Naloxone: not said yet where it is.")
    if settings.naloxone_at_hand is False:
        return QCoreApplication.translate("Naloxone", "Naloxone: none at hand yet.")
    if settings.naloxone_place:
        return QCoreApplication.translate("Naloxone", "Naloxone: {place}").format(place=settings.naloxone_place)
    return QCoreApplication.translate("Naloxone", "Naloxone is at hand.")


def naloxone_ways(ctx: AppContext) -> tuple[str, ...]:
    """How people get naloxone where the person is; whom to ask where that cannot be read."""
    try:
        return ctx.library.naloxone_lines(ctx.country())
    except ContentProblem:
        ask = QCoreApplication.translate("Naloxone", "A pharmacist, a doctor or a drug service can tell how to get it.")
        return unread_words(), ask
