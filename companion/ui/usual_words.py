"""The words usually offered for a check-in, until a person makes the list their own."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from companion.domain.checkin import WordList, tidy_words


def list_title(which: WordList) -> str:
    """What a list of words answers."""
    if which is WordList.TRIGGERS:
        return QCoreApplication.translate("UsualWords", "Anything behind it?")
    return QCoreApplication.translate("UsualWords", "How does it feel?")


def usual_words(which: WordList) -> tuple[str, ...]:
    """Our words for a list, in our order."""
    translate = QCoreApplication.translate
    if which is WordList.TRIGGERS:
        return (
            translate("UsualWords", "Stress"),
            translate("UsualWords", "Pain"),
            translate("UsualWords", "Lonely"),
            translate("UsualWords", "Bored"),
            translate("UsualWords", "Payday"),
            translate("UsualWords", "Argument"),
        )
    return (
        translate("UsualWords", "Calm"),
        translate("UsualWords", "Hopeful"),
        translate("UsualWords", "Grateful"),
        translate("UsualWords", "Anxious"),
        translate("UsualWords", "Sad"),
        translate("UsualWords", "Angry"),
        translate("UsualWords", "Restless"),
        translate("UsualWords", "Numb"),
    )


def offered(which: WordList, names: Iterable[str], *, own: bool) -> tuple[str, ...]:
    """What to offer: the person's own list, or ours and behind it the words they added."""
    return tuple(names) if own else tidy_words((*usual_words(which), *names))
