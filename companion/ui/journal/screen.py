"""The journal screen: timeline at the left, the page at the right; one after the other where there is little room."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.checkin import Moment
from companion.domain.ids import RowKind
from companion.domain.journal import SearchHit, TimelineItem
from companion.domain.problems import KnownProblem
from companion.ui.deeds import attempt
from companion.ui.journal.alone import Alone
from companion.ui.journal.bin_page import BinPage
from companion.ui.journal.check_in_page import CheckInPage
from companion.ui.journal.closed_page import ClosedPage
from companion.ui.journal.entry_page import EntryPage
from companion.ui.journal.keeping import Unsaved
from companion.ui.journal.kept_pages import bin_page, noted_page
from companion.ui.journal.letters import Letters
from companion.ui.journal.looking import Looking
from companion.ui.journal.moment_page import MomentPage
from companion.ui.journal.noted import NotedRow
from companion.ui.journal.side import Side
from companion.ui.journal.timeline_model import Row
from companion.ui.journal.timeline_panel import TimelinePanel
from companion.ui.journal.wellbeing_page import WellbeingPage
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.found_again import Spot
from companion.ui.widgets.page import ScrollArea

_LIST_WIDTH = 330
_TWO_STEPS_BELOW = 720


class JournalScreen(Screen):
    """Reading, finding and writing. What is on the page is stored before anything else is shown."""

    areas: ClassVar[frozenset[str]] = frozenset({"journal", "checkin", "moments", "marks", "spelling", "settings"})
    makes_new: ClassVar[bool] = True

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._narrow = self._at_page = self._begun = False
        self.panel = TimelinePanel(ctx)
        self._looking = Looking(ctx, self.panel)
        self._looking.shown.connect(lambda: self.panel.mark(self._open_uuid()))
        self.panel.chosen.connect(self._choose)
        self.panel.new_asked.connect(self.new_page)
        self.panel.bin_asked.connect(self.show_bin)
        self.page = EntryPage(ctx)
        self.panel.looked.connect(self.page.unmark)
        self.page.done.connect(self._done)
        self.page.binned.connect(self._delete)
        self.page.stored.connect(lambda: self.panel.mark(self._open_uuid()))
        self.page.edited.connect(self._tell_writing)
        self._side = Side(self.page)
        self._side.back_asked.connect(self.go_back)
        self._letters = Letters(ctx, self, self._side)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panel)
        layout.addWidget(self._side, 1)
        self.alone = Alone(ctx, self, self.page, self._arrange)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_page)
        self._fit()

    def refresh(self) -> None:
        """Read the timeline and the day of the open page again."""
        self.panel.narrowing.renew()
        if not self._begun:
            self._begin()
            return
        self._looking.look(keep=True)
        shown = self._side.shown()
        if isinstance(shown, BinPage):
            self._show_bin_page()
        elif isinstance(shown, MomentPage):
            self._show_noted(RowKind.MOMENT, shown.moment.day, shown.uuid)
        elif isinstance(shown, CheckInPage | WellbeingPage):
            kind = RowKind.CHECK_IN if isinstance(shown, CheckInPage) else RowKind.WELLBEING
            self._show_noted(kind, shown.day, shown.uuid)
        elif isinstance(shown, ClosedPage):
            self._open_entry(shown.uuid)
        self.page.renew()

    def open(self, **route: Any) -> None:
        """Open an entry (`entry`) or a moment by its uuid, a fresh page (`new`, or `text` to begin with), or a `query`.

        `held` goes back to what `place` gave; `when` asks for another day of the page that is opened, `closing` for the
        day it is to be closed until.
        """
        self._begin()
        if "held" in route:
            self._go_back_to(*route["held"])
        elif route.get("query"):
            self._step(at_page=False)
            self.panel.look_for(str(route["query"]))
        elif route.get("entry"):
            self._open_entry(str(route["entry"]))
            self._step(at_page=True)
        elif (moment := self.ctx.services.moments.moment(str(route.get("moment", "")))) is not None:
            self._show_noted(RowKind.MOMENT, moment.day, moment.uuid)
            self._step(at_page=True)
        elif route.get("text"):
            self.new_page(str(route["text"]))
        elif route.get("new"):
            self.new_page()
        if route.get("when"):
            self.page.ask_when()
        self._letters.follow(route)
        self.panel.narrowing.follow(route)

    def place(self) -> dict[str, Any]:
        shown, area = self._side.shown(), self.page.findChild(ScrollArea)
        spot = area.spot() if shown is self.page and area is not None else None
        open_page = shown.uuid if isinstance(shown, ClosedPage) else self.page.uuid
        what: object = None if isinstance(shown, BinPage) else open_page
        if isinstance(shown, CheckInPage | MomentPage):
            what = shown.day if isinstance(shown, CheckInPage) else shown.moment
        return {"held": (self.panel.query(), what, self._at_page, spot)}

    def _go_back_to(self, query: str, what: date | str | Moment | None, at_page: bool, spot: Spot | None) -> None:
        if query:
            self.panel.look_for(query)
        if what is None:
            self._show_bin_page()
        elif isinstance(what, date):
            self._show_noted(RowKind.CHECK_IN, what, "")
        elif isinstance(what, Moment):
            self._show_noted(RowKind.MOMENT, what.day, what.uuid)
        elif what:
            self._open_entry(what)
        elif self.page.uuid and self.page.flush():
            self.page.show_new()
            self._side.show_page()
            self.panel.mark("")
        self._step(at_page=at_page)
        area = self.page.findChild(ScrollArea)
        if spot is not None and area is not None:
            area.return_to(spot)

    def leave(self) -> None:
        """Store the page; raises what kept its words from being stored, and they are still in `unsaved`."""
        if not self.page.flush() and self.page.unsaved() is not None and self.page.problem is not None:
            raise self.page.problem

    def save(self) -> None:
        """Store the page now; what keeps it from being stored is said on the page itself."""
        self.page.flush()

    def unsaved(self) -> Unsaved | None:
        """The words that are on the page alone, with the entry and the instant they are about."""
        return self.page.unsaved()

    def take_back(self, held: object) -> None:
        """Show the words an earlier screen could not store, in place of any older draft of them."""
        if not isinstance(held, Unsaved):
            return
        self._begun = True
        self._looking.look()
        entry = None
        try:
            entry = self.ctx.services.journal.entry(held.entry_uuid) if held.entry_uuid else None
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)
        # As for a draft: without the entry they belonged to, the words become a page of their own.
        self.page.show_unsaved(held, entry if entry is not None and entry.deleted_at is None else None)
        self._side.show_page()
        self.panel.mark(self.page.uuid)
        self._step(at_page=True)

    def go_back(self) -> bool:
        """Leave the bin, the page, or the search, whichever is in front."""
        self.page.unmark()
        if self.page.tools.closes_find() or self.alone.end():
            return True
        if isinstance(self._side.shown(), BinPage) or (self._narrow and self._at_page):
            self.page.flush()
            self._side.show_page()
            self._step(at_page=False)
            self._focus_list()
            return True
        if self._side.isAncestorOf(self.focusWidget()):
            # Whoever leaves the page finds it in the list.
            self.page.flush()
            self._focus_list()
            return True
        if self.panel.query():
            self.panel.look_for("")
            return True
        return False

    def first_focus(self) -> QWidget | None:
        """The page while it is not finished, the timeline otherwise."""
        writing = self._at_page if self._narrow else self.page.being_written
        return self.page.body if writing else self.panel.first_focus()

    def new_page(self, text: str = "") -> None:
        """Begin a fresh page, once the one before it is stored."""
        if not self.page.flush():
            return
        self._begun = True
        self.page.show_new(text=text)
        self._side.show_page()
        self.panel.mark("")
        self._step(at_page=True)
        self.page.focus_writing()

    def show_bin(self) -> None:
        """Show what is in the bin."""
        if self.page.flush():
            self._show_bin_page()
            self._step(at_page=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        self._looking.look()
        journal = self.ctx.services.journal
        try:
            draft = journal.draft()
            entry = journal.entry(draft.entry_uuid) if draft is not None and draft.entry_uuid else None
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)
            return
        if draft is not None:
            # Where its entry is in the bin or gone, the words become a page of their own.
            self.page.show_draft(draft, entry if entry is not None and entry.deleted_at is None else None)
            self.panel.mark(self.page.uuid)
            self._step(at_page=True)
            return
        self._show_today()

    def _show_today(self) -> None:
        """The newest page of today, or a fresh one where none was written yet."""
        today, number = self.ctx.today(), 0
        while (row := self.panel.model.row(number)) is not None and row.day >= today:
            if isinstance(row, TimelineItem) and row.kind is RowKind.ENTRY and row.opens_on is None:
                self._open_entry(row.uuid)
                return
            number += 1
        self.page.show_new()
        self._side.show_page()
        self.panel.mark("")

    def _open_uuid(self) -> str:
        shown = self._side.shown()
        pages = EntryPage, CheckInPage, MomentPage, WellbeingPage, ClosedPage
        return shown.uuid if isinstance(shown, pages) else ""

    def _choose(self, row: Row | None, how: str) -> None:
        if row is None or (how == "moved" and (self._narrow or isinstance(row, NotedRow))):
            return
        if isinstance(row, NotedRow):
            self.ctx.shell.go("learn", article=row.mark.article, mark=row.uuid)
            return
        self._show_row(row)
        if self._narrow:
            self._step(at_page=True)
        if how == "entered" and self._side.shown() is self.page:
            self.page.focus_writing()

    def _show_row(self, row: TimelineItem | SearchHit) -> None:
        if row.uuid != self._open_uuid():
            if row.kind is RowKind.ENTRY:
                self._open_entry(row.uuid)
            else:
                self._show_noted(row.kind, row.day, row.uuid)
        if isinstance(row, SearchHit) and row.uuid == self.page.uuid and self._side.shown() is self.page:
            self._looking.mark_on(self.page)

    def _open_entry(self, uuid: str) -> None:
        if uuid != self.page.uuid:
            if not self.page.flush():
                return
            try:
                entry = self.ctx.services.journal.entry(uuid)
            except KnownProblem as problem:
                self.ctx.shell.show_problem(problem)
                return
            if entry is None or entry.deleted_at is not None:
                if isinstance(self._side.shown(), ClosedPage):
                    # It went to the bin while it was in sight.
                    self._side.show_page()
                return
            if self._letters.show(entry):
                return
            self.page.show_entry(entry)
        self._side.show_page()
        self.panel.mark(uuid)

    def _show_noted(self, kind: RowKind, day: date, uuid: str) -> None:
        if not self.page.flush():
            return
        page = noted_page(self.ctx, kind, day, uuid, self)
        if page is None:
            self._side.show_page()
            return
        held = self._side.isAncestorOf(self.focusWidget()) and self._side.shown() is not self.page
        self._side.show_other(page)
        self.panel.mark(page.uuid)
        if held:
            # What had the keyboard was shown anew under it.
            page.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_bin_page(self) -> None:
        page = bin_page(self.ctx)
        if page is not None:
            page.emptied.connect(self._show_bin_page)
            self._side.show_other(page)
            self.panel.mark("")

    def _done(self) -> None:
        if not self.page.flush():
            return
        if not self.page.uuid:
            self._show_today()
        self._step(at_page=False)
        self._focus_list()

    def _find(self) -> None:
        if self.page.tools.finds(self.focusWidget()):
            return
        self.alone.end()
        self._step(at_page=False)
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.search.selectAll()

    def _delete(self) -> None:
        # What was just typed goes into the bin too, and comes back from it.
        if not self.page.flush() or not self.page.uuid:
            return
        uuid, journal = self.page.uuid, self.ctx.services.journal
        place = self.panel.model.place_of(uuid)
        beside = self.panel.model.row(place + 1), self.panel.model.row(place - 1)
        near = next((row for row in beside if row is not None and not isinstance(row, NotedRow)), None)
        done = attempt(self.ctx, lambda: journal.delete(uuid))
        if done is None:
            return
        self.page.forget()
        if near is not None and near.uuid != uuid:
            self._show_row(near)
        else:
            self.page.show_new()
        self._step(at_page=False)
        self._focus_list()

        def undo() -> None:
            done.undo()
            if isValid(self):
                self.open(entry=uuid)
                self._looking.mark_on(self.page)

        self.ctx.shell.toast(self.tr("Moved to the bin"), undo)

    def _focus_list(self) -> None:
        self.panel.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_writing(self) -> None:
        # Asked only while there is no list: it reads the whole page, and this is called at every key.
        if not self.panel.model.rowCount():
            self.panel.set_writing(not self.page.is_blank())

    def _step(self, *, at_page: bool) -> None:
        self._at_page = at_page
        self._arrange()

    def _fit(self) -> None:
        self._narrow = self.width() < theme_of().px(_TWO_STEPS_BELOW)
        self._arrange()

    def _arrange(self) -> None:
        alone = self.alone.on
        self.panel.setVisible(not alone and (not self._narrow or not self._at_page))
        self._side.setVisible(alone or not self._narrow or self._at_page)
        self._side.stand_alone(self._narrow and not alone, roomy=self.width() >= theme_of().px(560))
        if self._narrow:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
        else:
            self.panel.setFixedWidth(theme_of().px(_LIST_WIDTH))
