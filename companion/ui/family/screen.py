"""Today for someone who loves a person who uses: how they are, what to do in an overdose, what to read, whom to ring.

There is no counter here, and no question about anyone but themselves.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.domain.kits import Kit
from companion.domain.wellbeing import Wellbeing
from companion.ui.dates import day_month, weekday_date
from companion.ui.deeds import managed
from companion.ui.family.overdose_card import OVERDOSE, OverdoseCard
from companion.ui.family.pathway_card import PathwayCard
from companion.ui.family.people_card import PeopleCard
from companion.ui.family.two_weeks import DAYS, TwoWeeks
from companion.ui.family.wellbeing_card import WellbeingCard
from companion.ui.greeting import greeting
from companion.ui.pathway_steps import follow
from companion.ui.screen import Screen
from companion.ui.unread import unread_text
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.page import Page
from companion.ui.widgets.saving import saving
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from companion.ui.family.appointments_card import AppointmentsCard
    from companion.ui.family.days import DaysPage

PATHWAY = "family"


class FamilyToday(Screen):
    """The overdose card above, then their own check-in beside the pathway, their people, and their last two weeks.

    Over it, when asked for, the list of all days on which they wrote how they were.
    """

    areas: ClassVar[frozenset[str]] = frozenset({"moments", "settings", "contacts", "reading", "appointments", "kits"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._shown_on: date | None = None
        self._kits: tuple[Kit, ...] = ()
        self._day: date | None = None
        self._days: DaysPage | None = None
        self._listed = 0
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page("", " ")
        self._page.title.setObjectName("greeting")
        outer.addWidget(self._page)
        self._overdose = OverdoseCard()
        self._overdose.steps_wanted.connect(lambda: ctx.shell.help_now(OVERDOSE))
        self._overdose.print_wanted.connect(self._print)
        self._overdose.where_wanted.connect(self._say_where)
        self._overdose.how_wanted.connect(lambda: ctx.shell.go("learn", article="naloxone"))
        self._page.body.addWidget(self._overdose)
        self._appointments: AppointmentsCard | None = None
        middle = self._middle = Columns((5, 4))
        self._card = WellbeingCard()
        self._card.save_wanted.connect(self.save)
        self._card.day_wanted.connect(self._step_day)
        self._pathway = self._family_reading()
        middle.add(self._card)
        middle.add(self._pathway if self._pathway is not None else _no_reading())
        self._page.body.addWidget(middle)
        below = Columns((5, 4))
        self._weeks_card = Card()
        every = self._every = Button(self.tr("All your days"), "quiet", compact=True)
        every.setObjectName("days-all")
        every.clicked.connect(self._open_days)
        self._weeks_card.heading(self.tr("Your last two weeks"), every)
        self._weeks = TwoWeeks()
        self._weeks.setAccessibleName(self.tr("Your last two weeks"))
        self._weeks.day_wanted.connect(self.show_day)
        self._few = Text(self.tr("From the second day on you see here how it goes."), "soft", "ink_soft")
        self._weeks_card.box.addWidget(self._weeks)
        self._weeks_card.box.addWidget(self._few)
        self._weeks_card.box.addStretch(1)
        self._people = PeopleCard()
        self._people.add_wanted.connect(lambda: ctx.shell.go("people", new=True))
        self._people.all_wanted.connect(lambda: ctx.shell.go("people"))
        below.add(self._weeks_card)
        below.add(self._people)
        self._page.body.addWidget(below)
        self._page.body.addStretch(1)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            key = QShortcut(QKeySequence(keys), self._page)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda step=step: self._step_day(step))

    def _family_reading(self) -> PathwayCard | None:
        """The card of the reading; none where its file is damaged."""
        ctx = self.ctx
        try:
            reading = ctx.library.pathway(PATHWAY)
        except ContentProblem:
            return None
        card = PathwayCard(ctx, reading)
        card.chosen.connect(lambda step: follow(ctx, reading, step))
        card.ticked.connect(lambda step, on: self._tick(card, step, on=on))
        return card

    def _tick(self, card: PathwayCard, step: str, *, on: bool) -> None:
        if not managed(self.ctx, lambda: self.ctx.services.pathways.tick(card.pathway, step, on)):
            # What could not be kept is not shown as kept.
            card.show_again()

    def _say_where(self) -> None:
        if self._kits:
            # What is said of the place follows the register.
            self.ctx.shell.go("kits")
        else:
            self.ctx.shell.go("settings", section="you")

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything again; answers being given and not yet saved stay as they are."""
        services = self.ctx.services
        today = services.wellbeing.today()
        new_day = self._shown_on is not None and self._shown_on != today
        if new_day:
            self._keep()
            self._day = None
        self._shown_on = today
        settings = services.settings.current()
        hour = self.ctx.clock.now().astimezone(self.ctx.clock.zone()).hour
        self._page.set_title(greeting(hour, settings.name))
        self._page.set_lead(weekday_date(today))
        self._kits = services.kits.all()
        self._overdose.show_facts(self.ctx.library, self.ctx.country(), settings, self._kits, today)
        if not self._card.touched or new_day:
            self._show_answers()
        kept = services.wellbeing.last_days(DAYS)
        # One day is no picture yet.
        self._weeks_card.setVisible(bool(kept or services.wellbeing.newest(1)))
        self._weeks.setVisible(len(kept) > 1)
        self._few.setVisible(len(kept) < 2)
        self._weeks.show_days(today, kept)
        self._list_days()
        if self._pathway is not None:
            self._pathway.show_done(services.pathways.progress(self._pathway.pathway).done)
        self._people.show_people(services.contacts.all())
        self._show_appointments()

    def _show_appointments(self) -> None:
        """What today and tomorrow hold, under the overdose card; who has none sees nothing of it."""
        here = self.ctx.clock.zone()
        today = self.ctx.clock.now().astimezone(here).date()
        found = self.ctx.services.appointments.between(today, today + timedelta(days=1))
        if self._appointments is None and found:
            from companion.ui.family.appointments_card import AppointmentsCard

            card = self._appointments = AppointmentsCard()
            card.all_wanted.connect(lambda: self.ctx.shell.go("appointments"))
            self._page.body.insertWidget(self._page.body.indexOf(self._overdose) + 1, card)
            # Read out and reached by Tab where it is seen.
            card.stackUnder(self._middle)
            lead_up_to(self._card.first_part(), card.findChildren(Button))
        if self._appointments is not None:
            self._appointments.show_times(found, today, here)
            self._appointments.setVisible(bool(found))

    def open(self, **route: Any) -> None:
        """`day`: the day to open; `days=True`: the list of them; `spot`: where the page stood before it was built."""
        day = route.get("day")
        if isinstance(day, date):
            self.show_day(day)
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("days"):
            self._open_days()

    def place(self) -> dict[str, Any]:
        held: dict[str, Any] = {"day": self._day} if self._day is not None else {}
        if self._days is not None:
            held["days"] = True
        spot = self._page.scroll_area.spot()
        return held | {"spot": spot} if spot is not None else held

    def leave(self) -> None:
        """Keep answers that were given and not yet saved."""
        self._keep()

    def go_back(self) -> bool:
        """Escape: from the list of days back to the day."""
        if self._days is None:
            return False
        self._close_days()
        self._every.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def first_focus(self) -> QWidget | None:
        return self._card.first_part() if self._days is None else self._days.first_part()

    # -- their own check-in --------------------------------------------------------------------------------

    def show_day(self, day: date) -> None:
        """Open a day; what was given for the day before it is kept."""
        self._keep()
        self._close_days()
        self._day = None if day >= self.ctx.services.wellbeing.today() else day
        self._show_answers()
        self._page.scroll_area.ensureWidgetVisible(self._card)
        self._card.first_part().setFocus()

    def save(self) -> None:
        """Save the answers shown, durably, and say so."""
        service, day, answers = self.ctx.services.wellbeing, self._open_day(), self._card.answers()
        if answers.is_empty and service.of_day(day) is None:
            self.ctx.shell.toast(self.tr("Nothing given yet. One answer is enough."))
            return
        with saving(self._card):
            done = service.save(day, answers)
        self._show_answers()
        today = service.today()
        words = self.tr("Saved") if day == today else self.tr("Saved for {day}").format(day=day_month(day, today))
        self.ctx.shell.toast(words, done.undo)

    def _keep(self) -> None:
        if not self._card.touched or self.ctx.session is None:
            return
        service, day, answers = self.ctx.services.wellbeing, self._open_day(), self._card.answers()
        with saving(self._card):
            if not answers.is_empty or service.of_day(day) is not None:
                service.save(day, answers)

    def _open_day(self) -> date:
        # The day that was open, even when the clock has passed the rollover since.
        return self._day or self._shown_on or self.ctx.services.wellbeing.today()

    def _show_answers(self) -> None:
        day = self._open_day()
        kept = self.ctx.services.wellbeing.of_day(day)
        answers = kept.answers if kept is not None else Wellbeing()
        self._card.show_day(day, self._shown_on or day, answers, saved=kept is not None)

    def _step_day(self, step: int) -> None:
        today = self.ctx.services.wellbeing.today()
        self.show_day(today if step == 0 else self._open_day() + timedelta(days=step))

    # -- all days ------------------------------------------------------------------------------------------

    def _open_days(self) -> None:
        from companion.ui.family.days import AT_ONCE, DaysPage

        if self._days is not None:
            return
        self._keep()
        services = self.ctx.services
        days = self._days = DaysPage(services.wellbeing.today(), services.settings.current().first_weekday)
        days.day_wanted.connect(self.show_day)
        days.back_wanted.connect(self.go_back)
        days.more_wanted.connect(self._list_more)
        self._listed = AT_ONCE
        self._list_days()
        self._page.hide()
        self._outer.addWidget(days)
        if self.isVisible():
            days.show()
        days.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_days(self) -> None:
        if self._days is not None:
            kept = self.ctx.services.wellbeing.newest(self._listed + 1)
            self._days.show_days(kept[: self._listed], more=len(kept) > self._listed)

    def _list_more(self) -> None:
        from companion.ui.family.days import AT_ONCE

        self._listed += AT_ONCE
        self._list_days()

    def _close_days(self) -> None:
        days, self._days = self._days, None
        if days is not None:
            self._outer.removeWidget(days)
            days.hide()
            days.deleteLater()
            self._page.show()

    # -- the rest ------------------------------------------------------------------------------------------

    def _print(self) -> None:
        from companion.ui.overdose_paper import print_card

        settings = self.ctx.services.settings.current()
        try:
            print_card(self.ctx.library, self.ctx.country(), settings, self)
        except ContentProblem as problem:
            self.ctx.shell.show_problem(problem)


def _no_reading() -> Card:
    card = Card(spacing=6)
    card.box.addWidget(unread_text())
    return card
