"""The list of ways to cope: what is to be known first, the two that run here, filters, and a card each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.content.strategies import FEELINGS, TRIGGERS, Cope, Strategy
from companion.domain.coping import Record
from companion.domain.value import Value
from companion.ui.cope.cards import CardGrid, Shown
from companion.ui.cope.hope_card import HopeCard
from companion.ui.cope.words import feeling_name, minutes_words, record_words, trigger_name
from companion.ui.theme import theme_of
from companion.ui.unread import UnreadNote, unread_text
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.card import Card
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.search_field import SearchField
from companion.ui.widgets.text import Text

#: The tools that begin with one press from the head of the list, for the worst moments.
FIRST = ("urge-surfing", "breathing", "urge-log")
Find = Callable[[str, tuple[Strategy, ...]], "Found"]
"""What a typed text finds among ways."""
#: The lengths one may have, in minutes.
LENGTHS = (1, 5, 10, 15)
_NEVER = Record()


class Wanted(Value):
    """What the list is narrowed to; empty and None ask for nothing."""

    feeling: str = ""
    trigger: str = ""
    minutes: int = 0
    helped: bool = False
    favourites: bool = False
    words: str = ""

    def takes(self, one: Strategy, record: Record, favourite: bool) -> bool:
        """Whether a way is among what is wanted."""
        return (
            (not self.feeling or self.feeling in one.feelings)
            and (not self.trigger or self.trigger in one.triggers)
            and (not self.minutes or one.minutes <= self.minutes)
            and (not self.helped or record.helped)
            and (not self.favourites or favourite)
        )


class Found(Value):
    """What a typed text finds: ways by id with what each is worth, and doors of Help now it speaks of, with titles."""

    ways: Mapping[str, float]
    doors: tuple[tuple[str, str], ...] = ()


class ListPage(Page):
    """All ways, those that helped this person most first.

    Signals:
        chosen: open the way with this id.
        begun: start the guided way with this id.
        help_wanted: open a door of Help now.
    """

    chosen = Signal(str)
    begun = Signal(str)
    help_wanted = Signal(str)
    #: Write down a way of one's own.
    own_wanted = Signal()
    #: Open the hope box.
    hope_wanted = Signal()

    def __init__(
        self,
        cope: Cope | None,
        strategies: tuple[Strategy, ...],
        find: Find,
        *,
        family: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", " ", parent=parent)
        self._find = find
        self.title.setText(self.tr("Cope"))
        self.set_lead(self.tr("Choose any. There is no right one."))
        self.setAccessibleName(self.tr("Cope"))
        self._strategies = strategies
        # Someone who loves a person who uses is asked for no craving, and told nothing of a medicine of their own.
        self._family = family
        self._records: Mapping[str, Record] = {}
        self._favourites: frozenset[str] = frozenset()
        self._own: tuple[Strategy, ...] = ()
        self._guided: list[Button] = []
        self.body.addWidget(self._first_card(cope))
        if not family:
            to_box = HopeCard()
            to_box.wanted.connect(self.hope_wanted)
            self.body.addWidget(to_box)
        self.body.addWidget(self._filters())
        self._count = Text("", "small", "ink_soft")
        self._count.setObjectName("cope-count")
        self.body.addWidget(self._count)
        self.grid = CardGrid()
        self.grid.chosen.connect(self.chosen)
        self.body.addWidget(self.grid)
        again = Button(self.tr("Show all ways"), "secondary")
        again.setObjectName("cope-clear")
        again.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        again.clicked.connect(self.clear)
        note = self.tr("Leave out one of your choices. Each way can help with more than it names.")
        self._nothing = EmptyState("heart", self.tr("No way fits all of that"), note, again)
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self.unread = UnreadNote()
        self.body.addWidget(self.unread)
        self.body.addStretch(1)
        for select in (self._trigger, self._minutes):
            select.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    # -- what is said and asked ------------------------------------------------------------------------------

    def _first_card(self, cope: Cope | None) -> Card:
        theme = theme_of()
        card = Card("soft", spacing=6)
        card.setAccessibleName(self.tr("Good to know first"))
        if cope is None:
            card.box.addWidget(unread_text())
        else:
            for words in (cope.safety,) if self._family else (cope.safety, cope.medicine):
                card.box.addWidget(Text(words, "soft"))
        card.box.addSpacing(theme.px(8))
        row = QWidget()
        flow = FlowLayout(row, theme.px(12))
        for one in self._strategies:
            if one.guided in FIRST:
                kind = "secondary" if self._guided else "primary"
                start = Button(self._start_words(one), kind, icon=one.icon)  # type: ignore[arg-type]
                start.setObjectName(f"start-{one.id}")
                start.clicked.connect(lambda _checked=False, name=one.id: self.begun.emit(name))
                self._guided.append(start)
                flow.addWidget(start)
        # Said once, and where a hurried eye meets it: nothing here is for somebody who cannot be woken.
        urgent = Button(self.tr("Someone is hard to wake"), icon="life-buoy")
        urgent.setObjectName("cope-help")
        if cope is not None:
            urgent.setAccessibleDescription(cope.sleepy)
        urgent.clicked.connect(lambda: self.help_wanted.emit("overdose"))
        flow.addWidget(urgent)
        card.box.addWidget(row)
        return card

    def _start_words(self, one: Strategy) -> str:
        words = {"urge-surfing": self.tr("Ride an urge"), "urge-log": self.tr("Note an urge")}
        return words.get(one.guided or "", self.tr("Breathe"))

    def _filters(self) -> QWidget:
        theme = theme_of()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Text(self.tr("I feel"), "strong"))
        feelings = QWidget()
        flow = FlowLayout(feelings, theme.px(8))
        self._feelings: dict[str, Chip] = {}
        for name in FEELINGS:
            if self._family and name == "craving":
                continue
            chip = Chip(feeling_name(name))
            chip.setObjectName(f"feeling-{name}")
            chip.clicked.connect(lambda checked, name=name: self._choose_feeling(name, checked))
            self._feelings[name] = chip
            flow.addWidget(chip)
        column.addWidget(feelings)
        more = QWidget()
        row = FlowLayout(more, theme.px(12))
        self._trigger = self._select(self.tr("What set it off"), "cope-trigger")
        self._trigger.addItem(self.tr("Anything set it off"), "")
        for name in TRIGGERS:
            self._trigger.addItem(trigger_name(name), name)
        self._minutes = self._select(self.tr("Minutes I have"), "cope-minutes")
        self._minutes.addItem(self.tr("Any length"), 0)
        for minutes in LENGTHS:
            self._minutes.addItem(self.tr("Up to {minutes}").format(minutes=minutes_words(minutes)), minutes)
        self._helped = Chip(self.tr("Has helped me"))
        self._helped.setObjectName("cope-helped")
        self._loved = Chip(self.tr("Favourites"))
        self._loved.setObjectName("cope-favourites")
        for chip in (self._helped, self._loved):
            chip.setFixedHeight(theme.px(44))
            chip.toggled.connect(self._show)
            # Their tries are not kept: see `CopeScreen`.
            if self._family:
                chip.hide()
        own = Button(self.tr("Add a way of your own"), "quiet", icon="plus", compact=True)
        own.setObjectName("cope-own")
        own.setFixedHeight(theme.px(44))
        own.clicked.connect(self.own_wanted)
        if self._family:
            own.hide()
        for part in (self._trigger, self._minutes, self._helped, self._loved, own):
            row.addWidget(part)
        column.addWidget(more)
        self.search = SearchField(self.tr("Find a way"))
        self.search.setObjectName("cope-search")
        self.search.textChanged.connect(lambda _words: self._show())
        column.addWidget(self.search)
        self._doors = QWidget()
        self._doors.setObjectName("cope-doors")
        self._doors_flow = FlowLayout(self._doors, theme.px(8))
        self._doors.hide()
        column.addWidget(self._doors)
        return box

    def _select(self, name: str, object_name: str) -> Select:
        select = Select(name)
        select.setObjectName(object_name)
        select.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return select

    # -- the list --------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> Wanted:
        """What the list is narrowed to now."""
        feeling = next((name for name, chip in self._feelings.items() if chip.isChecked()), "")
        return Wanted(
            feeling,
            str(self._trigger.currentData() or ""),
            int(self._minutes.currentData() or 0),
            self._helped.isChecked(),
            self._loved.isChecked(),
            self.search.text().strip(),
        )

    def narrow(self, wanted: Wanted) -> None:
        """Narrow the list."""
        for name, chip in self._feelings.items():
            chip.setChecked(name == wanted.feeling)
        self._trigger.setCurrentIndex(max(0, self._trigger.findData(wanted.trigger)))
        self._minutes.setCurrentIndex(max(0, self._minutes.findData(wanted.minutes)))
        self._helped.setChecked(wanted.helped)
        self._loved.setChecked(wanted.favourites)
        if wanted.words != self.search.text().strip():
            self.search.setText(wanted.words)
        self._show()

    def clear(self) -> None:
        """Show all ways again."""
        held = self._nothing.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.narrow(Wanted())
        if held:
            self.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def set_own(
        self, records: Mapping[str, Record], favourites: frozenset[str], own: tuple[Strategy, ...] = ()
    ) -> None:
        """Show what was tried, what is dear to this person, and their own ways."""
        self._records, self._favourites, self._own = records, favourites, own
        self._show()

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self._guided[0] if self._guided else self._feelings[FEELINGS[0]]

    def _choose_feeling(self, name: str, checked: bool) -> None:
        for other, chip in self._feelings.items():
            chip.setChecked(checked and other == name)
        self._show()

    def _show(self) -> None:
        wanted, every = self.wanted, (*self._strategies, *self._own)
        sought = self._find(wanted.words, every) if wanted.words else None
        self._show_doors(sought.doors if sought is not None else ())
        worth = sought.ways if sought is not None else dict.fromkeys((one.id for one in every), 0.0)
        found = [
            one
            for one in every
            if one.id in worth and wanted.takes(one, self._records.get(one.id, _NEVER), one.id in self._favourites)
        ]
        found.sort(key=lambda one: (-worth[one.id], -self._records.get(one.id, _NEVER).standing, one.order))
        self.grid.show_cards(
            tuple(
                Shown(one, record_words(self._records.get(one.id, _NEVER)), one.id in self._favourites) for one in found
            )
        )
        self._nothing.setVisible(not found)
        self.grid.setVisible(bool(found))
        said = self.tr("%n way(s)", "", len(found)) if found and wanted != Wanted() else ""
        if wanted.helped and not found and not any(record.helped for record in self._records.values()):
            said = self.tr("None has helped yet by your own ratings. Rate a way before and after to find out.")
        self._count.setText(said)
        self._count.setVisible(bool(said))

    def _show_doors(self, doors: tuple[tuple[str, str], ...]) -> None:
        """Where what was typed speaks of danger, the door for it stands above all ways."""
        empty(self._doors_flow)
        for door_id, title in doors:
            door = Button(title, icon="life-buoy")
            door.setObjectName(f"cope-door-{door_id}")
            door.clicked.connect(lambda _checked=False, name=door_id: self.help_wanted.emit(name))
            self._doors_flow.addWidget(door)
            door.show()
        self._doors.setVisible(bool(doors))
