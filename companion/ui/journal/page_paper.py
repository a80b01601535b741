"""The paper of a page: Markdown that looks like what it means as it is written, and stays the text that was typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QWidget

from companion.domain.markdown import PICTURE, Kind, Look, picture_line, runs_of, tidy_caption
from companion.ui.journal import writing_keys
from companion.ui.journal.page_drawing import box_of, picture_place
from companion.ui.journal.page_pictures import PagePictures
from companion.ui.journal.styled_paper import StyledPaper
from companion.ui.journal.styling import line_at
from companion.ui.photos import ENDINGS

_LINKED = Look.LINK | Look.ADDRESS


class PagePaper(StyledPaper):
    """Where a page is written: lists go on by themselves, boxes are ticked, pictures stand among the words.

    Args:
        pictures: gives the pictures the words name; without it none is shown or taken.
    """

    #: Pictures were pasted or dropped: files and images.
    pictures_given = Signal(list)
    #: A picture of this uuid is to be seen larger.
    picture_opened = Signal(str)
    #: The menu of the page is wanted, over the words.
    menu_asked = Signal(object)

    def __init__(
        self, placeholder: str, *, name: str, pictures: PagePictures | None = None, parent: QWidget | None = None
    ) -> None:
        self._before = 0
        super().__init__(placeholder, name=name, pictures=pictures, parent=parent)
        self.cursorPositionChanged.connect(self._step_over)
        self.setMouseTracking(True)

    # -- keys ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._before = self.textCursor().position()
        if writing_keys.taken(self, event):
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def _step_over(self) -> None:
        """Go past the letters that name a picture, which take no room on the page."""
        cursor, before = self.textCursor(), self._before
        block, place = cursor.block(), cursor.positionInBlock()
        self._before = cursor.position()
        text = block.text()
        found = PICTURE.match(text) if text.startswith("![") else None
        if found is None or found.start(1) <= place <= found.end(1) or place == len(text) == 0:
            return
        on = cursor.position() > before
        first, last = found.span(1)
        if place < first:
            aim = block.position() + first
            if not on and place != 0 and block.previous().isValid():
                aim = block.position() - 1
        elif on and place != len(text) and block.next().isValid():
            aim = block.next().position()
        else:
            aim = block.position() + last
        kept = cursor.hasSelection()
        if kept:
            # A selection takes in the whole picture or nothing of its name.
            aim = block.position() + (len(text) if on else 0)
        cursor.setPosition(aim, QTextCursor.MoveMode.KeepAnchor if kept else QTextCursor.MoveMode.MoveAnchor)
        self._before = aim
        self.setTextCursor(cursor)

    # -- the mouse -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            block = self._box_at(event.position())
            if block is not None:
                writing_keys.tick(self, block)
                return
            picture = self._picture_at(event.position())
            if picture is not None:
                self.choose_picture(picture)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        picture = self._picture_at(event.position())
        if picture is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.picture_opened.emit(uuid_in(picture))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self._box_at(event.position()) is not None or self._picture_at(event.position()) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            picture = self._picture_at(QPointF(at))
            if picture is not None:
                self.choose_picture(picture)
            else:
                self.setTextCursor(self.cursorForPosition(at))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft() if by_key else at))

    def _box_at(self, spot: QPointF) -> QTextBlock | None:
        block = self.cursorForPosition(spot.toPoint()).block()
        line = line_at(block)
        return block if line.kind is Kind.CHECK and box_of(self, block, line).contains(spot) else None

    def _picture_at(self, spot: QPointF) -> QTextBlock | None:
        block = self.cursorForPosition(spot.toPoint()).block()
        for one in (block, block.next(), block.previous()):
            if one.isValid() and self._pictures is not None and line_at(one).kind is Kind.PICTURE:
                place = picture_place(self, one, self._pictures)
                if place is not None and place.contains(spot):
                    return one
        return None

    # -- pictures ------------------------------------------------------------------------------------------

    def tick_here(self) -> None:
        """Tick the box of the line the cursor is in, or take the tick away."""
        writing_keys.tick(self, self.textCursor().block())

    def remove_picture(self) -> None:
        """Take away the line of the picture the cursor is at; undo brings it back."""
        cursor = QTextCursor(self.textCursor().block())
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if cursor.selectionStart() == 0 and cursor.block().next().isValid():
            cursor.setPosition(0)
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def choose_picture(self, block: QTextBlock) -> None:
        """Select the line of a picture, so that it can be copied, cut or taken away as words can."""
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        blocked = self.blockSignals(True)
        self.setTextCursor(cursor)
        self.blockSignals(blocked)
        self._before = cursor.position()
        self._tell_cursor()
        self.viewport().update()

    def put_picture(self, uuid: str, words: str = "") -> None:
        """Put a picture on a line of its own where the cursor is, as one step of undo, with room to write its words."""
        if self._pictures is not None:
            self._pictures.expect(picture_line("", uuid))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(cursor.selectionEnd())
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
        line = picture_line(words, uuid)
        cursor.insertText(line)
        end = cursor.position()
        if not cursor.block().next().isValid():
            cursor.insertBlock()
        cursor.setPosition(end - len(line) + 2 + len(words))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def chosen_picture(self) -> str:
        """The uuid of the picture whose line the cursor or the selection is in; empty where there is none."""
        return uuid_in(self.textCursor().block())

    def address_at_cursor(self) -> str:
        """The address of the link the cursor stands in; empty outside of any."""
        cursor = self.textCursor()
        text, place = cursor.block().text(), cursor.positionInBlock()
        runs = runs_of(text, line_at(cursor.block()))
        at = next((n for n, run in enumerate(runs) if run.start <= place <= run.end and run.look & _LINKED), None)
        for run in runs[at:] if at is not None else ():
            if Look.ADDRESS in run.look:
                return text[run.start : run.end]
        return ""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(pictures_of(source)) or source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        # A table or a page that was copied often has a picture of itself beside its words: the words are meant.
        given = [] if source.hasText() and not source.hasUrls() else pictures_of(source)
        if given and self._pictures is not None:
            self.pictures_given.emit(given)
        elif not source.hasText() and source.hasHtml():
            plain = QMimeData()
            plain.setText(QTextDocumentFragment.fromHtml(source.html()).toPlainText())
            super().insertFromMimeData(plain)
        elif self.chosen_picture() and not self.textCursor().hasSelection():
            # Into the words of a picture: in one line, and with nothing that would end them.
            self.textCursor().insertText(tidy_caption(source.text()))
        else:
            super().insertFromMimeData(source)


def uuid_in(block: QTextBlock) -> str:
    """The uuid of the picture a line names; empty where it is none."""
    found = PICTURE.match(block.text())
    return found[2] if found is not None else ""


def pictures_of(source: QMimeData) -> list[Path | QImage]:
    """The pictures that were pasted or dropped: files with the ending of one, or the picture itself."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    found: list[Path | QImage] = [file for file in files if file.suffix.lower().lstrip(".") in ENDINGS]
    if not found and source.hasImage():
        image = source.imageData()
        found = [image] if isinstance(image, QImage) and not image.isNull() else []
    return found
