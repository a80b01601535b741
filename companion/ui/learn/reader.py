"""The reader: an article with its small tools above it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.glossary import ADDRESS
from companion.content.sought import Sought
from companion.context import AppContext
from companion.ui.article_view import ArticleView, paper_document
from companion.ui.learn.find_bar import FindBar
from companion.ui.learn.tools import ReaderTools
from companion.ui.learn.word_card import Words
from companion.ui.theme import theme_of

#: Sizes of text in the reader, as factors of the app's own.
SIZES = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75)


class Reader(QWidget):
    """Shows a page, in the size and letters chosen here, and finds and prints.

    Signals:
        followed: an address inside the app.
        back_wanted: the list should be shown again, where only one of both has room.
    """

    followed = Signal(str)
    back_wanted = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._html = ""
        self._title = ""
        self._size = SIZES.index(1.0)
        self._serif = theme.serif_reading
        self._chosen_serif: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        #: The row of tools, to which others may add theirs.
        self.tools = ReaderTools()
        self.back = self.tools.back
        self.back.clicked.connect(self.back_wanted)
        self._smaller = self.tools.add("text-smaller", "minus", self.tr("Smaller text"))
        self._smaller.clicked.connect(lambda: self._resize_text(-1))
        self._larger = self.tools.add("text-larger", "plus", self.tr("Larger text"))
        self._larger.clicked.connect(lambda: self._resize_text(1))
        letters = self.tools.add("change-letters", "type", self.tr("Change the letters: with or without serifs"))
        letters.clicked.connect(self._change_letters)
        find = self.tools.add("find", "search", self.tr("Find on this page"))
        find.clicked.connect(self.open_find)
        self._print = self.tools.add("print", "printer", self.tr("Print or save as PDF"))
        self._print.clicked.connect(self.print)
        column.addWidget(self.tools)
        self.view = ArticleView()
        self.view.setObjectName("article")
        self.view.followed.connect(self._follow)
        #: Explains the words of the glossary on the page.
        self.words = Words(ctx, self.view)
        self._find_row = QWidget()
        row = QHBoxLayout(self._find_row)
        row.setContentsMargins(theme.px(36), theme.px(4), theme.px(36), theme.px(8))
        self.find_bar = FindBar(self.view)
        self.find_bar.closed.connect(self.close_find)
        row.addWidget(self.find_bar)
        self._find_row.hide()
        column.addWidget(self._find_row)
        column.addWidget(self.view, 1)
        #: Ctrl+F on the page; a screen that hears the key itself switches it off.
        self.find_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self.find_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.find_key.activated.connect(self.open_find)
        for standard, by in ((QKeySequence.StandardKey.FindNext, 1), (QKeySequence.StandardKey.FindPrevious, -1)):
            step = QShortcut(QKeySequence(standard), self)
            step.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            step.activated.connect(lambda by=by: self.find_bar.step(by))
        self.set_narrow(False)

    def _follow(self, address: str) -> None:
        # A word is explained here, on its card.
        if not address.startswith(ADDRESS):
            self.followed.emit(address)

    def set_narrow(self, narrow: bool) -> None:
        """Show the way back to the list, where the list is not beside."""
        self.back.setVisible(narrow)

    def show_page(self, title: str, html: str, article_id: str = "") -> None:
        """Show a page from its top."""
        self.close_find()
        self.words.page = article_id
        self._title, self._html = title, html
        self.view.setAccessibleName(self.tr("Article: {title}").format(title=title))
        self._lay_out()
        self.view.verticalScrollBar().setValue(0)

    def place(self) -> int:
        """The position in the text that stands at the top."""
        if self.view.verticalScrollBar().value() == 0:
            return 0
        return self.view.top_position()

    @property
    def letters(self) -> tuple[int, bool | None]:
        """What was chosen here, for `set_letters`: which of the sizes, and with or without serifs, None for neither."""
        return self._size, self._chosen_serif

    def set_letters(self, size: int, serif: bool | None) -> None:
        """Take the size and the kind of letters that were chosen before."""
        self._size, self._chosen_serif = size, serif
        self._serif = theme_of().serif_reading if serif is None else serif
        self._lay_out()

    def open_find(self) -> None:
        """Open the find bar."""
        self._find_row.show()
        self.find_bar.begin()

    def offer(self, words: str, sought: Sought) -> None:
        """Mark what a search of the library looked for and open the find bar on it; the keyboard stays where it is."""
        self._find_row.setVisible(self.find_bar.offer(words, sought))

    def end_offer(self) -> None:
        """Take away the marks of a search of the library, where no other words were looked for since."""
        if self.find_bar.offered:
            self.close_find()

    def close_find(self) -> bool:
        """Put the find bar away; False when it was not open."""
        if self._find_row.isHidden():
            return False
        held = self._find_row.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._find_row.hide()
        self.find_bar.clear()
        if held:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def print(self) -> None:
        """Ask for a printer or a PDF file and print the page shown, in black on white whatever the theme."""
        from companion.ui.printing import ask_and_print

        if self._html:
            ask_and_print(paper_document(self._html, serif=self._serif), self._title, self)
            self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resize_text(self, by: int) -> None:
        self._size = min(len(SIZES) - 1, max(0, self._size + by))
        self._lay_out()

    def _change_letters(self) -> None:
        self._serif = self._chosen_serif = not self._serif
        self._lay_out()

    def _lay_out(self) -> None:
        top = self.place()
        self._smaller.setEnabled(self._size > 0)
        self._larger.setEnabled(self._size < len(SIZES) - 1)
        self.view.set_reading(SIZES[self._size], self._serif)
        self.words.close()
        self.view.show_page(self._html, self.words.underline)
        self.view.scroll_to(top)
        if not self._find_row.isHidden():
            self.find_bar.look_again()
