"""A letter to oneself whose day has come, named quietly on Today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.journal import Letter
from companion.ui.dates import full_date
from companion.ui.deeds import attempt_and_tell
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class LetterCard(Card):
    """Names the letter that waits longest, and leads to it; it can wait another day."""

    #: The page of this letter is wanted.
    letter_wanted = Signal(str)
    #: This letter is to wait until tomorrow.
    put_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("soft", spacing=6, parent=parent)
        self.setObjectName("letter-card")
        self._uuid = ""
        title = self.tr("A letter from you")
        self.setAccessibleName(title)
        self.heading(title)
        self._words = Text("", "body")
        self._words.setObjectName("letter-card-words")
        self.box.addWidget(self._words)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        see = Button(self.tr("Go to it"), icon="notebook-text", compact=True)
        see.setObjectName("letter-card-open")
        see.clicked.connect(lambda: self.letter_wanted.emit(self._uuid))
        away = Button(self.tr("Not today"), "quiet", compact=True)
        away.setObjectName("letter-card-away")
        away.setAccessibleDescription(self.tr("It waits until tomorrow"))
        away.clicked.connect(lambda: self.put_off.emit(self._uuid))
        flow.addWidget(see)
        flow.addWidget(away)
        self.box.addWidget(row)

    def show_letters(self, letters: Sequence[Letter]) -> None:
        """Name the first of these letters, of which there is one at least."""
        letter = letters[0]
        self._uuid = letter.uuid
        day = full_date(letter.day)
        if letter.title.strip():
            words = self.tr("{title}. You wrote it on {day}, for now.").format(title=letter.title.strip(), day=day)
        else:
            words = self.tr("You wrote it on {day}, for now.").format(day=day)
        self._words.setText(words)


def lead_to(ctx: AppContext, card: LetterCard) -> None:
    """Have the card lead to the journal, and put off what is to wait."""

    def put_off(uuid: str) -> None:
        tomorrow = ctx.today() + timedelta(days=1)
        said = QCoreApplication.translate("LetterCard", "It waits until tomorrow")
        attempt_and_tell(ctx, lambda: ctx.services.letters.close(uuid, tomorrow), said)

    card.letter_wanted.connect(lambda uuid: ctx.shell.go("journal", entry=uuid))
    card.put_off.connect(put_off)
