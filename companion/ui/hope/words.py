"""What things in the hope box are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.hope import HopeItem, HopeKind


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
    """How it is read aloud: kind and name, and of a letter how it begins."""
    named = f"{kind_words(item.kind)}: {item.title}" if item.title else kind_words(item.kind)
    return f"{named}. {item.words[:120]}" if item.words else named
