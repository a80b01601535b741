"""Bookmarks and highlights as a page: all of them by article, each with its note, to open, change, print and remove."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from companion.content.problems import ContentProblem
from companion.content.values import Country
from companion.context import AppContext
from companion.domain.marks import Mark, MarkKind
from companion.domain.problems import KnownProblem
from companion.domain.value import Value
from companion.ui.learn.article_list import ArticleList, Row
from companion.ui.learn.column import column_in
from companion.ui.learn.mark_changes import MarkChanges
from companion.ui.learn.marked_page import ADDRESS, Found, find_marks
from companion.ui.learn.note_sheet import quoted
from companion.ui.learn.pages import page_html
from companion.ui.own_lines import country_of
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import ScrollArea

#: A new line inside one piece of text.
_BREAK = "\u2028"
_SHOWN = 400
#: Of so many articles the page is laid out at once, each in about five milliseconds.
_AT_ONCE = 12


class _Part(Value):
    """The marks of one article, in the order of its page once it was `looked` where they stand there."""

    article: str
    title: str
    found: tuple[Found, ...]
    country: Country
    looked: bool


class MarksScreen(Screen):
    """One list for mouse and keyboard. Enter opens a place, Delete takes it away; nothing is lost by an edited article.

    A highlight whose words have changed stands last among those of its article, with the words as they were.
    """

    areas: ClassVar[frozenset[str]] = frozenset({"marks", "lines"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        theme = theme_of()
        self._read: tuple[tuple[Mark, ...], Country] | None = None
        self._parts: tuple[_Part, ...] = ()
        self._changes = MarkChanges(ctx, self._after_change, self)
        box, self.back = column_in(self, self.tr("Bookmarks and highlights"))
        self.back.setObjectName("marks-back")
        self.back.clicked.connect(self.go_back)
        self._tools = QWidget()
        row = FlowLayout(self._tools, theme.px(6))
        self._open = self._tool(row, "marks-open", self.tr("Open"), self._open_current)
        self._note = self._tool(row, "marks-note", self.tr("Write a note"), self._write_current)
        self._away = self._tool(row, "marks-remove", self.tr("Take away"), self._remove_current)
        self._tool(row, "marks-print", self.tr("Print all"), self.print)
        box.addWidget(self._tools)
        self.list = ArticleList(self.tr("Bookmarks and highlights"))
        self.list.setObjectName("marks-list")
        self.list.clicked.connect(self._open_row)
        self.list.activated.connect(self._open_row)
        self.list.selectionModel().currentChanged.connect(self._show_tools)
        self.list.installEventFilter(self)
        box.addWidget(self.list, 1)
        self._learn = Button(self.tr("Open Learn"), "primary", icon="book-open")
        self._learn.setObjectName("marks-learn")
        self._learn.clicked.connect(self.go_back)
        first = self.tr("Choose words in an article to highlight them, and add a note if you like.")
        second = self.tr("A bookmark keeps your place. Both stand here.")
        said = EmptyState("bookmark", self.tr("Nothing is marked yet"), f"{first} {second}", self._learn)
        self._empty = ScrollArea(said)
        self._empty.setObjectName("marks-empty")
        box.addWidget(self._empty, 1)

    def _tool(self, row: FlowLayout, object_name: str, words: str, act: Callable[[], object]) -> Button:
        button = Button(words, compact=True)
        button.setObjectName(object_name)
        button.clicked.connect(lambda: act())
        row.addWidget(button)
        return button

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is marked; the place in the list stays."""
        try:
            read, country = self.ctx.services.marks.every(), country_of(self.ctx)
            if (read, country) == self._read:
                return
            self._parts = self._by_article(read, country)
        except (KnownProblem, ContentProblem) as problem:
            self.ctx.shell.show_problem(problem)
            return
        if all(part.looked for part in self._parts):
            self._read = read, country
        else:
            QTimer.singleShot(0, self, self.refresh)
        here = self.list.currentIndex()
        at, address = here.row(), self._address(here)
        rows: list[Row] = []
        for part in self._parts:
            rows.append(Row(part.title))
            rows += [self._row(one) for one in part.found]
        self.list.articles.set_rows(tuple(rows))
        for part_shown in (self.list, self._tools):
            part_shown.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows and not self._choose(address):
            # What stood there is gone: the one after it, or else the one before, has the keyboard next.
            self._choose(self._address(self._near(max(0, at))))
        self._show_tools()

    def open(self, **route: Any) -> None:
        """`mark`: the one to stand on; `note`: the one whose note is to be written on."""
        wanted = route.get("note", route.get("mark"))
        if isinstance(wanted, str) and self._choose(f"{ADDRESS}{wanted}") and "note" in route:
            self._write_current()

    def place(self) -> dict[str, Any]:
        address = self._address(self.list.currentIndex())
        return {"mark": address.removeprefix(ADDRESS)} if address else {}

    def first_focus(self) -> QWidget | None:
        return self.list if self._parts else self._learn

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.list.currentIndex().row() <= 1:
            # Once the rows have their heights: with the title above the first of them.
            QTimer.singleShot(0, self.list, self.list.scrollToTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a low window, or with large letters, the list needs the room more; a press or Enter on it opens as well.
        self._open.setVisible(self.height() >= theme_of().px(440))

    def go_back(self) -> bool:
        self.ctx.shell.go("learn")
        return True

    # -- the list ------------------------------------------------------------------------------------------

    def _by_article(self, read: tuple[Mark, ...], country: Country) -> tuple[_Part, ...]:
        """The marks by article; of a few articles at a time it is looked where on their page these stand."""
        titles = {info.id: info.title for info in self.ctx.library.articles()}
        known = {part.article: part for part in self._parts if part.looked and part.country == country}
        left = _AT_ONCE
        parts = []
        for article in dict.fromkeys([*titles, *(mark.article for mark in read)]):
            marks = tuple(mark for mark in read if mark.article == article)
            if not marks:
                continue
            part = known.get(article)
            if part is None or frozenset(one.mark for one in part.found) != frozenset(marks):
                part = self._part(article, titles.get(article, ""), marks, country, look=left > 0)
                left -= 1
            parts.append(part)
        return tuple(parts)

    def _part(self, article: str, title: str, marks: tuple[Mark, ...], country: Country, *, look: bool) -> _Part:
        if not title:
            gone = tuple(Found(mark, None) for mark in marks)
            damaged = self.ctx.library.damaged(article) is not None
            called = self.ctx.library.title(article) if damaged else self.tr("A page that is no longer here")
            return _Part(article, called, gone, country, True)
        if not look:
            return _Part(article, title, tuple(Found(mark, (0, 0)) for mark in marks), country, False)
        document = QTextDocument()
        if any(mark.anchor.words for mark in marks):
            document.setHtml(page_html(self.ctx.library, article, country.code, country))
        return _Part(article, title, find_marks(document, marks), country, True)

    def _row(self, found: Found) -> Row:
        title, note = self._words(found)
        return Row(title, f"{ADDRESS}{found.mark.uuid}", note, ((title, False),), ((note, False),), strong=False)

    def _words(self, found: Found) -> tuple[str, str]:
        """What a row says: the words, and below them what there is to say of them."""
        mark = found.mark
        words = quoted(mark.anchor.words, _SHOWN) if mark.anchor.words else ""
        if mark.kind is MarkKind.BOOKMARK:
            return self.tr("Bookmark"), words or self.tr("At the beginning")
        changed = self.tr("The words have changed since. This is how they were.") if found.span is None else ""
        note = self.tr("Your note: {note}").format(note=mark.note) if mark.note else ""
        return words, _BREAK.join(part.replace("\n", _BREAK) for part in (note, changed) if part)

    def _address(self, index: QModelIndex) -> str:
        return self.list.articles.row_at(index).address if index.isValid() else ""

    def _choose(self, address: str) -> bool:
        index = self.list.articles.index_of(address) if address else QModelIndex()
        if index.isValid():
            self.list.setCurrentIndex(index)
            # With the title of its article, where it is the first of it.
            self.list.scrollTo(index.siblingAtRow(index.row() - 1) if index.row() else index)
            self.list.scrollTo(index)
        return index.isValid()

    def _near(self, row: int) -> QModelIndex:
        model = self.list.articles
        last = model.rowCount() - 1
        for at in (*range(min(row, last), last + 1), *range(min(row, last), -1, -1)):
            if model.row_at(model.index(at, 0)).address:
                return model.index(at, 0)
        return QModelIndex()

    def _current(self) -> Mark | None:
        address = self._address(self.list.currentIndex())
        marks = (one.mark for part in self._parts for one in part.found)
        return next((mark for mark in marks if f"{ADDRESS}{mark.uuid}" == address), None)

    def _show_tools(self) -> None:
        mark = self._current()
        about = "" if mark is None else quoted(mark.anchor.words, _SHOWN)
        for tool in (self._open, self._note, self._away):
            tool.setEnabled(mark is not None)
            tool.setAccessibleDescription(about)
        is_highlight = mark is not None and mark.kind is MarkKind.HIGHLIGHT
        self._note.setEnabled(is_highlight)
        self._note.setText(self.tr("Change the note") if mark is not None and mark.note else self.tr("Write a note"))

    # -- what is done with one -----------------------------------------------------------------------------

    def _open_row(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._open_current()

    def _open_current(self) -> None:
        mark = self._current()
        if mark is not None:
            self.ctx.shell.go("learn", article=mark.article, mark=mark.uuid)

    def _write_current(self) -> None:
        mark = self._current()
        if mark is None or mark.kind is not MarkKind.HIGHLIGHT:
            return
        self._changes.write_note(mark, self, "marks", note=mark.uuid)

    def _remove_current(self) -> None:
        mark = self._current()
        if mark is not None:
            self._changes.remove(mark)

    def _after_change(self) -> None:
        self.refresh()
        if not self._parts:
            self._learn.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self._remove_current()
            return True
        return super().eventFilter(watched, event)

    # -- on paper ------------------------------------------------------------------------------------------

    def page(self) -> str:
        """All of it as one page for paper."""
        parts = [f"<h1>{escape(self.tr('Bookmarks and highlights'))}</h1>"]
        for part in self._parts:
            parts.append(f"<h2>{escape(part.title)}</h2>")
            for one in part.found:
                title, note = self._words(one)
                parts.append(f"<p>{escape(title)}</p>")
                if note:
                    lines = "<br>".join(escape(line) for line in note.split(_BREAK))
                    parts.append(f'<p class="turn">{lines}</p>')
        return f"<html><body>{''.join(parts)}</body></html>"

    def print(self) -> None:
        """Ask for a printer or a PDF file and print all of it."""
        from companion.ui.article_type import paper_document
        from companion.ui.printing import ask_and_print

        document = paper_document(self.page(), serif=theme_of().serif_reading)
        ask_and_print(document, self.tr("Bookmarks and highlights"), self)
