"""Cope: the list of ways, one of them, or one as it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.problems import ContentProblem
from companion.content.strategies import FEELINGS, Strategy
from companion.context import AppContext
from companion.domain.coping import SCALE_MAX
from companion.ui.cope.guide import Guide
from companion.ui.cope.held_guide import HeldGuide, from_plain
from companion.ui.cope.list_page import Found, ListPage, Wanted
from companion.ui.cope.outcome import outcome_of
from companion.ui.cope.own_ways import OwnWays, is_own, own_ways
from companion.ui.cope.strategy_page import StrategyPage
from companion.ui.cope.ways import left_out, ways
from companion.ui.cope.worksheet_page import HeldSheet, WorksheetPage
from companion.ui.deeds import attempt, managed
from companion.ui.screen import Screen

if TYPE_CHECKING:
    from companion.content.ways import WayFinder


class CopeScreen(Screen):
    """Shows the list, and over it the way that was chosen or the guide that runs.

    The record of what was tried is the person's own. Someone who loves them, and keeps the same file, sees nothing of
    it and adds nothing to it: no ratings, no favourites, no counts.

    Routes: `strategy` opens a way, `craving` (0 to 10) is taken for its rating before, `start=True` begins a guided
    one, `feeling` narrows the list, `own` opens the sheet of a way of their own; `held` and `wanted` are what `place`
    gave.
    """

    areas: ClassVar[frozenset[str]] = frozenset({"coping", "settings"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._craving: int | None = None
        self._list: ListPage | None = None
        self._over: StrategyPage | Guide | WorksheetPage | None = None
        #: The ways last searched, and what of them can be found.
        self._finder: tuple[tuple[Strategy, ...], WayFinder] | None = None
        self._own = OwnWays(ctx, self)
        self._own.changed.connect(self._reopen)
        self._own.removed.connect(self._close)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    # -- what a screen does ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        first = self._list is None
        shown = self._list or self._build()
        if not self.ctx.is_family():
            shown.set_own(self.ctx.services.coping.records(), self._favourites(), own_ways(self.ctx))
        if isinstance(self._over, StrategyPage):
            self._show_own(self._over)
        if first:
            self._go_on_with_kept()

    def open(self, **route: Any) -> None:
        if self._list is None:
            return
        craving = route.get("craving")
        if isinstance(craving, int) and 0 <= craving <= SCALE_MAX:
            self._craving = craving
        if (own := route.get("own")) is not None:
            self._own.write(str(own))
        wanted, held, strategy = route.get("wanted"), route.get("held"), route.get("strategy")
        feeling = route.get("feeling") or ("craving" if self._craving and not strategy else "")
        if feeling in FEELINGS and wanted is None:
            self._close()
            self._list.narrow(Wanted(feeling=str(feeling)))
        if isinstance(wanted, Wanted):
            self._list.narrow(wanted)
        if isinstance(held, HeldGuide | HeldSheet):
            self._start(held.strategy)
            if isinstance(self._over, Guide) and isinstance(held, HeldGuide):
                self._over.take_up(held)
            if isinstance(self._over, WorksheetPage) and isinstance(held, HeldSheet):
                self._over.take_up(held)
        elif isinstance(strategy, str) and strategy:
            if route.get("start"):
                self._start(strategy)
            else:
                self._open(strategy)

    def place(self) -> dict[str, Any]:
        route: dict[str, Any] = {"wanted": self._list.wanted} if self._list is not None else {}
        if isinstance(self._over, Guide | WorksheetPage):
            held = self._over.held()
            route |= {"held": held} if held is not None else {"strategy": self._over.strategy.id, "start": True}
        elif self._over is not None:
            route["strategy"] = self._over.strategy.id
        return route

    def leads(self) -> bool:
        return isinstance(self._over, Guide) and self._over.leads()

    def under_way(self) -> dict[str, Any] | None:
        if self.ctx.is_family() or not isinstance(self._over, Guide | WorksheetPage) or self._over.held() is None:
            return None
        # What runs in time goes on by itself, with all that the file keeps of it.
        return {} if isinstance(self._over, Guide) else {"strategy": self._over.strategy.id, "start": True}

    def leave(self) -> None:
        # A craving is of its hour: what was handed in is not taken for how it is at the next visit.
        self._craving = None
        if isinstance(self._over, Guide | WorksheetPage):
            self._over.leave()

    def unsaved(self) -> object | None:
        if isinstance(self._over, Guide):
            return None if self.ctx.is_family() else self._over.held()
        return self._over.unsaved() if isinstance(self._over, WorksheetPage) else None

    def take_back(self, held: object) -> None:
        self.open(held=held)

    def save(self) -> None:
        if isinstance(self._over, WorksheetPage):
            self._over.leave()

    def go_back(self) -> bool:
        if isinstance(self._over, Guide | WorksheetPage):
            return self._over.go_back()
        if self._over is not None:
            self._close()
            return True
        if self._list is not None and self._list.wanted != Wanted():
            self._list.clear()
            return True
        return False

    def first_focus(self) -> QWidget | None:
        if self._over is not None:
            return self._over.first_part()
        return self._list.first_part() if self._list is not None else None

    # -- pages -----------------------------------------------------------------------------------------------

    def _build(self) -> ListPage:
        try:
            cope = self.ctx.library.cope()
        except ContentProblem:
            cope = None
        every = self._list = ListPage(cope, ways(self.ctx), self._find, family=self.ctx.is_family())
        every.unread.look(self.ctx.library, "strategies")
        every.chosen.connect(self._open)
        every.begun.connect(self._start)
        every.help_wanted.connect(self.ctx.shell.help_now)
        every.own_wanted.connect(lambda: self._own.write(""))
        if not self.ctx.is_family():
            every.hope_wanted.connect(lambda: self.ctx.shell.go("hope-box"))
        self._box.addWidget(every)
        return every

    def _find(self, words: str, among: tuple[Strategy, ...]) -> Found:
        """What a typed text finds, as the search of the library does."""
        library, country = self.ctx.library, self.ctx.country()
        if self._finder is None or self._finder[0] != among:
            from companion.content.ways import WayFinder

            self._finder = among, WayFinder(among, library.filler(country))
        asked = library.sought(words, country)
        doors = [hit for hit in library.search(words, country, limit=3, asked=asked) if hit.urgent]
        return Found(
            self._finder[1].found(asked), tuple((hit.address.removeprefix("door:"), hit.title) for hit in doors)
        )

    def _strategy(self, strategy_id: str) -> Strategy | None:
        if is_own(strategy_id):
            return next((one for one in own_ways(self.ctx) if one.id == strategy_id), None)
        if strategy_id in left_out(self.ctx):
            return None
        try:
            return self.ctx.library.strategy(strategy_id)
        except ContentProblem as problem:
            self.ctx.shell.show_problem(problem)
            return None

    def _open(self, strategy_id: str) -> None:
        strategy = self._strategy(strategy_id)
        if strategy is None:
            return
        page = StrategyPage(self.ctx, strategy, self._craving)
        page.back_wanted.connect(self._close)
        page.begun.connect(lambda: self._start(strategy_id))
        page.tried.connect(self._tried)
        page.marked.connect(self._mark)
        page.change_wanted.connect(lambda: self._own.write(strategy_id))
        page.removal_wanted.connect(lambda: self._own.remove(strategy_id))
        self._show_own(page)
        self._show(page)

    def _start(self, strategy_id: str) -> None:
        strategy = self._strategy(strategy_id)
        if strategy is None or strategy.guided is None:
            return
        before = self._over.rated_before() if isinstance(self._over, StrategyPage) else self._craving
        written = self.ctx.library.has_worksheet(strategy.guided)
        guide = (WorksheetPage if written else Guide)(self.ctx, strategy, before)
        guide.left.connect(self._close)
        guide.wanted.connect(self._open)
        guide.help_wanted.connect(self.ctx.shell.help_now)
        self._show(guide)

    def _go_on_with_kept(self) -> None:
        """Show the guided way that was left half way when the file was locked or closed, where it was not long ago."""
        if self.ctx.is_family():
            return
        told = self.ctx.services.held_guide.read()
        held = None if told is None else from_plain(told, self.ctx.library, self.ctx.clock.now())
        if held is not None:
            self._start(held.strategy)
            if isinstance(self._over, Guide):
                self._over.take_up(held)

    def _reopen(self, strategy_id: str) -> None:
        """Show a way of their own as it is now."""
        if self._over is not None:
            self._open(strategy_id)

    def _show(self, page: StrategyPage | Guide | WorksheetPage) -> None:
        self._put_away()
        self._over = page
        if self._list is not None:
            self._list.hide()
        self._box.addWidget(page)
        if self.isVisible():
            page.show()
        # Also where the screen is shown only after this: the window then gives the keyboard to what was chosen here.
        page.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        closed = self._over
        if closed is None or self._list is None:
            return
        name = closed.strategy.id
        self._put_away()
        self._list.show()
        if self.isVisible():
            card = self._list.grid.card(name)
            part = card if card is not None and card.isVisibleTo(self._list) else self._list.first_part()
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        old, self._over = self._over, None
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()

    # -- what is the person's own ----------------------------------------------------------------------------

    def _favourites(self) -> frozenset[str]:
        return frozenset(self.ctx.services.settings.current().favourite_ways.split())

    def _show_own(self, page: StrategyPage) -> None:
        name = page.strategy.id
        if self.ctx.is_family():
            return
        coping = self.ctx.services.coping
        page.set_own(coping.record(name), coping.latest(name), name in self._favourites())

    def _mark(self, favourite: bool) -> None:
        page = self._over
        if not isinstance(page, StrategyPage):
            return
        name, marked = page.strategy.id, set(self._favourites())
        words = " ".join(sorted(marked | {name} if favourite else marked - {name}))
        if not managed(self.ctx, lambda: self.ctx.services.settings.change(favourite_ways=words)):
            # What could not be kept is not shown as kept.
            self._show_own(page)

    def _tried(self, before: int | None, after: int | None) -> None:
        page = self._over
        if not isinstance(page, StrategyPage):
            return
        made = attempt(self.ctx, lambda: self.ctx.services.coping.tried(page.strategy.id, before=before, after=after))
        if made is None:
            return
        self._craving = after
        self.ctx.shell.toast(self.tr("Kept in your record"), made.undo)
        outcome = outcome_of(self.ctx, page.strategy.id, before, after)
        outcome.wanted.connect(self._open)
        outcome.help_wanted.connect(self.ctx.shell.help_now)
        page.show_outcome(outcome)
