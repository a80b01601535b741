"""The sheet in front of the whole program, and a press on what is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.bootstrap import Program
from companion.ui.widgets.sheet import Sheet


def front(program: Program) -> Sheet:
    sheet = program.window.sheets.all()[-1]
    assert isinstance(sheet, Sheet)
    return sheet


def press(program: Program, name: str) -> None:
    """Press a button as a mouse does: it has the keyboard then."""
    sheets = program.window.sheets.all()
    root: QWidget | None = sheets[-1] if sheets else program.window.current_screen()
    assert root is not None
    parts = [part for part in root.findChildren(QAbstractButton) if part.isVisibleTo(root)]
    button = next(part for part in parts if part.objectName().startswith(name))
    button.setFocus()
    button.click()
