"""Pages for paper of either size, in black on white: a preview and a printer paint the same ones.

Sizes are in pixels of a screen, within the margins of the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextFormat,
    QTextFrame,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.printing import MARGIN_MM, SCREEN_DPI
from companion.ui.theme import theme_of
from companion.ui.theme.tokens import CONTRAST_LIGHT

MM = SCREEN_DPI / 25.4
#: The margin of the paper, in screen pixels.
_EDGE = MARGIN_MM / 25.4 * SCREEN_DPI
A4, LETTER = "a4", "letter"
SIZES = {A4: QPageSize.PageSizeId.A4, LETTER: QPageSize.PageSizeId.Letter}
#: What a line under a page takes.
FOOT = 24.0

Paint = Callable[[QPainter], None]


def ink() -> QColor:
    """The ink of paper, whatever the colours on the screen."""
    return QColor(CONTRAST_LIGHT.ink)


def black() -> QAbstractTextDocumentLayout.PaintContext:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, ink())
    context.palette = palette
    return context


def document_pages(document: QTextDocument, size: QSizeF, *further: QTextDocument) -> list[Paint]:
    """The pages of a document, and of further ones that each begin a page; of several each says which it is."""
    documents, high = (document, *further), size.height() - FOOT
    for one in documents:
        one.setDocumentMargin(0)
        _keep_entries_whole(one, QSizeF(size.width(), high))
        one.setPageSize(QSizeF(size.width(), high))
    places = [(one, number) for one in documents for number in range(one.pageCount())]

    def page(at: int) -> Paint:
        drawn, number = places[at]

        def paint(painter: QPainter) -> None:
            painter.save()
            painter.setClipRect(QRectF(0, 0, size.width(), high))
            painter.translate(0, -number * high)
            context = black()
            context.clip = QRectF(0, number * high, size.width(), high)
            drawn.documentLayout().draw(painter, context)
            painter.restore()
            if len(places) > 1:
                painter.setFont(theme_of().paper_font("small"))
                painter.setPen(ink())
                said = QCoreApplication.translate("Pack", "Page {number} of {count}")
                said = said.format(number=at + 1, count=len(places))
                painter.drawText(QRectF(0, high, size.width(), FOOT), int(Qt.AlignmentFlag.AlignBottom), said)

        return paint

    return [page(at) for at in range(len(places))]


def _keep_entries_whole(document: QTextDocument, room: QSizeF) -> None:
    """Have no short table go over the end of a page: a name and its numbers stay together."""
    document.setTextWidth(room.width())
    layout, page = document.documentLayout(), 0.0
    over: list[QTextFrame] = []
    for frame in document.rootFrame().childFrames():
        place = layout.frameBoundingRect(frame)
        page += max(0, (place.top() - page) // room.height()) * room.height()
        if place.bottom() > page + room.height() and place.height() < room.height() / 3:
            over.append(frame)
            page = place.top()
    for frame in over:
        form = frame.frameFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        frame.setFrameFormat(form)


def usual_paper() -> str:
    """The paper of the person's country."""
    imperial = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return LETTER if imperial else A4


def room_on(paper: str) -> QSizeF:
    """The room within the margins, in screen pixels."""
    whole = QPageSize(SIZES[paper]).size(QPageSize.Unit.Millimeter)
    return QSizeF(whole.width() * MM - 2 * _EDGE, whole.height() * MM - 2 * _EDGE)


class PagePreview(QWidget):
    """One page as it will be printed, on white."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint: Paint | None = None
        self._room = room_on(A4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, paint: Paint | None, room: QSizeF, words: str) -> None:
        """Show a page, told in words to who cannot see it."""
        self._paint, self._room = paint, room
        self.setAccessibleName(words)
        self._fit()
        self.update()

    def _fit(self) -> None:
        """As high as the whole sheet is at this width."""
        wide, high = self._room.width() + 2 * _EDGE, self._room.height() + 2 * _EDGE
        self.setFixedHeight(round(self.width() * high / wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(200), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            share = self.width() / (self._room.width() + 2 * _EDGE)
            high = (self._room.height() + 2 * _EDGE) * share
            painter.fillRect(QRectF(0, 0, self.width(), high), QColor(CONTRAST_LIGHT.raised))
            painter.setPen(theme.colour("line"))
            painter.drawRect(QRectF(0, 0, self.width() - 1, high - 1))
            if self._paint is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.scale(share, share)
                painter.translate(_EDGE, _EDGE)
                self._paint(painter)


def paint_on(printer: Any, pages: list[Paint], room: QSizeF) -> None:
    """Paint pages on a printer or into its PDF file, as large as the paper's own margins let them be."""
    with QPainter(printer) as painter:
        if not painter.isActive():
            # Nobody is there to paint for; what becomes of it is said where printing is.
            return
        size = painter.viewport().size()
        share = min(size.width() / room.width(), size.height() / room.height())
        for at, page in enumerate(pages):
            if at:
                printer.newPage()
            painter.save()
            painter.scale(share, share)
            page(painter)
            painter.restore()
