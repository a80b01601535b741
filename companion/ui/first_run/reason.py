"""A reason, in the person's own words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.plans import Reason
from companion.ui.first_run.step import Step
from companion.ui.widgets.line import Labelled, LineField


class ReasonStep(Step):
    """One line; the same one when the step is visited again."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("What matters to you?"))
        self.say(self.tr("A reason, in your own words. Today can show it to you on a hard day."))
        self._words = LineField(name=self.tr("My reason"))
        self._words.setObjectName("first-reason")
        note = self.tr("However small. Such as: to wake up rested.")
        self.column.addWidget(Labelled(self.tr("My reason"), self._words, note))
        self._known: Reason | None = None
        for reason in ctx.services.plans.reasons()[:1] if ctx.unlocked else ():
            self._known = reason
            self._words.setText(reason.words)
        self._shown = self._words.text()

    def first_part(self) -> QWidget:
        return self._words

    def keep(self, go_on: Callable[[], None]) -> None:
        words = self._words.text().strip()
        if words != self._shown.strip():
            self.open_file()
            plans = self.ctx.services.plans
            if self._known is None:
                plans.add_reason(words)
            elif words:
                plans.change_reason(self._known.uuid, words)
            else:
                plans.remove_reason(self._known.uuid)
        go_on()

    def leave(self) -> None:
        self.keep(lambda: None)
