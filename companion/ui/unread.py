"""What stands where a bundled file cannot be read: a calm sentence, in the place of what it would have said."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.ui.widgets.text import Text


def unread_words() -> str:
    """That this could not be read, and what mends it."""
    return QCoreApplication.translate("Unread", "This could not be read. Install Companion again to mend it.")


def unread_text() -> Text:
    """The sentence as a part of a page."""
    said = Text(unread_words(), "soft", "ink_soft")
    said.setObjectName("unread")
    return said


def damage_words(library: Library, problems: Sequence[ContentProblem]) -> str:
    """Which pages and files could not be read, that everything else is there, and what mends it."""
    titles = ", ".join(_called(library, one.path) for one in problems if one.path is not None)
    said = QCoreApplication.translate(
        "DamagedNote", "Could not be read: {titles}. Everything else is here. Install Companion again to mend it."
    )
    return said.format(titles=titles)


def _called(library: Library, file: Path) -> str:
    """What a page is called; any other file by its own name."""
    if library.folder / "articles" in file.parents:
        return library.title(file.stem)
    return file.relative_to(library.folder).as_posix()


class UnreadNote(Text):
    """Below a list: that some of what belongs there could not be read; out of sight while all of it can."""

    def __init__(self) -> None:
        super().__init__("", "soft", "ink_soft")
        self.setText(self.tr("Some of what belongs here could not be read. Install Companion again to mend it."))
        self.setObjectName("unread-some")
        self.hide()

    def look(self, library: Library, folder: str) -> None:
        """Show it where a file of a folder was found damaged."""
        self.setVisible(bool(library.damage(folder)))
