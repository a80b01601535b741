"""Bringing people in from a phone's file, and giving them out in one: two quiet buttons below the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.cards import Coming, Preview
from companion.domain.contacts import Contact
from companion.ui.deeds import attempt_and_tell
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout


class CardsPart(QWidget):
    """The two ways. `shown` gives who is on the screen now."""

    def __init__(self, ctx: AppContext, shown: Callable[[], Sequence[Contact]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._shown = ctx, shown
        flow = FlowLayout(self, theme_of().px(8))
        self._in = Button(self.tr("Bring in from a file"), "quiet", icon="folder-open", compact=True)
        self._in.setObjectName("people-in")
        self._in.clicked.connect(self._bring_in)
        self._out = Button(self.tr("Save as a file"), "quiet", icon="save", compact=True)
        self._out.setObjectName("people-out")
        self._out.clicked.connect(self._give_out)
        for button in (self._in, self._out):
            flow.addWidget(button)

    def show_for(self, people: int) -> None:
        """Where there is nobody, nobody can be given out."""
        self._out.setVisible(people > 0)

    def _bring_in(self) -> None:
        from companion.ui.widgets.places import ask_which

        path = ask_which(self, self.tr("Bring in from a file"), self.tr("Contacts (*.vcf *.vcard)"))
        if path is None:
            return
        cards = self._ctx.services.cards
        self._in.setEnabled(False)

        def failed(problem: Exception) -> None:
            self._in.setEnabled(True)
            self._ctx.shell.show_problem(problem)

        def looked(preview: Preview) -> None:
            self._in.setEnabled(True)
            self._ask(preview)

        self._ctx.jobs.run(lambda: cards.look(path), looked, failed=failed, owner=self)

    def _ask(self, preview: Preview) -> None:
        from companion.ui.people.import_sheet import ImportSheet

        names = {one.uuid: one.name for one in self._ctx.services.contacts.all()}
        sheet = ImportSheet(preview, names, self.window())
        sheet.kept_by = self._take
        sheet.open()

    def _take(self, chosen: Sequence[Coming]) -> bool:
        cards, said = self._ctx.services.cards, self.tr("%n person(s) brought in", "", len(chosen))
        return attempt_and_tell(self._ctx, lambda: cards.take(chosen), said)

    def _give_out(self) -> None:
        from companion.ui.people.give_out_sheet import GiveOutSheet

        everyone = self._ctx.services.contacts.all()
        sheet = GiveOutSheet(len(everyone), len(self._shown()), self.window())
        sheet.accepted.connect(
            lambda: self._write(everyone if sheet.everyone() else tuple(self._shown()), sheet.version())
        )
        sheet.open()

    def _write(self, people: Sequence[Contact], version: str) -> None:
        from companion.ui.widgets.places import ask_where, with_place

        target = ask_where(self, self.tr("Save as a file"), "people.vcf", self.tr("Contacts (*.vcf)"))
        if target is None:
            return
        cards, said = self._ctx.services.cards, self.tr("Saved as {name}, in {folder}")
        self._ctx.jobs.run(
            lambda: cards.write(target, people, version),
            lambda _number: self._ctx.shell.toast(with_place(said, target)),
            failed=self._ctx.shell.show_problem,
            owner=self,
        )
