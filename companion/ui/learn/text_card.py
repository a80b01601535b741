"""How articles are set: the size of their letters, which letters, and how long a line is. Kept for the next time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from companion.prefs import PrefsStore
from companion.ui.article_type import Reading
from companion.ui.learn.tool_card import ToolCard
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.text import Text

#: Sizes of text in the reader, in percent of the app's own.
SIZES = (85, 100, 115, 130, 150, 175)


def chosen_reading(prefs: PrefsStore) -> Reading:
    """How articles are to be set, as it was chosen last."""
    now = prefs.now
    letters = now.reader_letters if now.reader_letters in ("serif", "sans", "apart") else now.reading_font
    return Reading(letters, now.reader_size / 100, now.reader_width)


class TextCard(ToolCard):
    """Everything on it takes effect at once on the page below.

    Signals:
        changed: articles are to be set otherwise from now on.
    """

    changed = Signal()

    def __init__(self, prefs: PrefsStore, button: QPushButton, over: QWidget) -> None:
        super().__init__(button, over, width=384)
        self._prefs = prefs
        self.setObjectName("text-card")
        theme = theme_of()
        self._said = Text("", wrap=False)
        self._said.setObjectName("text-size")
        self._smaller = IconButton("minus", self.tr("Smaller text"))
        self._smaller.setObjectName("text-smaller")
        self._smaller.clicked.connect(lambda: self._step(-1))
        self._larger = IconButton("plus", self.tr("Larger text"))
        self._larger.setObjectName("text-larger")
        self._larger.clicked.connect(lambda: self._step(1))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(Text(self.tr("Size"), "strong"), 1)
        for part in (self._smaller, self._said, self._larger):
            line.addWidget(part)
        self.box.addLayout(line)
        self._letters = Choice(self.tr("Letters"), lambda value: self._change(reader_letters=value))
        self._letters.add("serif", self.tr("With serifs")).setObjectName("letters-serif")
        self._letters.add("sans", self.tr("Without serifs")).setObjectName("letters-sans")
        self._letters.add("apart", self.tr("More room")).setObjectName("letters-apart")
        self._lines = Choice(self.tr("Lines"), lambda value: self._change(reader_width=value))
        self._lines.add("narrow", self.tr("Short")).setObjectName("lines-narrow")
        self._lines.add("normal", self.tr("Usual")).setObjectName("lines-normal")
        self._lines.add("wide", self.tr("Long")).setObjectName("lines-wide")
        for choice in (self._letters, self._lines):
            self.box.addWidget(Text(choice.accessibleName(), "strong"))
            self.box.addWidget(choice)
        self._show()

    def fill(self) -> None:
        # Settings may say otherwise by now.
        self._show()

    def first(self) -> QWidget:
        return self._larger if self._larger.isEnabled() else self._smaller

    def _at(self) -> int:
        size = self._prefs.now.reader_size
        return min(range(len(SIZES)), key=lambda at: abs(SIZES[at] - size))

    def _step(self, by: int) -> None:
        self._change(reader_size=SIZES[min(len(SIZES) - 1, max(0, self._at() + by))])
        say_aloud(self, self._said.text())

    def _change(self, **changes: object) -> None:
        self._prefs.change(**changes)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        at, reading = self._at(), chosen_reading(self._prefs)
        self._said.setText(self.tr("{percent} %").format(percent=SIZES[at]))
        # The keyboard is let go of by a button that can be pressed no further.
        ends = (self._smaller, self._larger, at > 0), (self._larger, self._smaller, at < len(SIZES) - 1)
        for button, other, more in ends:
            if not more and button.hasFocus():
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(more)
        self._letters.show_value(reading.letters)
        self._lines.show_value(reading.width)
