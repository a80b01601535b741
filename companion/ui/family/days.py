"""Every day on which someone who loves a person who uses wrote how they were, newest first; each can be opened."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.wellbeing import KeptWellbeing
from companion.ui.dates import weekday_date
from companion.ui.family.words import given_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import WayRow

#: So many days are listed at once; as many more on asking.
AT_ONCE = 30


class DaysPage(Page):
    """The list of days, and a field for any other one.

    Signals:
        day_wanted: open this day.
        back_wanted: go back to Today.
        more_wanted: list earlier days too.
    """

    day_wanted = Signal(object)
    back_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, today: date, first_weekday: int | None) -> None:
        super().__init__("", " ", width=760)
        theme = theme_of()
        self._today = today
        self.set_title(self.tr("Your days"))
        self.set_lead(self.tr("Open a day to read it or to change it. A day left out is fine."))
        self.back = Button(self.tr("Today"), "quiet", icon="arrow-left")
        self.back.setObjectName("days-back")
        self.back.clicked.connect(self.back_wanted)
        self.body.insertWidget(0, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        card = Card(spacing=8)
        name = self.tr("Another day")
        self._date = DateField(name, None, today=today, latest=today, first_weekday=first_weekday)
        self._date.setObjectName("days-date")
        card.box.addWidget(Labelled(name, self._date))
        go = Button(self.tr("Open this day"), compact=True)
        go.setObjectName("days-open")
        go.clicked.connect(self._open_date)
        self._date.line.returnPressed.connect(self._open_date)
        line = QHBoxLayout()
        line.addWidget(go)
        line.addStretch(1)
        card.box.addLayout(line)
        self._card = Card(spacing=6)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._card.box.addLayout(self._list)
        self._more = Button(self.tr("Earlier days"), "quiet", compact=True)
        self._more.setObjectName("days-more")
        self._more.clicked.connect(self.more_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch(1)
        self._card.box.addLayout(foot)
        for part in (card, self._card):
            self.body.addWidget(part)
        self.body.setSpacing(theme.px(16))
        self.body.addStretch(1)
        self._shown: tuple[KeptWellbeing, ...] | None = None

    def show_days(self, kept: Sequence[KeptWellbeing], *, more: bool) -> None:
        """List these, newest first; the same again changes nothing on the screen."""
        row = self._list.count() // 2 if self._more.hasFocus() else -1
        self._more.setVisible(more)
        if tuple(kept) == self._shown:
            return
        self._shown = tuple(kept)
        empty(self._list)
        rows = [self._row(one) for one in kept]
        for way in rows:
            self._list.addWidget(way)
            self._list.addWidget(Rule())
        if not rows:
            self._list.addWidget(Text(self.tr("Nothing is written yet. Each day you save stands here."), "soft"))
        if 0 <= row < len(rows):
            # Whoever asked for more by keyboard goes on where they were; only what is shown takes the keyboard.
            rows[row].show()
            rows[row].setFocus(Qt.FocusReason.OtherFocusReason)

    def first_part(self) -> QWidget:
        """Where the keyboard begins: at the top, so that the page is met at its beginning."""
        return self.back

    def _row(self, one: KeptWellbeing) -> WayRow:
        note = " ".join(one.note.split())
        said = "\n".join(part for part in (given_words(one, " · "), note) if part)
        way = WayRow(weekday_date(one.day, self._today), said, "pencil")
        way.setObjectName(f"day-{one.day.isoformat()}")
        way.clicked.connect(lambda: self.day_wanted.emit(one.day))
        return way

    def _open_date(self) -> None:
        day = self._date.take()
        if day is not None:
            self.day_wanted.emit(day)
