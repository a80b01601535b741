"""Talk to someone: words to begin with, the person's own people, and the helplines of their country."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.values import Door, Helpline
from companion.context import AppContext
from companion.ui.brief_calls import brief_line, brief_person
from companion.ui.calls import helpline_row, origin_words
from companion.ui.help_now.calls_card import own_and_bundled
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, damage_note
from companion.ui.help_now.opening import OpeningWords
from companion.ui.help_words import TALK, HelpWords
from companion.ui.own_people import own_people, people_row
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.text import Text

#: Below this height, in design pixels, the rows are short, and of their people so many are shown; else so many.
_LOW, _MOST_LOW, _MOST_BRIEF = 680, 3, 6
#: About how high the words above are, one of their people, and a line with what it is for, in design pixels.
_ABOVE, _PERSON, _LINE = 250, 56, 86


def _steps_card(door: Door, words: HelpWords) -> Card:
    """How to go about it, below the numbers: whoever finds it hard to ring reads on."""
    card = Card(spacing=4)
    card.heading(QCoreApplication.translate("TalkPage", "If it is hard to ring"))
    for step in door.steps:
        card.box.addWidget(Text(words.fill(step.title), "strong"))
        card.box.addWidget(Text(words.fill(step.text), "soft", "ink_soft"))
    return card


class TalkPage(ScrollingDoor):
    """Everyone who can be rung, with a first sentence that can be copied.

    Where not everyone would be in sight the rows are short, with what each line is for below its number; the rest,
    such as what happens when one rings, is one press away.
    """

    def __init__(self, ctx: AppContext, words: HelpWords, title: str, lead: str) -> None:
        super().__init__(title, 16)
        self._ctx, self._words = ctx, words
        self._people = own_people(ctx)
        #: Whether the rows are short, and how many of their people are shown.
        self._drawn: tuple[bool, int] | None = None
        self._in_full = False
        self._low = False
        self._head = DoorHead(self, title, words.number)
        self.column.addWidget(self._head)
        self._lead = Text(lead, "body", "ink_soft")
        self.column.addWidget(self._lead)
        self._parts = QWidget()
        self.column.addWidget(self._parts)
        if (door := words.door(TALK)) is not None:
            self.column.addWidget(_steps_card(door, words))
        if (note := damage_note(self, words)) is not None:
            self.column.addWidget(note)
        self.column.addStretch(1)
        self._draw(brief=False)

    def first_focus(self) -> QWidget | None:
        return self._head.back

    def place(self) -> int:
        return int(self._in_full)

    def return_to(self, place: int) -> None:
        if place:
            self._show_in_full()

    def fit(self) -> None:
        """Short rows where not everyone would be in sight, as long as nobody asked for more."""
        super().fit()
        theme = theme_of()
        full = _ABOVE + _PERSON * len(self._people) + _LINE * len(self._words.country.lines)
        self._low = self.height() < theme.px(_LOW)
        self._draw(brief=(self._low or self.height() < theme.px(full)) and not self._in_full)

    def _draw(self, *, brief: bool) -> None:
        most = len(self._people) if not brief else _MOST_LOW if self._low else _MOST_BRIEF
        if (brief, most) == self._drawn:
            return
        self._drawn = brief, most
        self.column.setSpacing(theme_of().px(6 if brief else 16))
        self._lead.setVisible(bool(self._lead.text()) and not brief)
        former, self._parts = self._parts, QWidget()
        box = QVBoxLayout(self._parts)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.column.spacing())
        box.addWidget(OpeningWords(titled=not brief))
        if self._people:
            box.addWidget(self._people_card(brief, most))
        own, bundled = own_and_bundled(self._words.country.lines)
        if own:
            box.addWidget(self._own_lines_card(own, brief))
        box.addWidget(self._lines_card(bundled, brief))
        self.column.replaceWidget(former, self._parts)
        former.hide()
        former.deleteLater()
        self._parts.show()

    def _card(self, brief: bool) -> Card:
        card = Card(spacing=0)
        side, edge = theme_of().px(16 if brief else 20), theme_of().px(8 if brief else 20)
        card.box.setContentsMargins(side, edge, side, edge)
        return card

    def _people_card(self, brief: bool, most: int) -> Card:
        card = self._card(brief)
        more = self._more_button("talk-everyone", self.tr("All")) if most < len(self._people) else None
        card.heading(self.tr("Your people"), more)
        for at, person in enumerate(self._people[:most]):
            if at and not brief:
                card.box.addWidget(Rule())
            row = brief_person(self._ctx, person, whole=True) if brief else people_row(self._ctx, person, full=True)
            card.box.addWidget(row)
        return card

    def _more_button(self, name: str, words: str) -> Button:
        more = Button(words, "quiet", compact=True)
        more.setObjectName(name)
        more.setFixedHeight(theme_of().px(26))
        more.clicked.connect(self._show_in_full)
        return more

    def _show_in_full(self) -> None:
        self._in_full = True
        self._draw(brief=False)
        self._head.back.setFocus()

    def _own_lines_card(self, lines: Sequence[Helpline], brief: bool) -> Card:
        card = self._card(brief)
        card.heading(self.tr("Your own lines"))
        self._add_rows(card, lines, brief)
        return card

    def _lines_card(self, lines: Sequence[Helpline], brief: bool) -> Card:
        card = self._card(brief)
        country = self._words.country
        unread = self._words.country_damaged
        # No country to name where none is known: "Somewhere else" says nothing of where the person is.
        named = self.tr("Helplines, {country}").format(country=country.name)
        heading = named if lines and not unread else self.tr("Helplines")
        card.heading(heading, self._more_button("talk-full", self.tr("More about each")) if brief and lines else None)
        if unread:
            said = self.tr("The helplines of this country could not be read. Ask a doctor, pharmacist or drug service.")
            card.box.addWidget(Text(said, "body"))
        elif not lines:
            card.box.setSpacing(theme_of().px(6))
            said = self._words.fill(self._words.labels.get("no-line", "")) or self.tr(
                "No confirmed helpline is known here for this country. Ask a doctor, pharmacist or drug service."
            )
            card.box.addWidget(Text(said, "body"))
            choose = self.tr("Is your country in the list on the first page of Help now? Choose it there.")
            card.box.addWidget(Text(choose, "small", "ink_soft"))
        self._add_rows(card, lines, brief)
        if lines and not brief:
            said = self.tr(
                "We have not rung these numbers. If one does not answer, try another. "
                "In an emergency, call the ambulance number."
            )
            card.box.addSpacing(theme_of().px(8))
            card.box.addWidget(Text(said, "small", "ink_soft"))
        return card

    def _add_rows(self, card: Card, lines: Sequence[Helpline], brief: bool) -> None:
        for at, line in enumerate(lines):
            if at and not brief:
                card.box.addWidget(Rule())
            card.box.addWidget(
                brief_line(line, whole=True)
                if brief
                else helpline_row(line, full=True, origin=origin_words(line, self._words.labels))
            )
