"""A page as it is read aloud: one passage after the other, each with where it stands and what is said for it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from companion.content.spoken import sentences, spoken
from companion.domain.value import Value

#: From here on a page is for the eyes: what to read next, and addresses.
_ENDS = frozenset({"ways", "your-path", "related", "sources"})


class Passage(Value):
    """A sentence, or a row of a table: the stretches of text it stands in, in order, and the words to say."""

    places: tuple[tuple[int, int], ...]
    words: str

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.places[-1][1]


def passages_of(document: QTextDocument, numbers: Iterable[str]) -> tuple[Passage, ...]:
    """Everything on a page that is read aloud: from its title to whom to call.

    A callout begins with its title. Of a table each row is one passage, with the names of its columns where there
    are more than two. `numbers` are those that are said digit by digit.
    """
    known = frozenset(numbers)
    found: list[Passage] = []
    tables: list[QTextTable] = []
    block, begun = document.begin(), False
    while block.isValid():
        begun = begun or block.blockFormat().headingLevel() == 1
        table = QTextCursor(block).currentTable()
        if _ends(block):
            break
        if begun and table is not None and not _is_callout(table):
            if table not in tables:
                tables.append(table)
                found += _rows(table, known)
        elif begun:
            at = block.position()
            for start, end in sentences(block.text()):
                words = spoken(block.text()[start:end], known)
                found.append(Passage(((at + start, at + end),), words))
        block = block.next()
    return tuple(found)


def first_from(passages: tuple[Passage, ...], position: int) -> int:
    """Which passage is read first from a position in the text on; the last where none stands after it."""
    return next((at for at, passage in enumerate(passages) if passage.end > position), max(0, len(passages) - 1))


def _ends(block: QTextBlock) -> bool:
    first = block.begin()
    return not first.atEnd() and bool(_ENDS.intersection(first.fragment().charFormat().anchorNames()))


def _is_callout(table: QTextTable) -> bool:
    return table.rows() == 1 and table.columns() == 2 and not _cell(table, 0, 0)[1]


def _cell(table: QTextTable, row: int, column: int) -> tuple[tuple[int, int], str]:
    """Where a cell stands, and its words in one line."""
    cell = table.cellAt(row, column)
    first, last = cell.firstCursorPosition(), cell.lastCursorPosition()
    cursor = QTextCursor(first)
    cursor.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
    return (first.position(), last.position()), cursor.selectedText().replace("\u2029", ". ").strip()


def _rows(table: QTextTable, numbers: frozenset[str]) -> list[Passage]:
    headed = table.format().headerRowCount()
    names = [_cell(table, 0, column)[1] for column in range(table.columns())] if headed else []
    found = []
    for row in range(headed, table.rows()):
        cells = [_cell(table, row, column) for column in range(table.columns())]
        if len(cells) > 2 and names:
            told = [f"{name}: {words}" if name else words for name, (_at, words) in zip(names, cells, strict=True)]
            said = ". ".join(words.rstrip(".") for words in told if words)
        else:
            said = ": ".join(words for _at, words in cells if words)
        if said:
            places = tuple(place for place, words in cells if words)
            found.append(Passage(places, spoken(said, numbers)))
    return found
