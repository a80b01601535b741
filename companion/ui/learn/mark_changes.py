"""What can be done with a mark that is there: write on its note, take it away; each said, and each taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.marks import Mark, MarkKind
from companion.domain.undo import Done
from companion.ui.deeds import attempt

if TYPE_CHECKING:
    from companion.ui.learn.note_sheet import NoteSheet


class MarkChanges(QObject):
    """Changes marks; `after` is called once a change is made, before it is said."""

    def __init__(self, ctx: AppContext, after: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._after = after

    def write_note(self, mark: Mark, over: QWidget, screen: str, **route: object) -> NoteSheet:
        """Ask for the note of a highlight over a part; screen and route lead to the sheet again after the lock."""
        opened_by: tuple[str, Mapping[str, object]] = (screen, route)
        from companion.ui.learn.note_sheet import NoteSheet

        sheet = NoteSheet(mark, over)
        sheet.opened_by = opened_by
        sheet.kept_by = lambda note: self._save_note(mark, note)
        sheet.open()
        return sheet

    def _save_note(self, mark: Mark, note: str) -> bool:
        if note == mark.note:
            return True
        words = self.tr("Note saved.") if note else self.tr("Note taken away.")
        return self._do(lambda: self._ctx.services.marks.set_note(mark.uuid, note), words)

    def remove(self, mark: Mark) -> None:
        """Take a mark away, with its note."""
        words = self.tr("Highlight and note taken away.") if mark.note else self.tr("Highlight taken away.")
        if mark.kind is MarkKind.BOOKMARK:
            words = self.tr("Bookmark taken away.")
        self._do(lambda: self._ctx.services.marks.remove(mark.uuid), words)

    def _do(self, change: Callable[[], Done], words: str) -> bool:
        done = attempt(self._ctx, change)
        if done is None:
            return False
        self._after()
        self._ctx.shell.toast(words, done.undo)
        return True
