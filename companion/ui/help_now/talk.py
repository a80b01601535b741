"""Talk to someone: words to begin with, the person's own people, and the helplines of their country."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.content.own_lines import PersonalLine
from companion.content.values import Helpline
from companion.context import AppContext
from companion.ui.calls import helpline_row
from companion.ui.dates import seen_words
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, damage_note
from companion.ui.help_now.opening import OpeningWords
from companion.ui.help_words import HelpWords
from companion.ui.own_people import own_people, people_row
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.text import Text


class TalkPage(ScrollingDoor):
    """Everyone who can be rung, with a first sentence that can be copied."""

    def __init__(self, ctx: AppContext, words: HelpWords, title: str, lead: str) -> None:
        super().__init__(title, 16)
        self._ctx, self._words = ctx, words
        column = self.column
        self._head = DoorHead(self, title, words.number)
        column.addWidget(self._head)
        if lead:
            column.addWidget(Text(lead, "body", "ink_soft"))
        column.addWidget(OpeningWords())
        people = own_people(ctx)
        if people:
            mine = Card(spacing=0)
            mine.heading(self.tr("Your people"))
            for at, person in enumerate(people):
                if at:
                    mine.box.addWidget(Rule())
                mine.box.addWidget(people_row(ctx, person, full=True))
            column.addWidget(mine)
        column.addWidget(self._lines_card())
        if (note := damage_note(self, words)) is not None:
            column.addWidget(note)
        column.addStretch(1)

    def first_focus(self) -> QWidget | None:
        return self._head.back

    def _lines_card(self) -> Card:
        card = Card(spacing=0)
        country = self._words.country
        lines = country.lines
        if lines:
            card.heading(self.tr("Helplines, {country}").format(country=country.name))
        else:
            # No country to name here: "Somewhere else" says nothing of where the person is.
            card.heading(self.tr("Helplines"))
            card.box.setSpacing(theme_of().px(6))
            said = self._words.fill(self._words.labels.get("no-line", "")) or self.tr(
                "No confirmed helpline is known here for this country. Ask a doctor, pharmacist or drug service."
            )
            card.box.addWidget(Text(said, "body"))
            choose = self.tr("Is your country in the list on the first page of Help now? Choose it there.")
            card.box.addWidget(Text(choose, "small", "ink_soft"))
        for at, line in enumerate(lines):
            if at:
                card.box.addWidget(Rule())
            card.box.addWidget(helpline_row(line, full=True, checked=self._checked(line)))
        if lines:
            said = self.tr("Not sure a number is right? In an emergency, call the ambulance number.")
            card.box.addSpacing(theme_of().px(8))
            card.box.addWidget(Text(said, "small", "ink_soft"))
        return card

    def _checked(self, line: Helpline) -> str:
        if isinstance(line, PersonalLine) and line.own:
            return self.tr("Your own line.")
        labels = self._words.labels
        when = seen_words(line.checked)
        seen = labels.get("seen", "").replace("{date}", when) if when else labels.get("undated", "")
        parts = [labels.get(f"sure-{line.sure}", ""), seen]
        return self._words.fill(" ".join(part for part in parts if part))
