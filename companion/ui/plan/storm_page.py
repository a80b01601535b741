"""The stay-safe plan to be read in a storm: large, all of it in order, numbers ready to copy, nothing to change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.stay_safe import Part
from companion.ui.plan_lines import Shown, known_to
from companion.ui.plan_words import part_words, reasons_title
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import CopyableText, Text

#: The parts that have anything in them, by their titles, with their lines.
Parts = tuple[tuple[str, tuple[Shown, ...]], ...]


def parts_to_read(ctx: AppContext) -> Parts:
    """Each part of the plan that has anything in it, and the reasons, in the order they are read in."""
    known, plan = known_to(ctx), ctx.services.stay_safe.plan()
    parts = [(part_words(part).title, tuple(known.shown(line) for line in plan.of(part))) for part in Part]
    reasons = tuple(Shown(one.words) for one in ctx.services.plans.reasons())
    return tuple((title, lines) for title, lines in (*parts, (reasons_title(), reasons)) if lines)


class StormPage(Page):
    """The plan as it was when this was made. Signal `left`: back to where it is written."""

    left = Signal()

    def __init__(self, ctx: AppContext, parts: Parts) -> None:
        super().__init__("", width=820)
        self.parts = parts
        self.setAccessibleName(self.tr("My plan, large"))
        self.title.hide()
        top = QHBoxLayout()
        self.back = Button(self.tr("Back"), "quiet", icon="arrow-left")
        self.back.setObjectName("storm-back")
        self.back.clicked.connect(self.left)
        top.addWidget(self.back)
        top.addStretch(1)
        urgent = Button(self.tr("In danger now?"), icon="life-buoy")
        urgent.setObjectName("storm-help")
        urgent.clicked.connect(lambda: ctx.shell.help_now())
        top.addWidget(urgent)
        self.body.insertLayout(0, top)
        if parts:
            self.body.addWidget(Text(self.tr("You made this for now. One line is enough to begin with."), "reading"))
        else:
            self.body.addWidget(self._nothing(ctx))
        for place, (title, lines) in enumerate(parts):
            card = self._part(title, lines)
            card.setObjectName(f"storm-part-{place}")
            self.body.addWidget(card)
        self.body.addStretch(1)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self.back

    def _nothing(self, ctx: AppContext) -> QWidget:
        """Somebody may come here in a bad hour before anything is written."""
        talk = Button(self.tr("Talk to someone"), "primary", icon="phone")
        talk.setObjectName("storm-talk")
        talk.clicked.connect(lambda: ctx.shell.help_now("talk"))
        words = self.tr("You need no plan to ring someone now. In a calmer hour, one line is enough to begin with.")
        return EmptyState("square-check-big", self.tr("Nothing is written here yet"), words, talk)

    def _part(self, title: str, lines: tuple[Shown, ...]) -> Card:
        card = Card(spacing=10)
        card.heading(title)
        for line in lines:
            card.box.addWidget(self._line(line))
        return card

    def _line(self, line: Shown) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(2))
        column.addWidget(Text(line.words, "reading"))
        if line.note:
            column.addWidget(Text(line.note, "soft", "ink_soft"))
        for number in (line.number, *line.others) if line.number else ():
            row = QWidget()
            flow = FlowLayout(row, theme_of().px(12))
            flow.addWidget(CopyableText(number, "title"))
            copy = CopyButton(number, self.tr("Copy {number}, {name}").format(number=number, name=line.words))
            copy.setObjectName(f"storm-copy-{number}")
            flow.addWidget(copy)
            column.addWidget(row)
        return box
