"""A list of words as chips, with one Tab stop for all of them: arrows go from word to word, Space chooses."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checkin import WordList, tidy_words
from companion.ui.theme import theme_of
from companion.ui.today.item_row import WordsLine
from companion.ui.usual_words import list_title
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import put_off
from companion.ui.widgets.text import Text

#: The longest word that is taken: a chip is for a word or a few, the line about the day for more.
LONGEST = 40


class WordChips(QWidget):
    """One list of the check-in. `added` tells of a word that is new to the list, `arrange_wanted` asks to change it."""

    changed = Signal()
    added = Signal(str)
    arrange_wanted = Signal()

    def __init__(self, which: WordList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.which = which
        self._name = "trigger" if which is WordList.TRIGGERS else "feeling"
        title = list_title(which)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Text(title, "strong"))
        holder = QWidget()
        self._flow = FlowLayout(holder, theme.px(7))
        column.addWidget(holder)
        column.addStretch(1)
        self._holder = holder
        self._chips: list[Chip] = []
        self._words: tuple[str, ...] = ()
        self._add = Chip("+")
        self._add.setCheckable(False)
        self._add.setAccessibleName(self.tr("Add your own word"))
        self._add.setAccessibleDescription(title)
        self._add.setObjectName(f"{self._name}-add")
        self._add.clicked.connect(self._open_line)
        self._flow.addWidget(self._add)
        self._watch(self._add)
        self._line: WordsLine | None = None
        self._arrange: Button | None = None
        self._stop(self._add)

    def set_words(self, words: Iterable[str], chosen: Iterable[str]) -> None:
        """Offer words in order, with the chosen ones on; a chosen word that is no longer offered is shown too."""
        on = {word.casefold() for word in chosen}
        offered = tidy_words((*words, *chosen))
        if offered != self._words:
            for chip in self._chips:
                self._flow.removeWidget(chip)
                put_off(chip)
            self._chips = []
            for word in offered:
                self._insert(word)
            self._stop(self._chips[0] if self._chips else self._add)
            self._resized()
        for chip in self._chips:
            chip.blockSignals(True)
            chip.setChecked(chip.text().casefold() in on)
            chip.blockSignals(False)

    def pending(self) -> tuple[str, ...]:
        """The word that is typed and not yet confirmed, if there is one."""
        typed = self._line.text().strip() if self._line is not None and self._line.isVisible() else ""
        return (typed,) if typed else ()

    def chosen(self) -> tuple[str, ...]:
        """The words that are on."""
        return tuple(chip.text() for chip in self._chips if chip.isChecked())

    def stops(self) -> tuple[QWidget, ...]:
        """The parts in the order of the keyboard; of the chips only one is stopped at."""
        line = (self._line, self._arrange) if self._line is not None and self._arrange is not None else ()
        return (*self._chips, self._add, *line)

    def take_pending(self) -> None:
        """Count a word that was typed but not yet confirmed."""
        if self.pending():
            self._take_line()

    # -- chips ---------------------------------------------------------------------------------------------

    def _insert(self, word: str) -> Chip:
        chip = Chip(word)
        chip.setObjectName(f"{self._name}-{word}")
        chip.setAccessibleDescription(self.accessibleName())
        chip.toggled.connect(lambda _on: self.changed.emit())
        self._watch(chip)
        self._flow.insert_widget(len(self._chips), chip)
        QWidget.setTabOrder(self._chips[-1] if self._chips else chip, chip)
        QWidget.setTabOrder(chip, self._add)
        self._chips.append(chip)
        self._words = tuple(one.text() for one in self._chips)
        chip.show()
        return chip

    def _watch(self, part: Chip) -> None:
        part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        part.installEventFilter(self)

    def _stop(self, stop: QWidget) -> None:
        """Have Tab come to this part of the group and to no other."""
        for part in (*self._chips, self._add):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if part is stop else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Chip):
            self._stop(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Chip):
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, chip: Chip, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if event.text() == "+":
            self._open_line()
            return True
        parts = [*self._chips, self._add]
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        place = parts.index(chip)
        to = {
            Qt.Key.Key_Right: place + forward,
            Qt.Key.Key_Left: place - forward,
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Up: place - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(parts) - 1,
        }.get(Qt.Key(event.key()))
        if to is None:
            return False
        parts[max(0, min(to, len(parts) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # -- a word of their own -------------------------------------------------------------------------------

    def _open_line(self) -> None:
        if self._line is None or self._arrange is None:
            theme = theme_of()
            self._line = line = _NewWord(self.tr("Your own word"))
            line.setObjectName(f"{self._name}-new")
            line.set_limit(LONGEST)
            line.setFixedWidth(theme.px(150))
            line.returnPressed.connect(self._take_line)
            line.textEdited.connect(lambda _text: self.changed.emit())
            line.given_up.connect(self._close_line)
            self._arrange = Button(self.tr("Change the list"), "quiet", compact=True)
            self._arrange.setObjectName(f"{self._name}-arrange")
            self._arrange.clicked.connect(self.arrange_wanted)
            self._flow.addWidget(line)
            self._flow.addWidget(self._arrange)
            QWidget.setTabOrder(self._add, line)
            QWidget.setTabOrder(line, self._arrange)
        self._line.show()
        self._arrange.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._resized()

    def _close_line(self) -> None:
        if self._line is not None and self._arrange is not None:
            self._line.clear()
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._line.hide()
            self._arrange.hide()
            self._resized()

    def _take_line(self) -> None:
        for word in tidy_words((self._line.text() if self._line is not None else "",)):
            for chip in self._chips:
                if chip.text().casefold() == word.casefold():
                    chip.setChecked(True)
                    break
            else:
                self._insert(word).setChecked(True)
                self.added.emit(word)
        self._close_line()

    def _resized(self) -> None:
        self._flow.invalidate()
        self._holder.updateGeometry()
        self.updateGeometry()


class _NewWord(WordsLine):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
