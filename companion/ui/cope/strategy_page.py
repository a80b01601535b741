"""One way to cope: cautions first, then its steps, a rating before and after, and what is known of it."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.strategies import Strategy
from companion.context import AppContext
from companion.domain.coping import Record, ToolUse
from companion.ui.cope.link import Link
from companion.ui.cope.outcome import Outcome
from companion.ui.cope.own_ways import is_own
from companion.ui.cope.words import minutes_words, record_words, use_words
from companion.ui.dates import full_date
from companion.ui.theme import theme_of
from companion.ui.unread import unread_text
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.painting import round_letter
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text


def fixed(button: Button) -> Button:
    """A button that is as wide as its words."""
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


class Numbered(QWidget):
    """A step with its number in a soft round ground."""

    def __init__(self, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._number = number
        self._side = theme.px(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(self._side + theme.px(12), 0, 0, 0)
        said = Text(words, "body")
        said.setAccessibleName(f"{number}. {words}")
        said.setMinimumHeight(self._side)
        said.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            box = QRectF(self.width() - self._side if mirrored else 0, 0, self._side, self._side)
            round_letter(painter, theme_of(), box, str(self._number), ("primary_soft", "primary"), "small-strong")


def caution_card(ctx: AppContext, strategy: Strategy) -> Card:
    """What to mind before beginning, with the doors of Help now that belong to it."""
    card = Card("amber", margin=16, spacing=6)
    card.setObjectName("way-cautions")
    title = QCoreApplication.translate("Cope", "Before you start")
    card.setAccessibleName(title)
    card.box.addWidget(Text(title, "strong"))
    for caution in strategy.cautions:
        card.box.addWidget(Text(caution, "soft"))
    for door_id in strategy.doors:
        door = Link(ctx.library.door_title(door_id), "life-buoy")
        door.setObjectName(f"way-door-{door_id}")
        door.clicked.connect(lambda _checked=False, door_id=door_id: ctx.shell.help_now(door_id))
        card.box.addWidget(door)
    return card


class StrategyPage(Page):
    """A way to cope, read and tried.

    Signals:
        back_wanted: go to the list.
        begun: start the guided form.
        tried: it was tried; the ratings before and after, None where not given.
        marked: whether it is to be a favourite.
    """

    back_wanted = Signal()
    begun = Signal()
    tried = Signal(object, object)
    marked = Signal(bool)
    #: A way of their own is to be changed, or taken away.
    change_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, ctx: AppContext, strategy: Strategy, craving: int | None) -> None:
        super().__init__(strategy.name, strategy.line, width=900)
        self.strategy = strategy
        self._ctx = ctx
        theme = theme_of()
        top = QHBoxLayout()
        self.back = fixed(Button(self.tr("All ways"), "quiet", icon="arrow-left"))
        self.back.setObjectName("way-back")
        self.back.clicked.connect(self.back_wanted)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(Text(minutes_words(strategy.minutes), "small", "ink_soft", wrap=False))
        self.star = IconButton("star", self.tr("Favourite"))
        self.star.setObjectName("way-favourite")
        self.star.setCheckable(True)
        self.star.clicked.connect(self.marked)
        top.addSpacing(theme.px(8))
        top.addWidget(self.star)
        self._own = not ctx.is_family()
        if not self._own:
            self.star.hide()
        self.body.insertLayout(0, top)
        if strategy.cautions:
            self.body.addWidget(caution_card(ctx, strategy))
        pair = Columns((3, 2), least=300)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self._steps_card())
        known = self._theirs_card() if is_own(strategy.id) else self._known_card()
        if self._own:
            column.addWidget(known)
        column.addStretch(1)
        pair.add(main)
        # Who keeps no record of it is asked for no rating.
        pair.add(self._side(craving) if self._own else known)
        self.body.addWidget(pair)
        self.body.addStretch(1)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self.start if self.start is not None else self.back

    def rated_before(self) -> int | None:
        """The rating before, where one is asked for and given."""
        return self.before.value() if self._own else None

    def set_own(self, record: Record, latest: tuple[ToolUse, ...], favourite: bool) -> None:
        """Show what it did so far, the latest times it was tried, and whether it is a favourite."""
        self.star.setChecked(favourite)
        name = self.tr("No longer a favourite") if favourite else self.tr("Make it a favourite")
        self.star.set_icon("star", name)
        words = record_words(record)
        never = self.tr("Rate it before and after, and what it does for you is counted here.")
        self.record.setText(f"{words}." if words else never)
        empty(self._latest)
        today = self._ctx.today()
        for use in latest:
            line = Text(use_words(use, today), "small", "ink_soft")
            self._latest.addWidget(line)
            line.show()

    def show_outcome(self, outcome: Outcome) -> None:
        """Say how it went, in place of what was said before; it is kept now, and the next time can be rated."""
        self.before.set_value(None)
        self.after.set_value(None)
        while (item := self._outcome_place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._outcome_place.addWidget(outcome)
        if self.isVisible():
            outcome.show()
            # It has its place only once all is laid out.
            QTimer.singleShot(0, outcome, lambda: self.scroll_area.ensureWidgetVisible(outcome))
        outcome.announce()

    # -- parts -----------------------------------------------------------------------------------------------

    def _steps_card(self) -> Card:
        theme = theme_of()
        card = Card(spacing=12)
        card.heading(self.tr("Steps"))
        # What a person wrote is shown as it is: a word in braces is theirs, and no placeholder of ours.
        fill = str if is_own(self.strategy.id) else self._ctx.library.filler(self._ctx.country())
        for number, step in enumerate(self.strategy.steps, start=1):
            card.box.addWidget(Numbered(number, fill(step)))
        self.start: Button | None = None
        if self.strategy.guided:
            self.start = fixed(Button(self.tr("Start"), "primary", icon=self.strategy.icon))
            self.start.setObjectName("way-start")
            self.start.setAccessibleDescription(self.tr("Led step by step, here in Companion"))
            self.start.clicked.connect(self.begun)
            card.box.addSpacing(theme.px(8))
            card.box.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _side(self, craving: int | None) -> QWidget:
        theme = theme_of()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        card = Card(spacing=10)
        card.heading(self.tr("I tried this"))
        low, high = self.tr("Not at all"), self.tr("As strong as can be")
        self.before = ScaleField(self.tr("Before"), low, high, token="amber")
        self.before.set_value(craving)
        self.after = ScaleField(self.tr("After"), low, high, token="amber")
        card.box.addWidget(Text(self.tr("How strong was what you felt? Leave out what you like."), "soft"))
        card.box.addWidget(self.before)
        card.box.addWidget(self.after)
        keep = fixed(Button(self.tr("Keep it"), "secondary" if self.start is not None else "primary"))
        keep.setObjectName("way-keep")
        keep.clicked.connect(self._keep)
        card.box.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        self._outcome_place = QVBoxLayout()
        column.addLayout(self._outcome_place)
        own = Card(spacing=6)
        own.heading(self.tr("Your record"))
        self.record = Text("", "soft", "ink_soft")
        self.record.setObjectName("way-record")
        own.box.addWidget(self.record)
        self._latest = QVBoxLayout()
        self._latest.setSpacing(theme.px(2))
        own.box.addLayout(self._latest)
        column.addWidget(own)
        column.addStretch(1)
        return side

    def _keep(self) -> None:
        self.tried.emit(self.before.value(), self.after.value())

    def _theirs_card(self) -> Card:
        """What can be done with a way of their own; nothing is known of it but what they say."""
        card = Card(spacing=6)
        card.heading(self.tr("Yours"))
        for name, words, wanted in (
            ("own-change", self.tr("Change it"), self.change_wanted),
            ("own-remove", self.tr("Take it away"), self.removal_wanted),
        ):
            button = fixed(Button(words, "quiet", compact=True))
            button.setObjectName(name)
            button.clicked.connect(wanted)
            card.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _known_card(self) -> Card:
        library, one = self._ctx.library, self.strategy
        card = Card(spacing=8)
        card.heading(self.tr("What is known"))
        card.box.addWidget(Text(one.evidence, "soft"))
        for article_id in one.related:
            # One that cannot be read is named, and says so where it is opened.
            link = Link(library.title(article_id), "book-open")
            link.setObjectName(f"way-article-{article_id}")
            link.clicked.connect(lambda _checked=False, name=article_id: self._ctx.shell.go("learn", article=name))
            card.box.addWidget(link)
        card.box.addWidget(Text(self.tr("Sources"), "small-strong", "ink_soft"))
        found = library.cited(one.sources)
        if len(found) < len(one.sources):
            card.box.addWidget(unread_text())
        for source in found:
            said = f"{source.organisation}, {source.title}, {source.year}. "
            # An address may be broken after any of its parts, and is read aloud as it is.
            line = Text(said + re.sub(r"([/._-])", "\\1\u200b", source.address), "small", "ink_soft")
            line.setAccessibleName(said + source.address)
            card.box.addWidget(line)
        written = self.tr("Written {date}.").format(date=full_date(one.written))
        card.box.addWidget(Text(f"{written} {one.review}", "small", "ink_soft"))
        return card
