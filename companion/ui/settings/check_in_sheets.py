"""The sheets on which a check-in is made one's own: a list of words, and a scale."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.checkin import Measure, WordList, tidy_words
from companion.ui.theme import theme_of
from companion.ui.usual_words import list_title
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: The longest word of a list, as on the check-in itself.
LONGEST = 40
#: Under what the list is kept beside the word being typed.
_LIST = "list"


class WordsSheet(Sheet):
    """One list of words: their order, and which are on it. Hands in the list as it is to be."""

    by_button = True

    def __init__(self, which: WordList, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            list_title(which),
            QCoreApplication.translate(
                "WordsSheet", "Your words, in your order. One taken off the list stays with the days it was chosen for."
            ),
            parent=parent,
        )
        theme = theme_of()
        self._words = list(words)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(2))
        self.body.addLayout(self._rows)
        add = QHBoxLayout()
        add.setSpacing(theme.px(8))
        self._line = LineField(self.tr("Another word"), name=self.tr("Another word"))
        self._line.setObjectName("words-new")
        self._line.set_limit(LONGEST)
        self._line.returnPressed.connect(self._add)
        put = Button(self.tr("Add"))
        put.setObjectName("words-add")
        put.clicked.connect(self._add)
        add.addWidget(self._line, 1)
        add.addWidget(put)
        self.body.addLayout(add)
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        keep = self.add_button(self.tr("Keep this list"), "primary", saves=True)
        keep.setObjectName("words-keep")
        keep.clicked.connect(self._save)
        self._fill()
        self._line.setFocus()

    def _save(self) -> None:
        # With a word that was typed and not yet added.
        if self._take():
            self._fill()
        self.hand_in(tuple(self._words))

    def kept_words(self) -> dict[str, Given]:
        """The list as it stands now, and the word being typed."""
        return super().kept_words() | {_LIST: "\n".join(self._words)}

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show the list as it stood."""
        super().take_words(words)
        if isinstance(kept := words.get(_LIST), str):
            self._words = [word for word in kept.split("\n") if word]
            self._fill()
            self.fit()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        last = len(self._words) - 1
        for place, word in enumerate(self._words):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme_of().px(4))
            line.addWidget(Text(word), 1)
            for kind, icon, name, able, act in (
                ("up", "chevron-up", self.tr("Move {word} up"), place > 0, self._mover(place, -1)),
                ("down", "chevron-down", self.tr("Move {word} down"), place < last, self._mover(place, 1)),
                ("off", "x", self.tr("Take {word} off the list"), True, self._remover(place)),
            ):
                button = IconButton(icon, name.format(word=word), size=32)
                button.setObjectName(f"word-{kind}-{place}")
                button.setEnabled(able)
                button.clicked.connect(act)
                line.addWidget(button)
            self._rows.addWidget(row)
            # At once, not when Qt gets to it: the keyboard is to go there.
            row.setVisible(True)
        self._order()

    def _mover(self, place: int, step: int) -> Callable[[], None]:
        def move() -> None:
            self._words.insert(place + step, self._words.pop(place))
            self._fill()
            self._hold(f"word-{'up' if step < 0 else 'down'}-{place + step}", f"word-off-{place + step}")

        return move

    def _remover(self, place: int) -> Callable[[], None]:
        def remove() -> None:
            gone = self._words.pop(place)
            self._fill()
            self._hold(f"word-off-{min(place, len(self._words) - 1)}", "words-new")
            self.say(self.tr("{word} is off the list. Cancel leaves all as it was.").format(word=gone))

        return remove

    def _hold(self, *names: str) -> None:
        """Keep the keyboard on the button just pressed, or on the nearest that can be."""
        for name in names:
            for part in self.findChildren(QWidget, name):
                # Those of the rows before are still there until they are collected.
                if part.isVisibleTo(self) and part.isEnabled():
                    part.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def _take(self) -> bool:
        words = tidy_words((*self._words, self._line.text()))
        new = len(words) > len(self._words)
        self._words = list(words)
        self._line.clear()
        return new

    def _add(self) -> None:
        if self._take():
            self._fill()
            self.fit()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)


class MeasureSheet(Sheet):
    """A scale of their own: hands in its name and what its two ends mean."""

    by_button = True

    def __init__(self, measure: Measure | None, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("MeasureSheet", "Your own measure"),
            QCoreApplication.translate(
                "MeasureSheet", "A scale from 0 to 10 for something you want to keep an eye on, such as energy."
            ),
            parent=parent,
        )
        fields = []
        for name, words, hint, value, longest in (
            ("measure-name", self.tr("What it is called"), self.tr("Energy"), measure.name if measure else "", LONGEST),
            ("measure-low", self.tr("What 0 means"), self.tr("None"), measure.low if measure else "", 24),
            ("measure-high", self.tr("What 10 means"), self.tr("Plenty"), measure.high if measure else "", 24),
        ):
            field = LineField(hint, name=words)
            field.setObjectName(name)
            field.setText(value)
            field.set_limit(longest)
            self.body.addWidget(Labelled(words, field))
            fields.append(field)
        self._name, self._low, self._high = fields
        self.body.addStretch(1)
        self.end_with("measure-keep", self._save, self.tr("Keep"))

    def _save(self) -> None:
        if not self._name.text().strip():
            self.say(self.tr("It needs a name."))
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hand_in(self._name.text(), self._low.text(), self._high.text())
