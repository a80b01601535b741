"""The helplines on the people screen, and what the person does with them: each can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.content.minimum import minimum_country
from companion.content.own_lines import PersonalLine, all_lines
from companion.content.problems import ContentProblem
from companion.content.values import Country, Helpline
from companion.context import AppContext
from companion.domain.lines import LineWords, OwnLine
from companion.domain.problems import KnownProblem
from companion.domain.undo import Done
from companion.ui.deeds import attempt_and_tell
from companion.ui.people.helplines import CHANGE, HIDE, NOT_TOP, REMOVE, SHOW, TOP, HelplineRow, HelplinesCard
from companion.ui.people.line_sheet import LineSheet, as_bundled, differing


class LinesPart(QWidget):
    """The card of helplines, drawn anew when the country or what the person says of its lines changed."""

    copied = Signal()
    #: The card was made anew: it is not yet in its place in the order of Tab.
    drawn = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._drawn: tuple[str, tuple[OwnLine, ...], bool] | None = None
        self._country: Country | None = None
        self._lines: tuple[Helpline, ...] = ()
        #: The line that is leaving its place, where the keyboard does not go with it.
        self._leaving = ""
        self._all = False

    def follow(self) -> None:
        """Draw what is there now, where it is not drawn already."""
        code = self._ctx.country()
        try:
            said = self._ctx.services.lines.said(code)
        except KnownProblem as problem:
            # The bundled numbers are in no file that could fail; the person's words are told of once.
            said = ()
            self._ctx.shell.show_problem(problem)
        if self._drawn == (code, said, self._all):
            return
        self._drawn = code, said, self._all
        try:
            country = self._ctx.library.country(code)
        except ContentProblem as problem:
            country = minimum_country(code)
            self._ctx.shell.show_problem(problem)
        self._country = country
        self._lines = all_lines(country, said)
        held, order = self._held(), [row.line.id for row in self.findChildren(HelplineRow)]
        while (item := self._box.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()
        card = HelplinesCard(country, self._lines, self._ctx.library.phrases().labels, shown=self._all)
        card.copied.connect(self.copied)
        card.country_asked.connect(lambda: self._ctx.shell.go("settings", section="country"))
        card.asked.connect(self._act)
        card.add_asked.connect(lambda: self.write(""))
        card.all_asked.connect(self._show_all)
        self._box.addWidget(card)
        card.show()
        self.drawn.emit()
        if held is not None:
            self._hold(card, held, order)

    def write(self, line_id: str) -> None:
        """Open the sheet of a line, or with an empty id that of a new one."""
        line = next((line for line in self._lines if line.id == line_id), None)
        if line_id and line is None:
            return
        self._open(line, self._words_of(line) if line is not None else None)

    def _open(self, line: Helpline | None, words: LineWords | None, brought_back: LineWords | None = None) -> None:
        sheet = LineSheet(words, self._bundled(line), self.window(), brought_back)
        sheet.opened_by = ("people", {"line": line.id if line is not None else ""})

        def again(written: LineWords) -> None:
            self._ctx.shell.toast(
                self.tr("Not saved"), lambda: self._open(line, words, written) if isValid(self) else None
            )

        sheet.kept_by = lambda written: self._keep(line, written)
        sheet.dropped.connect(again)
        sheet.open()
        if brought_back is not None:
            sheet.count_as_changed()

    def _keep(self, line: Helpline | None, written: LineWords) -> bool:
        code, lines = self._ctx.country(), self._ctx.services.lines
        bundled = self._bundled(line)

        def act() -> Done:
            if bundled is not None:
                return lines.correct(code, bundled.id, differing(written, bundled))
            if isinstance(line, PersonalLine):
                return lines.change(code, line.own, written)
            return lines.add(code, written)

        kept = attempt_and_tell(self._ctx, act, self.tr("Saved"))
        if kept:
            self.follow()
        return kept

    def _bundled(self, line: Helpline | None) -> Helpline | None:
        """The line as it came with the app; None for one of their own or a new one."""
        if line is None or self._country is None:
            return None
        return next((one for one in self._country.lines if one.id == line.id), None)

    def _words_of(self, line: Helpline) -> LineWords:
        said = self._drawn[1] if self._drawn is not None else ()
        if isinstance(line, PersonalLine) and line.own:
            return next(row.words for row in said if row.uuid == line.own)
        note = next((row.words.note for row in said if row.bundled == line.id), "")
        shown = as_bundled(line)
        return LineWords(shown.name, shown.kind, shown.number, shown.words, shown.web, shown.hours, note)

    def _act(self, line_id: str, act: str) -> None:
        line = next(line for line in self._lines if line.id == line_id)
        if act == CHANGE:
            self.write(line_id)
            return
        code, lines, name = self._ctx.country(), self._ctx.services.lines, line.name
        own = line.own if isinstance(line, PersonalLine) else ""
        acts: dict[str, tuple[Callable[[], Done], str]] = {
            TOP: (lambda: lines.set_on_top(code, own or line_id, True), self.tr("{name} is on top")),
            NOT_TOP: (lambda: lines.set_on_top(code, own or line_id, False), self.tr("{name} is in its place again")),
            HIDE: (lambda: lines.hide(code, line_id, True), self.tr("{name} is hidden")),
            SHOW: (lambda: lines.hide(code, line_id, False), self.tr("{name} is back")),
            REMOVE: (lambda: lines.remove(code, own), self.tr("{name} is off the list")),
        }
        do, said = acts[act]
        self._leaving = line_id if act in (HIDE, SHOW, REMOVE) else ""
        attempt_and_tell(self._ctx, do, said.format(name=name))
        # Not before what is drawn follows what was done.
        self.follow()
        self._leaving = ""

    def _show_all(self, on: bool) -> None:
        self._all = on
        self.follow()

    def _held(self) -> str | None:
        """The line whose row has the keyboard, "" where it is elsewhere in the card; None where it is not in it."""
        focus = self.focusWidget()
        if focus is None or not self.isAncestorOf(focus) or not focus.hasFocus():
            return None
        rows = self.findChildren(HelplineRow)
        return next((row.line.id for row in rows if row.isAncestorOf(focus)), "")

    def _hold(self, card: HelplinesCard, line_id: str, order: list[str]) -> None:
        """Give the keyboard to the row that had it; where that left, to the one in its place: nothing scrolls."""
        rows = {row.line.id: row for row in card.findChildren(HelplineRow) if row.line.id != self._leaving}
        place = order.index(line_id) if line_id in order else len(order)
        near = (*order[place:], *reversed(order[:place])) if line_id else ()
        row = next((rows[one] for one in near if one in rows), None)
        if row is not None:
            row.focus_more()
        else:
            card.focus_first()
