"""The pages of what was noted elsewhere, and the bin, read from the file and tied to what they ask for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.ids import RowKind
from companion.domain.problems import KnownProblem
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.journal.bin_page import BinPage
from companion.ui.journal.check_in_page import CheckInPage
from companion.ui.journal.moment_page import MomentPage
from companion.ui.journal.wellbeing_page import WellbeingPage
from companion.ui.moment_sheet import open_moment


def noted_page(
    ctx: AppContext, kind: RowKind, day: date, uuid: str, over: QWidget
) -> CheckInPage | MomentPage | WellbeingPage | None:
    """The page of a row that is no entry, as below; a moment is found by its uuid, the others by their day."""
    if kind is RowKind.CHECK_IN:
        return check_in_page(ctx, day)
    return moment_page(ctx, uuid, over) if kind is RowKind.MOMENT else wellbeing_page(ctx, day)


def bin_page(ctx: AppContext) -> BinPage | None:
    """What is in the bin, with the way back for each; None where a problem was said."""
    items = attempt(ctx, lambda: ctx.services.journal.bin())
    if items is None:
        return None

    def restore(uuid: str) -> None:
        said = QCoreApplication.translate("JournalScreen", "Put back")
        attempt_and_tell(ctx, lambda: ctx.services.journal.restore(uuid), said)

    page = BinPage(ctx, items)
    page.restored.connect(restore)
    return page


def check_in_page(ctx: AppContext, day: date) -> CheckInPage | None:
    """The page of a day's check-in; None where there is none now, or a problem that was said."""
    try:
        check_in = ctx.services.checkins.of_day(day)
        measures = ctx.services.check_in_lists.measures(removed=True) if check_in and check_in.measures else ()
    except KnownProblem as problem:
        ctx.shell.show_problem(problem)
        return None
    if check_in is None:
        return None
    page = CheckInPage(check_in, measures)
    page.asked_for_day.connect(lambda day: ctx.shell.go("today", day=day))
    return page


def wellbeing_page(ctx: AppContext, day: date) -> WellbeingPage | None:
    """The page of how someone was who loves a person who uses; None where there is none now, or a problem was said."""
    kept = attempt(ctx, lambda: ctx.services.wellbeing.of_day(day))
    if kept is None:
        return None
    page = WellbeingPage(kept, changes=ctx.is_family())
    page.asked_for_day.connect(lambda day: ctx.shell.go("today", day=day))
    return page


def moment_page(ctx: AppContext, uuid: str, over: QWidget) -> MomentPage | None:
    """The page of a moment; None where there is none now, or a problem that was said. Sheets open over `over`."""
    moment = attempt(ctx, lambda: ctx.services.moments.moment(uuid))
    if moment is None:
        return None

    def delete() -> None:
        said = QCoreApplication.translate("MomentPage", "Moment deleted")
        attempt_and_tell(ctx, lambda: ctx.services.moments.delete(uuid), said)

    page = MomentPage(moment)
    page.change_asked.connect(lambda: open_moment(ctx, over, moment))
    page.delete_asked.connect(delete)
    return page
