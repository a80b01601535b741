"""Puts the words round an article: its section and minutes above, the way on in a pathway below."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from companion.content.library import Library
from companion.content.page import article_html
from companion.content.values import ArticleInfo, Country
from companion.ui.learn.path_foot import WayOn, foot_html
from companion.ui.unread import damage_words

#: What the list of sources begins with, right after what is to be read next.
_SOURCES = '<h2><a name="sources">'
_OPEN, _CLOSE = "<html><body>", "</body></html>"


def page_html(
    library: Library,
    article_id: str,
    country_code: str,
    mine: Country | None = None,
    way: WayOn | None = None,
    *,
    family: bool = False,
) -> str:
    """The whole page of an article for a country; `mine` is that country with the lines as the person wants them.

    With `way` it leads on in a pathway; for the family it names only the ways to cope that are for them too.
    ContentProblem for an unknown article.
    """
    info = library.article(article_id).info
    written = QDate(info.written.year, info.written.month, info.written.day)
    date_words = QLocale().toString(written, "d MMMM yyyy")
    on = foot_html(library, way) if way is not None else ""
    ways = {one.id for one in library.strategies() if one.family or not family} if info.ways else ()
    body = article_html(library, article_id, country_code, date_words, mine, mark_words=True, on=on, ways=ways)
    body = body.removeprefix(_OPEN).removesuffix(_CLOSE)
    body = body.replace(_SOURCES, _missing(library, info) + _SOURCES, 1)
    return f'{_OPEN}<p class="kicker">{escape(kicker(library, info))}</p>{body}{_CLOSE}'


def _missing(library: Library, info: ArticleInfo) -> str:
    """A line on pages to read next that cannot be read; nothing while all of them can."""
    known = {article.id for article in library.articles()}
    problems = [one for other in info.related if other not in known and (one := library.damaged(other)) is not None]
    return f"<p>{escape(damage_words(library, problems))}</p>" if problems else ""


def kicker(library: Library, info: ArticleInfo) -> str:
    """The line above the title: section and minutes."""
    section = next((part.title for part in library.sections() if part.id == info.section), "")
    minutes = QCoreApplication.translate("LearnScreen", "%n min read", "", info.minutes)
    return " · ".join(part for part in (section, minutes) if part)
