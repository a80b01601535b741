"""A long list of lines in a sheet, as text that can be selected and copied."""

import math
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.sheet import Sheet


class ListText(QTextBrowser):
    """Text as high as its lines, on the ground it lies on: the sheet does the scrolling."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme_of().font("soft"))
        self.setOpenLinks(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cursorPositionChanged.connect(self._follow)

    def show_html(self, html: str) -> None:
        """Show these lines in place of those before."""
        self.setHtml(html)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keys that would scroll a page of its own scroll the sheet instead.
        area = self._area()
        if area is None or not area.scroll_by(event):
            super().keyPressEvent(event)

    def _area(self) -> ScrollArea | None:
        part = self.parentWidget()
        while part is not None and not isinstance(part, ScrollArea):
            part = part.parentWidget()
        return part

    def _follow(self) -> None:
        area = self._area()
        content = area.widget() if area is not None else None
        if area is not None and content is not None and self.hasFocus() and self.textCursor().hasSelection():
            spot = self.viewport().mapTo(content, self.cursorRect().center())
            area.ensureVisible(spot.x(), spot.y(), 0, theme_of().px(24))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ListSheet(Sheet):
    """A long list as text that can be read, selected and copied."""

    def __init__(self, title: str, lines: list[str], parent: QWidget) -> None:
        super().__init__(title, width=640, parent=parent)
        page = ListText(title)
        page.show_html("".join(f"<p>{escape(line)}</p>" for line in lines))
        # Its height is known once it has a width; until then the sheet takes what the window can give.
        page.setMinimumHeight(page.fontMetrics().lineSpacing() * 2 * len(lines))
        self.body.addWidget(page)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.clicked.connect(self.accept)
