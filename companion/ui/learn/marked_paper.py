"""An article on paper with what a person marked in it: their words on a tinted ground, and their notes at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from companion.domain.marks import MarkKind
from companion.ui.learn.marked_page import Found, fragments
from companion.ui.learn.note_sheet import quoted
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.sheet import Sheet

#: So much of the words stands before the note on them.
_QUOTED = 160


class PrintSheet(Sheet):
    """Asks whether what is printed shows what the person marked: a page handed on need not tell that.

    Signals:
        chosen: True with highlights and notes, False without.
    """

    chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            self.tr("Print this page"),
            self.tr("You have marked words on it. Are your highlights and notes to stand on paper too?"),
            parent=parent,
        )
        self.setObjectName("print-marks")
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        marked = self.add_button(self.tr("With my highlights"))
        marked.setObjectName("print-marked")
        marked.clicked.connect(lambda: self._choose(True))
        plain = self.add_button(self.tr("Without them"), "primary", default=True)
        plain.setObjectName("print-plain")
        plain.clicked.connect(lambda: self._choose(False))
        plain.setFocus()

    def _choose(self, marked: bool) -> None:
        self.accept()
        self.chosen.emit(marked)


def highlights(found: Sequence[Found]) -> tuple[Found, ...]:
    """Those of the marks that can be shown on a page: highlights whose words still stand there."""
    return tuple(one for one in found if one.span is not None and one.mark.kind is MarkKind.HIGHLIGHT)


def mark_paper(document: QTextDocument, found: Sequence[Found]) -> None:
    """Tint highlights in a page for paper, number those with a note, and write the notes below the page."""
    shown = highlights(found)
    noted = [one for one in shown if one.mark.note.strip()]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for one in shown:
        _tint(document, cursor, *(one.span or (0, 0)))
    # All tinted first, and then from the last end to the first: a number put in moves what comes after it, which may be
    # the end of a highlight round this one.
    for end, number in sorted(((one.span or (0, 0))[1], place) for place, one in enumerate(noted, 1))[::-1]:
        _number(cursor, end, number)
    if noted:
        _add_notes(cursor, noted)
    cursor.endEditBlock()


def _tint(document: QTextDocument, cursor: QTextCursor, start: int, end: int) -> None:
    ground = QTextCharFormat()
    ground.setBackground(QColor(LIGHT.amber_soft))
    # Ink alone tells it on a printer without colours.
    ground.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    ground.setUnderlineColor(QColor(LIGHT.amber))
    for first, last, _former in fragments(document, start, end):
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(ground)


def _number(cursor: QTextCursor, place: int, number: int) -> None:
    cursor.setPosition(place)
    raised = QTextCharFormat()
    raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    raised.setFontWeight(QFont.Weight.Bold)
    cursor.insertText(str(number), raised)


def _add_notes(cursor: QTextCursor, noted: Sequence[Found]) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.End)
    room = QTextBlockFormat()
    room.setTopMargin(12)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    cursor.insertBlock(room, strong)
    cursor.insertText(QCoreApplication.translate("MarkedPaper", "My notes on this page"), strong)
    soft = QTextCharFormat()
    soft.setForeground(QColor(LIGHT.ink_soft))
    for number, one in enumerate(noted, 1):
        cursor.insertBlock(room, QTextCharFormat())
        cursor.insertText(f"{number}  ", strong)
        cursor.insertText(quoted(one.mark.anchor.words, _QUOTED), soft)
        for line in one.mark.note.strip().splitlines():
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            cursor.insertText(line, QTextCharFormat())
