"""Letters to oneself in the journal: a page is closed, shown closed, and opened again, each with its way back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.journal import Entry
from companion.domain.undo import Done
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.journal.closed_page import ClosedPage
from companion.ui.journal.closing import OpensOnSheet
from companion.ui.journal.side import Side
from companion.ui.journal.words import full_day_words

if TYPE_CHECKING:
    from companion.ui.journal.screen import JournalScreen


class Letters(QObject):
    """Asks for the day, closes and opens, and shows what is closed in place of the page."""

    def __init__(self, ctx: AppContext, screen: JournalScreen, side: Side) -> None:
        super().__init__(screen)
        self._ctx, self._screen, self._side = ctx, screen, side
        screen.page.closing.asked.connect(self.ask_for_page)

    def show(self, entry: Entry) -> bool:
        """Show that an entry is closed; False where it is open, and can be shown as it is."""
        if entry.opens_on is None:
            return False
        page = ClosedPage(entry, entry.opens_on, self._ctx.today())
        page.open_asked.connect(lambda: self._open(entry.uuid))
        page.day_asked.connect(lambda: self.ask(entry.uuid, entry.opens_on))
        page.bin_asked.connect(lambda: self._delete(entry.uuid))
        held = self._side.isAncestorOf(self._screen.focusWidget())
        self._side.show_other(page)
        self._screen.panel.mark(entry.uuid)
        if held:
            page.first_part().setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def follow(self, route: Mapping[str, object]) -> None:
        """Ask for the day where a route says so."""
        if route.get("closing"):
            self.ask(str(route["entry"]), None)

    def ask_for_page(self) -> None:
        """Ask until when the page that is open is to be closed."""
        page = self._screen.page
        if page.flush() and page.uuid:
            self.ask(page.uuid, None)

    def ask(self, uuid: str, before: date | None) -> None:
        """Ask for the day an entry opens on; `before` is the day it has now."""
        week = self._ctx.services.settings.current().first_weekday
        sheet = OpensOnSheet(self._ctx.today(), self._screen, week, before=before)
        sheet.opened_by = ("journal", {"entry": uuid, "closing": True})
        sheet.chosen.connect(lambda day: self._close(uuid, day))
        sheet.open()

    def _close(self, uuid: str, until: date) -> None:
        if self._screen.page.uuid == uuid and not self._screen.page.flush():
            return
        done = attempt(self._ctx, lambda: self._ctx.services.letters.close(uuid, until))
        if done is not None:
            self._tell(uuid, done, self.tr("Closed until {day}").format(day=full_day_words(until)))

    def _open(self, uuid: str) -> None:
        done = attempt(self._ctx, lambda: self._ctx.services.letters.open(uuid))
        if done is not None:
            self._tell(uuid, done, self.tr("The letter is open"))

    def _tell(self, uuid: str, done: Done, words: str) -> None:
        self._show_again(uuid)

        def undo() -> None:
            if isValid(self) and self._screen.page.uuid == uuid:
                # What was written since stays.
                self._screen.page.flush()
            done.undo()
            if isValid(self):
                self._show_again(uuid)

        self._ctx.shell.toast(words, undo)

    def _show_again(self, uuid: str) -> None:
        if self._screen.page.uuid == uuid:
            self._screen.page.forget()
            self._screen.page.show_new()
        self._screen.open(entry=uuid)

    def _delete(self, uuid: str) -> None:
        attempt_and_tell(self._ctx, lambda: self._ctx.services.journal.delete(uuid), self.tr("Moved to the bin"))
