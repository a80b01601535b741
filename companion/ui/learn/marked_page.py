"""A page and the marks on it: its text as places are kept in, and words tinted and underlined in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from companion.domain.marks import Mark, MarkKind, PageText, Places
from companion.domain.value import Value
from companion.ui.theme import theme_of
from companion.ui.widgets.marked import units

#: The beginning of the address of a mark on a page.
ADDRESS = "mark:"
#: How far the tint is from the soft ground of callouts, on which it is to be seen as well.
TINT = "amber_soft", "amber", 0.1


class Found(Value):
    """A mark, and where it stands in a document; None where its words have changed too much."""

    mark: Mark
    span: tuple[int, int] | None


def page_text(document: QTextDocument) -> PageText:
    """The text of a page with its headings; its places are letters, not the units Qt counts in."""
    text = document.toPlainText()
    wide = max(text, default="") > "\uffff"
    headings = []
    block = document.begin()
    while block.isValid():
        first = block.begin()
        if block.blockFormat().headingLevel() and not first.atEnd():
            names = first.fragment().charFormat().anchorNames()
            if names:
                headings.append((letters_before(text, block.position()) if wide else block.position(), names[0]))
        block = block.next()
    return PageText(text, tuple(headings))


def letters_before(text: str, position: int) -> int:
    """How many letters of a text come before a position counted as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


def find_marks(document: QTextDocument, marks: Iterable[Mark]) -> tuple[Found, ...]:
    """Where each mark stands in a page, in positions of its document, in the order of the page; those without at last.

    The page's own text is made once for all of them, and not at all without any.
    """
    marks = tuple(marks)
    if not marks:
        return ()
    page = page_text(document)
    places = Places(page)
    found = []
    for mark in marks:
        span = places.find(mark.anchor)
        if span is not None and not page.text.isascii():
            span = units(page.text[: span[0]]), units(page.text[: span[1]])
        found.append(Found(mark, span))
    return tuple(sorted(found, key=lambda one: one.span or (len(page.text) * 2, 0)))


class Tints:
    """The highlights drawn in one document, which can be taken off again."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self._former: list[tuple[int, int, QTextCharFormat]] = []

    def draw(self, found: Iterable[Found]) -> None:
        """Draw these highlights instead of those drawn before.

        They are set in the text itself and not laid over it: a screen reader is told the ground and the line of the
        words, Tab reaches them, and Enter and a press open what is said of them.
        """
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for start, end, former in reversed(self._former):
            _select(cursor, start, end)
            cursor.setCharFormat(former)
        self._former = []
        for one in found:
            if one.span is not None and one.mark.kind is MarkKind.HIGHLIGHT:
                self._tint(cursor, one.mark, *one.span)
        cursor.endEditBlock()

    def _tint(self, cursor: QTextCursor, mark: Mark, start: int, end: int) -> None:
        theme = theme_of()
        tinted = QTextCharFormat()
        tinted.setBackground(theme.mixed(*TINT))
        lined = QTextCharFormat(tinted)
        style = QTextCharFormat.UnderlineStyle
        lined.setUnderlineStyle(style.WaveUnderline if mark.note else style.SingleUnderline)
        lined.setUnderlineColor(theme.colour("amber"))
        lined.setAnchor(True)
        lined.setAnchorHref(f"{ADDRESS}{mark.uuid}")
        for first, last, former in fragments(self.document, start, end):
            self._former.append((first, last, former))
            _select(cursor, first, last)
            # A link, and a word of the glossary, stay what they are.
            cursor.mergeCharFormat(tinted if former.anchorHref() else lined)


def fragments(document: QTextDocument, start: int, end: int) -> list[tuple[int, int, QTextCharFormat]]:
    """The stretches of one format between two places of a document, each with its beginning, end and format."""
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            first, last = max(start, fragment.position()), min(end, fragment.position() + fragment.length())
            if first < last:
                found.append((first, last, fragment.charFormat()))
            part += 1
        block = block.next()
    return found


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
