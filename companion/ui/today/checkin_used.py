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

    Where another answer than "Yes" meets a day that is written down as one of use, `ask_off` asks whether to take it
    off; `off_said` carries the answer then. `help_wanted` asks for what helps after a day of use. Where the count has
    the day as one without use, `add_wanted` asks to write it down, `left_out` says that it stays so.
    """

    said = Signal(object)
    off_said = Signal(object)
    help_wanted = Signal()
    add_wanted = Signal()
    left_out = Signal()

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
        self._take_off = Button(self.tr("Take it off"), compact=True)
        self._take_off.setObjectName("used-take-off")
        self._take_off.clicked.connect(lambda: self.off_said.emit(self._meant))
        self._leave = Button(self.tr("Leave it"), "quiet", compact=True)
        self._leave.setObjectName("used-leave")
        self._leave.clicked.connect(self._leave_it)
        self._add = Button(self.tr("Add it"), compact=True)
        self._add.setObjectName("used-add")
        self._add.clicked.connect(self.add_wanted)
        self._leave_out = Button(self.tr("Leave it"), "quiet", compact=True)
        self._leave_out.setObjectName("used-leave-out")
        self._leave_out.clicked.connect(self._stay_out)
        self._parts = (
            self._words,
            self._no,
            self._yes,
            self._add,
            self._leave_out,
            self._take_off,
            self._leave,
            self._help,
            self._change,
        )
        for part in self._parts:
            self._flow.addWidget(part)
        self._note = Text("", "small", "ink_soft")
        self._note.setObjectName("used-note")
        column.addWidget(self._note)
        self._question = ""
        self._answer: bool | None = None
        self._uncounted = False
        self._meant: bool | None = None

    def show_answer(self, used: bool | None, *, now: bool, uncounted: bool = False) -> None:
        """Ask, or say what was answered; `now` where it is about the day that goes on.

        `uncounted` where they said that they used, and the count has the day as one without use.
        """
        held = self.hasFocus() or any(part.hasFocus() for part in self._parts)
        self._question = self.tr("Did you use today?") if now else self.tr("Did you use that day?")
        self._answer, self._uncounted = used, uncounted
        for chip, on in ((self._no, used is False), (self._yes, used is True)):
            chip.setChecked(on)
            chip.setAccessibleDescription(self._question)
        if used is None:
            self._ask()
            return
        self._say()
        if held:
            self._change.setFocus()

    def _say(self) -> None:
        if self._answer:
            self._words.setText(self.tr("You said that you used."))
        else:
            self._words.setText(self.tr("You said that you did not use."))
        asked = (self._add, self._leave_out) if self._uncounted else ()
        self._show(self._words, self._change, *((self._help,) if self._answer else ()), *asked)
        if self._uncounted:
            self._note.setText(self.tr("Your count has it as a day without use. You can add it, or leave it so."))
            for button in asked:
                button.setAccessibleDescription(self._note.text())
        self._note.setVisible(self._uncounted)

    def _stay_out(self) -> None:
        self._uncounted = False
        self._say()
        self._change.setFocus()
        self.left_out.emit()

    def ask_off(self, meant: bool | None) -> None:
        """Ask whether to take the day off the record as a day of use, now that `meant` was answered."""
        self._meant = meant
        self._words.setText(self.tr("Take this day off your record?"))
        self._note.setText(
            self.tr("It is written down as a day of use. What you wrote about it stays, and this can be undone.")
        )
        for button in (self._take_off, self._leave):
            button.setAccessibleDescription(f"{self._words.text()} {self._note.text()}")
        self._show(self._words, self._take_off, self._leave)
        self._note.show()
        self._leave.setFocus()

    def _leave_it(self) -> None:
        for chip, on in ((self._no, self._answer is False), (self._yes, self._answer is True)):
            chip.setChecked(on)
        if self._answer is None:
            self._ask()
            self._no.setFocus()
        else:
            self._say()
            self._change.setFocus()

    def _ask(self) -> None:
        self._words.setText(self._question)
        self._note.setText(self.tr("Only if you want to say. Whatever you answer, nothing you gained is lost."))
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
        asked = self._no, self._yes, self._take_off, self._leave
        return *asked, self._add, self._leave_out, self._help, self._change
