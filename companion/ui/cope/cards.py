"""The cards of the ways to cope, and the grid they stand in."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from companion.content.strategies import Strategy
from companion.domain.value import Value
from companion.ui.cope.words import minutes_words
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.theme.theme import Role
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
#: From this width on, in design pixels, cards stand in two and in three columns.
_TWO, _THREE = 520, 900


class Shown(Value):
    """What a card says of a way besides its own words: what it did so far, and whether it is a favourite."""

    strategy: Strategy
    record: str
    favourite: bool


class StrategyCard(PaintedButton):
    """A way to cope: icon, name, its line, and how long it takes with what it did so far. A press opens it."""

    radius = 14

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.shown = shown
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_shown(shown)

    def set_shown(self, shown: Shown) -> None:
        """Say the same way with another record."""
        self.shown = shown
        self._foot = self._foot_words()
        self.setAccessibleName(shown.strategy.name)
        favourite = self.tr("Favourite") + ". " if shown.favourite else ""
        self.setAccessibleDescription(f"{shown.strategy.line} {favourite}{self._foot}")
        self.updateGeometry()
        self.update()

    def _foot_words(self) -> str:
        parts = [minutes_words(self.shown.strategy.minutes)]
        if self.shown.strategy.guided:
            parts.append(self.tr("runs here"))
        if self.shown.record:
            parts.append(self.shown.record)
        return " · ".join(parts)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._boxes(width)[2].bottom() + 1 + theme_of().px(16)

    def sizeHint(self) -> QSize:
        width = theme_of().px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(180), theme_of().px(90))

    def _boxes(self, width: int) -> tuple[QRect, QRect, QRect]:
        theme = theme_of()
        edge, top = theme.px(20), theme.px(16)
        beside = edge + theme.px(34)
        star = theme.px(28) if self.shown.favourite else 0
        room = max(1, width - edge - beside)
        name = self._bounds("strong", self.shown.strategy.name, QRect(beside, top, max(1, room - star), 10_000))
        line = self._bounds("soft", self.shown.strategy.line, QRect(beside, name.bottom() + theme.px(3), room, 10_000))
        foot = self._bounds("small", self._foot, QRect(beside, line.bottom() + theme.px(7), room, 10_000))
        return name, line, foot

    def _bounds(self, role: Role, words: str, room: QRect) -> QRect:
        found = QFontMetrics(theme_of().font(role)).boundingRect(room, _WRAP, words)
        return QRect(room.topLeft(), QSize(room.width(), found.height()))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        fill = theme.colour("primary_soft" if self.hot else "surface")
        rounded_box(painter, box, theme.px(self.radius), fill, theme.colour("line"))
        name, line, foot = self._boxes(self.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = theme.px(22)
        left = self.width() - theme.px(20) - side if mirrored else theme.px(20)
        paint_icon(painter, self.shown.strategy.icon, theme.colour("primary"), QRectF(left, name.top(), side, side))
        if self.shown.favourite:
            small = theme.px(16)
            far = theme.px(18) if mirrored else self.width() - theme.px(18) - small
            paint_icon(painter, "star", theme.colour("amber"), QRectF(far, name.top() + theme.px(2), small, small))
        for role, token, words, room in (
            ("strong", "ink", self.shown.strategy.name, name),
            ("soft", "ink_soft", self.shown.strategy.line, line),
            ("small", "ink_soft", self._foot, foot),
        ):
            painter.setFont(theme.font(role))  # type: ignore[arg-type]
            painter.setPen(theme.colour(token))
            placed = room.translated(self.width() - room.right() - room.left(), 0) if mirrored else room
            painter.drawText(placed, _WRAP | int(Qt.TextFlag.TextDontClip), words)


class CardGrid(QWidget):
    """Cards in as many columns as there is room for. Cards already made are kept and only moved."""

    #: The id of the way whose card was pressed.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, StrategyCard] = {}
        self._order: tuple[str, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme_of().px(16))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the ways shown, in order."""
        return self._order

    def card(self, strategy_id: str) -> StrategyCard | None:
        """The card of a way, where it was ever shown."""
        return self._cards.get(strategy_id)

    def show_cards(self, cards: tuple[Shown, ...]) -> None:
        """Show these, in this order."""
        for shown in cards:
            name = shown.strategy.id
            card = self._cards.get(name)
            if card is None:
                card = self._cards[name] = StrategyCard(shown, self)
                card.setObjectName(f"way-{name}")
                card.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            elif card.shown != shown:
                card.set_shown(shown)
        order = tuple(shown.strategy.id for shown in cards)
        if order != self._order:
            self._order = order
            self._place(anew=True)

    def _place(self, *, anew: bool = False) -> None:
        theme = theme_of()
        width = self.width()
        columns = 3 if width >= theme.px(_THREE) else 2 if width >= theme.px(_TWO) else 1
        if columns == self._columns and not anew:
            return
        self._columns = columns
        for name, card in self._cards.items():
            self._grid.removeWidget(card)
            card.setVisible(name in self._order)
        for at, name in enumerate(self._order):
            self._grid.addWidget(self._cards[name], at // columns, at % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for before, after in zip(self._order, self._order[1:], strict=False):
            QWidget.setTabOrder(self._cards[before], self._cards[after])
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)
