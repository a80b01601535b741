"""The one gentle question at the end of a check-in, and what was answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.card import Rule
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class UsedQuestion(QWidget):
    """Asks once; an answer is said back in a line, and can be changed. `said` carries True, False, or None for neither.

    `help_wanted` asks for what helps after a day of use.
    """

    said = Signal(object)
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.setObjectName("used")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Rule())
        holder = QWidget()
        self._flow = FlowLayout(holder, theme.px(8))
        column.addWidget(holder)
        self._holder = holder
        self._words = Text("", "soft", wrap=False)
        self._words.setObjectName("used-words")
        self._words.setFixedHeight(theme.px(32))
        self._no, self._yes = Chip(self.tr("No")), Chip(self.tr("Yes"))
        self._no.setObjectName("used-no")
        self._yes.setObjectName("used-yes")
        self._no.clicked.connect(lambda on: self.said.emit(False if on else None))
        self._yes.clicked.connect(lambda on: self.said.emit(True if on else None))
        self._help = Button(self.tr("What helps now"), "quiet", compact=True)
        self._help.setObjectName("used-help")
        self._help.clicked.connect(self.help_wanted)
        self._change = Button(self.tr("Change"), "quiet", compact=True)
        self._change.setObjectName("used-change")
        self._change.clicked.connect(self._ask_again)
        self._parts = (self._words, self._no, self._yes, self._help, self._change)
        for part in self._parts:
            self._flow.addWidget(part)
        self._note = Text(
            self.tr("Only if you want to say. Whatever you answer, nothing you gained is lost."), "small", "ink_soft"
        )
        column.addWidget(self._note)
        self._question = ""

    def show_answer(self, used: bool | None, *, now: bool) -> None:
        """Ask, or say what was answered; `now` where it is about the day that goes on."""
        self._question = self.tr("Did you use today?") if now else self.tr("Did you use that day?")
        for chip, on in ((self._no, used is False), (self._yes, used is True)):
            chip.setChecked(on)
            chip.setAccessibleDescription(self._question)
        if used is None:
            self._ask()
            return
        if used:
            self._words.setText(self.tr("You said that you used."))
        else:
            self._words.setText(self.tr("You said that you did not use."))
        self._show(self._words, self._change, *((self._help,) if used else ()))
        self._note.hide()

    def _ask(self) -> None:
        self._words.setText(self._question)
        self._show(self._words, self._no, self._yes)
        self._note.show()

    def _ask_again(self) -> None:
        self._ask()
        (self._yes if self._yes.isChecked() else self._no).setFocus()

    def _show(self, *parts: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part in parts)
        self._flow.invalidate()
        self._holder.updateGeometry()

    def stops(self) -> tuple[QWidget, ...]:
        """The parts in the order of the keyboard."""
        return self._no, self._yes, self._help, self._change
