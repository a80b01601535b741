"""Today's list between the card and the file: whose lines stand in it, and what is kept when one is changed."""

from PySide6.QtCore import QObject

from companion.context import AppContext
from companion.domain.plans import Intention
from companion.domain.problems import KnownProblem
from companion.services.plans import PlanService
from companion.services.today import Today
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.today.appointment_items import AppointmentsToday
from companion.ui.today.items import Intentions, ListSource
from companion.ui.today.list_card import ListCard
from companion.ui.today.medicine_items import Doses, Supplies
from companion.ui.today.step_items import AftercareSteps
from companion.ui.today.worry_items import WorryTime


class ListDesk(QObject):
    """Shows the lines of every source in order; `sources` is where medicine and appointments join."""

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._shown: Today | None = None
        # What yesterday left open is offered once the first picture is there.
        self._offers = False
        self.sources: tuple[ListSource, ...] = (
            Doses(lambda: ctx.services.medicines, ctx.clock.zone, lambda: ctx.library.medicine_notes()),
            Supplies(lambda: ctx.shell.go("medicines")),
            AppointmentsToday(lambda key: ctx.shell.go("appointments", at=key), ctx.clock.zone),
            AftercareSteps(lambda: ctx.services.aftercare),
            WorryTime(lambda: ctx.shell.go("cope", strategy="worry-window", start=True)),
            Intentions(lambda: ctx.services.plans, ctx.clock.zone),
        )
        self.card = card = ListCard()
        card.added.connect(self._add)
        card.acted.connect(self._act)
        card.reworded.connect(
            lambda key, words: attempt_and_tell(self._ctx, lambda: self._plans.reword(key, words), self.tr("Changed"))
        )
        card.moved.connect(self._move)
        card.dropped.connect(self._drop)
        card.kept.connect(
            lambda uuid: attempt_and_tell(
                self._ctx, lambda: self._plans.keep_for_today(uuid), self.tr("Kept for today")
            )
        )
        card.left_be.connect(self._let_be)

    def show_today(self, shown: Today) -> None:
        """Follow what Today is now."""
        self._shown = shown
        items = tuple(item for source in self.sources for item in source.items(shown))
        self.card.show_items(items, shown.left_open if self._offers else ())

    def complete(self) -> None:
        """Offer from now on what yesterday left open."""
        self._offers = True
        if self._shown is not None:
            self.show_today(self._shown)

    def keep(self) -> None:
        """Keep what is written in the card and not kept yet."""
        if self._ctx.session is not None:
            self.card.keep_written()

    @property
    def _plans(self) -> PlanService:
        return self._ctx.services.plans

    def _add(self, words: str) -> None:
        if attempt(self._ctx, lambda: self._plans.intend(words)) is None:
            self.card.give_back(words)

    def _act(self, key: str) -> None:
        try:
            for source in self.sources:
                source.act(key)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)

    def _move(self, key: str, places: int) -> None:
        mine = self._mine()
        uuids = [one.uuid for one in mine]
        here = uuids.index(key)
        there = here + places
        if self._shown is not None and 0 <= there < len(uuids):
            uuids[here], uuids[there] = uuids[there], uuids[here]
            day = self._shown.day
            attempt(self._ctx, lambda: self._plans.order_intentions(day, uuids))
            self.card.focus_row(key)

    def _drop(self, key: str) -> None:
        words = next((one.words for one in self._mine() if one.uuid == key), "")
        attempt_and_tell(self._ctx, lambda: self._plans.drop(key), self.tr("Taken off: {words}").format(words=words))

    def _let_be(self) -> None:
        day = self._ctx.today().isoformat()
        attempt(self._ctx, lambda: self._ctx.services.settings.change(left_put_away=day))

    def _mine(self) -> tuple[Intention, ...]:
        return self._shown.intentions if self._shown is not None else ()
