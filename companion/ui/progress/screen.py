"""Progress: what grew, what days were like, and what one's own notes show. Growth stays, even when a day goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.library import Library
from companion.context import AppContext
from companion.domain.counter import CountState
from companion.domain.insights import Shown
from companion.domain.progress import Given, Lines, Progress, Reach, Span, Square, Step, Whole, span_of, usual_step
from companion.services.progress import ProgressService
from companion.ui.deeds import attempt, let_pass
from companion.ui.progress.compare_card import CompareCard
from companion.ui.progress.figures import Figures
from companion.ui.progress.line_picture import LinePicture
from companion.ui.progress.money_desk import MoneyDesk
from companion.ui.progress.more_cards import MoreCards
from companion.ui.progress.notes_card import NotesCard
from companion.ui.progress.picture_card import PictureCard
from companion.ui.progress.rings_card import RingsCard
from companion.ui.progress.square_card import SquareCard
from companion.ui.progress.words import given_words, money_words, reach_words, span_words
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.way_names import way_namer
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

_WIDTH = 1240
#: How long after what is seen first the rest is filled, in milliseconds.
_LATE_MS = 40
#: What is drawn until somebody chooses otherwise.
_LINES = (Given.MOOD, Given.CRAVING)


class ProgressScreen(Screen):
    """Reads anew whatever is shown when the stretch of days changes; the rest is read once."""

    areas: ClassVar[frozenset[str]] = frozenset(
        {"checkin", "moments", "counter", "coping", "medicines", "settings", "wishes", "journal"}
    )

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._reach, self._span, self._step = Reach.ALL, Span(ctx.today(), ctx.today()), Step.DAY
        self._own_step: Step | None = None
        self._drawn: tuple[Given, ...] = _LINES
        self._compared = False
        self._whole: Whole | None = None
        self._notes_known = False
        # A timer of no time comes before the painting, which the display is asked for first.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATE_MS)
        self._later.timeout.connect(self.complete)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page(self.tr("Progress"), self.tr("Growth stays, even when a day goes wrong."), width=_WIDTH)
        self._page.centre(True)
        outer.addWidget(self._page)
        self._reaches = Choice(self.tr("How far back"), self._reach_chosen)
        for reach in Reach:
            chip = self._reaches.add(reach, reach_words(reach))
            chip.setObjectName(f"reach-{reach.value}")
        self._own_dates = chip
        self._reaches.set_at_end(True)
        self._page.head.addWidget(self._reaches, 1, Qt.AlignmentFlag.AlignTop)
        self._nothing = self._empty_state()
        self._page.body.addWidget(self._nothing)
        self._compare = CompareCard()
        self._record = (self._first_row(), self._second_row())
        for part in self._record:
            self._page.body.addWidget(part)
        self._page.body.addWidget(self._compare)
        self._below: MoreCards | None = None
        self._money: MoneyDesk | None = None
        self._page.body.addStretch(1)

    # -- parts -------------------------------------------------------------------------------------------------

    def _empty_state(self) -> QWidget:
        card = Card()
        begin = Button(self.tr("Check in"), "primary", icon="sun")
        begin.setObjectName("progress-begin")
        begin.clicked.connect(lambda: self.ctx.shell.go("today", day=self.ctx.today()))
        card.box.addWidget(
            EmptyState(
                "trending-up",
                self.tr("Your record begins with a minute"),
                self.tr("A check-in now and then is enough. Rings, days and lines grow here from what you write."),
                begin,
            )
        )
        return card

    def _first_row(self) -> QWidget:
        columns = Columns((4, 7), least=285)
        self._rings = RingsCard(self.ctx)
        columns.add(self._rings)
        right = columns.add_column()
        self._figures = Figures()
        right.addWidget(self._figures)
        self._squares = SquareCard(self.ctx)
        self._squares.picture.day_wanted.connect(self._open_day)
        right.addWidget(self._squares, 1)
        return columns

    def _second_row(self) -> QWidget:
        columns = Columns((3, 2), least=285)
        self._lines = LinePicture(self.tr("Over time"))
        card = PictureCard(self.ctx, self._lines, "lines")
        self._lines_card = card
        above = QWidget()
        flow = FlowLayout(above, theme_of().px(8))
        self._chips: dict[Given, Chip] = {}
        for given in Given:
            chip = Chip(given_words(given), checked=given in self._drawn)
            chip.setObjectName(f"line-{given.value}")
            chip.toggled.connect(lambda _on: self._lines_chosen())
            self._chips[given] = chip
            flow.addWidget(chip)
        card.box.insertWidget(1, above)
        below = QHBoxLayout()
        self._step_words = Text("", "small", "ink_soft")
        below.addWidget(self._step_words, 1)
        self._steps = Choice(self.tr("What a point stands for"), self._step_chosen)
        names = {Step.DAY: self.tr("Days"), Step.WEEK: self.tr("Weeks"), Step.MONTH: self.tr("Months")}
        for step in Step:
            self._steps.add(step, names[step]).setObjectName(f"step-{step.value}")
        self._steps.set_at_end(True)
        below.addWidget(self._steps, 1)
        card.box.addLayout(below)
        self._beside = Button("", "quiet", compact=True)
        self._beside.setObjectName("progress-beside")
        self._beside.clicked.connect(self._compare_toggled)
        card.box.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignLeft)
        columns.add(card)
        self._notes = NotesCard(way_namer(self.ctx))
        columns.add(self._notes)
        return columns

    @property
    def _service(self) -> ProgressService:
        return self.ctx.services.progress

    # -- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again all that is shown; what stands below what is seen first, and what the notes show, come later."""
        whole = attempt(self.ctx, self._service.whole)
        if whole is None:
            return
        self._whole = whole
        # Before anything is written there is nothing to choose and nothing to draw.
        for part in (self._reaches, *self._record):
            part.setVisible(whole.first is not None)
        self._nothing.setVisible(whole.first is None)
        self._rings.show_rings(whole.rings)
        self._notes_known = False
        self._show_span()

    @staticmethod
    def _read_notes(service: ProgressService, library: Library, today: date) -> Shown:
        # The names of ways to cope are in files that are read once.
        library.strategies()
        return service.shown_by_notes(today)

    def _show_span(self) -> None:
        """Read what there is of the stretch of days that is chosen."""
        whole = self._whole
        if whole is None:
            return
        if self._reach is not Reach.OWN:
            self._span = span_of(self._reach, whole.count.today, whole.first)
        self._reaches.show_value(self._reach)
        own = self._reach is Reach.OWN
        self._own_dates.setText(span_words(self._span) if own else reach_words(Reach.OWN))
        shown = attempt(self.ctx, lambda: self._service.read(self._span, whole.count))
        if shown is None:
            return
        self._show_figures(shown, whole)
        self._squares.show_squares(self._read_squares, shown.squares, self._span, self._weekday())
        self._show_lines()
        self._show_compared(shown)
        self._later.start()

    def complete(self) -> None:
        """Fill what stands below what is seen first."""
        self._later.stop()
        whole = self._whole
        if whole is None or not self.ctx.unlocked:
            return
        if self._below is None or self._money is None:
            self._below, self._money = (
                MoreCards(self.ctx, self._nothing.width() or self._record[0].width()),
                MoneyDesk(self.ctx, self),
            )
            self._below.add_beside(self._money.card)
            self._page.body.insertWidget(self._page.body.count() - 1, self._below)
            self._below.show()
        more = attempt(self.ctx, lambda: self._service.more(self._span, whole.count))
        if more is not None:
            self._below.show_more(more, self._weekday(), begun=whole.first is not None)
        self._money.show(whole.money, whole.currency, whole.count)
        if not self._notes_known:
            self._notes_known = True
            self.ctx.jobs.run(
                partial(self._read_notes, self._service, self.ctx.library, whole.count.today),
                self._notes.show_notes,
                failed=self._not_read,
                owner=self._notes,
            )

    def _not_read(self, error: Exception) -> None:
        # Locked meanwhile, the file is closed under the worker, and nobody looks at the card any more.
        if self.ctx.unlocked:
            let_pass(error)

    def _weekday(self) -> int:
        return self.ctx.services.settings.current().first_weekday or 1

    def _read_squares(self, span: Span) -> Mapping[date, Square]:
        whole = self._whole
        return {} if whole is None else self._service.squares(span, whole.count)

    def _show_figures(self, shown: Progress, whole: Whole) -> None:
        count, summary = whole.count, shown.summary
        figures, number = [], QLocale().toString
        if count.state is not CountState.RATHER_NOT and count.began is not None:
            figures.append((number(count.days), self.tr("day(s) now", "", count.days)))
            figures.append((number(count.total), self.tr("day(s) in all", "", count.total)))
        if shown.money is not None:
            figures.append((money_words(shown.money.cents, whole.currency), self.tr("not spent")))
        if summary.ridden:
            figures.append((number(summary.ridden), self.tr("craving(s) ridden out", "", summary.ridden)))
        if summary.written:
            figures.append((number(summary.written), self.tr("check-in(s)", "", summary.written)))
        self._figures.show_figures(tuple(figures[:4]))

    def _show_lines(self) -> None:
        self._step = self._own_step or usual_step(self._span)
        self._steps.show_value(self._step)
        lines: Lines = self._service.lines(self._span, self._step)
        self._lines.show_lines(lines, self._span, self._drawn)
        self._lines_card.show_legend()
        self._step_words.setText(self._lines.step_words())

    def _show_compared(self, shown: Progress | None = None) -> None:
        before, whole = self._span.before, self._whole
        self._beside.setVisible(before is not None)
        self._beside.setText(
            self.tr("Hide the time before") if self._compared else self.tr("Hold it beside the time before")
        )
        self._compare.setVisible(self._compared and before is not None)
        if self._compared and before is not None and whole is not None:
            now = shown.summary if shown is not None else self._service.summary(self._span, whole.count)
            self._compare.show_both(now, self._service.summary(before, whole.count))

    # -- what is chosen ----------------------------------------------------------------------------------------

    def _reach_chosen(self, reach: object) -> None:
        if reach is Reach.OWN:
            from companion.ui.progress.span_sheet import SpanSheet

            sheet = SpanSheet(self.ctx, self._span, self)
            sheet.kept_by = self._take_span
            sheet.rejected.connect(lambda: self._reaches.show_value(self._reach))
            sheet.open()
            return
        self._reach = Reach(str(reach))
        self._own_step = None
        self._show_span()

    def _take_span(self, span: Span) -> bool:
        self._reach, self._span, self._own_step = Reach.OWN, span, None
        self._show_span()
        return True

    def _lines_chosen(self) -> None:
        self._drawn = tuple(given for given, chip in self._chips.items() if chip.isChecked())
        self._show_lines()

    def _step_chosen(self, step: object) -> None:
        self._own_step = Step(str(step))
        self._show_lines()

    def _compare_toggled(self) -> None:
        self._compared = not self._compared
        self._show_compared()

    def _open_day(self, day: date) -> None:
        if day <= self.ctx.today():
            self.ctx.shell.go("today", day=day)

    # -- a screen ----------------------------------------------------------------------------------------------

    def open(self, **route: Any) -> None:
        """`reach`, `span`, `spot`: as `place` gave them; `wish`: the sheet of one, empty for another; `cost`: that
        of what it cost."""
        if "span" in route:
            self._reach, self._span = Reach.OWN, route["span"]
            self._show_span()
        elif "reach" in route:
            self._reach = Reach(route["reach"])
            self._show_span()
        if (spot := route.get("spot")) is not None:
            self.complete()
            self._page.scroll_area.return_to(spot)
        if "wish" in route or "cost" in route:
            self.complete()
            if self._money is not None:
                self._money.say_cost() if "cost" in route else self._money.write(str(route["wish"]))

    def place(self) -> dict[str, Any]:
        held: dict[str, Any] = {"span": self._span} if self._reach is Reach.OWN else {"reach": self._reach.value}
        spot = self._page.scroll_area.spot()
        return held | {"spot": spot} if spot is not None else held

    def first_focus(self) -> QWidget | None:
        return self._reaches.stop()
