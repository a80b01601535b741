"""The first page of Help now: the ambulance number, a craving, someone to talk to, and the other doors."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from companion.content.values import DoorInfo, Helpline
from companion.context import AppContext
from companion.ui.calls import helpline_rows
from companion.ui.help_minimum import OVERDOSE, minimum_overdose
from companion.ui.help_now.calls_card import own_and_bundled
from companion.ui.help_now.chrome import HelpPage, bind_key, close_button, damage_note
from companion.ui.help_now.craving import RingCard
from companion.ui.help_now.for_whom import NaloxoneCard, SmallDoors, doors_in_front
from companion.ui.help_now.front import Banner, DoorGrid, FrontDoor
from companion.ui.help_now.opening import OpeningWords
from companion.ui.help_words import CRAVING, NALOXONE, TALK, USED, HelpWords
from companion.ui.own_people import days_since_start, own_people, people_row
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.fields import Select
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

_SHOWN_PEOPLE, _SHOWN_LINES = 3, 2
#: From this width and height on, in design pixels, the ring and the numbers to ring stand on the page themselves.
_FULL_WIDTH, _FULL_HEIGHT = 740, 760
#: Below this width everything stands in one column; below this height doors say their titles only.
_NARROW, _BRIEF, _BRIEF_ABOVE_SMALL = 560, 420, 680
#: What the page leaves free at each side, in design pixels.
_EDGE = 36
#: From this width on the steps stand in two columns.
_TWO_COLUMNS = 430


class StartPage(HelpPage):
    """Where every way into Help now begins. Every door has a key, 1 and up, in the order they are read."""

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
        self._corner = QHBoxLayout()
        self._corner.setSpacing(theme.px(12))
        self.page.head.addLayout(self._corner)
        self.country = self._country_select()
        self._corner.addWidget(self.country, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._close = close_button(self, self.tr("Esc"))
        self._corner.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        body = self.page.body
        doors = {door.id: door for door in words.doors()}
        front = doors_in_front(ctx, doors)
        self._keys = {door: str(at) for at, door in enumerate(front.order(), start=1)}
        overdose = words.door(OVERDOSE) or minimum_overdose(words.number)
        self.banner = Banner(overdose, words, self._keys[OVERDOSE])
        self.banner.show_me.clicked.connect(lambda: self.wants_door.emit(OVERDOSE))
        body.addWidget(self.banner)
        craving, talk = doors.get(CRAVING), doors.get(TALK)
        self._pair = pair = Columns((1, 1))
        if front.beside == CRAVING:
            pair.add(self._craving_card(craving))
            cards = [self._craving_door(craving)]
        else:
            pair.add(self._naloxone_card(doors.get(NALOXONE)))
            cards = [self._front_door(NALOXONE, f"front-{NALOXONE}", *self._naloxone_words(doors.get(NALOXONE)))]
        pair.add(self._talk_card(talk))
        body.addWidget(pair)
        cards.append(self._talk_door(talk))
        self._doors = DoorGrid([*cards, *(self._card(doors[door]) for door in front.cards)], len(cards))
        body.addWidget(self._doors)
        self._small = SmallDoors(tuple(doors[door] for door in front.small), self._keys)
        self._small.wanted.connect(self.wants_door)
        body.addWidget(self._small)
        self._foot = QWidget()
        self._below = QHBoxLayout(self._foot)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(Text(self.tr("Country for the numbers"), "small", "ink_soft"), 1)
        body.addWidget(self._foot)
        if (note := damage_note(self, words)) is not None:
            body.addWidget(note)
        body.addStretch(1)
        self._bind_keys()
        self._fit()

    def stand_alone(self, alone: bool) -> None:
        """Stand in the middle of the window, where no side bar is beside."""
        self.page.centre(alone)

    def first_focus(self) -> QWidget | None:
        return self.banner.show_me

    def _bind_keys(self) -> None:
        for door, key in self._keys.items():
            bind_key(self, key, lambda door=door: self.wants_door.emit(door))  # type: ignore[misc]

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

    def _card(self, door: DoorInfo) -> FrontDoor:
        lead = self._words.fill(door.lead)
        days = days_since_start(self._ctx) if door.id == USED else None
        if days:
            lead = self.tr("Your tolerance is lower than it was %Ln day(s) ago. Start here: are you safe?", "", days)
        return self._front_door(door.id, f"door-{door.id}", door.title, lead)

    def _front_door(self, door_id: str, name: str, title: str, lead: str) -> FrontDoor:
        card = FrontDoor(title, lead, self._keys[door_id])
        card.setObjectName(name)
        card.clicked.connect(lambda: self.wants_door.emit(door_id))
        return card

    def _craving_words(self, door: DoorInfo | None) -> tuple[str, str]:
        if door is not None:
            return door.title, self._words.fill(door.lead)
        return self.tr("A craving is here"), self.tr("It rises, it peaks, it eases. Stay with this one here.")

    def _craving_door(self, door: DoorInfo | None) -> FrontDoor:
        return self._front_door(CRAVING, f"front-{CRAVING}", *self._craving_words(door))

    def _craving_card(self, door: DoorInfo | None) -> Card:
        beside: tuple[Button, ...] = ()
        if door is not None:
            steps = Button(self.tr("What helps now"), hint=self._keys[CRAVING])
            steps.setObjectName(f"door-{CRAVING}")
            steps.setAccessibleDescription(self._key_words(CRAVING))
            steps.clicked.connect(lambda: self.wants_door.emit(CRAVING))
            beside = (steps,)
        title, lead = self._craving_words(door)
        return RingCard(self._ctx, title, lead, beside)

    def _naloxone_words(self, door: DoorInfo | None) -> tuple[str, str]:
        title = door.title if door is not None else self.tr("How to give naloxone")
        return title, self.tr("Every kit, step by step.")

    def _naloxone_card(self, door: DoorInfo | None) -> Card:
        card = NaloxoneCard(self._ctx, *self._naloxone_words(door), self._keys[NALOXONE])
        card.wanted.connect(self.wants_door)
        return card

    def _key_words(self, door_id: str) -> str:
        return self.tr("Key {key}").format(key=self._keys[door_id])

    def _talk_door(self, door: DoorInfo | None) -> FrontDoor:
        ways = [(person.details.name, person.details.numbers[0].number) for person in own_people(self._ctx)[:1]]
        ways += [(line.name, line.number) for line in self._first_lines(1)]
        lead = " · ".join(f"{name} {number}" for name, number in ways)
        if not ways:
            lead = self._words.fill(door.lead) if door is not None else self.tr("Someone you trust, or a helpline.")
        title = door.title if door is not None else self.tr("Talk to someone")
        return self._front_door(TALK, f"front-{TALK}", title, lead)

    def _talk_card(self, door: DoorInfo | None) -> Card:
        theme = theme_of()
        card = Card(spacing=0)
        everyone = Button(self.tr("See all"), "quiet", compact=True, hint=self._keys[TALK])
        everyone.setObjectName(f"door-{TALK}")
        everyone.setAccessibleName(self.tr("See everyone you can ring"))
        everyone.setAccessibleDescription(self._key_words(TALK))
        everyone.setFixedHeight(theme.px(26))
        everyone.clicked.connect(lambda: self.wants_door.emit(TALK))
        card.heading(door.title if door else self.tr("Talk to someone"), everyone)
        card.box.addSpacing(theme.px(4))
        people = own_people(self._ctx)[:_SHOWN_PEOPLE]
        for person in people:
            card.box.addWidget(people_row(self._ctx, person))
            card.box.addWidget(Rule())
        own, lines = own_and_bundled(self._first_lines(_SHOWN_LINES if people else _SHOWN_LINES + 2))
        # Theirs, as their people are; the heading below names the country.
        for row in helpline_rows(own):
            card.box.addWidget(row)
            card.box.addWidget(Rule())
        if lines:
            card.box.addSpacing(theme.px(10))
            title = self.tr("Helplines, {country}").format(country=self._words.country.name)
            card.box.addWidget(Text(title, "small-strong", "ink_soft"))
        for row in helpline_rows(lines):
            row.keep_close()
            card.box.addWidget(row)
        if not lines and not own:
            self._say_without_lines(card, people=bool(people))
        card.box.addStretch(1)
        return card

    def _say_without_lines(self, card: Card, *, people: bool) -> None:
        """What stands where no helpline is known: someone trusted, a first sentence, and who else can tell more."""
        card.box.setSpacing(theme_of().px(8))
        if not people:
            card.box.addWidget(Text(self.tr("Someone you trust is a good place to begin. You could say:"), "body"))
            card.box.addWidget(OpeningWords(titled=False))
        said = self.tr(
            "No confirmed helpline is known here for this country. If yours is in the list above, choose it. "
            "A doctor, a pharmacist or a drug service near you can tell you more."
        )
        card.box.addWidget(Text(said, "small", "ink_soft"))
        if not people and self._ctx.unlocked:
            add = Button(self.tr("Add someone to ring"), icon="plus")
            add.setObjectName("talk-add")
            add.clicked.connect(lambda: self._ctx.shell.go("people"))
            card.box.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _first_lines(self, most: int) -> tuple[Helpline, ...]:
        return self._words.first_lines(("crisis-line", "drug-line"), most)

    def _fit(self) -> None:
        """Set the parts for the size the page has now."""
        theme = theme_of()
        # By the window: a sentence said below takes room for some seconds, and is no reason to set all anew.
        full = self.width() >= theme.px(_FULL_WIDTH) and self.window().height() >= theme.px(_FULL_HEIGHT)
        # A number that would be cut beside the craving, such as one with an extension, is whole on its door.
        across = min(self.width() - 2 * theme.px(_EDGE), theme.px(1040))
        full = full and 2 * self._pair.minimumSizeHint().width() + theme.px(20) <= across
        held = self.focusWidget()
        self._set(full, across)
        if full and self._height_needed() > self.window().height():
            # Words wrap in a narrower window, and more people stand there for some: no door may lie below the edge.
            self._set(False, across)
        if held is not None and held.isVisible() and self.focusWidget() is not held:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _height_needed(self) -> int:
        content = self.page.scroll_area.widget()
        assert content is not None  # noqa: S101 - told to mypy; a page always has one
        # What was just shown, hidden or set beside something counts from now on, the innermost first.
        for layout in reversed(content.findChildren(QLayout)):
            layout.activate()
        return content.heightForWidth(self.width())

    def _set(self, full: bool, across: int) -> None:
        theme = theme_of()
        narrow = self.width() < theme.px(_NARROW)
        self.page.title.setFont(theme.font("page" if full else "heading" if narrow else "title"))
        self.page.lead.setVisible(full)
        self.page.body.setSpacing(theme.px(16 if full else 10))
        self.banner.take_shape("wide" if full else "narrow" if narrow else "low")
        self.banner.steps.arrange(2 if self.width() >= theme.px(_TWO_COLUMNS) else 1)
        self._pair.setVisible(full)
        self._doors.set_low(not full, across)
        # The line of small doors below is to be seen too.
        low = self.height() < theme.px(_BRIEF if self._small.isHidden() else _BRIEF_ABOVE_SMALL)
        self._doors.set_brief(not full and low)
        # Where there is little room the country gives way to the number itself.
        self._foot.setVisible(narrow)
        if narrow != (self._below.indexOf(self.country) >= 0):
            if narrow:
                self._below.addWidget(self.country)
            else:
                self._corner.insertWidget(0, self.country, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._set_tab_order(country_last=narrow)

    def _set_tab_order(self, *, country_last: bool) -> None:
        # As it is read; parts out of sight are passed over.
        parts: list[QWidget] = [self._close, self.banner.show_me]
        parts += [button for button in self._pair.findChildren(QPushButton)]
        parts += self._doors.cards
        parts += self._small.findChildren(QPushButton)
        parts = [*parts, self.country] if country_last else [self.country, *parts]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
