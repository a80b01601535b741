"""Rows of someone to ring: who, when, the number, and a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.values import Helpline
from companion.context import AppContext
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import CopyableText, Text

_SHORT = 36


class CopyButton(Button):
    """Puts words on the clipboard and says so: by the shell's note when a file is open, else by its own words."""

    def __init__(
        self, ctx: AppContext, words: str, aloud: str, *, short: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "quiet", icon="copy", compact=True, parent=parent)
        self._ctx = ctx
        self._words = words
        self._aloud = aloud
        self.setText("" if short else self.tr("Copy"))
        self.setToolTip(aloud if short else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._copy)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(self._aloud)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        if self._ctx.unlocked:
            self._ctx.shell.toast(self.tr("Copied"))
            return
        self.setText(self.tr("Copied"))
        self.setAccessibleDescription(self.tr("Copied"))


class Initial(QWidget):
    """The first letter of a name in a soft round ground."""

    def __init__(self, name: str, size: float = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = name.strip()[:1].upper()
        side = theme_of().px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary_soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.colour("primary"))
        painter.setFont(theme.font("strong"))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self._letter)


class CallRow(QWidget):
    """Who it is and when, then the number and a copy button: beside it while there is room, else below.

    Args:
        short: the copy button shows its icon only.
        inline: the note stands beside the name, where both are short.
        number: as it is shown and copied; empty leaves out number and button.
        below: more lines in small type, such as what happens when one rings.
    """

    def __init__(
        self,
        ctx: AppContext,
        name: str,
        note: str,
        number: str,
        *,
        initial: bool = False,
        short: bool = False,
        inline: bool = False,
        below: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.number = number
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        edge = theme.px(2 if inline else 8)
        row.setContentsMargins(0, edge, 0, edge)
        row.setSpacing(theme.px(14))
        if initial:
            row.addWidget(Initial(name), 0, Qt.AlignmentFlag.AlignTop)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(theme.px(4))
        row.addLayout(self._across, 1)
        who = QBoxLayout(QBoxLayout.Direction.LeftToRight if inline else QBoxLayout.Direction.TopToBottom)
        who.setSpacing(theme.px(6 if inline else 2))
        who.addWidget(Text(name, "body" if inline else "strong", wrap=not inline))
        for words in (note, *below):
            if words:
                who.addWidget(Text(words, "small", "ink_soft"), 1 if inline else 0)
        self._across.addLayout(who, 1)
        self._least = 0
        if number:
            ring = QHBoxLayout()
            ring.setSpacing(theme.px(6))
            shown = CopyableText(number, "heading")
            shown.setAccessibleName(self.tr("Number of {name}: {number}").format(name=name, number=number))
            ring.addWidget(shown)
            copy = CopyButton(ctx, number, self.tr("Copy number of {name}").format(name=name), short=short)
            copy.setObjectName("copy-number")
            ring.addWidget(copy)
            ring.addStretch(0)
            column = QVBoxLayout()
            column.addLayout(ring)
            column.addStretch(1)
            self._across.addLayout(column)
            beside = shown.sizeHint().width() + copy.sizeHint().width()
            line = QFontMetrics(theme.font("body")).horizontalAdvance(name)
            line += QFontMetrics(theme.font("small")).horizontalAdvance(note)
            room = line + theme.px(12) if inline else theme.px(130 + (50 if initial else 0))
            self._least = beside + room + theme.px(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._least
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


def helpline_row(ctx: AppContext, line: Helpline, *, full: bool = False, checked: str = "") -> CallRow:
    """The row of a helpline; `full` adds what it is for, what happens, and `checked`: how sure the number is."""
    note = " · ".join(part for part in (line.hours, line.cost if full else "") if part)
    number = line.number or line.text or line.web
    below: tuple[str, ...] = ()
    if full:
        also = " · ".join(way for way in (line.text, line.web) if way and way != number)
        below = tuple(
            words for words in (line.where, line.purpose, line.happens, also, line.languages, checked) if words
        )
    inline = not full and len(line.name + line.hours) < _SHORT
    return CallRow(ctx, line.name, note, number, short=not full, inline=inline, below=below)
