"""Today: how long, how it is, and what may help now."""

from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.counter import CountState
from companion.domain.settings import Headline
from companion.services.today import Today
from companion.ui.dates import day_month, weekday_date
from companion.ui.screen import Screen
from companion.ui.today.checkin_card import CheckInCard
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
        self._day: date | None = None
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
        self._check_in = CheckInCard()
        self._check_in.save_wanted.connect(self.save)
        self._check_in.write_wanted.connect(self._write)
        self._check_in.day_wanted.connect(self._step_day)
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
            self._keep()
            self._day = None
        shown = self._shown = self.ctx.services.today.read()
        self._greet(shown)
        self._counter.setVisible(shown.settings.headline is not Headline.HIDDEN and not _rather_not(shown))
        self._counter.show_count(shown.count, shown.rings, shown.settings.headline)
        marks = {mark.day: mark for mark in shown.overview.days}
        first_weekday = shown.settings.first_weekday or QLocale().firstDayOfWeek().value
        self._days.squares.show_days(shown.day, first_weekday, marks, frozenset(shown.count.lapses))
        if not self._check_in.touched or new_day:
            self._show_answers()
        self._next.show_steps(self._next_title(), self._steps(shown))

    def open(self, **route: Any) -> None:
        """`day`: the day whose check-in to open; `spot`: where the page stood before it was built anew."""
        day = route.get("day")
        if isinstance(day, date):
            self.show_day(day)
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)

    def place(self) -> dict[str, Any]:
        held: dict[str, Any] = {"day": self._day} if self._day is not None else {}
        spot = self._page.scroll_area.spot()
        return held | {"spot": spot} if spot is not None else held

    def leave(self) -> None:
        """Keep answers that were given and not yet saved."""
        self._keep()

    def first_focus(self) -> QWidget | None:
        return self._check_in.first_part()

    # -- the check-in --------------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Open the check-in of a day; what was given for the day before it is kept."""
        self._keep()
        today = self.ctx.today()
        self._day = None if day >= today else day
        self._show_answers()
        self._page.scroll_area.ensureWidgetVisible(self._check_in)
        self._check_in.first_part().setFocus()

    def save(self) -> None:
        """Save the answers shown, durably, and say so."""
        answers = self._check_in.answers()
        if answers.is_empty and self._saved_answers() is None:
            self.ctx.shell.toast(self.tr("Nothing given yet. One answer is enough."))
            return
        day = self._open_day()
        self._check_in.touched = False
        try:
            done = self.ctx.services.checkins.save(day, answers)
        except Exception:
            self._check_in.touched = True
            raise
        self._show_answers()
        now = day == self.ctx.today()
        words = (
            self.tr("Check-in saved")
            if now
            else self.tr("Saved for {day}").format(day=day_month(day, self.ctx.today()))
        )
        self.ctx.shell.toast(words, done.undo)

    def _keep(self) -> None:
        if not self._check_in.touched or self.ctx.session is None:
            return
        answers = self._check_in.answers()
        if not answers.is_empty or self._saved_answers() is not None:
            self.ctx.services.checkins.save(self._open_day(), answers)
        # Only now: what could not be kept stays on the screen, and is tried again.
        self._check_in.touched = False

    def _open_day(self) -> date:
        # The day that was open, even when the clock has passed the rollover since.
        if self._day is not None:
            return self._day
        return self._shown.day if self._shown is not None else self.ctx.today()

    def _saved_answers(self) -> Answers | None:
        found = self.ctx.services.checkins.of_day(self._open_day())
        return found.answers if found is not None else None

    def _show_answers(self) -> None:
        shown = self._shown
        if shown is None:
            return
        day = self._open_day()
        saved = shown.check_in.answers if self._day is None and shown.check_in is not None else None
        if saved is None:
            saved = self._saved_answers()
        words = (*(word.name for word in shown.triggers), *self._usual_words())
        self._check_in.show_day(
            day, shown.day, saved or Answers(), words, saved=saved is not None, medicine=shown.settings.ask_medicine
        )

    def _usual_words(self) -> tuple[str, ...]:
        return (
            self.tr("Stress"),
            self.tr("Pain"),
            self.tr("Lonely"),
            self.tr("Bored"),
            self.tr("Payday"),
            self.tr("Argument"),
        )

    def _step_day(self, step: int) -> None:
        self.show_day(self.ctx.today() if step == 0 else self._open_day() + timedelta(days=step))

    def _write(self) -> None:
        note = self._check_in.note.text()
        self._keep()
        self.ctx.shell.go("journal", new=True, text=note)

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
