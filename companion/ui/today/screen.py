"""Today: how long, what the day holds, how it is, and what may help now."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.services.today import Today
from companion.ui.dates import weekday_date
from companion.ui.deeds import attempt
from companion.ui.greeting import greeting
from companion.ui.minutes import Minutes
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.today.board import BoardWidget
from companion.ui.today.checkin_desk import CheckInDesk
from companion.ui.today.counter_card import CounterCard
from companion.ui.today.list_desk import ListDesk
from companion.ui.today.next_card import NextCard, NextStep
from companion.ui.today.suggestion_words import HERE, steps, title_words
from companion.ui.today_parts import counter_shown, rings_as_mark
from companion.ui.way_names import way_namer
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.page import Page

#: How wide Today may become, in design pixels: three columns side by side.
WIDTH = 1900
#: In a window lower than this the counter is, too, so that what comes after it begins in sight; in design pixels.
LOW = 680
#: In a window lower than this the counter and the check-in stand closer, so that Save is in sight; in design pixels.
SNUG = 860
#: When what is below the fold is built, in milliseconds after the screen was first shown.
LATE_MS = 120


class TodayScreen(Screen):
    """Counter and rings, the day's list, the check-in of a day, a few next steps, a reason, the last four weeks.

    Each can be hidden. What a refresh finds unchanged is not drawn anew, and the keyboard stays where it is.
    """

    areas: ClassVar[frozenset[str]] = frozenset(
        {"checkin", "counter", "settings", "contacts", "journal", "moments", "plans", "coping", "reading"}
        | {"medicines", "signs", "aftercare", "appointments", "kits", "worries", "hope"}
    )

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        from companion.ui.today.late import LateParts

        self._shown: Today | None = None
        self._summoned = self._snug = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page("", " ", width=WIDTH)
        self._page.title.setObjectName("greeting")
        self._page.centre(True)
        outer.addWidget(self._page)
        self._shows = IconButton("eye", self.tr("What Today shows"))
        self._shows.setObjectName("today-shows")
        self._shows.clicked.connect(lambda: self.open_sheet("shows"))
        self._page.head.addWidget(self._shows, 0, Qt.AlignmentFlag.AlignTop)
        ask = IconButton("message-circle", self.tr("Keep a question for later"))
        ask.setObjectName("today-question")
        ask.clicked.connect(lambda: self.open_sheet("question"))
        self._page.head.addWidget(ask, 0, Qt.AlignmentFlag.AlignTop)
        #: What stands above the cards for a time: the notice, a milestone.
        self._above = QVBoxLayout()
        self._page.body.addLayout(self._above)
        self._board = BoardWidget()
        self._counter = CounterCard(ctx)
        self._list = ListDesk(ctx, self)
        self._desk = CheckInDesk(ctx, self)
        self._check_in = self._desk.card
        self._desk.opened.connect(self._bring_check_in)
        self._next = NextCard()
        self._next.chosen.connect(self._follow)
        put = self._board.board.put
        put(self._counter, 0, two=0)
        put(self._list.card, 1, two=1)
        put(self._check_in, 2, two=0, three=2)
        put(self._next, 3, two=1, three=0)
        self._page.body.addWidget(self._board)
        self._page.body.addStretch(1)
        self._page.scroll_area.hold_together(self._check_in)
        self._late = LateParts(self, self._above, self._board.board)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATE_MS)
        self._later.timeout.connect(self.complete)
        self._minutes = Minutes(ctx.clock.now, self)
        self._minutes.over.connect(self._tick)

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read Today again; answers being given and not yet saved stay as they are."""
        new_day = self._shown is not None and self._shown.day != self.ctx.today()
        if new_day:
            self._desk.keep()
        before, shown = self._shown, self.ctx.services.today.read()
        self._shown = shown
        held = self._part_held()
        self._greet(shown)
        self._show_parts(shown)
        if before is None or _counter_of(before) != _counter_of(shown):
            self._counter.show_today(shown)
        self._list.show_today(shown)
        other_day = self._desk.day is not None
        if before is None or new_day or other_day or _check_in_of(before) != _check_in_of(shown):
            self._desk.show_today(shown, new_day=new_day)
        if before is None or (before.offer, before.settings) != (shown.offer, shown.settings):
            offered = steps(shown.offer, shown.settings, way_namer(self.ctx))
            self._next.show_steps(*title_words(shown.offer.hard), offered)
        self._late.show_today(shown)
        if held is not None and held.isHidden():
            # Left to Qt, the keyboard goes to the next button there is, and another Enter would change something else.
            self._shows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ctx.shell.show_rings(shown.rings if rings_as_mark(shown.settings) else None)

    def open(self, **route: Any) -> None:
        """`day`: the day whose check-in to open; `sheet`: "shows", "reasons", "dates", "naloxone" or "question";
        `spot`: where the page stood before it was built anew; `top`: its beginning, wherever it stood."""
        if route.get("top"):
            self._page.scroll_area.begin_anew()
        day = route.get("day")
        if isinstance(day, date):
            self.show_day(day)
        if (spot := route.get("spot")) is not None:
            self.complete()
            self._page.scroll_area.return_to(spot)
        if (sheet := route.get("sheet")) is not None:
            self.open_sheet(str(sheet))

    def place(self) -> dict[str, Any]:
        held: dict[str, Any] = {"day": self._desk.day} if self._desk.day is not None else {}
        spot = self._page.scroll_area.spot()
        return held | {"spot": spot} if spot is not None else held

    def leave(self) -> None:
        """Keep answers that were given and not yet saved, and what is half written in the list."""
        self._desk.keep()
        self._list.keep()

    def first_focus(self) -> QWidget | None:
        return None if self._check_in.isHidden() else self._check_in.first_part()

    def first_of_cards(self) -> QWidget:
        """What comes after the parts above the cards in the order of Tab."""
        return self._board

    def complete(self) -> None:
        """Build now what waits until the first picture is there."""
        self._list.complete()
        self._late.complete()

    # -- the check-in --------------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Open the check-in of a day, also where it is not shown else; what was given for the day before is kept."""
        self._summoned = True
        self._check_in.show()
        self._desk.open_day(day)

    def _bring_check_in(self) -> None:
        """Have the check-in in sight with the day it is about, which stands at its top."""
        area = self._page.scroll_area
        seen = area.viewport().height()
        top = self._check_in.mapTo(area.viewport(), QPoint()).y()
        if top < 0 or top + min(self._check_in.height(), seen) > seen:
            area.scroll_to(self._check_in)

    def save(self) -> None:
        """Save the answers shown, durably, and say so."""
        self._desk.save()

    # -- the rest ------------------------------------------------------------------------------------------

    def _greet(self, shown: Today) -> None:
        words = greeting(shown.now.astimezone(self.ctx.clock.zone()).hour, shown.settings.name)
        if self._page.accessibleName() != words:
            self._page.set_title(words)
        self._page.set_lead(weekday_date(shown.day))

    def _show_parts(self, shown: Today) -> None:
        settings = shown.settings
        self._counter.setVisible(counter_shown(settings))
        self._list.card.setVisible(settings.show_list)
        self._check_in.setVisible(settings.show_check_in or self._summoned)
        self._next.setVisible(settings.show_suggestions)

    def _part_held(self) -> QWidget | None:
        """The part of Today the keyboard is in; None where it is elsewhere."""
        held = self.window().focusWidget()
        parts = (self._counter, self._list.card, self._check_in, self._next, *self._late.parts())
        return next((part for part in parts if held is not None and part.isAncestorOf(held)), None)

    def _tick(self) -> None:
        """A minute has passed: only the hours and minutes change, unless the hour or the day did."""
        shown = self._shown
        if shown is None or self.ctx.session is None:
            return
        zone = self.ctx.clock.zone()
        same_hour = shown.now.astimezone(zone).hour == self.ctx.clock.now().astimezone(zone).hour
        if shown.day != self.ctx.today() or not same_hour:
            self.refresh()
            return
        self._counter.show_minute(self.ctx.clock.now())

    def _follow(self, step: NextStep) -> None:
        route = dict(step.route)
        if step.screen == HERE:
            self.open_sheet(str(route["sheet"]))
        else:
            self.ctx.shell.go(step.screen, **route)

    def open_sheet(self, name: str) -> None:
        """Open one of the sheets of Today: what it shows, reasons, dates, where naloxone is kept, or a question."""
        from companion.ui.naloxone_sheet import NaloxoneSheet
        from companion.ui.reasons_sheet import ReasonsSheet
        from companion.ui.risk_dates_sheet import RiskDatesSheet
        from companion.ui.today.shows_sheet import ShowsSheet

        if name == "naloxone" and self.ctx.services.kits.all():
            # The register says where it is: one place to keep it in, and not two.
            self.ctx.shell.go("kits")
        elif name == "question":
            from companion.ui.question_sheet import write_question

            write_question(self.ctx, self)
        elif name == "shows":
            ShowsSheet(self.ctx, self.open_sheet, self).open()
        else:
            kinds = {"reasons": ReasonsSheet, "dates": RiskDatesSheet, "naloxone": NaloxoneSheet}
            kinds[name](self.ctx, self).open()

    def put_notice_away(self) -> None:
        """Show the notice about a date no more today; it comes back tomorrow."""
        self._put_away("notice_put_away")

    def put_hard_day_away(self) -> None:
        """Show the plan for a hard day no more today."""
        self._put_away("hard_day_put_away")

    def put_sign_away(self, sign: str) -> None:
        """Show a warning sign no more until something new is written that it is about."""
        attempt(self.ctx, lambda: self.ctx.services.signs.put_away(sign))

    def put_kits_away(self) -> None:
        """Say no more today that a naloxone kit is to be renewed."""
        self._put_away("kit_put_away")

    def _put_away(self, setting: str) -> None:
        attempt(self.ctx, lambda: self.ctx.services.settings.change(**{setting: self.ctx.today().isoformat()}))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._counter.set_low(self.height() < theme_of().px(LOW))
        if (snug := self.height() < theme_of().px(SNUG)) != self._snug:
            self._snug = snug
            for part in (self._counter, self._check_in, self._board.board):
                part.set_snug(snug)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minutes.begin(self.window().windowHandle())
        if not self._late.complete_already:
            self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minutes.end()
        self._later.stop()
        self._desk.rest()


def _counter_of(shown: Today) -> tuple[object, ...]:
    """What the counter card shows."""
    return shown.count, shown.rings, shown.settings.headline, shown.next, shown.further


def _check_in_of(shown: Today) -> tuple[object, ...]:
    """What the check-in shows; the four weeks tell of every other day that may be open in it."""
    words = shown.triggers, shown.feelings, shown.measures
    return shown.day, shown.check_in, shown.moments, shown.overview, words, shown.settings, shown.count.lapses
