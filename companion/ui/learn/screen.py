"""Learn: the articles by section, a search over the whole library, and the reader beside them."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.problems import ContentProblem
from companion.content.values import Country
from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.value import Value
from companion.ui.learn.article_list import ArticleList, Row
from companion.ui.learn.damaged_note import DamagedNote
from companion.ui.learn.pages import page_html
from companion.ui.learn.path_foot import STEP, WayOn, way_on
from companion.ui.learn.path_links import PathLinks
from companion.ui.learn.progress import ReadingProgress
from companion.ui.learn.reader import Reader
from companion.ui.learn.searching import Found, Searching
from companion.ui.own_lines import country_of
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.line import LineField
from companion.ui.widgets.text import Text

_ARTICLE, _SOURCE = "article:", "source:"


class _Held(Value):
    """What was being read, and how far each article was."""

    article: str
    places: dict[str, int]
    came_from: tuple[str, ...]
    reading: bool
    search: str


class LearnScreen(Screen):
    """The list at the left and the reader at the right; one after the other where there is no room for both."""

    #: What a search also looks in.
    areas: ClassVar[frozenset[str]] = frozenset({"journal", "checkin", "moments", "lines", "marks"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._shown = ""
        self._shown_country: Country | None = None
        self._shown_way: WayOn | None = None
        self._places: dict[str, int] = {}
        self._pages: dict[str, tuple[tuple[Country, WayOn | None], str]] = {}
        self._came_from: list[str] = []
        self._reading = False
        self._narrow = False
        self.searching = Searching(ctx, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._panel = self._list_panel()
        row.addWidget(self._panel)
        self.reader = Reader(self.ctx)
        self._progress = ReadingProgress(ctx, self.reader)
        self._progress.kept.connect(self._show_read)
        self.reader.followed.connect(self._follow)
        self.reader.back_wanted.connect(self._show_list)
        row.addWidget(self.reader, 1)
        # Two parts that listen for one key would both hear nothing.
        self.reader.find_key.setEnabled(False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)
        # On the page the reader hears this key itself.
        choose = QShortcut(QKeySequence("F7"), self._panel)
        choose.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        choose.activated.connect(self._choose_words)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self._print)
        for key, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            step = QShortcut(QKeySequence(key), self)
            step.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            step.activated.connect(lambda by=by: self._walk(by))
        back = QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._back_in_time)
        self._arrange()

    # -- what a screen does ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        infos = self.ctx.library.articles()
        self._list_rows()
        self._show_read()
        self.reader.refresh_marks()
        if infos and not self._shown:
            self._show_article(infos[0].id, remember=False)

    def open(self, **route: Any) -> None:
        """Open an article by its id, `open(article="naloxone")`, or go back to what `place` gave, `open(held=…)`."""
        held = route.get("held")
        if isinstance(held, _Held):
            self._go_back_to(held)
            return
        article = route.get("article")
        if isinstance(article, str) and article:
            self._open_article(article)
            self.reader.marks.open_at(route)

    def place(self) -> dict[str, Any]:
        self._keep_place()
        return {
            "held": _Held(
                self._shown,
                dict(self._places),
                tuple(self._came_from),
                self._reading,
                self.search.text(),
            )
        }

    def _go_back_to(self, held: _Held) -> None:
        self._reading = held.reading
        self._arrange()
        self.search.setText(held.search)
        # The article shown at first would leave its own place behind.
        self._shown = ""
        self._places, self._came_from = dict(held.places), list(held.came_from)
        self._show_article(held.article, remember=False)

    def leave(self) -> None:
        self.reader.silence()
        self._keep_place()

    def go_back(self) -> bool:
        if self.search.text() and self._panel.isAncestorOf(self.focusWidget() or self):
            self.search.clear()
            return True
        if self.reader.go_back():
            return True
        if self.search.text():
            self.search.clear()
            return True
        if self._narrow and self._reading:
            self._show_list()
            return True
        return False

    def first_focus(self) -> QWidget | None:
        return self.list

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.links.refresh()
        if self._shown:
            # The country or the pathway may be another since; where neither is, nothing is done.
            self._show_article(self._shown, remember=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self._damaged.fit(low=self.height() < theme_of().px(440))
        self.links.give_room(searching=bool(self.search.text().strip()))
        super().resizeEvent(event)

    # -- the list --------------------------------------------------------------------------------------------

    def _list_panel(self) -> QWidget:
        theme = theme_of()
        panel = _Panel()
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme.px(16), theme.px(24), theme.px(16), theme.px(8))
        column.setSpacing(theme.px(12))
        self.search = LineField(self.tr("Search the library"), icon="search")
        self.search.setObjectName("learn-search")
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._list_rows)
        self.search.installEventFilter(self)
        self.searching.listen_to(self.search)
        column.addWidget(self.search)
        self._note = Text("", "soft", "ink_soft")
        self._note.setObjectName("learn-note")
        self._note.hide()
        column.addWidget(self._note)
        self._damaged = DamagedNote(self.ctx)
        column.addWidget(self._damaged)
        self.links = PathLinks(self.ctx)
        self.links.add(self._damaged.short)
        column.addWidget(self.links)
        self.list = ArticleList(self.tr("Articles"))
        self.list.setObjectName("learn-list")
        self.list.clicked.connect(self._open_row)
        self.list.activated.connect(self._open_row)
        self.list.selectionModel().currentChanged.connect(self._moved_to)
        column.addWidget(self.list, 1)
        return panel

    def _find(self) -> None:
        """Ctrl+F, wherever the keyboard is: on the page while it is read, in the library otherwise."""
        if not self._panel.isVisible() or self.reader.isAncestorOf(self.focusWidget() or self):
            self.reader.open_find()
            return
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _choose_words(self) -> None:
        """F7 from the list: to the article, and there to the words."""
        self._reading = True
        self._arrange()
        self.reader.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.reader.marks.choosing.on:
            self.reader.marks.begin()

    def _print(self) -> None:
        """Ctrl+P: the article in sight."""
        if self.reader.isVisible():
            self.reader.print()

    def _list_rows(self) -> None:
        words = self.search.text()
        found = self.searching.found(words) if words.strip() else self._every()
        if self.list.articles.set_rows(found.rows) and words.strip():
            # What is best stands first, and a door of Help now above all.
            self.list.scrollToTop()
        self._note.setText(found.note)
        self._note.setVisible(bool(found.note))
        self._damaged.show_problems(self.ctx.library.damage())
        self.links.give_room(searching=bool(words.strip()))
        self.searching.tell(found if words.strip() else None, self.search)
        if not words.strip():
            self.reader.end_offer()
            self._mark_shown()

    def _every(self) -> Found:
        rows = self._section_rows()
        return Found(rows, "" if rows else self.tr("The articles could not be read. Install Companion again."))

    def _section_rows(self) -> tuple[Row, ...]:
        library = self.ctx.library
        rows: list[Row] = []
        for section in library.sections():
            inside = [info for info in library.articles() if info.section == section.id]
            if inside:
                rows.append(Row(section.title))
                rows += [Row(info.title, f"{_ARTICLE}{info.id}") for info in inside]
        return tuple(rows)

    def _show_read(self) -> None:
        read = self.ctx.services.reading.every()
        self.list.articles.set_read({f"{_ARTICLE}{article}": kept for article, kept in read.items()})
        self.links.refresh()

    def _mark_shown(self) -> None:
        index = self.list.articles.index_of(f"{_ARTICLE}{self._shown}")
        if index.isValid() and self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)

    def _moved_to(self, index: QModelIndex) -> None:
        # The arrows turn the page at once; a door opens only when it is meant.
        if not index.isValid() or self._narrow or not self.list.hasFocus():
            return
        address = self.list.articles.row_at(index).address
        if address.startswith(_ARTICLE):
            self._show_article(address.removeprefix(_ARTICLE).split("#")[0])
            self._offer_marks()

    def _open_row(self, index: QModelIndex) -> None:
        address = self.list.articles.row_at(index).address
        if address:
            self._follow(address)
        if address.startswith(_ARTICLE):
            self._offer_marks()

    def _offer_marks(self) -> None:
        words = self.search.text()
        if words.strip():
            self.reader.offer(words, self.ctx.library.sought(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            first = self.list.articles.first()
            if event.key() == Qt.Key.Key_Down and first.isValid():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.list.setCurrentIndex(first)
                # With the keyboard it has become the current one already, and so was not brought into sight.
                self.list.scrollTo(first)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text().strip() and first.isValid():
                self._open_row(first)
                return True
        return super().eventFilter(watched, event)

    # -- reading ---------------------------------------------------------------------------------------------

    def _follow(self, address: str) -> None:
        if address.startswith(_ARTICLE):
            self._open_article(address.removeprefix(_ARTICLE))
        elif address.startswith(_SOURCE):
            self.reader.view.scrollToAnchor("sources")
        elif address.startswith(STEP):
            self._take_step(address.removeprefix(STEP))
        else:
            self.searching.follow(address)

    def _open_article(self, address: str) -> None:
        article_id, _, anchor = address.partition("#")
        self._reading = True
        self._arrange()
        self._show_article(article_id)
        if anchor:
            self.reader.view.scrollToAnchor(anchor)
        self.reader.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if article_id == self._shown:
            self._progress.opened(article_id)

    def _walk(self, by: int) -> None:
        """To the step before or after this article, in the pathway somebody is on."""
        step = self._shown_way.step(by) if self._shown_way is not None else None
        if step is not None:
            self._take_step(step.to)

    def _take_step(self, to: str) -> None:
        if to.startswith(_ARTICLE):
            self._open_article(to.removeprefix(_ARTICLE))
            return
        try:
            if self._shown_way is not None:
                self._shown_way.follow(self.ctx, to)
        except KnownProblem as problem:
            self.ctx.shell.show_problem(problem)

    def _page(self, article_id: str, country: Country, way: WayOn | None) -> str:
        """An article as HTML, made once for a country and a way on: making it is a quarter of opening it again."""
        known = country, way
        kept = self._pages.get(article_id)
        if kept is None or kept[0] != known:
            family = self.ctx.is_family()
            html = page_html(self.ctx.library, article_id, country.code, country, way, family=family)
            kept = self._pages[article_id] = known, html
        return kept[1]

    def _show_article(self, article_id: str, *, remember: bool = True) -> None:
        country = country_of(self.ctx)
        try:
            way = way_on(self.ctx, article_id)
            if (article_id, country, way) == (self._shown, self._shown_country, self._shown_way):
                return
            self._keep_place()
            info = self.ctx.library.article(article_id).info
            html = self._page(article_id, country, way)
        except ContentProblem as problem:
            self.ctx.shell.show_problem(problem)
            return
        if remember and self._shown and self._shown != article_id:
            self._came_from.append(self._shown)
        self._shown, self._shown_country, self._shown_way = article_id, country, way
        self._progress.shows(article_id)
        self.reader.show_page(info.title, html, article_id)
        place = self._places.get(article_id, 0)
        if place:
            self.reader.view.scroll_to(place)
        self._mark_shown()

    def _keep_place(self) -> None:
        if not self._shown:
            return
        self._places[self._shown] = self.reader.place()
        self._progress.keep()

    def _back_in_time(self) -> None:
        if self._came_from:
            self._show_article(self._came_from.pop(), remember=False)

    def _show_list(self) -> None:
        self._keep_place()
        self._reading = False
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        theme = theme_of()
        self._narrow = self.width() < theme.px(700)
        self._panel.setVisible(not self._narrow or not self._reading)
        self.reader.setVisible(not self._narrow or self._reading)
        self.reader.set_narrow(self._narrow)
        self._panel.setMinimumWidth(0 if self._narrow else theme.px(270))
        self._panel.setMaximumWidth(16_777_215 if self._narrow else theme.px(270))


class _Panel(QWidget):
    """The left side, with a hairline towards the reader."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), theme_of().colour("line"))
