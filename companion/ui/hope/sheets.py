"""The sheets of the hope box: a letter, and the name of anything else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.domain.hope import LETTER_LIMIT, TITLE_LIMIT, HopeItem
from companion.ui.own_list import put_keyboard
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled, named_line
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class LetterSheet(Sheet):
    """A letter to oneself, or one that was given. Only the words are needed; hands in title and words."""

    def __init__(self, item: HopeItem | None, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("LetterSheet", "A letter"),
            QCoreApplication.translate("LetterSheet", "To yourself on a hard day, or from somebody who loves you."),
            width=600,
            parent=parent,
        )
        self.opened_by = ("hope-box", {"letter": item.uuid if item else ""})
        self.words = TextField(self.tr("Dear me"), name=self.tr("The letter"), lines=7)
        self.words.edit.setObjectName("letter-words")
        self.words.set_text(item.words if item else "")
        self.body.addWidget(Labelled(self.tr("The letter"), self.words))
        self._wrong = Text("", "small", "amber_ink")
        self._wrong.setObjectName("letter-wrong")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.words.changed.connect(self._wrong.hide)
        title = item.title if item else ""
        self.title = named_line(self.body, "letter-title", self.tr("Its name, if you like"), title, limit=TITLE_LIMIT)
        self.end_with("letter-save", self._save)
        put_keyboard(self.words)

    def _save(self) -> None:
        words = self.words.text().strip()
        if not words or len(words) > LETTER_LIMIT:
            short = self.tr("Write a line first. One is enough.")
            long = self.tr("This is longer than a letter here can be. Make two of it.")
            self._wrong.setText(long if words else short)
            self._wrong.show()
            put_keyboard(self.words)
            return
        self.hand_in(self.title.text(), words)


class HopeNameSheet(Sheet):
    """What a photo or a sound is called; hands in the name."""

    def __init__(self, item: HopeItem, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("HopeNameSheet", "What it is called"), width=460, parent=parent)
        self.opened_by = ("hope-box", {"name": item.uuid})
        self.title = named_line(self.body, "hope-name", self.tr("Name"), item.title, limit=TITLE_LIMIT)
        self.end_with("hope-name-save", self._save)
        put_keyboard(self.title)

    def _save(self) -> None:
        self.hand_in(self.title.text())
