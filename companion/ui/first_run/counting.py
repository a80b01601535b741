"""The day they count from, asked last, and just as well not at all."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.day import logical_day
from companion.domain.settings import Counting, PersonalSettings
from companion.ui.first_run.step import Step
from companion.ui.theme import theme_of
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.option import Option


class DateStep(Step):
    """Not yet, from today, from an earlier date, or rather not."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        theme = theme_of()
        self.title.setText(self.tr("Do you want to count days?"))
        self.say(
            self.tr("You can count from a day you choose, or not at all. Prescribed medicine never resets anything.")
        )
        self._today = _today(ctx)
        week = ctx.services.settings.current().first_weekday if ctx.unlocked else None
        name = self.tr("The day I count from")
        self._date = DateField(name, None, today=self._today, latest=self._today, first_weekday=week)
        self._date.setObjectName("first-date")
        self._asked = Labelled(name, self._date)
        self._asked.setContentsMargins(theme.px(48), 0, 0, theme.px(6))
        self._asked.hide()
        self._options: dict[str, Option] = {}
        self.column.setSpacing(theme.px(10))
        for name, words, note in (
            ("not-yet", self.tr("Not yet"), self.tr("You can name a day whenever you like, in Settings.")),
            ("today", self.tr("From today"), self.tr("Today is day 0, and tomorrow you have one day.")),
            ("earlier", self.tr("From an earlier date"), self.tr("About right is fine, if you are not sure.")),
            ("rather-not", self.tr("I'd rather not count"), self.tr("No number is shown anywhere.")),
        ):
            option = Option(words, note)
            option.setObjectName(f"first-{name}")
            option.toggled.connect(self._ask_for_date)
            self._options[name] = option
            self.column.addWidget(option)
            if name == "earlier":
                self.column.addWidget(self._asked)
        self._options[self._known()].setChecked(True)

    def first_part(self) -> QWidget:
        return self._options[self._chosen()]

    def keep(self, go_on: Callable[[], None]) -> None:
        chosen = self._chosen()
        if chosen == "not-yet" and not self.ctx.unlocked:
            go_on()
            return
        earlier = self._date.take() if chosen == "earlier" else None
        if chosen == "earlier" and earlier is None:
            return
        self.open_file()
        counter = self.ctx.services.counter
        if chosen == "today":
            counter.start_on(self._today, self.ctx.clock.now())
        elif earlier is not None:
            counter.start_on(earlier)
        else:
            counter.stop_counting(Counting.RATHER_NOT if chosen == "rather-not" else Counting.NOT_YET)
        go_on()

    def _ask_for_date(self, _on: bool) -> None:
        asked = self._chosen() == "earlier"
        self._asked.setVisible(asked)
        if asked:
            self.revealed.emit(self._asked)

    def _chosen(self) -> str:
        return next((name for name, option in self._options.items() if option.isChecked()), "not-yet")

    def _known(self) -> str:
        """What was answered when the step was visited before."""
        if not self.ctx.unlocked:
            return "not-yet"
        if self.ctx.services.settings.current().counting is Counting.RATHER_NOT:
            return "rather-not"
        began = self.ctx.services.counter.count().began
        if began is None:
            return "not-yet"
        self._date.set_value(began)
        return "today" if began == self._today else "earlier"


def _today(ctx: AppContext) -> date:
    """The person's day; by the common rules while there is no file to ask for theirs."""
    if ctx.unlocked:
        return ctx.today()
    return logical_day(ctx.clock.now(), ctx.clock.zone(), PersonalSettings().rollover_hour)
