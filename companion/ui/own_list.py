"""What sheets that keep a small list of the person's own have in common: taking a line off can be taken back there."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.undo import Done
from companion.ui.deeds import attempt, managed
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.focus_chain import onwards
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: Under what the day that is being changed is kept beside the words of the form.
_CHANGING = "changing"


class _Dated(Protocol):
    @property
    def uuid(self) -> str: ...


T = TypeVar("T", bound=_Dated)


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
        return attempt(self.ctx, act)

    def say_gone(self, words: str, done: Done) -> None:
        """Say what was taken off, and offer to take that back."""
        self._undo = done.undo
        self._gone_words.setText(words)
        self._gone.show()
        self.fit()

    def undo(self) -> None:
        """Bring back what was taken off last; where that cannot be done, it can be tried again."""
        if self._undo is None or not managed(self.ctx, self._undo):
            return
        self._undo = None
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


class DatedListSheet(OwnListSheet, Generic[T]):
    """A list of days of the person's own, under the form for one more, or for the one that is being changed.

    A sheet makes its form, calls `end_form` and says the rest: which days there are, and what is written of one.
    """

    #: What the names of its parts begin with.
    named: ClassVar[str]
    _day: DateField

    def end_form(self) -> None:
        """Put the button that keeps what the form says under it, and the list under that."""
        self._changing: str | None = None
        self._keep_button = Button("", icon="check", compact=True)
        self._keep_button.setObjectName(f"{self.named}-keep")
        self._keep_button.clicked.connect(self._take)
        self.body.addWidget(self._keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(2))
        self.body.addLayout(self._list)
        self.end_list()
        self.draw()
        self.clear()
        self.begin()

    # -- what a sheet says -------------------------------------------------------------------------------------

    def days(self) -> Sequence[T]:
        """The days there are, in order."""
        raise NotImplementedError

    def words_of(self, one: T) -> str:
        """A day as it stands in the list."""
        raise NotImplementedError

    def fill(self, one: T) -> QWidget:
        """Write a day into the form; gives the part of it that takes the keyboard."""
        raise NotImplementedError

    def write(self, changing: str | None, day: date) -> Done:
        """Keep what the form says, in the place of the one of this uuid, or as one more."""
        raise NotImplementedError

    def take_off(self, uuid: str) -> Done:
        """Take a day off the list."""
        raise NotImplementedError

    def gone_words(self) -> str:
        """That a day was taken off."""
        raise NotImplementedError

    def clear(self) -> None:
        """Empty the form, for one more."""
        self._changing = None
        self._day.set_value(None)

    def complete(self) -> bool:
        """Whether the form can be kept; what is missing is said."""
        return self._day.take() is not None

    # -- what all of them do -----------------------------------------------------------------------------------

    def draw(self) -> None:
        empty(self._list)
        for number, one in enumerate(self.days()):
            row = self._entry(one, number)
            self._list.addWidget(row)
            row.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def kept_words(self) -> dict[str, Given]:
        """What stands in the form, and which of the days it is about."""
        return super().kept_words() | {_CHANGING: self._changing}

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show the form as it stood, for the day it was about where that one is still there."""
        found = next((one for one in self.days() if one.uuid == words.get(_CHANGING)), None)
        if found is not None:
            self._change(found)
        super().take_words(words)

    def keep_form(self) -> None:
        """Keep what the form says and empty it. KnownProblem as it is."""
        self._write_now()
        self.clear()

    def _entry(self, one: T, number: int) -> QWidget:
        words = self.words_of(one)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(words, "body"), 1)
        change = IconButton("pencil", self.tr("Change"), size=32)
        change.setAccessibleName(self.tr("Change: {words}").format(words=words))
        change.setObjectName(f"{self.named}-change-{number}")
        change.clicked.connect(lambda: self._change(one))
        away = IconButton("x", self.tr("Take away"), size=32)
        away.setAccessibleName(self.tr("Take away: {words}").format(words=words))
        away.setObjectName(f"{self.named}-remove-{number}")
        away.clicked.connect(lambda: self._remove(one))
        for button in (change, away):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _change(self, one: T) -> None:
        self._changing = one.uuid
        begins = self.fill(one)
        self._keep_button.setText(self.tr("Keep the change"))
        put_keyboard(begins)

    def _remove(self, one: T) -> None:
        done = self.do(lambda: self.take_off(one.uuid))
        if done is not None:
            if self._changing == one.uuid:
                self.clear()
            self.draw()
            self.say_gone(self.gone_words(), done)
            self.begin()

    def _take(self) -> None:
        if self.complete() and self.do(self._write_now) is not None:
            self.clear()
            self.draw()
            self.begin()

    def _write_now(self) -> Done:
        day = self._day.value()
        if day is None:
            raise ValueError("there is no day to keep")
        return self.write(self._changing, day)


def put_keyboard(part: QWidget) -> None:
    """Give a part the keyboard."""
    part.setFocus(Qt.FocusReason.OtherFocusReason)
