"""An article read over whatever is shown, where Learn is not within reach, as in the first run."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QWidget

from companion.content.page import article_html
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.article_type import reading_in_force
from companion.ui.article_view import ArticleView
from companion.ui.own_lines import country_of
from companion.ui.theme import theme_of
from companion.ui.unread import unread_words
from companion.ui.widgets.sheet import Sheet

_ARTICLE, _DOOR = "article:", "door:"


class ArticleSheet(Sheet):
    """The page scrolls by the usual keys; a link leads to another article in here, or to a door of Help now."""

    def __init__(self, ctx: AppContext, article_id: str, parent: QWidget) -> None:
        # The page has its own title; one more above it would take the room of its first lines.
        super().__init__(QCoreApplication.translate("ArticleSheet", "To read"), width=760, parent=parent)
        self._ctx = ctx
        self._view = ArticleView()
        self._view.setObjectName("article-sheet")
        self._view.followed.connect(self._follow)
        self._view.set_reading(reading_in_force(0.85))
        # As high as the window has room for, so that the page alone scrolls and not the sheet round it.
        theme = theme_of()
        self._view.setMinimumHeight(min(theme.px(520), max(theme.px(60), parent.window().height() - theme.px(232))))
        self.body.addWidget(self._view)
        close = self.add_button(self.tr("Close"), "primary")
        close.setObjectName("article-close")
        close.clicked.connect(self.accept)
        self._show(article_id)
        self._view.setFocus()

    def _show(self, article_id: str) -> None:
        library = self._ctx.library
        self._view.setAccessibleName(library.title(article_id))
        try:
            written = library.article(article_id).info.written
        except ContentProblem:
            self._view.show_page(f"<html><body><p>{escape(unread_words())}</p></body></html>")
            return
        words = QLocale().toString(QDate(written.year, written.month, written.day), "d MMMM yyyy")
        country = country_of(self._ctx)
        self._view.show_page(article_html(library, article_id, country.code, words, country))

    def _follow(self, address: str) -> None:
        if address.startswith(_ARTICLE):
            self._show(address.removeprefix(_ARTICLE).partition("#")[0])
        elif address.startswith(_DOOR):
            self.reject()
            self._ctx.shell.help_now(address.removeprefix(_DOOR))
