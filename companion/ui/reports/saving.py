"""Puts a report into a file, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.paper_pages import Paint, paint_on
from companion.ui.printing import MARGIN_MM
from companion.ui.widgets.places import ask_where, with_place

#: As fine as an ordinary printer; letters and lines are drawn as such all the same.
_DPI = 600


def ask_and_put(ctx: AppContext, parent: QWidget, ending: str, put: Callable[[Path], None]) -> None:
    """Ask for a place, put it there under a passing name first, and say where it is or that it could not be put."""
    kinds = {
        "pdf": _tr("PDF files (*.pdf)"),
        "html": _tr("Web pages (*.html)"),
        "txt": _tr("Text files (*.txt)"),
    }
    # A neutral name: whoever sees the file's name learns nothing from it.
    place = ask_where(parent, _tr("Where to put it"), f"{_tr('papers')}.{ending}", kinds[ending])
    if place is None:
        return
    beside = place.with_name(f"{place.name}.part")
    try:
        put(beside)
        beside.replace(place)
    except OSError:
        ctx.shell.toast(QCoreApplication.translate("Printing", "It could not be put there. Another place may do."))
    else:
        ctx.shell.toast(with_place(_tr("Saved: {name}, in {folder}"), place))
    finally:
        beside.unlink(missing_ok=True)


def put_pdf(place: Path, pages: list[Paint], size: QPageSize, room: QSizeF) -> None:
    """Write pages into a PDF file that names neither a program nor a person; OSError where it cannot be written."""
    # Where nothing can be written it is known before anything is painted.
    place.touch()
    writer = QPdfWriter(str(place))
    writer.setResolution(_DPI)
    writer.setTitle("")
    writer.setCreator("")
    writer.setPageSize(size)
    margin = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    paint_on(writer, pages, room)
    del writer
    if not place.is_file() or not place.stat().st_size:
        raise OSError(f"{place.name} was not written")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reports", words)
