"""The reader: an article with its small tools above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.glossary import ADDRESS
from companion.content.sought import Sought
from companion.context import AppContext
from companion.ui.article_type import paper_document
from companion.ui.article_view import ArticleView
from companion.ui.learn.bookmark_button import Bookmark
from companion.ui.learn.contents import ContentsCard
from companion.ui.learn.find_bar import FindBar
from companion.ui.learn.marked_page import ADDRESS as MARK
from companion.ui.learn.marks import Marks
from companion.ui.learn.text_card import TextCard, chosen_reading
from companion.ui.learn.tools import ReaderTools
from companion.ui.learn.word_card import Words
from companion.ui.theme import theme_of

if TYPE_CHECKING:
    from companion.ui.learn.aloud import AloudBar


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
        self._set_as = chosen_reading(ctx.prefs)
        self._title = ""
        self._ctx = ctx
        self._prefs = ctx.prefs
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        #: The row of tools, to which others may add theirs.
        self.tools = ReaderTools()
        self.back = self.tools.back
        self.back.clicked.connect(self.back_wanted)
        contents = self.tools.add("contents", "list", self.tr("Contents of this page"))
        text = self.tools.add("text", "type", self.tr("How the text is set"))
        aloud = self.tools.add("aloud", "volume-2", self.tr("Read aloud"))
        aloud.clicked.connect(self.read_aloud)
        find = self.tools.add("find", "search", self.tr("Find on this page"))
        find.clicked.connect(self.open_find)
        mark = self.tools.add("mark-words", "pencil", self.tr("Highlight words"))
        bookmark = self.tools.add("bookmark", "bookmark", self.tr("Bookmark this article"))
        self._print = self.tools.add("print", "printer", self.tr("Print or save as PDF"))
        self._print.clicked.connect(self.print)
        column.addWidget(self.tools)
        self.view = ArticleView()
        self.view.setObjectName("article")
        self.view.followed.connect(self._follow)
        #: Explains the words of the glossary on the page.
        self.words = Words(ctx, self.view)
        #: What the page contains.
        self.contents_card = ContentsCard(self.view, contents, self)
        #: Highlights on the page, and its bookmark.
        self.marks = Marks(ctx, self.view)
        self.marks.tie(mark, self)
        self.bookmark = Bookmark(ctx, bookmark, self.marks, self)
        #: Size, letters and lines of the text.
        self.text_card = TextCard(ctx.prefs, text, self)
        self.text_card.changed.connect(self._lay_out)
        self._find_row = QWidget()
        row = QHBoxLayout(self._find_row)
        row.setContentsMargins(theme.px(36), theme.px(4), theme.px(36), theme.px(8))
        self.find_bar = FindBar(self.view)
        self.find_bar.closed.connect(self.close_find)
        row.addWidget(self.find_bar)
        self._find_row.hide()
        column.addWidget(self._find_row)
        self._aloud: AloudBar | None = None
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
        # A word is explained here, on its card, and so is a highlight.
        if not address.startswith((ADDRESS, MARK)):
            self.followed.emit(address)

    def set_narrow(self, narrow: bool) -> None:
        """Show the way back to the list, where the list is not beside."""
        self.back.setVisible(narrow)

    def show_page(self, title: str, html: str, article_id: str = "") -> None:
        """Show a page from its top."""
        self.close_find()
        self.silence()
        self.words.page = article_id
        self._title, self._html = title, html
        self.view.setAccessibleName(self.tr("Article: {title}").format(title=title))
        self._lay_out()
        self.view.verticalScrollBar().setValue(0)
        self.bookmark.show_page(article_id)

    def refresh_marks(self) -> None:
        """Show highlights and the bookmark as they are kept now."""
        self.marks.refresh()
        self.bookmark.refresh()

    def place(self) -> int:
        """The position in the text that stands at the top."""
        if self.view.verticalScrollBar().value() == 0:
            return 0
        return self.view.top_position()

    def go_back(self) -> bool:
        """Put away what is open over the page, the innermost first; False where nothing is."""
        cards = self.contents_card, self.text_card
        closed = any(card.put_away() for card in cards) or self.words.close()
        return closed or self.marks.go_back() or self.close_find() or self.silence()

    @property
    def aloud(self) -> AloudBar:
        """Reads the page aloud; made when it is first asked for, for most people never do."""
        if self._aloud is None:
            from companion.ui.learn.aloud import AloudBar

            self._aloud = AloudBar(self._ctx, self.view)
            self._column.insertWidget(self._column.indexOf(self.view), self._aloud)
        return self._aloud

    def read_aloud(self) -> None:
        """Read the page aloud from the place seen; where it is being read, stop."""
        if not self.silence():
            self.aloud.begin()

    def silence(self) -> bool:
        """Stop reading aloud; False where nothing was being read."""
        return self._aloud is not None and self._aloud.stop()

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
        """Ask for a printer or a PDF file and print the page shown, in black on white whatever the theme.

        Where words on it are highlighted it is asked first whether they are to be on paper too.
        """
        if not self._html:
            return
        from companion.ui.learn.marked_paper import PrintSheet, highlights, mark_paper
        from companion.ui.learn.path_foot import without_foot
        from companion.ui.printing import ask_and_print

        document = paper_document(without_foot(self._html), serif=chosen_reading(self._prefs).letters == "serif")
        found = highlights(self.marks.found_in(document))

        def go_on(marked: bool) -> None:
            if marked:
                mark_paper(document, found)
            ask_and_print(document, self._title, self)
            self._print.setFocus(Qt.FocusReason.OtherFocusReason)

        if not found:
            go_on(False)
            return
        sheet = PrintSheet(self.window())
        sheet.chosen.connect(go_on)
        sheet.open()

    def _lay_out(self) -> None:
        top = self.place()
        self._set_as = chosen_reading(self._prefs)
        self.view.set_reading(self._set_as)
        self.words.close()
        self.view.show_page(self._html, self._finish)
        self.view.scroll_to(top)
        if not self._find_row.isHidden():
            self.find_bar.look_again()
        if self._aloud is not None:
            self._aloud.mark_again()

    def _finish(self, document: QTextDocument) -> None:
        self.words.underline(document)
        self.marks.finish(document, self.words.page)

    def showEvent(self, event: QShowEvent) -> None:
        # Settings may say otherwise by now how a page is set.
        if self._html and self._set_as != chosen_reading(self._prefs):
            self._lay_out()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        # Nothing is heard of what is not seen, be it for another screen, Help now, the lock or the end.
        self.silence()
        super().hideEvent(event)
