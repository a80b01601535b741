"""Words of the glossary on a page: underlined with dots where they first stand, and explained on a small card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget
from shiboken6 import isValid

from companion.content.glossary import ADDRESS, Term
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.article_view import ArticleView
from companion.ui.learn.near_card import NearCard, near_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


def words_of(document: QTextDocument) -> list[tuple[int, int, str]]:
    """Where each word of the glossary stands in a page: its beginning, its end, and its address."""
    found: list[tuple[int, int, str]] = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            address = fragment.charFormat().anchorHref()
            if address.startswith(ADDRESS):
                found.append((fragment.position(), fragment.position() + fragment.length(), address))
            part += 1
        block = block.next()
    return found


def underline_words(document: QTextDocument, ink: QColor, dots: QColor) -> None:
    """Set the words of the glossary as the words round them are, with dots below."""
    calm = QTextCharFormat()
    calm.setForeground(ink)
    calm.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    calm.setUnderlineColor(dots)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, _address in words_of(document):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(calm)
    cursor.endEditBlock()


class Words(QObject):
    """Explains the words of a view: a press, or Tab and Enter, opens the card; Escape and anything else closes it."""

    def __init__(self, ctx: AppContext, view: ArticleView) -> None:
        super().__init__(view)
        self._ctx = ctx
        self._view = view
        self._card: WordCard | None = None
        #: The article that is shown: its card does not offer to read it.
        self.page = ""
        view.followed.connect(self._asked)
        view.installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.close())

    @property
    def card(self) -> WordCard | None:
        """The card that is open."""
        card = self._card
        return card if card is not None and isValid(card) and not card.isHidden() else None

    def underline(self, document: QTextDocument) -> None:
        """Underline the words of a page."""
        theme = theme_of()
        underline_words(document, theme.colour("ink"), theme.colour("ink_soft"))

    def close(self) -> bool:
        """Put the card away; False where none is open."""
        card, self._card = self._card, None
        if card is None or not isValid(card) or card.isHidden():
            return False
        card.put_away()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # The words have moved from under it.
            self.close()
        return super().eventFilter(watched, event)

    def _asked(self, address: str) -> None:
        if not address.startswith(ADDRESS):
            return
        self.close()
        try:
            term = self._ctx.library.term(address.removeprefix(ADDRESS))
        except ContentProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        card = self._card = WordCard(self, term, self._view, more=bool(term.article) and term.article != self.page)
        card.place(_near(self._view, address))
        card.show()
        card.first.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, f"{term.term}. {term.text}"))

    def read_more(self, term: Term) -> None:
        """Open the page that tells more of a word."""
        self.close()
        self._view.followed.emit(f"article:{term.article}")

    def all_words(self, term: Term) -> None:
        """Open the glossary at a word."""
        self.close()
        self._ctx.shell.go("glossary", word=term.id)


class WordCard(NearCard):
    """A word, its other names and what it means, with the ways on."""

    def __init__(self, words: Words, term: Term, over: QTextBrowser, *, more: bool) -> None:
        super().__init__(over)
        theme = theme_of()
        self.setObjectName("word-card")
        self.setAccessibleName(f"{term.term}. {term.text}")
        head = QHBoxLayout()
        head.addWidget(Text(term.term, "strong"), 1)
        away = IconButton("x", self.tr("Close"), size=32)
        away.setObjectName("word-close")
        away.clicked.connect(words.close)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        if term.also:
            self.box.addWidget(Text(self.tr("Also: {names}").format(names=", ".join(term.also)), "small", "ink_soft"))
        self.box.addWidget(Text(term.text, "soft"))
        ways = FlowLayout(None, theme.px(8))
        if more:
            read = Button(self.tr("Read more"), compact=True)
            read.setObjectName("word-more")
            read.setAccessibleDescription(term.text)
            read.clicked.connect(lambda: words.read_more(term))
            ways.addWidget(read)
        every = Button(self.tr("All words"), "quiet", compact=True)
        every.setObjectName("word-all")
        every.setAccessibleDescription(term.text)
        every.clicked.connect(lambda: words.all_words(term))
        ways.addWidget(every)
        self.box.addLayout(ways)
        #: Where the keyboard begins.
        self.first: QWidget = read if more else every


def _near(view: QTextBrowser, address: str) -> QRect:
    """Where a word stands in a view; the middle of the top where it cannot be found."""
    for start, end, found in words_of(view.document()):
        if found == address:
            return near_words(view, start, end)
    return QRect(view.width() // 2, 0, 1, 1)
