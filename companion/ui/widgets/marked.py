"""Text with found words marked, laid out in a few lines."""

import re

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from companion.domain.journal import Marked
from companion.ui.theme import theme_of

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_WORD = re.compile(r"\S+\s*")
#: Of the last line so much may be words before the first match, where the beginning is left out to show it.
_BEFORE = 0.3


def units(words: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _first_units(words: str, count: int) -> str:
    return words.encode("utf-16-le", "surrogatepass")[: count * 2].decode("utf-16-le", "ignore")


def lay_out(pieces: Marked, font: QFont, bold: QFont, width: float, lines: int, pitch: float) -> QTextLayout:
    """Set marked text in at most `lines` lines of a width, ending in an ellipsis where there was more.

    It begins in one as well where the first match would otherwise be out of sight.
    """
    words = " ".join("".join(piece for piece, _hit in pieces).split("\n"))
    mark = QTextCharFormat()
    mark.setFont(bold)
    mark.setBackground(theme_of().colour("amber_soft"))
    ranges: list[tuple[int, int]] = []
    at = 0
    for piece, hit in pieces:
        length = units(piece)
        if hit:
            ranges.append((at, length))
        at += length

    def set_lines(text: str) -> tuple[QTextLayout, int]:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        whole = units(text)
        formats = []
        for start, length in ranges:
            if start < whole:
                span = QTextLayout.FormatRange()
                span.start, span.length, span.format = start, min(length, whole - start), mark
                formats.append(span)
        layout.setFormats(formats)
        layout.beginLayout()
        end = 0
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * pitch))
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return layout, end

    layout, end = set_lines(words)
    if end >= units(words) or layout.lineCount() == 0:
        return layout
    last = layout.lineAt(layout.lineCount() - 1)
    start = last.textStart()
    cut = min(last.xToCursor(width - QFontMetricsF(bold).horizontalAdvance(_ELLIPSIS)), end)
    while cut > start:
        shorter = _first_units(words, cut).rstrip(" .,;:") + _ELLIPSIS
        layout, end = set_lines(shorter)
        if end >= units(shorter):
            break
        cut -= 1
    if ranges and sum(ranges[0]) > cut:
        nearer = _begun_near(pieces, QFontMetricsF(font), width * (lines - 1 + _BEFORE))
        if nearer != pieces:
            return lay_out(nearer, font, bold, width, lines, pitch)
    return layout


def _begun_near(pieces: Marked, metrics: QFontMetricsF, room: float) -> Marked:
    """Marked text without its beginning, but for as many whole words before the first match as the room takes."""
    place = next(number for number, (_piece, hit) in enumerate(pieces) if hit)
    before = "".join(piece for piece, _hit in pieces[:place])
    starts = [word.start() for word in _WORD.finditer(before)]
    if not starts:
        return pieces
    fitting = (start for start in starts if metrics.horizontalAdvance(_ELLIPSIS + before[start:]) <= room)
    start = next(fitting, len(before))
    return ((_ELLIPSIS + before[start:], False), *pieces[place:]) if start > starts[0] else pieces
