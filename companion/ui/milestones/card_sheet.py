"""Making a card of a milestone: what is on it is theirs to choose, and seen before it is printed."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.milestone import Reached
from companion.ui.dates import full_date
from companion.ui.milestone_words import basis_words, name_words
from companion.ui.milestones.paper import SHAPE, CardWords, ask_and_print, paint_card
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.sprig import leaves_for


class CardPreview(QWidget):
    """The card as it will be printed."""

    def __init__(self, words: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        # A picture needs no larger letters; where they are large, the room is for what is asked.
        self.setFixedHeight(theme_of().px(200 if theme_of().scale < 1.5 else 120))
        self.show_words(words)

    def show_words(self, words: CardWords) -> None:
        """Show other words."""
        self.words = words
        said = ", ".join(part for part in (words.title, words.line, words.name, words.date) if part)
        self.setAccessibleName(self.tr("The card: {words}").format(words=said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.height() * SHAPE), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            wide = min(float(self.width()), self.height() * SHAPE)
            box = QRectF((self.width() - wide) / 2, 0, wide, wide / SHAPE)
            paint_card(painter, box, self.words)


class CardSheet(Sheet):
    """A preview, and switches for what stands on the card; all of them begin off, and the name begins empty."""

    by_button = True

    def __init__(self, reached: Reached, parent: QWidget) -> None:
        lead = self.tr("To keep, or to give to someone. Only what you switch on is on it.")
        super().__init__(self.tr("A card to print"), lead, width=520, parent=parent)
        self._reached = reached
        self._preview = CardPreview(self._words_now("", counts=False, date=False))
        self._preview.setObjectName("card-preview")
        self.body.addWidget(self._preview)
        self._name = LineField(self.tr("Leave it empty, or write one"), name=self.tr("A name on the card"))
        self._name.setObjectName("card-name")
        self._name.set_limit(60)
        self._name.textChanged.connect(lambda _text: self._show())
        self.body.addWidget(Labelled(self.tr("A name on the card"), self._name))
        self._counts = Switch(self.tr("Say what was counted"))
        self._counts.setObjectName("card-counts")
        self._date = Switch(self.tr("Show the date"))
        self._date.setObjectName("card-date")
        for switch in (self._counts, self._date):
            switch.toggled.connect(lambda _on: self._show())
            self.body.addWidget(switch)
        self.body.addStretch(1)
        close = self.add_button(self.tr("Close"), "quiet")
        close.clicked.connect(self.reject)
        go = self.add_button(self.tr("Print, or save as PDF"), "primary", default=True)
        go.setObjectName("card-print")
        go.clicked.connect(self._print)

    def words(self) -> CardWords:
        """What stands on the card now."""
        return self._words_now(self._name.text(), counts=self._counts.isChecked(), date=self._date.isChecked())

    def _words_now(self, name: str, *, counts: bool, date: bool) -> CardWords:
        milestone = self._reached.milestone
        counted = basis_words(self._reached.basis, milestone) if counts else ""
        # Said once: below a name of their own, else in the place of the bare amount.
        return CardWords(
            title=milestone.name or counted or name_words(milestone),
            leaves=leaves_for(milestone.days),
            line=counted if milestone.name else "",
            name=" ".join(name.split()),
            date=full_date(self._reached.days[-1]) if date else "",
        )

    def _show(self) -> None:
        self._preview.show_words(self.words())

    def _print(self) -> None:
        if ask_and_print(self.words(), self):
            self.accept()
