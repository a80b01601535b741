"""What things in the hope box are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.hope import HopeItem, HopeKind
from companion.ui.hope.sound_words import time_words


def kind_words(kind: HopeKind) -> str:
    """What kind of thing it is."""
    return {
        HopeKind.PHOTO: QCoreApplication.translate("HopeWords", "Photo"),
        HopeKind.LETTER: QCoreApplication.translate("HopeWords", "Letter"),
        HopeKind.VOICE: QCoreApplication.translate("HopeWords", "Voice note"),
        HopeKind.MUSIC: QCoreApplication.translate("HopeWords", "Music"),
    }[kind]


def name_of(item: HopeItem) -> str:
    """The name it was given, else what kind of thing it is."""
    return item.title or kind_words(item.kind)


def spoken(item: HopeItem) -> str:
    """How it is read aloud: kind and name, of a letter how it begins, of a sound how long it is."""
    named = f"{kind_words(item.kind)}: {item.title}" if item.title else kind_words(item.kind)
    if item.seconds is not None:
        return f"{named}, {time_words(item.seconds)}"
    return f"{named}. {item.words[:120]}" if item.words else named
