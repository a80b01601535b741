"""A picture as the table it is drawn from."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from companion.ui.progress.picture import Table
from companion.ui.theme import theme_of
from companion.ui.widgets.sheet import Sheet

_Index = QModelIndex | QPersistentModelIndex
#: So many rows are in sight at least.
_ROWS = 8


class _Rows(QAbstractTableModel):
    """The rows of a table, read only."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._table.headings[section]
        return None


class TableSheet(Sheet):
    """Shows a table; arrows go from cell to cell, and what is chosen can be copied."""

    by_button: ClassVar[bool] = True

    def __init__(self, name: str, table: Table, parent: QWidget) -> None:
        super().__init__(name, width=620, parent=parent)
        theme = theme_of()
        self.view = QTableView()
        self.view.setObjectName("progress-table")
        self.view.setAccessibleName(name)
        self.view.setModel(_Rows(table, self.view))
        self.view.setFont(theme.font("soft"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        palette = self.view.palette()
        for role, token in (
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.Button, "background"),
            (QPalette.ColorRole.ButtonText, "ink_soft"),
        ):
            palette.setColor(role, theme.colour(token))
        self.view.setPalette(palette)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(theme.px(32))
        across = self.view.horizontalHeader()
        across.setFont(theme.font("small-strong"))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.setMinimumHeight(theme.px(32 * _ROWS))
        self.body.addWidget(self.view, 1)
        self.add_button(QCoreApplication.translate("Progress", "Close"), "primary", default=True).clicked.connect(
            self.accept
        )
        if table.rows:
            # What is newest is what is looked for.
            self.view.setCurrentIndex(self.view.model().index(len(table.rows) - 1, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
