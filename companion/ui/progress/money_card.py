"""Money not spent, what they would like to do with it, and what they give themselves for days."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.money import Money
from companion.domain.progress import Wish
from companion.ui.dates import full_date
from companion.ui.progress.words import money_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.painting import share_line
from companion.ui.widgets.text import Text, breakable


class ShareLine(QWidget):
    """How near something is, as a thin line. It is told in words beside it."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setFixedHeight(theme_of().px(6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            share_line(painter, theme_of(), QRectF(self.rect()), self._share)


class MoneyCard(Card):
    """Shows a sum and wishes. What a day of use took away from it is never said: it only grows."""

    cost_wanted = Signal()
    #: A wish to change by its uuid, or empty for another one.
    wish_wanted = Signal(str)
    had = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.setObjectName("progress-money")
        self.heading(self.tr("Money not spent"))
        self._sum = Text("", "figure")
        self._sum.setObjectName("money-sum")
        self.box.addWidget(self._sum)
        self._words = Text("", "soft", "ink_soft")
        self.box.addWidget(self._words)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme_of().px(12))
        self.box.addLayout(self._rows)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        self._cost = Button("", compact=True)
        self._cost.setObjectName("money-cost")
        self._cost.clicked.connect(self.cost_wanted)
        wish = Button(self.tr("Add something you would like"), "quiet", icon="plus", compact=True)
        wish.setObjectName("money-wish")
        wish.clicked.connect(lambda: self.wish_wanted.emit(""))
        flow.addWidget(self._cost)
        flow.addWidget(wish)
        self.box.addWidget(row)
        self.box.addStretch(1)

    def show_money(self, money: Money | None, currency: str, total: int, wishes: tuple[Wish, ...]) -> None:
        """Show what was not spent on all days without use, and how near each wish is."""
        self._sum.setVisible(money is not None)
        if money is None:
            self._words.setText(self.tr("Say once what using cost, and this adds up what stays in your pocket."))
            self._cost.setText(self.tr("Say what it cost"))
        else:
            self._sum.setText(money_words(money.cents, currency))
            self._words.setText(self.tr("for %Ln day(s) without use", "", money.days))
            self._cost.setText(self.tr("Change what it cost"))
        empty(self._rows)
        for wish in wishes:
            part = self._row(wish, money, currency, total)
            self._rows.addWidget(part)
            part.show()

    def _row(self, wish: Wish, money: Money | None, currency: str, total: int) -> QWidget:
        theme = theme_of()
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        name = Text(breakable(wish.name), "strong")
        name.setAccessibleName(wish.name)
        words.addWidget(name)
        share = wish.share(money, total)
        if share is not None and wish.had_on is None:
            words.addWidget(ShareLine(share))
        words.addWidget(Text(self._state(wish, currency, share), "small", "ink_soft"))
        row.addLayout(words, 1)
        acts = [
            ("pencil", self.tr("Change: {name}"), "change", partial(self.wish_wanted.emit, wish.uuid)),
            ("trash-2", self.tr("Remove: {name}"), "remove", partial(self.removed.emit, wish.uuid)),
        ]
        if wish.had_on is None:
            acts.insert(0, ("check", self.tr("I have had it: {name}"), "had", partial(self.had.emit, wish.uuid)))
        for icon, said, what, act in acts:
            button = IconButton(icon, said.format(name=wish.name))
            button.setObjectName(f"wish-{what}-{wish.uuid}")
            button.clicked.connect(act)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return part

    def _state(self, wish: Wish, currency: str, share: float | None) -> str:
        if wish.had_on is not None:
            return self.tr("Yours since {date}").format(date=full_date(wish.had_on))
        told = []
        if wish.cents is not None:
            told.append(money_words(wish.cents, currency))
        elif wish.days is not None:
            told.append(self.tr("after %Ln day(s) without use in all", "", wish.days))
        if share is not None:
            part = self.tr("{percent} % of the way").format(percent=int(share * 100))
            told.append(self.tr("you are there") if share >= 1 else part)
        return ", ".join(told)
