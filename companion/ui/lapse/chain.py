"""What happened, link by link, each with what one would do next time; and what helped to stop."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.domain.lapse import CHAIN, Link, Part, Sheet, with_link
from companion.domain.value import replace
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled, LineField


def _tr(words: str) -> str:
    return QCoreApplication.translate("LapseChain", words)


def part_words() -> Mapping[Part, tuple[str, str]]:
    """The question of each part, and an example below it."""
    return {
        Part.HARDER: (_tr("What made the day harder?"), _tr("such as little sleep, pain, a row, no food")),
        Part.SET_OFF: (_tr("What set it off?"), _tr("a place, a person, a message, a feeling")),
        Part.THOUGHTS: (_tr("What went through your mind?"), _tr("in the words you had then")),
        Part.FEELINGS: (_tr("What did you feel?"), _tr("in the body too")),
        Part.DID: (_tr("What did you do, step by step?"), _tr("only as far as you want to say")),
        Part.AFTER: (_tr("What came after?"), _tr("good, bad or both")),
        Part.HELPED: (
            _tr("What helped you stop, or helped before?"),
            _tr("a person, a thought, the medicine, the morning"),
        ),
    }


def cue_words() -> Mapping[Part, str]:
    """When a plan is for, where the person gave no words of their own."""
    return {
        Part.HARDER: _tr("The day is harder than most"),
        Part.SET_OFF: _tr("Something sets it off"),
        Part.THOUGHTS: _tr("The thought comes"),
        Part.FEELINGS: _tr("The feeling comes"),
        Part.DID: _tr("I find myself on the way"),
        Part.AFTER: _tr("I have used"),
        Part.HELPED: _tr("I want to stop again"),
    }


class LinkCard(Card):
    """One link: the question, a few lines, and a line for next time."""

    def __init__(self, part: Part) -> None:
        super().__init__(spacing=10)
        self.part = part
        question, example = part_words()[part]
        self.words = TextField(example, name=question, lines=2)
        self.words.setObjectName(f"lapse-words-{part.value}")
        # As high as a few lines and no higher: a wide empty box looks like a task.
        self.words.setFixedHeight(self.words.minimumHeight())
        self.box.addWidget(Labelled(question, self.words))
        next_time = _tr("Next time I …")
        said = _tr("{question} Next time I").format(question=question)
        self.next_time = LineField(_tr("leave it empty, if nothing comes to mind"), name=said)
        self.next_time.setObjectName(f"lapse-next-{part.value}")
        self.box.addWidget(Labelled(next_time, self.next_time))
        self.next_time.setAccessibleName(said)

    def link(self) -> Link:
        """What stands in the card, as typed."""
        return Link(self.part, self.words.text(), self.next_time.text())

    def show_link(self, link: Link) -> None:
        """Show what was written before."""
        self.words.set_text(link.words)
        self.next_time.setText(link.next_time)


class ChainStep(LapseStep):
    """Six short questions about how it came, none of which needs an answer."""

    parts: tuple[Part, ...] = CHAIN

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        self._begin()
        self.cards: dict[Part, LinkCard] = {}
        for part in self.parts:
            card = self.cards[part] = LinkCard(part)
            card.words.changed.connect(self.changed)
            card.next_time.textChanged.connect(lambda _words: self.changed.emit())
            self.column.addWidget(card)
        self.column.setSpacing(theme_of().px(14))

    def _begin(self) -> None:
        self.title.setText(self.tr("What happened?"))
        self.say(self.tr("Not why, and nobody is to blame. Like looking at the links of a chain, one by one."))
        self.say(
            self.tr("Answer what you like. A line of “next time” becomes a plan you can keep. Too much? Skip it."),
            soft=True,
        )

    def show_sheet(self, sheet: Sheet) -> None:
        for part, card in self.cards.items():
            card.show_link(sheet.link(part))

    def gather(self, sheet: Sheet) -> Sheet:
        for card in self.cards.values():
            sheet = replace(sheet, links=with_link(sheet, card.link()))
        return sheet

    def first_part(self) -> QWidget | None:
        return self.cards[self.parts[0]].words.focusProxy() or self.cards[self.parts[0]].words


class HelpedStep(ChainStep):
    """What helped, which is easy to forget on such a day."""

    parts = (Part.HELPED,)

    def _begin(self) -> None:
        self.title.setText(self.tr("What helped?"))
        self.say(self.tr("What helped you stop this time? What has helped on other days? It is yours, and it stays."))
