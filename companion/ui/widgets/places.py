"""Where a person's own files are looked for and put: their documents, or their home where there is no such folder.

And how a place is told once something was put there.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.problems import OwnFolder

Refuse = Callable[[Path], None]
#: How wide a folder may be in a sentence, in design pixels.
_FOLDER = 420
ChooseAgain = Callable[[QWidget, OwnFolder], bool]


def keep_out(app: QApplication, refuse: Refuse, choose_again: ChooseAgain) -> None:
    """Have every place a person chooses for a file looked at by `refuse`, which raises `OwnFolder`.

    `choose_again` says so, waits, and returns whether the person would choose another place. Both belong to the
    application, as its theme does.
    """
    app.companion_keeps_out = (refuse, choose_again)  # type: ignore[attr-defined]


def ask_until_allowed(parent: QWidget, ask: Callable[[], Path | None]) -> Path | None:
    """Ask for a place until it is none of the program's own; None where the person would rather not."""
    window = parent.window()
    refuse, choose_again = getattr(QApplication.instance(), "companion_keeps_out", (None, None))
    while True:
        chosen = ask()
        if chosen is None or refuse is None or choose_again is None:
            return chosen
        try:
            refuse(chosen)
        except OwnFolder as problem:
            if not choose_again(window, problem):
                return None
        else:
            return chosen


def documents() -> Path:
    """The person's documents. A dialogue told to begin in a folder that is not there begins anywhere."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def ask_where(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask where to put a file of that name, outside of the program's own folders; None where they would rather not.

    Another name is given the same ending where it has none, or the file would not be found by it later.
    """
    window, ending = parent.window(), Path(name).suffix

    def ask() -> Path | None:
        # What no start asks for.
        from PySide6.QtWidgets import QFileDialog

        begun = documents() / name
        while True:
            words, _kind = QFileDialog.getSaveFileName(window, title, str(begun), kind)
            chosen = Path(words)
            # What follows the last point of a date is no ending.
            if not words or chosen.suffix.lower() == ending or chosen.suffix[1:].isalpha():
                return chosen if words else None
            begun = chosen.with_name(chosen.name + ending)
            if not begun.exists():
                return begun
            # Whether that one may be replaced nobody has been asked.

    return ask_until_allowed(window, ask)


def ask_folder_for(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask for a folder to put a new one of that name in; its path, with a number where there is one already."""
    window = parent.window()

    def ask() -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        words = QFileDialog.getExistingDirectory(window, title, str(documents()))
        if not words:
            return None
        target, number = Path(words) / name, 1
        while target.exists():
            number += 1
            target = Path(words) / f"{name}-{number}"
        return target

    return ask_until_allowed(window, ask)


def ask_which(parent: QWidget, title: str, kind: str, folder: Path | None = None) -> Path | None:
    """Ask for a file that is there, in the documents or a given folder; None where the person would rather not."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _kind = QFileDialog.getOpenFileName(parent.window(), title, str(folder or documents()), kind)
    return Path(chosen) if chosen else None


def ask_which_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder that is there; None where the person would rather not."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(parent.window(), title, str(documents()))
    return Path(chosen) if chosen else None


def with_place(words: str, file: Path) -> str:
    """A sentence with {name} and {folder} of a file that was put somewhere, so that it is found again.

    The middle of a long folder is left out, and the line may be broken after any of its parts.
    """
    # Nothing is put anywhere at a start.
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFontMetrics

    from companion.ui.theme import theme_of
    from companion.ui.widgets.text import breakable, parted

    theme, folder = theme_of(), str(file.absolute().parent)
    shown = QFontMetrics(theme.font("body")).elidedText(folder, Qt.TextElideMode.ElideMiddle, theme.px(_FOLDER))
    return words.format(name=breakable(file.name), folder=parted(shown))
