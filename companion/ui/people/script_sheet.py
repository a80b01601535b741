"""What to say to somebody, large enough to read aloud while it rings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.contacts import ContactDetails
from companion.ui.people.contact_row import NumberLine
from companion.ui.reach_words import general_script
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class ScriptSheet(Sheet):
    """Their numbers, and the words. Signals: `spoke`, and `change` for words of one's own."""

    spoke = Signal()
    change = Signal()

    def __init__(self, details: ContactDetails, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("ScriptSheet", "What to say to {name}").format(name=details.name),
            width=600,
            parent=parent,
        )
        words = details.script.strip() or general_script()
        said = Text(words, "title")
        said.setObjectName("script-words")
        self.body.addWidget(said)
        self.body.addWidget(CopyButton(words, self.tr("Copy the words")))
        self.body.addWidget(Text(self.tr("Reading it out is fine. So is sending it as a message."), "soft", "ink_soft"))
        for number in details.numbers:
            self.body.addWidget(NumberLine(number.number, number.label, details.name))
        own = self.add_button(self.tr("Change the words"), "quiet")
        own.setObjectName("script-change")
        own.clicked.connect(lambda: self._leave(self.change.emit))
        spoke = self.add_button(self.tr("Spoke today"))
        spoke.setObjectName("script-spoke")
        spoke.clicked.connect(lambda: self._leave(self.spoke.emit))
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.setObjectName("script-close")
        close.clicked.connect(self.accept)

    def _leave(self, tell: Callable[[], None]) -> None:
        self.accept()
        tell()
