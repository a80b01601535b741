"""The rows of the timeline: pages of plain values, fetched as they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from companion.domain.ids import RowKind
from companion.domain.journal import Marked, SearchHit, TimelineItem
from companion.ui.journal.noted import NotedRow
from companion.ui.journal.words import (
    check_in_words,
    closed_words,
    craving_words,
    day_words,
    mood_words,
    noted_words,
    time_words,
)

Row = TimelineItem | SearchHit | NotedRow
#: Gives a page of rows older than a sort key (None begins at the newest), and the key to go on from, None at the end.
Source = Callable[[int | None], tuple[Sequence[Row], int | None]]

#: So many rows are read again at once when the journal changed, to keep the place that was scrolled to.
KEPT_ROWS = 500

ROW_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


def plain(marked: Marked) -> str:
    """Marked text without its marks."""
    return "".join(piece for piece, _hit in marked)


def row_pieces(row: Row) -> tuple[Marked, Marked]:
    """A row's first line and what follows it, both as (piece, is a match); the first is empty without a title."""
    if isinstance(row, SearchHit | NotedRow):
        return row.title, row.snippet
    title: Marked = ((row.title, False),) if row.title.strip() else ()
    if row.kind in (RowKind.CHECK_IN, RowKind.MOMENT):
        moment = row.kind is RowKind.MOMENT
        head = check_in_words(row.mood, row.craving, row.sleep, not_today=row.not_today, moment=moment)
        return (), ((f"{head}. {row.preview}" if row.preview.strip() else head, False),)
    if row.opens_on is not None:
        return title, ((closed_words(row.opens_on), False),)
    return title, ((row.preview, False),)


class TimelineModel(QAbstractListModel):
    """Rows newest first, in pages; what a row is read aloud as is its display text."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: list[Row] = []
        self._source: Source | None = None
        self._next: int | None = None

    def load(self, source: Source, *, keep: bool = False) -> None:
        """Show what a source gives from its newest row on; `keep` reads as many rows as are shown now."""
        wanted = min(len(self._rows), KEPT_ROWS) if keep else 0
        page, following = source(None)
        rows = list(page)
        while following is not None and len(rows) < wanted:
            page, following = source(following)
            rows.extend(page)
        self.beginResetModel()
        self._source, self._rows, self._next = source, rows, following
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.load(lambda _before: ((), None))

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: _Index) -> None:
        if parent.isValid() or self._source is None or self._next is None:
            return
        rows, self._next = self._source(self._next)
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        return None

    def row(self, number: int) -> Row | None:
        """The row at a place, None beyond the end."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, uuid: str) -> int:
        """Where a row is among those fetched, -1 when it is not."""
        return next((number for number, row in enumerate(self._rows) if row.uuid == uuid), -1)

    def today(self) -> date:
        """The person's logical day."""
        return self._today()

    def _spoken(self, row: Row) -> str:
        head, rest = row_pieces(row)
        parts = [noted_words()] if isinstance(row, NotedRow) else []
        parts += [f"{day_words(row.day, self._today())} {time_words(row.at, row.zone)}"]
        if isinstance(row, TimelineItem) and row.kind is RowKind.ENTRY:
            parts += [mood_words(row.mood)] if row.mood is not None else []
            parts += [craving_words(row.craving)] if row.craving is not None else []
        parts += [words for words in (plain(head).strip(), plain(rest).strip()) if words]
        return ", ".join(parts)
