"""Puts a whole article together as one HTML page: title, body, who to call, what to read next, sources and dates."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from companion.content.filling import Fill, alone, filler
from companion.content.library import Library
from companion.content.own_lines import less_sure
from companion.content.render import body_html
from companion.content.values import Article, Country, Helpline

ALWAYS_NAMED = ("crisis-line", "drug-line")
"""Kinds of help that are named even where a country has no confirmed line, with what to do instead."""


def article_html(
    library: Library,
    article_id: str,
    country_code: str,
    date_words: str,
    mine: Country | None = None,
    *,
    mark_words: bool = False,
    on: str = "",
    ways: Collection[str] = (),
) -> str:
    """The page of an article for one country; `mine` is that country with the lines as the person wants them.

    `date_words` is the day the article was written, in the person's own format (see `ArticleInfo.written`). With
    `mark_words` the words of the glossary are links such as `word:naloxone` where they first stand. `on` is HTML to put
    before the related articles. `ways` are the ids of the ways to cope that may be named here. Give the document
    `look.style_sheet(look)` before setting this HTML. Raises ContentProblem for an unknown article.
    """
    article = library.article(article_id)
    country = mine or library.country_at_least(country_code)
    fill = filler(country, library.phrases().fallback)
    labels = library.phrases().labels
    info = article.info
    body = body_html(article.body, fill, labels)
    if mark_words:
        body = library.word_marker().mark(body, info.id)
    parts = [
        f"<h1>{escape(info.title)}</h1>",
        f"<p>{escape(fill(info.summary))}</p>",
        body,
        _who(article, country, labels, fill),
        _ways(library, article, labels, ways),
        on,
        _related(library, article, labels),
        _sources(library, article, labels, date_words, fill),
    ]
    return "<html><body>" + "\n".join(part for part in parts if part) + "</body></html>"


def line_words(line: Helpline) -> str:
    """How a helpline is reached, as one line of plain text."""
    return " · ".join(way for way in (line.numbers, line.text, line.web) if way)


def _who(article: Article, country: Country, labels: dict[str, str], fill: Fill) -> str:
    keys = article.info.who_to_call
    if not keys:
        return ""
    rows = []
    for key in keys:
        if key == "emergency":
            numbers = " / ".join(number.number for number in country.emergency) or alone(fill("{emergency}"))
            rows.append((labels["emergency-line"], f"<b>{escape(numbers)}</b>"))
            continue
        found = country.lines_for((key,))
        if not found and key not in ALWAYS_NAMED:
            continue
        ways = "<br>".join(
            f"{escape(_named(line))}: <b>{escape(line_words(line))}</b>{_when(line)}{_doubt(line, labels)}"
            for line in found
        )
        rows.append((labels[key], ways or escape(fill(labels["no-line"]))))
    cells = "".join(f'<tr><td width="35%">{escape(name)}</td><td>{ways}</td></tr>' for name, ways in rows)
    table = f'<table class="grid" width="100%" border="0" cellspacing="0" cellpadding="8">{cells}</table>'
    return f'<h2><a name="who-to-call"></a>{escape(labels["who-to-call"])}</h2>{table}'


def _named(line: Helpline) -> str:
    return f"{line.name}, {line.where}" if line.where else line.name


def _when(line: Helpline) -> str:
    return f" ({escape(line.hours)})" if line.hours else ""


def _doubt(line: Helpline, labels: dict[str, str]) -> str:
    doubt = less_sure(line, labels)
    return f". {escape(doubt)}." if doubt else ""


def _related(library: Library, article: Article, labels: dict[str, str]) -> str:
    known = {info.id: info for info in library.articles()}
    found = [known[other] for other in article.info.related if other in known]
    if not found:
        return ""
    rows = "".join(f'<li><a href="article:{info.id}">{escape(info.title)}</a></li>' for info in found)
    return f'<h2><a name="related"></a>{escape(labels["related"])}</h2><ul>{rows}</ul>'


def _ways(library: Library, article: Article, labels: dict[str, str], offered: Collection[str]) -> str:
    named = [library.strategy(way) for way in article.info.ways if way in offered]
    if not named:
        return ""
    rows = "".join(f'<li><a href="strategy:{way.id}">{escape(way.name)}</a></li>' for way in named)
    return f'<h2><a name="ways"></a>{escape(labels["ways"])}</h2><ul>{rows}</ul>'


def _sources(library: Library, article: Article, labels: dict[str, str], date_words: str, fill: Fill) -> str:
    found = library.cited(article.info.sources)
    every = [f"{source.organisation}, {source.title}, {source.year}. {source.address}" for source in found]
    if len(found) < len(article.info.sources):
        every.append(labels["unread"])
    rows = [f'<li class="foot">{escape(said)}</li>' for said in every]
    written = labels["written"].replace("{date}", date_words)
    foot = f"{written} {article.info.review} {fill(labels['standing'])}"
    title = f'<h2><a name="sources"></a>{escape(labels["sources"])}</h2>'
    return f'{title}<ul>{"".join(rows)}</ul><p class="foot">{escape(foot)}</p>'
