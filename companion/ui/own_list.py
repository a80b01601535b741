"""What sheets that keep a small list of the person's own have in common: taking a line off can be taken back there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.undo import Done
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.focus_chain import onwards
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class OwnListSheet(Sheet):
    """A sheet whose changes are kept at once. A line under the list says what was taken off, with Undo (Ctrl+Z)."""

    def __init__(self, ctx: AppContext, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, width=560, parent=parent)
        self.ctx = ctx
        self._undo: Callable[[], None] | None = None
        self._told = False
        theme = theme_of()
        self._gone = QWidget()
        row = QHBoxLayout(self._gone)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._gone_words = Text("", "soft", "ink_soft", wrap=False)
        back = Button(self.tr("Undo"), "quiet", compact=True)
        back.setObjectName("list-undo")
        back.clicked.connect(self.undo)
        row.addWidget(self._gone_words)
        row.addWidget(back)
        row.addStretch(1)
        self._gone.hide()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)

    def end_list(self) -> None:
        """Put the line that takes back under what is there so far, and the button that closes the sheet."""
        self.body.addWidget(self._gone)
        self._close = self.add_button(self.tr("Done"), "primary", default=True, saves=True)
        self._close.setObjectName("list-done")
        self._close.clicked.connect(self.accept)

    def in_order(self) -> None:
        """Have what was made anew come before the button that closes the sheet, in the order of Tab."""
        takes_keyboard = [part for part in onwards(self) if part.focusPolicy() != Qt.FocusPolicy.NoFocus]
        parts = [part for part in takes_keyboard if part is not self._close]
        QWidget.setTabOrder(parts[-1], self._close)

    def do(self, act: Callable[[], Done]) -> Done | None:
        """Change something in the file; a known problem is said, and gives None."""
        try:
            return act()
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)
            return None

    def say_gone(self, words: str, done: Done) -> None:
        """Say what was taken off, and offer to take that back."""
        self._undo = done.undo
        self._gone_words.setText(words)
        self._gone.show()
        self.fit()

    def undo(self) -> None:
        """Bring back what was taken off last."""
        undo, self._undo = self._undo, None
        if undo is None:
            return
        try:
            undo()
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)
        self._gone.hide()
        self.draw()
        self.begin()

    def draw(self) -> None:
        """Show the list as it is in the file."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the keyboard where something is written."""
        raise NotImplementedError

    def keep(self, *, closing: bool) -> None:
        """Keep what is written and not kept yet; `closing` by the button, and not by Escape. KnownProblem as it is."""
        raise NotImplementedError

    def done(self, result: int) -> None:
        """Close, keeping what is half written; what cannot be kept is said once, and the sheet stays for it."""
        if self.ctx.session is not None:
            try:
                self.keep(closing=result == self.DialogCode.Accepted)
            except KnownProblem as problem:
                self.ctx.shell.show_problem(problem)
                if not self._told:
                    self._told = True
                    return
        super().done(result)


def put_keyboard(part: QWidget) -> None:
    """Give a part the keyboard."""
    part.setFocus(Qt.FocusReason.OtherFocusReason)
