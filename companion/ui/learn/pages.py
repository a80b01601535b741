"""Puts the words round an article: its section and minutes above, the pages before and after it below."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from companion.content.library import Library
from companion.content.page import article_html
from companion.content.values import ArticleInfo, Country

_OPEN, _CLOSE = "<html><body>", "</body></html>"


def page_html(library: Library, article_id: str, country_code: str, mine: Country | None = None) -> str:
    """The whole page of an article for a country; `mine` is that country with the lines as the person wants them.

    ContentProblem for an unknown one.
    """
    info = library.article(article_id).info
    written = QDate(info.written.year, info.written.month, info.written.day)
    date_words = QLocale().toString(written, "d MMMM yyyy")
    body = article_html(library, article_id, country_code, date_words, mine, mark_words=True)
    body = body.removeprefix(_OPEN).removesuffix(_CLOSE)
    return f'{_OPEN}<p class="kicker">{escape(kicker(library, info))}</p>{body}{_turns(library, article_id)}{_CLOSE}'


def kicker(library: Library, info: ArticleInfo) -> str:
    """The line above the title: section and minutes."""
    section = next((part.title for part in library.sections() if part.id == info.section), "")
    minutes = QCoreApplication.translate("LearnScreen", "%n min read", "", info.minutes)
    return " · ".join(part for part in (section, minutes) if part)


def neighbours(library: Library, article_id: str) -> tuple[ArticleInfo | None, ArticleInfo | None]:
    """The article before and the article after, in the order of the list."""
    infos = library.articles()
    at = next((place for place, info in enumerate(infos) if info.id == article_id), -1)
    if at < 0:
        return None, None
    return (infos[at - 1] if at else None), (infos[at + 1] if at + 1 < len(infos) else None)


def _turns(library: Library, article_id: str) -> str:
    before, after = neighbours(library, article_id)
    rows = []
    if before is not None:
        words = QCoreApplication.translate("LearnScreen", "Before this: {title}").format(title=before.title)
        rows.append(f'<p class="turn"><a href="article:{before.id}">{escape(words)}</a></p>')
    if after is not None:
        words = QCoreApplication.translate("LearnScreen", "Next: {title}").format(title=after.title)
        rows.append(f'<p class="turn"><a href="article:{after.id}">{escape(words)}</a></p>')
    return "".join(rows)
