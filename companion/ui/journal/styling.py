"""Quiet styling of Markdown while it is written: the words look like what they mean, and the marks step back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from companion.domain.markdown import Kind, Line, Look, line_of, runs_of
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.marked import units

#: What a block's state says: which sign of a code block is open after it.
_FENCES = {"`": 1, "~": 2}
_SIGNS = {state: sign for sign, state in _FENCES.items()}
#: How much larger than the words round it a heading is, by its depth; from the third on it is only stronger.
_LARGER = {1: 1.25, 2: 1.12}
_UNSEEN = 0.6
#: Lines whose marks are drawn as what they mean, over the letters.
DRAWN = frozenset({Kind.BULLET, Kind.CHECK, Kind.QUOTE, Kind.RULE})


class QuietStyle(QSyntaxHighlighter):
    """Looks at a line again when it changes, and at those after it only while a code block begins or ends there."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[tuple[Kind, int, Look], QTextCharFormat] = {}
        #: Whether it waits, while a whole page is being laid out.
        self.waits = False
        self._unseen = QTextCharFormat()
        self._unseen.setFont(unseen_font())
        self._unseen.setForeground(Qt.GlobalColor.transparent)

    def highlightBlock(self, text: str) -> None:
        if self.waits:
            return
        line = line_of(text, _SIGNS.get(self.previousBlockState(), ""))
        self.setCurrentBlockState(_FENCES.get(line.fence, 0))
        whole = self._format(line.kind, line.depth, Look(0))
        wide = not text.isascii() and units(text) != len(text)
        if whole is not None:
            self.setFormat(0, units(text) if wide else len(text), whole)
        for run in runs_of(text, line):
            look = self._format(line.kind, line.depth, run.look)
            if look is None:
                continue
            if wide:
                start = units(text[: run.start])
                self.setFormat(start, units(text[run.start : run.end]), look)
            else:
                self.setFormat(run.start, run.end - run.start, look)
        if line.prefix and line.kind in DRAWN:
            self.setFormat(0, line.prefix, self._unseen)

    def _format(self, kind: Kind, depth: int, look: Look) -> QTextCharFormat | None:
        """How a stretch is set; None where it is set as any plain word is."""
        whole = kind if kind in (Kind.HEADING, Kind.QUOTE, Kind.PICTURE) else Kind.PLAIN
        if whole is Kind.PLAIN and not look:
            return None
        key = whole, depth if kind is Kind.HEADING else 0, look
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = _made(*key)
        return found


def unseen_font() -> QFont:
    """The face of marks that something is drawn in the place of: small, so that all of them take much the same room."""
    font = QFont(theme_of().font("reading"))
    font.setPixelSize(round(font.pixelSize() * _UNSEEN))
    return font


def state_before(block: QTextBlock) -> str:
    """The sign of the code block a block lies in; empty outside of any."""
    before = block.previous()
    return _SIGNS.get(before.userState(), "") if before.isValid() else ""


def line_at(block: QTextBlock) -> Line:
    """What the line of a block is."""
    return line_of(block.text(), state_before(block))


def _made(kind: Kind, depth: int, look: Look) -> QTextCharFormat:
    theme, made = theme_of(), QTextCharFormat()
    strong = Look.STRONG in look or kind is Kind.HEADING
    slanted = Look.EMPHASIS in look or kind is Kind.QUOTE
    if kind is Kind.PICTURE:
        font = QFont(theme.font("small"))
    elif Look.CODE in look:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(round(theme.font("reading").pixelSize() * 0.85))
    else:
        role: Role = "reading-heading" if strong else "reading-italic" if slanted else "reading"
        font = QFont(theme.font(role))
        if strong and slanted:
            font.setItalic(True)
        if kind is Kind.HEADING:
            font.setPixelSize(round(font.pixelSize() * _LARGER.get(depth, 1.0)))
    made.setFont(font)
    made.setFontStrikeOut(Look.STRUCK in look)
    made.setForeground(theme.colour("ink_soft" if kind in (Kind.QUOTE, Kind.PICTURE) else "ink"))
    if Look.CODE in look:
        made.setBackground(theme.mixed("surface", "line", 0.6))
    if kind is not Kind.PICTURE and (Look.LINK in look or Look.ADDRESS in look):
        made.setForeground(theme.colour("primary"))
        made.setFontUnderline(Look.LINK in look and Look.ADDRESS not in look)
    if kind is Kind.PICTURE and (Look.MARK in look or Look.ADDRESS in look):
        # What names the picture takes no room: the picture stands there, and its words under it.
        font.setPixelSize(1)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 1)
        made.setFont(font)
        made.setForeground(Qt.GlobalColor.transparent)
    elif Look.MARK in look:
        made.setForeground(theme.colour("edge"))
        made.setFontUnderline(False)
    elif Look.ADDRESS in look and Look.LINK in look:
        made.setForeground(theme.colour("edge"))
    return made
