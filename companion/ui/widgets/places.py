"""Where a person's own files are looked for and put: their documents, or their home where there is no such folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def documents() -> Path:
    """The person's documents. A dialogue told to begin in a folder that is not there begins anywhere."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def ask_where(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask where to put a file of that name; None where the person would rather not."""
    chosen, _kind = QFileDialog.getSaveFileName(parent.window(), title, str(documents() / name), kind)
    return Path(chosen) if chosen else None


def ask_which(parent: QWidget, title: str, kind: str, folder: Path | None = None) -> Path | None:
    """Ask for a file that is there, in the documents or a given folder; None where the person would rather not."""
    chosen, _kind = QFileDialog.getOpenFileName(parent.window(), title, str(folder or documents()), kind)
    return Path(chosen) if chosen else None
