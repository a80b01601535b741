"""Today: how long, how it is, and what may help now."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.counter import CountState
from companion.domain.settings import Headline
from companion.services.today import Today
from companion.ui.dates import weekday_date
from companion.ui.screen import Screen
from companion.ui.today.checkin_desk import CheckInDesk
from companion.ui.today.counter_card import CounterCard
from companion.ui.today.days_card import DaysCard
from companion.ui.today.next_card import NextCard, NextStep
from companion.ui.widgets.page import Columns, Page

MINUTE_MS = 60_000


class TodayScreen(Screen):
    """Counter and rings, the last four weeks, the check-in of a day, and a few next steps."""

    areas: ClassVar[frozenset[str]] = frozenset({"checkin", "counter", "settings", "contacts", "journal"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._shown: Today | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page("", " ")
        self._page.title.setObjectName("greeting")
        outer.addWidget(self._page)
        above = Columns((5, 4))
        self._counter = CounterCard()
        self._counter.choose_wanted.connect(lambda: ctx.shell.go("settings", section="counting"))
        self._days = DaysCard()
        self._days.squares.chosen.connect(self.show_day)
        above.add(self._counter)
        above.add(self._days)
        below = Columns((5, 4))
        self._desk = CheckInDesk(ctx, self)
        self._check_in = self._desk.card
        self._desk.opened.connect(lambda: self._page.scroll_area.ensureWidgetVisible(self._check_in))
        self._next = NextCard()
        self._next.chosen.connect(self._follow)
        below.add(self._check_in)
        below.add(self._next)
        self._page.body.addWidget(above)
        self._page.body.addWidget(below)
        self._page.body.addStretch(1)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._tick)

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read Today again; answers being given and not yet saved stay as they are."""
        new_day = self._shown is not None and self._shown.day != self.ctx.today()
        if new_day:
            self._desk.keep()
        shown = self._shown = self.ctx.services.today.read()
        self._greet(shown)
        self._counter.setVisible(shown.settings.headline is not Headline.HIDDEN and not _rather_not(shown))
        self._counter.show_count(shown.count, shown.rings, shown.settings.headline)
        marks = {mark.day: mark for mark in shown.overview.days}
        first_weekday = shown.settings.first_weekday or QLocale().firstDayOfWeek().value
        self._days.squares.show_days(shown.day, first_weekday, marks, frozenset(shown.count.lapses))
        self._desk.show_today(shown, new_day=new_day)
        self._next.show_steps(self._next_title(), self._steps(shown))

    def open(self, **route: Any) -> None:
        """`day`: the day whose check-in to open; `spot`: where the page stood before it was built anew."""
        day = route.get("day")
        if isinstance(day, date):
            self.show_day(day)
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)

    def place(self) -> dict[str, Any]:
        held: dict[str, Any] = {"day": self._desk.day} if self._desk.day is not None else {}
        spot = self._page.scroll_area.spot()
        return held | {"spot": spot} if spot is not None else held

    def leave(self) -> None:
        """Keep answers that were given and not yet saved."""
        self._desk.keep()

    def first_focus(self) -> QWidget | None:
        return self._check_in.first_part()

    # -- the check-in --------------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Open the check-in of a day; what was given for the day before it is kept."""
        self._desk.open_day(day)

    def save(self) -> None:
        """Save the answers shown, durably, and say so."""
        self._desk.save()

    # -- the rest ------------------------------------------------------------------------------------------

    def _greet(self, shown: Today) -> None:
        hour = shown.now.astimezone(self.ctx.clock.zone()).hour
        if shown.settings.name:
            greetings = (
                self.tr("Good morning, {name}"),
                self.tr("Good afternoon, {name}"),
                self.tr("Good evening, {name}"),
                self.tr("Hello, {name}"),
            )
        else:
            greetings = (self.tr("Good morning"), self.tr("Good afternoon"), self.tr("Good evening"), self.tr("Hello"))
        # Between midnight and five no word for the time of day is right for everyone.
        part = 3 if hour < 5 else 0 if hour < 12 else 1 if hour < 18 else 2
        words = greetings[part].format(name=shown.settings.name)
        if self._page.title.text() != words:
            self._page.title.setText(words)
        self._page.set_lead(weekday_date(shown.day))
        self._page.setAccessibleName(words)

    def _tick(self) -> None:
        """A minute has passed: only the hours and minutes change, unless the day did."""
        shown = self._shown
        if shown is None or self.ctx.session is None:
            return
        if shown.day != self.ctx.today():
            self.refresh()
            return
        count = self.ctx.services.counter.count()
        self._counter.show_count(count, shown.rings, shown.settings.headline)

    def _next_title(self) -> str:
        return self.tr("A few things for now")

    def _steps(self, shown: Today) -> tuple[NextStep, ...]:
        steps: list[NextStep] = []
        if not shown.anyone_to_call:
            steps.append(
                NextStep(
                    self.tr("Add one person to call"),
                    self.tr("There is no one in your list yet. Help now can show their number."),
                    "user-round",
                    "people",
                    (("new", True),),
                )
            )
        craving = shown.check_in.craving if shown.check_in is not None else None
        if craving is not None and craving >= 5:
            steps.append(
                NextStep(
                    self.tr("Ride out a craving"),
                    self.tr("You gave craving {value} of 10 today.").format(value=craving),
                    "wind",
                    "help",
                    (("door", "craving"),),
                )
            )
        steps.append(
            NextStep(
                self.tr("Naloxone: what it is and how to use it"),
                self.tr("Worth knowing before it is needed."),
                "book-open",
                "learn",
                (("article", "naloxone"),),
            )
        )
        if shown.anyone_to_call:
            steps.append(
                NextStep(
                    self.tr("Ring or message someone on your list"),
                    self.tr("A few words are enough."),
                    "users",
                    "people",
                )
            )
        steps.append(
            NextStep(
                self.tr("Write a page"), self.tr("It stays on this computer."), "pencil", "journal", (("new", True),)
            )
        )
        return tuple(steps)

    def _follow(self, step: NextStep) -> None:
        route = dict(step.route)
        if step.screen == "help":
            self.ctx.shell.help_now(str(route.get("door", "")))
        else:
            self.ctx.shell.go(step.screen, **route)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()


def _rather_not(shown: Today) -> bool:
    return shown.count.state is CountState.RATHER_NOT
