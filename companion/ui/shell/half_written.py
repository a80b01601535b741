"""A sheet that was being written in when the file was locked: its words are kept, and come back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from companion.ui.shell.window import MainWindow


def keep_sheet(ctx: AppContext, window: MainWindow) -> None:
    """Keep in the person's file what was written in the sheet in front and is kept nowhere else.

    Where the file takes nothing, on a full disk say, it waits in memory, as a page of the journal does.
    """
    if not ctx.unlocked:
        return
    for sheet in reversed(window.sheets.all()):
        if isinstance(sheet, Sheet) and sheet.opened_by is not None and sheet.is_changed():
            screen, route = sheet.opened_by
            told: dict[str, object] = {"screen": screen, "route": dict(route), "words": sheet.kept_words()}
            try:
                ctx.services.half_written.keep(told)
            except KnownProblem:
                window.sheets.held = told
            return


def give_back(ctx: AppContext, window: QWidget) -> bool:
    """Open the sheet that was being written in, with its words; whether there was one."""
    sheets = getattr(window, "sheets", None)
    if sheets is None:
        return False
    held, sheets.held = sheets.held, None
    told: dict[str, Any] | None = held or ctx.services.half_written.take()
    if told is None:
        return False
    ctx.shell.go(str(told["screen"]), **told["route"])
    for sheet in reversed(sheets.all()):
        if isinstance(sheet, Sheet) and sheet.opened_by is not None:
            sheet.take_words(told["words"])
            return True
    return False
