"""The first page of Help now: the ambulance number, a craving, someone to talk to, and the other doors."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.values import DoorInfo
from companion.context import AppContext
from companion.ui.help_now.calls import CallRow, helpline_row
from companion.ui.help_now.chrome import DoorCard, HelpPage, close_button, damage_note
from companion.ui.help_now.craving import RingCard
from companion.ui.help_now.minimum import OVERDOSE
from companion.ui.help_now.own import days_since_start, own_people, people_row
from companion.ui.help_now.words import CRAVING, INNER, TALK, USED, HelpWords
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.fields import Select
from companion.ui.widgets.page import Columns, Page
from companion.ui.widgets.text import Text

_SHOWN_PEOPLE, _SHOWN_LINES = 3, 2


class StartPage(HelpPage):
    """Where every way into Help now begins."""

    country_chosen = Signal(str)

    def __init__(self, ctx: AppContext, words: HelpWords) -> None:
        super().__init__()
        theme = theme_of()
        self._ctx, self._words = ctx, words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = Page(
            self.tr("You are not alone in this"), self.tr("Pick what fits. Everything here works without the internet.")
        )
        outer.addWidget(self.page)
        self._corner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._corner.setSpacing(theme.px(12))
        self.page.head.addLayout(self._corner)
        self.country = self._country_select()
        self._corner.addWidget(self.country, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._corner.addWidget(close_button(self), 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        body = self.page.body
        body.setSpacing(theme.px(16))
        doors = {door.id: door for door in words.doors()}
        overdose = doors.pop(OVERDOSE)
        self.banner = Banner(overdose, words)
        self.banner.show_me.clicked.connect(lambda: self.wants_door.emit(OVERDOSE))
        body.addWidget(self.banner)
        self._pair = pair = Columns((1, 1))
        craving = doors.pop(CRAVING, None)
        pair.add(self._craving_card(craving))
        pair.add(self._talk_card(doors.pop(TALK, None)))
        body.addWidget(pair)
        self._doors = CardGrid([self._card(door) for door in doors.values() if door.id not in INNER])
        body.addWidget(self._doors)
        if (note := damage_note(self, words)) is not None:
            body.addWidget(note)
        body.addStretch(1)

    def stand_alone(self, alone: bool) -> None:
        """Stand in the middle of the window, where no side bar is beside."""
        self.page.centre(alone)

    def first_focus(self) -> QWidget | None:
        return self.banner.show_me

    def _country_select(self) -> Select:
        select = Select(self.tr("Country for the numbers"))
        select.setObjectName("help-country")
        with QSignalBlocker(select):
            for country in self._words.countries():
                select.addItem(country.name, country.code)
            select.setCurrentIndex(max(0, select.findData(self._words.country.code)))
        select.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        select.setFixedWidth(theme_of().px(210))
        select.activated.connect(lambda at: self.country_chosen.emit(select.itemData(at)))
        return select

    def _card(self, door: DoorInfo) -> DoorCard:
        lead = self._words.fill(door.lead)
        days = days_since_start(self._ctx) if door.id == USED else None
        if days:
            lead = self.tr("Your tolerance is lower than it was %n day(s) ago. Start here: are you safe?", "", days)
        card = DoorCard(door.title, lead)
        card.setObjectName(f"door-{door.id}")
        card.clicked.connect(lambda _checked=False, door_id=door.id: self.wants_door.emit(door_id))
        return card

    def _craving_card(self, door: DoorInfo | None) -> Card:
        beside: tuple[Button, ...] = ()
        if door is not None:
            steps = Button(self.tr("What helps now"))
            steps.setObjectName(f"door-{CRAVING}")
            steps.clicked.connect(lambda: self.wants_door.emit(CRAVING))
            beside = (steps,)
        title = door.title if door else self.tr("A craving is here")
        lead = (
            self._words.fill(door.lead) if door else self.tr("It rises, it peaks, it eases. Stay with this one here.")
        )
        return RingCard(self._ctx, title, lead, beside)

    def _talk_card(self, door: DoorInfo | None) -> Card:
        theme = theme_of()
        card = Card(spacing=0)
        everyone = Button(self.tr("See all"), "quiet", compact=True)
        everyone.setObjectName(f"door-{TALK}")
        everyone.setAccessibleName(self.tr("See everyone you can ring"))
        everyone.setFixedHeight(theme.px(26))
        everyone.clicked.connect(lambda: self.wants_door.emit(TALK))
        card.heading(door.title if door else self.tr("Talk to someone"), everyone)
        card.box.addSpacing(theme.px(4))
        people = own_people(self._ctx)[:_SHOWN_PEOPLE]
        for person in people:
            card.box.addWidget(people_row(self._ctx, person))
            card.box.addWidget(Rule())
        lines = self._lines(_SHOWN_LINES if people else _SHOWN_LINES + 2)
        if lines:
            card.box.addSpacing(theme.px(12))
            title = self.tr("Helplines, {country}").format(country=self._words.country.name)
            card.box.addWidget(Text(title, "small-strong", "ink_soft"))
        for line in lines:
            card.box.addWidget(line)
        if not lines and not people:
            card.box.addSpacing(theme.px(8))
            said = self.tr("Choose a country above to see its helplines.")
            card.box.addWidget(Text(said, "body", "ink_soft"))
        card.box.addStretch(1)
        return card

    def _lines(self, most: int) -> list[CallRow]:
        return [helpline_row(self._ctx, line) for line in self._words.first_lines(("crisis-line", "drug-line"), most)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = theme_of()
        narrow = self.width() < theme.px(640)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.page.head.setDirection(down if narrow else sideways)
        self.page.head.setSpacing(theme.px(10))
        self.page.lead.setVisible(not narrow)
        # In a low window the other doors come first and say their titles only, so that all are in sight at once.
        low = self.height() < theme.px(700)
        self._doors.set_brief(low)
        body, doors = self.page.body, self._doors
        if (body.indexOf(doors) < body.indexOf(self._pair)) != low:
            body.removeWidget(doors)
            body.insertWidget(body.indexOf(self._pair) + (0 if low else 1), doors)
        super().resizeEvent(event)


class Banner(Card):
    """Someone is not waking up: the number, the largest on the screen, and the way to the steps."""

    def __init__(self, door: DoorInfo, words: HelpWords) -> None:
        super().__init__("help")
        theme = theme_of()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(20))
        self.box.addLayout(self._row)
        said = QVBoxLayout()
        said.setSpacing(theme.px(6))
        said.addWidget(Text(door.title, "title", "help"))
        said.addWidget(Text(words.fill(door.lead), "body"))
        self._row.addLayout(said, 1)
        across = QHBoxLayout()
        across.setSpacing(theme.px(20))
        column = QVBoxLayout()
        column.setSpacing(0)
        role, number = ("emergency", words.number) if words.number else ("heading", words.fill("{emergency}"))
        self.number = Text(number, role, "help", wrap=not words.number)  # type: ignore[arg-type]
        self.number.setObjectName("emergency-number")
        under = Text(words.country.name, "small-strong", "ink_soft")
        for label in (self.number, under):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(label)
        across.addLayout(column, 1)
        self.show_me = Button(self.tr("Show me what to do"), "help-solid")
        self.show_me.setObjectName("door-overdose")
        self.show_me.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        across.addWidget(self.show_me)
        self._row.addLayout(across)
        self.setAccessibleName(door.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= theme_of().px(600)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


class CardGrid(QWidget):
    """Door cards in as many columns as there is room for, all of a row equally high."""

    def __init__(self, cards: list[DoorCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme_of().px(20))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange(2)

    def set_brief(self, brief: bool) -> None:
        """Show titles only."""
        for card in self._cards:
            card.set_brief(brief)
        self.updateGeometry()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = theme_of()
        columns = 4 if self.width() >= theme.px(700) else 2 if self.width() >= theme.px(480) else 1
        self._arrange(columns)
        super().resizeEvent(event)
