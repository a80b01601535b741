"""What happened, link by link, each with what one would do next time; and what helped to stop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from companion.domain.lapse import CHAIN, Part, Sheet, with_link
from companion.domain.value import replace
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.link_card import LinkCard
from companion.ui.widgets.buttons import Button


def _tr(words: str) -> str:
    return QCoreApplication.translate("LapseChain", words)


class ChainStep(LapseStep):
    """Six short questions about how it came, none of which needs an answer."""

    parts: tuple[Part, ...] = CHAIN

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self._begin()
        self.say(_tr("Enter makes a new line. Tab leads on, and Ctrl+Enter goes to the next step."), soft=True)
        self.cards: dict[Part, LinkCard] = {}
        for part in self.parts:
            card = self.cards[part] = LinkCard(part)
            card.changed.connect(self.changed)
            card.sight_wanted.connect(self.sight_wanted)
            self.column.addWidget(card)
        self._earlier()

    def _begin(self) -> None:
        self.head(self.tr("What happened?"))
        self.say(self.tr("Not why, and nobody is to blame. One line is enough, or none."))
        self.say(
            self.tr("“Next time” lines become plans of yours. Too much right now? Skip it."),
            soft=True,
        )

    def _earlier(self) -> None:
        """The way to what was written before, where there is any."""
        lapses = self.facts.ctx.services.lapses
        if not self.facts.ctx.services.aims.if_thens() and not lapses.stories():
            return
        button = Button(self.tr("My plans, and what I wrote before"), "quiet", icon="list", compact=True)
        button.setObjectName("lapse-earlier")
        button.clicked.connect(self._open_earlier)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_earlier(self) -> None:
        from companion.ui.lapse.earlier import EarlierSheet

        EarlierSheet(self.facts.ctx, self.window()).open()

    def show_sheet(self, sheet: Sheet) -> None:
        for part, card in self.cards.items():
            card.show_link(sheet.link(part))

    def gather(self, sheet: Sheet) -> Sheet:
        for card in self.cards.values():
            sheet = replace(sheet, links=with_link(sheet, card.link()))
        return sheet

    def first_part(self) -> QWidget | None:
        return self.cards[self.parts[0]].words.edit


class HelpedStep(ChainStep):
    """What helped, which is easy to forget on such a day."""

    parts = (Part.HELPED,)

    def _begin(self) -> None:
        self.head(self.tr("What helped?"))
        self.say(self.tr("What helped you stop this time? What has helped on other days? It is yours, and it stays."))

    def _earlier(self) -> None:
        """Stands with the chain."""
