"""Sheets that were being written in when the file was locked: their words are kept, and come back with them.

A sheet is opened again as it was opened before: by its screen and route, and by the button that was pressed there. A
sheet over another is kept with the one below it, which is opened first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from companion.ui.shell.sheets import OpenSheets
    from companion.ui.shell.window import MainWindow

#: The number of a backup, the name of a section: what of a screen's place can be written down.
_PLAIN = (str, int, bool, type(None))


def keep_sheet(ctx: AppContext, window: MainWindow) -> None:
    """Keep in the person's file what was written in the sheet in front and is kept nowhere else.

    Of a sheet for a secret only its title is kept, to say that it went. Where the file takes nothing, on a full disk
    say, it waits in memory, as a page of the journal does.
    """
    if not ctx.unlocked:
        return
    for sheet in reversed(window.sheets.all()):
        if not isinstance(sheet, Sheet):
            continue
        told: dict[str, object] | None = None
        back_to = getattr(sheet, "back_to", None)
        if back_to is not None:
            # Nothing of the code itself: it is asked for anew, in the place it was made in.
            told = {"back_to": list(back_to)}
        elif sheet.for_secret:
            told = {"gone": sheet.windowTitle()}
        elif sheet.comes_back and sheet.is_changed():
            told = _told(window, sheet)
        if told is None:
            continue
        try:
            ctx.services.half_written.keep(told)
        except KnownProblem:
            window.sheets.held = told
        return


def _told(window: MainWindow, sheet: Sheet) -> dict[str, object]:
    """How to open a sheet and those below it again, with what stands in each."""
    pile = [sheet]
    while isinstance(below := pile[0].over(), Sheet):
        pile.insert(0, below)
    screen = window.current_screen()
    here = screen.objectName().removeprefix("screen-") if screen is not None else "today"
    place = {} if screen is None else {k: v for k, v in screen.place().items() if isinstance(v, _PLAIN)}
    name, route = pile[0].opened_by or (here, place)
    steps = [{"kind": type(one).__name__, "button": one.button_name(), "words": one.kept_words()} for one in pile]
    return {"screen": name, "route": dict(route), "sheets": steps}


def give_back(ctx: AppContext, window: QWidget) -> bool:
    """Open the sheet that was being written in, with its words; whether there was one."""
    sheets: OpenSheets | None = getattr(window, "sheets", None)
    if sheets is None:
        return False
    held, sheets.held = sheets.held, None
    told: dict[str, Any] | None = held or ctx.services.half_written.take()
    if told is None:
        return False
    from companion.ui.shell.left_over import LeftOverSheet, say_gone

    if "back_to" in told:
        screen, route = told["back_to"]
        ctx.shell.go(str(screen), **route)
        return False
    if "gone" in told:
        say_gone(ctx, str(told["gone"]))
        return False
    steps: list[dict[str, Any]] = told.get("sheets", [])
    if not _opened(ctx, sheets, window, told, steps):
        LeftOverSheet([step["words"] for step in steps], window).open()
    return True


def _opened(
    ctx: AppContext, sheets: OpenSheets, window: QWidget, told: dict[str, Any], steps: Iterable[dict[str, Any]]
) -> bool:
    before = set(sheets.all())
    ctx.shell.go(str(told["screen"]), **told["route"])
    root = getattr(window, "current_screen", lambda: None)()
    for step in steps:
        sheet = _new(sheets, before, step["kind"])
        if sheet is None:
            button = _button(root, step["button"])
            if button is not None:
                _bring_in_sight(button)
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                button.click()
            sheet = _new(sheets, before, step["kind"])
        if sheet is None:
            for other in set(sheets.all()) - before:
                other.reject()
            return False
        sheet.take_words(step["words"])
        before.add(sheet)
        root = sheet
    return True


def _new(sheets: OpenSheets, before: set[Any], kind: str) -> Sheet | None:
    for sheet in reversed(sheets.all()):
        if sheet not in before and isinstance(sheet, Sheet) and type(sheet).__name__ == kind:
            return sheet
    return None


def _bring_in_sight(button: QAbstractButton) -> None:
    """Have the row a sheet belongs to in sight behind it, as it was where the sheet was opened."""
    around = button.parentWidget()
    while around is not None and not isinstance(around, ScrollArea):
        around = around.parentWidget()
    if around is not None:
        # The page was only just built: nothing in it has its place yet.
        QTimer.singleShot(0, button, lambda: around.bring_in_sight(button))


def _button(root: QWidget | None, name: list[str] | None) -> QAbstractButton | None:
    """The button below a root that has both names, and can be pressed."""
    if root is None or name is None:
        return None
    for button in root.findChildren(QAbstractButton, name[0]):
        if button.accessibleName() == name[1] and button.isVisibleTo(root) and button.isEnabled():
            return button
    return None
