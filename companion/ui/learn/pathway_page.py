"""Pathways: the short readings there are, and one of them with where somebody is in it and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.pathway_steps import StepRows, follow, title_of
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.unread import UnreadNote
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.painting import share_line
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import WayRow

if TYPE_CHECKING:
    from companion.content.pathways import Pathway, PathwayStep
    from companion.services.pathways import Progress


class PathBar(QWidget):
    """How far a reading is, as a thin line; what it shows is said in words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(round(theme_of().px(6)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Fill this share of the line, 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            share_line(painter, theme_of(), QRectF(self.rect()), self._share)


class PathwayScreen(Screen):
    """One pathway, or all of them to choose from. The person has theirs and the family has its own."""

    areas: ClassVar[frozenset[str]] = frozenset({"reading", "settings"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._open_id = ""
        self._shown: tuple[object, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page(self.tr("Short readings"), " ", width=760)
        outer.addWidget(self._page)
        self.back = Button(self.tr("Learn"), "quiet", icon="arrow-left")
        self.back.setObjectName("pathway-back")
        self.back.clicked.connect(self.go_back)
        self._page.body.insertWidget(0, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._every = self._list_card()
        self._one = self._step_card()
        self._page.body.addStretch(1)

    def _list_card(self) -> Card:
        card = Card(spacing=0)
        card.setObjectName("pathway-list")
        self._ways = QVBoxLayout()
        self._ways.setSpacing(0)
        card.box.addLayout(self._ways)
        self._unread = UnreadNote()
        card.box.addWidget(self._unread)
        self._page.body.addWidget(card)
        return card

    def _step_card(self) -> Card:
        card = Card(spacing=8)
        self._said = Text("", "strong")
        self._said.setObjectName("pathway-said")
        self._bar = PathBar()
        self._next = Button("", "primary", icon="book-open")
        self._next.setObjectName("pathway-next")
        self._next.clicked.connect(self._go_on)
        self._rows = StepRows(self.ctx)
        self._rows.chosen.connect(self._follow)
        self._rows.ticked.connect(self._tick)
        for part in (self._said, self._bar):
            card.box.addWidget(part)
        card.box.addSpacing(theme_of().px(4))
        card.box.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        card.box.addWidget(self._rows)
        self._page.body.addWidget(card)
        return card

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how far each is; the same again changes nothing on the screen."""
        pathway = self._pathway()
        among = pathway is not None and len(self._all()) > 1
        self.back.setText(self.tr("Short readings") if among else self.tr("Learn"))
        self._every.setVisible(pathway is None)
        self._one.setVisible(pathway is not None)
        if pathway is None:
            self._show_all()
        else:
            self._show_one(pathway)

    def open(self, **route: Any) -> None:
        """`pathway`: the id of the one to open, empty for all of them; `spot`: where the page stood."""
        wanted = route.get("pathway", "")
        self._open_id = wanted if isinstance(wanted, str) else ""
        self._shown = ()
        self._let_go_of_whole()
        self.refresh()
        spot = route.get("spot")
        if spot is not None:
            self._page.scroll_area.return_to(spot)
        else:
            self._page.scroll_area.scroll_to_top()
            if self.isVisible():
                (self.first_focus() or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go_of_whole(self) -> None:
        """Whoever read the last page of the one they were on is on none; Today offers it no more."""
        pathway, service = self._pathway(), self.ctx.services.pathways
        if pathway is None or service.followed != pathway.id or not service.progress(pathway).is_whole:
            return
        try:
            service.follow("")
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)

    def place(self) -> dict[str, Any]:
        held: dict[str, Any] = {"pathway": self._open_id}
        spot = self._page.scroll_area.spot()
        return held | {"spot": spot} if spot is not None else held

    def first_focus(self) -> QWidget | None:
        if self._pathway() is not None:
            return self.back if self._next.isHidden() else self._next
        return self._every.findChild(WayRow) or self.back

    def go_back(self) -> bool:
        """From one to all of them; from there, and where there is only one, to Learn."""
        left = self._pathway()
        if left is not None and len(self._all()) > 1:
            self.open()
            row = self.findChild(WayRow, f"pathway-{left.id}")
            if row is not None:
                # Where they had come from.
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ctx.shell.go("learn")
        return True

    # -- all of them ---------------------------------------------------------------------------------------

    def _all(self) -> tuple[Pathway, ...]:
        return self.ctx.library.pathways(family=self.ctx.is_family())

    def _pathway(self) -> Pathway | None:
        """The one that is open; where there is only one, it is."""
        every = self._all()
        if len(every) == 1:
            return every[0]
        return next((one for one in every if one.id == self._open_id), None)

    def _show_all(self) -> None:
        self._page.set_title(self.tr("Short readings"))
        self._page.set_lead(self.tr("A few pages in an order that helps. Choose what fits, leave it, and come back."))
        service = self.ctx.services.pathways
        progress = [service.progress(one) for one in self._all()]
        self._unread.look(self.ctx.library, "pathways")
        if self._shown == tuple(progress):
            return
        self._shown = tuple(progress)
        empty(self._ways)
        for pathway, far in zip(self._all(), progress, strict=True):
            words = self._far_words(far)
            row = WayRow(pathway.title, f"{pathway.lead} {words}" if far.done else pathway.lead, "book-open")
            row.setObjectName(f"pathway-{pathway.id}")
            row.clicked.connect(lambda _on=False, chosen=pathway.id: self.open(pathway=chosen))
            self._ways.addWidget(row)
            row.show()
            if pathway is not self._all()[-1]:
                self._ways.addWidget(Rule())

    # -- one -----------------------------------------------------------------------------------------------

    def _far_words(self, far: Progress) -> str:
        if far.is_whole:
            return self.tr("All of it is read.")
        return self.tr("{done} of {count} done.").format(done=len(far.done), count=far.count)

    def _show_one(self, pathway: Pathway) -> None:
        self._page.set_title(pathway.title)
        self._page.set_lead(pathway.lead)
        far = self.ctx.services.pathways.progress(pathway)
        if self._shown == (pathway.id, far):
            return
        self._shown = (pathway.id, far)
        self._bar.show_share(len(far.done) / far.count)
        coming = self._coming(pathway, far)
        if coming is None:
            self._said.setText(self.tr("All of it is read. It stays here for another day."))
        else:
            title = title_of(self.ctx.library, coming)
            self._said.setText(f"{self._far_words(far)} {self.tr('Next: {title}').format(title=title)}")
            self._next.setText(self.tr("Go on") if far.done else self.tr("Begin"))
            self._next.setAccessibleDescription(title)
        self._next.setVisible(coming is not None)
        self._rows.show_stages(pathway, far.done, self.back)

    def _coming(self, pathway: Pathway, far: Progress) -> PathwayStep | None:
        return next((step for step in pathway.steps() if step.to == far.next), None)

    def _go_on(self) -> None:
        pathway = self._pathway()
        if pathway is None:
            return
        coming = self._coming(pathway, self.ctx.services.pathways.progress(pathway))
        if coming is not None:
            self._follow(coming)

    def _follow(self, step: PathwayStep) -> None:
        pathway = self._pathway()
        if pathway is None:
            return
        try:
            follow(self.ctx, pathway, step)
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)

    def _tick(self, step: str, on: bool) -> None:
        pathway = self._pathway()
        if pathway is None:
            return
        try:
            self.ctx.services.pathways.tick(pathway, step, on)
        except KnownProblem as problem:
            # What could not be kept is not shown as kept.
            self._shown = ()
            self.refresh()
            self.ctx.shell.show_problem(problem)
