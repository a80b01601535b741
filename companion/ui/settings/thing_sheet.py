"""One further thing that is counted: its days, its name, and everything written down about it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.counter import FurtherCount
from companion.domain.undo import Done
from companion.ui.milestone_words import further_words
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.settings.written_list import WrittenList
from companion.ui.widgets.text import Text


class ThingSheet(OwnListSheet):
    """Its days in a line, and the list of what was written down; what is done there can be taken back there."""

    by_button = True

    def __init__(self, ctx: AppContext, further: FurtherCount, parent: QWidget) -> None:
        super().__init__(ctx, further.counted.name, "", parent)
        self._uuid = further.counted.uuid
        self._days = Text("", "soft", "ink_soft")
        self._days.setObjectName("thing-days")
        self.body.addWidget(self._days)
        self._list = WrittenList(ctx, self._uuid, self._done_there)
        # What is shown next must not stand behind it.
        self._list.led_away.connect(self.accept)
        self.body.addWidget(self._list)
        self.end_list()
        self.draw()
        self.begin()

    def draw(self) -> None:
        counts = self.ctx.services.counted.counts()
        now = next((one for one in counts if one.counted.uuid == self._uuid), None)
        said = further_words(now) if now is not None else ""
        self._days.setText(said or self.tr("Not counted yet: set the day you count from."))
        self._list.refresh()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        put_keyboard(self._list.first_part())

    def keep(self, *, closing: bool) -> None:
        """Nothing waits: each change is kept when it is made."""

    def _done_there(self, words: str, done: Done) -> None:
        self.draw()
        self.say_gone(words, done)
        # Once the lines have their places, so that the way back is in sight.
        QTimer.singleShot(0, self, self.fit)
