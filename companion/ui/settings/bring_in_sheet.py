"""The sheet that takes in from another program: choose, see what would come and what would not, take in, take back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.imports import LeftOut, Outlook, Program, Run, Why
from companion.domain.undo import Made
from companion.ui.dates import full_date
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Rule
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.places import ask_which, ask_which_folder
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: So many of the things that are left out are listed.
_LISTED = 30
#: A name of a file has so many letters at most.
_LONGEST = 48


class BringInSheet(Sheet):
    """Nothing is written before it was seen; what was brought in can be taken back as a whole, now and later."""

    reads_first = True

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("BringInSheet", "Bring in from another program"),
            QCoreApplication.translate(
                "BringInSheet",
                "From jrnl, Day One (JSON), Journey, RedNotebook, Daylio (CSV), or Markdown files. Their own file "
                "stays as it is. You see first what would come.",
            ),
            width=640,
            parent=parent,
        )
        self._ctx = ctx
        self._path: Path | None = None
        theme = theme_of()
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for words, name, act in (
            (self.tr("Choose a file"), "bring-file", self._choose_file),
            (self.tr("Choose a folder"), "bring-folder", self._choose_folder),
        ):
            button = Button(words, icon="folder-open")
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.hide()
        self.body.addWidget(self._bar)
        self._seen = QVBoxLayout()
        self._seen.setSpacing(theme.px(6))
        self.body.addLayout(self._seen)
        self._runs = QVBoxLayout()
        self._runs.setSpacing(theme.px(6))
        self.body.addLayout(self._runs)
        self.body.addStretch(1)
        self._go = self.add_button(self.tr("Bring these in"), "primary", default=True)
        self._go.setObjectName("bring-go")
        self._go.clicked.connect(self._take_in)
        self._go.hide()
        close = self.add_button(self.tr("Close"))
        close.setObjectName("bring-close")
        close.clicked.connect(self.reject)
        self._list_runs()

    # -- looking -------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        self._look(ask_which(self, self.tr("Choose a file"), self.tr("All files (*)")))

    def _choose_folder(self) -> None:
        self._look(ask_which_folder(self, self.tr("Choose a folder")))

    def _look(self, path: Path | None) -> None:
        if path is None:
            return
        self._path = path
        self._clear()
        self._bar.show()
        service = self._ctx.services.importing
        self._ctx.jobs.run(lambda: service.look(path), self._show, failed=self._failed, owner=self)

    def _failed(self, problem: Exception) -> None:
        self._bar.hide()
        self._ctx.shell.show_problem(problem)

    def _clear(self) -> None:
        empty(self._seen)
        self._go.hide()

    def _show(self, seen: Outlook) -> None:
        self._bar.hide()
        self._clear()
        self._put(Text(self._head(seen), "strong"))
        if seen.first is not None and seen.last is not None:
            said = self.tr("From {first} to {last}.")
            self._put(Text(said.format(first=full_date(seen.first), last=full_date(seen.last)), "body"))
        if seen.known:
            self._put(Text(self.tr("%n there already, and not taken in again.", "", seen.known), "body"))
        if seen.left_count:
            self._put(Text(self.tr("%n left out:", "", seen.left_count), "body"))
            for one in seen.left[:_LISTED]:
                self._put(Text(left_words(one), "small", "ink_soft"))
            if seen.left_count > sum(one.count for one in seen.left[:_LISTED]):
                self._put(Text(self.tr("and others like these."), "small", "ink_soft"))
        self._go.setVisible(not seen.is_empty)
        self._expected = seen.pages + seen.moments
        self.fit()
        if not seen.is_empty:
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, seen: Outlook) -> str:
        name = program_words(seen.program)
        if seen.is_empty:
            return self.tr("{program}: nothing new in it.").format(program=name)
        parts = [self.tr("%n page(s)", "", seen.pages)] if seen.pages else []
        parts += [self.tr("%n moment(s)", "", seen.moments)] if seen.moments else []
        return self.tr("{program}: {what} would come.").format(program=name, what=", ".join(parts))

    def _put(self, part: Text) -> None:
        self._seen.addWidget(part)
        part.show()

    # -- taking in, and back ----------------------------------------------------------------------------------

    def _take_in(self) -> None:
        path = self._path
        if path is None:
            return
        self._go.hide()
        self._bar.show()
        service, expected = self._ctx.services.importing, self._expected
        work = partial(service.take_in, path, expected=expected)
        self._ctx.jobs.run(work, self._taken, failed=self._failed, owner=self)

    def _taken(self, made: Made) -> None:
        self._bar.hide()
        self._clear()
        self._ctx.shell.toast(self.tr("Brought in"), lambda: self._undo(made))
        self._list_runs()
        self.fit()

    def _undo(self, made: Made) -> None:
        made.undo()
        from shiboken6 import isValid

        if isValid(self):
            self._list_runs()

    def _list_runs(self) -> None:
        empty(self._runs)
        runs = attempt(self._ctx, self._ctx.services.importing.runs) or ()
        shown = [run for run in runs if run.rows]
        if not shown:
            return
        for part in (Rule(), Text(self.tr("Brought in before"), "strong")):
            self._runs.addWidget(part)
            part.show()
        for place, run in enumerate(shown):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Text(self._run_words(run), "body"), 1)
            back = Button(self.tr("Take all of it back"), "quiet", compact=True)
            back.setObjectName(f"bring-back-{place}")
            back.clicked.connect(partial(self._take_back, run.uuid))
            line.addWidget(back)
            self._runs.addWidget(row)
            row.show()

    def _run_words(self, run: Run) -> str:
        day = run.at.astimezone(self._ctx.clock.zone()).date()
        said = self.tr("{program}, on {day}: {count}")
        count = self.tr("%n still there", "", run.rows)
        return said.format(program=program_words(run.program), day=full_date(day), count=count)

    def _take_back(self, run: str) -> None:
        words = self.tr("Taken back. Its pages are in the bin for 30 days.")
        if attempt_and_tell(self._ctx, lambda: self._ctx.services.importing.take_back(run), words):
            self._list_runs()


def program_words(program: Program) -> str:
    """What a program is called."""
    return {
        Program.JRNL: "jrnl",
        Program.DAY_ONE: "Day One",
        Program.JOURNEY: "Journey",
        Program.RED_NOTEBOOK: "RedNotebook",
        Program.DAYLIO: "Daylio",
        Program.MARKDOWN: "Markdown",
    }[program]


def left_words(one: LeftOut) -> str:
    """What is left out, where, and why."""
    number = QLocale().toString(one.count)
    why = {
        Why.EMPTY: _tr("there are no words in it"),
        Why.NO_DAY: _tr("it says no day"),
        Why.BROKEN: _tr("it cannot be read"),
        Why.TOO_LARGE: _tr("it is far too large"),
        Why.PICTURES: _tr("pictures: {number}. Their words come without them").format(number=number),
    }[one.why]
    where = one.where
    if len(where) > _LONGEST:
        # A name has no blank to wrap at; its end tells one of many from another.
        where = f"{where[: _LONGEST // 3]}\N{HORIZONTAL ELLIPSIS}{where[-_LONGEST // 2 :]}"
    return _tr("{where}: {why}").format(where=where, why=why)


def _tr(words: str) -> str:
    return QCoreApplication.translate("BringInSheet", words)
