"""The sheet a note on highlighted words is written on."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from companion.domain.marks import Mark
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet

#: So much of the words is shown above the field.
_SHOWN = 220


class NoteSheet(Sheet):
    """Shows the words and asks for the note; hands in what was written."""

    def __init__(self, mark: Mark, parent: QWidget) -> None:
        super().__init__(self.tr("Note"), quoted(mark.anchor.words, _SHOWN), width=520, parent=parent)
        self.field = TextField(name=self.tr("Your note"), lines=4)
        self.field.edit.setObjectName("note-words")
        self.field.set_text(mark.note)
        self.field.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.body.addWidget(Labelled(self.tr("Your note"), self.field))
        self.end_with("note-save", self._save)
        self.field.setFocus()

    def _save(self) -> None:
        self.hand_in(self.field.text().strip())


def quoted(words: str, most: int) -> str:
    """Words of an article in quotes, on one line, cut after so many letters."""
    line = " ".join(words.split())
    if len(line) > most:
        line = f"{line[:most].rsplit(' ', 1)[0]} …"
    return f"\u201c{line}\u201d"
