"""The page of milestones: what was reached stays reached, what is coming has its day."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.counter import CountState
from companion.domain.milestone import Basis, Coming, Milestone, OwnMilestone, Reached
from companion.services.milestones import Milestones
from companion.ui.deeds import attempt_and_tell
from companion.ui.milestones.rows import MilestoneRow, coming_words, reached_words
from companion.ui.screen import Screen
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.layouts import put_off
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

#: So many that were reached are shown at once of each kind; the others on asking.
SHOWN = 5
_WIDTH = 1240


class MilestonesScreen(Screen):
    """Three cards: of runs, of all days without use, of days on medicine."""

    areas: ClassVar[frozenset[str]] = frozenset({"counter", "settings"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._shown: Milestones | None = None
        self._all_of: set[Basis] = set()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("What you reached stays reached. There is no hurry, and no wrong pace.")
        self._page = Page(self.tr("Milestones"), lead, width=_WIDTH)
        self._page.centre(True)
        outer.addWidget(self._page)
        self._add = Button(self.tr("Set one of your own"), icon="plus")
        self._add.setObjectName("milestone-add")
        self._add.clicked.connect(lambda: self._open_own(None))
        self._page.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing = self._not_counting()
        self._page.body.addWidget(self._nothing)
        self._cards: dict[Basis, Card] = {}
        self._sides: list[QWidget] = []
        for basis, words in (
            (Basis.RUN, self.tr("In a run")),
            (Basis.TOTAL, self.tr("All days without use")),
            (Basis.MEDICINE, self.tr("On prescribed medicine")),
        ):
            card = self._cards[basis] = Card(spacing=4)
            card.setObjectName(f"milestones-{basis.value}")
            card.heading(words)
        self._columns = Columns((1, 1), least=400)
        for side in ((Basis.RUN,), (Basis.TOTAL, Basis.MEDICINE)):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self._page.body.spacing())
            for basis in side:
                column.addWidget(self._cards[basis])
            column.addStretch(1)
            self._sides.append(part)
            self._columns.add(part)
        self._page.body.addWidget(self._columns)
        self._page.body.addStretch(1)

    def refresh(self) -> None:
        """Read all milestones again; the same ones again change nothing on the screen."""
        shown = self.ctx.services.milestones.read()
        if shown == self._shown:
            return
        self._shown = shown
        self._nothing.setVisible(shown.count.state in (CountState.NOT_YET, CountState.RATHER_NOT))
        for basis in self._cards:
            self._fill(basis, shown)

    def open(self, **route: Any) -> None:
        """`own`: the milestone of their own to change, or None for another one."""
        if "own" in route:
            self._open_own(route["own"])

    def first_focus(self) -> QWidget | None:
        return self._add

    def go_back(self) -> bool:
        """Back to Today, from where this page is opened."""
        self.ctx.shell.go("today")
        return True

    # -- cards -------------------------------------------------------------------------------------------------

    def _not_counting(self) -> QWidget:
        card = Card(spacing=10)
        card.box.addWidget(
            Text(self.tr("Days are not being counted. That is fine, and it can change any time."), "body")
        )
        choose = Button(self.tr("Choose a date"), icon="calendar")
        choose.setObjectName("milestones-choose")
        choose.clicked.connect(lambda: self.ctx.shell.go("settings", section="counting"))
        card.box.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _fill(self, basis: Basis, shown: Milestones) -> None:
        card = self._cards[basis]
        while card.box.count() > 1:
            item = card.box.takeAt(1)
            if item is not None and (part := item.widget()) is not None:
                put_off(part)
        coming = [one for one in shown.standing.coming if one.basis is basis]
        reached = [one for one in shown.standing.reached if one.basis is basis]
        counting = shown.count.state in (CountState.COUNTING, CountState.BETWEEN)
        card.setVisible(basis is Basis.MEDICINE or counting)
        if basis is Basis.RUN:
            self._sides[0].setVisible(counting)
        if not coming and not reached:
            card.box.addWidget(Text(self._empty_words(basis), "soft", "ink_soft"))
            if basis is Basis.MEDICINE:
                self._offer(self.tr("Write down days on medicine"), "milestones-medicine")
            return
        if coming:
            card.box.addWidget(Text(self.tr("Coming"), "small-strong", "ink_soft"))
        for place, one in enumerate(coming):
            self._add_row(card, one.milestone, coming_words(one, shown.count.today), one, ruled=place > 0)
        if reached:
            card.box.addSpacing(8 if coming else 0)
            card.box.addWidget(Text(self.tr("Reached"), "small-strong", "ink_soft"))
        few = reached if basis in self._all_of else _in_sight(reached)
        for place, gone in enumerate(few):
            self._add_row(card, gone.milestone, reached_words(gone, shown.count.today), gone, ruled=place > 0)
        if len(few) < len(reached):
            more = Button(self.tr("Show all %n reached", "", len(reached)), "quiet", compact=True)
            more.setObjectName(f"milestones-all-{basis.value}")
            more.clicked.connect(lambda: self._show_all(basis))
            card.box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _empty_words(self, basis: Basis) -> str:
        return {
            Basis.RUN: self.tr("When a run goes on, its milestones stand here."),
            Basis.TOTAL: self.tr("When a run goes on, its days are added here too."),
            Basis.MEDICINE: self.tr("Days on medicine have milestones of their own. They never change a run."),
        }[basis]

    def _offer(self, words: str, name: str) -> None:
        button = Button(words, "quiet", compact=True)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.ctx.shell.go("settings", section="counting"))
        self._cards[Basis.MEDICINE].box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_row(self, card: Card, milestone: Milestone, detail: str, one: Coming | Reached, *, ruled: bool) -> None:
        if ruled:
            card.box.addWidget(Rule())
        row = MilestoneRow(milestone, detail, reached=isinstance(one, Reached))
        if isinstance(one, Reached):
            row.card_wanted.connect(lambda: self._open_card(one))
        row.change_wanted.connect(lambda: self._open_own(milestone.uuid))
        row.removal_wanted.connect(lambda: self._remove(milestone.uuid))
        card.box.addWidget(row)

    def _show_all(self, basis: Basis) -> None:
        self._all_of.add(basis)
        if self._shown is not None:
            self._fill(basis, self._shown)
        self._cards[basis].setFocus()

    # -- what can be done --------------------------------------------------------------------------------------

    def _open_card(self, one: Reached) -> None:
        from companion.ui.milestones.card_sheet import CardSheet

        CardSheet(one, self.window()).open()

    def _open_own(self, uuid: str | None) -> None:
        from companion.ui.milestones.own_sheet import OwnSheet

        own = next((one for one in self._shown.own if one.uuid == uuid), None) if self._shown is not None else None
        sheet = OwnSheet(own, self.window())
        sheet.opened_by = ("milestones", {"own": uuid})
        sheet.kept_by = lambda basis, days, name: self._keep(own, basis, days, name)
        sheet.open()

    def _keep(self, own: OwnMilestone | None, basis: Basis, days: int, name: str) -> bool:
        service = self.ctx.services.milestones
        if own is None:
            return attempt_and_tell(self.ctx, lambda: service.add(basis, days, name), self.tr("Set"))
        changed = OwnMilestone(own.uuid, basis, days, name)
        return attempt_and_tell(self.ctx, lambda: service.change(changed), self.tr("Changed"))

    def _remove(self, uuid: str) -> None:
        if attempt_and_tell(self.ctx, lambda: self.ctx.services.milestones.remove(uuid), self.tr("Removed")):
            self._add.setFocus()


def _in_sight(reached: list[Reached]) -> list[Reached]:
    """The latest of those reached and the greatest of the others, in the order they have: after use, years stay."""
    greatest = sorted(reached[1:], key=lambda one: one.milestone.days, reverse=True)[: SHOWN - 1]
    return [one for one in reached if one is reached[0] or any(one is other for other in greatest)]
