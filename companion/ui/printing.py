"""Puts a document on paper, or into a PDF file, through the system's own print dialogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QTextDocument
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: The margins of every paper of ours.
MARGIN_MM = 18.0
#: Sizes of documents for paper are in pixels of such a screen.
SCREEN_DPI = 96


def new_printer(title: str) -> QPrinter:
    """A printer with our margins; the system's default one, at its own resolution."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    margin = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    return printer


def print_pages(document: QTextDocument, printer: QPrinter) -> None:
    """Print all pages of a document whose sizes are in screen pixels."""
    # With a page size of its own the document is laid out once and scaled; letters keep their size on paper.
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(printer.pageLayout().paintRectPixels(SCREEN_DPI).size()))
    document.print_(printer)


def ask_for_paper(printer: QPrinter, title: str, parent: QWidget) -> bool:
    """Ask for a printer, or a PDF file outside of the program's own folders; False when the person turned back."""
    from PySide6.QtPrintSupport import QPrintDialog

    from companion.ui.widgets.places import ask_until_allowed

    window = parent.window()
    agreed = False

    def ask() -> Path | None:
        nonlocal agreed
        dialog = QPrintDialog(printer, window)
        dialog.setWindowTitle(title)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        return Path(printer.outputFileName()) if agreed and printer.outputFileName() else None

    return ask_until_allowed(window, ask) is not None or (agreed and not printer.outputFileName())


def ask_and_print(document: QTextDocument, title: str, parent: QWidget) -> bool:
    """Ask where to (a printer, or a PDF file) and print; False when the person turned back."""
    printer = new_printer(title)
    agreed = ask_for_paper(printer, title, parent)
    if agreed:
        print_pages(document, printer)
        tell_printed(printer, parent)
    return agreed


def printed_words(printer: QPrinter) -> str:
    """What is said once it was printed: where to, or that it did not come about."""
    file = printer.outputFileName()
    # Of one that was never begun on, as where there is no printer, the state stays as it was when it was tried.
    if printer.printerState() != type(printer).PrinterState.Idle or (file and not Path(file).is_file()):
        if not file:
            return QCoreApplication.translate("Printing", "No printer answered. You can save it as a PDF file instead.")
        return QCoreApplication.translate("Printing", "It could not be put there. Another place may do.")
    if file:
        from companion.ui.widgets.places import with_place

        return with_place(QCoreApplication.translate("Printing", "Saved as PDF: {name}, in {folder}"), Path(file))
    return QCoreApplication.translate("Printing", "Sent to the printer")


def tell_printed(printer: QPrinter, parent: QWidget) -> None:
    """Say below the screen, in the window the parent is in, what became of it."""
    at: QWidget | None = parent
    while at is not None:
        if (toast := getattr(at, "toast", None)) is not None:
            toast(printed_words(printer))
            return
        at = at.parentWidget()
