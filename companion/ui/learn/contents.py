"""The contents of an article: its headings, where on the page each stands, and which of them is being read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QTextCursor
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.value import Value
from companion.ui.article_view import ArticleView
from companion.ui.learn.tool_card import ToolCard
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.layouts import put_off
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box


class Part(Value):
    """A heading: its level (1 is the title of the article), its words, and its position in the text."""

    level: int
    title: str
    position: int


def parts_of(view: ArticleView) -> tuple[Part, ...]:
    """Every heading of the page shown, in order."""
    found = []
    block = view.document().begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level and block.text().strip():
            found.append(Part(level, block.text().strip(), block.position()))
        block = block.next()
    return tuple(found)


def part_in_sight(view: ArticleView, parts: tuple[Part, ...]) -> int:
    """Which of the parts is being read: the last that begins in the upper third of what is seen, or before it.

    At the end of a page, where a short part never comes up so far, the last that is seen.
    """
    bar, layout = view.verticalScrollBar(), view.document().documentLayout()
    share = 1 if bar.value() and bar.value() == bar.maximum() else 3
    edge = bar.value() + view.viewport().height() / share
    at = 0
    for number, part in enumerate(parts):
        if layout.blockBoundingRect(view.document().findBlock(part.position)).top() <= edge:
            at = number
    return at


class ContentsCard(ToolCard):
    """The list of what a page contains, the part being read marked; choosing one goes there.

    Signals:
        leaping: the page is about to go to a part, past what lies between.
    """

    leaping = Signal()

    def __init__(self, view: ArticleView, button: QPushButton, over: QWidget) -> None:
        super().__init__(button, over, width=336)
        self.setObjectName("contents-card")
        self._view = view
        self._rows: list[PartRow] = []
        self._here = 0
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(theme_of().px(2)))
        self.box.addWidget(ScrollArea(self._list))

    def fill(self) -> None:
        for row in self._rows:
            put_off(row)
        parts = parts_of(self._view)
        self._here = part_in_sight(self._view, parts)
        self._rows = []
        for number, part in enumerate(parts):
            title = part.title if part.level > 1 else self.tr("From the beginning")
            row = PartRow(title, here=number == self._here, inset=part.level > 2)
            row.clicked.connect(lambda _on=False, chosen=part: self._go(chosen))
            self._rows.append(row)
            self._column.addWidget(row)

    def first(self) -> QWidget:
        return self._rows[self._here] if self._rows else self

    def wanted_height(self, width: int) -> int:
        edges = self.box.contentsMargins()
        room = width - edges.left() - edges.right()
        rows = sum(row.heightForWidth(room) for row in self._rows)
        return edges.top() + rows + self._column.spacing() * max(0, len(self._rows) - 1) + edges.bottom()

    def _go(self, part: Part) -> None:
        self.hide()
        self.leaping.emit()
        go_to(self._view, part)


class PartRow(PaintedButton):
    """One part of a page in the list of contents."""

    radius = 8

    def __init__(self, title: str, *, here: bool, inset: bool) -> None:
        super().__init__(title, description=QCoreApplication.translate("Contents", "You are here") if here else "")
        self._here, self._inset = here, inset
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words(self, width: int) -> QRectF:
        theme = theme_of()
        left = theme.px(28 if self._inset else 12)
        return QRectF(left, theme.px(7), max(40, width - left - theme.px(12)), 10_000)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = theme_of()
        # Measured bold, so that no part changes its height by being read.
        metrics = QFontMetrics(theme.font("small-strong"))
        box = metrics.boundingRect(self._words(width).toRect(), int(Qt.TextFlag.TextWordWrap), self.text())
        return round(box.height() + theme.px(14))

    def sizeHint(self) -> QSize:
        width = round(theme_of().px(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(theme_of().px(120)), self.heightForWidth(max(self.width(), 1)))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self._here or self.hot:
            rounded_box(painter, box, theme.px(self.radius), theme.colour("primary_soft"), None)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("small-strong" if self._here else "small"))
        painter.drawText(self._words(self.width()), int(Qt.TextFlag.TextWordWrap), self.text())


def go_to(view: ArticleView, part: Part) -> None:
    """Bring a part to the top, and the keyboard to it, so that Tab goes on to its first link."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(part.position)
    view.setTextCursor(cursor)
    view.scroll_to(part.position)
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    say_aloud(view, part.title)
