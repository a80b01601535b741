"""One page for a browser: nothing on it runs, nothing is loaded from anywhere, and the browser's own search finds all.

Its colours are the browser's own for light and dark, so that they always go together.
"""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

from companion.content.own_page import OwnPage
from companion.services.exporting.chronicle import Entry, Told, chronicle, clock_time, number_of
from companion.services.exporting.lists import lists
from companion.services.exporting.making import Going, NewFile, Progress

if TYPE_CHECKING:
    import sqlalchemy

    from companion.content.export_words import ExportWords

#: Said to the browser as well, so that even a mistake of ours loads and runs nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
#: Kinds of pictures every browser shows, none of which can hold a program.
_SHOWN = ("image/jpeg", "image/png", "image/webp", "image/gif")
_STYLE = """
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%, Canvas); }
body { margin: 0 auto; padding: 2rem 1.25rem 6rem; max-width: 42rem; background: Canvas; color: CanvasText;
  font: 1.0625rem/1.6 "Literata", Georgia, serif; overflow-wrap: anywhere; }
h1, h2, h3, nav, .how, .tags, time, th { font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.25; }
h2 { margin-top: 4rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line); }
nav a { display: inline-block; padding: .4rem .8rem .4rem 0; }
article { margin-top: 2.5rem; content-visibility: auto; contain-intrinsic-size: auto 12rem; }
article h3 { margin-bottom: .25rem; }
article h4, article h5, article h6 { margin-bottom: .25rem; }
time, .how, .tags { display: block; font-size: .95rem; line-height: 1.5; margin: 0; padding: 0; list-style: none; }
.how { margin-top: .5rem; padding-left: .9rem; border-left: 3px solid var(--line); }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); }
pre, code { white-space: pre-wrap; font-size: .95rem; }
img { display: block; max-width: 100%; height: auto; margin: 1rem 0; }
table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; }
dl { margin: .25rem 0 1rem; } dt { font-weight: 600; margin-top: 1rem; } dd { margin: 0 0 0 1rem; }
.said { white-space: pre-wrap; }
@media print { article { content-visibility: visible; break-inside: avoid-page; } nav { display: none; } }
"""


def write_page(
    connection: sqlalchemy.Connection, file: NewFile, words: ExportWords, day: str, progress: Progress, language: str
) -> dict[str, int]:
    """Write the page; how many there are of each kind on it."""
    return _Page(connection, file, words).write(day, progress, language)


class _Page:
    def __init__(self, connection: sqlalchemy.Connection, file: NewFile, words: ExportWords) -> None:
        self._connection, self._file, self._words = connection, file, words
        self._body = OwnPage(self._picture)
        self._written = {"journal": 0, "days": 0, "pictures": 0, "hope-box": 0, "lists": 0}

    def write(self, day: str, progress: Progress, language: str) -> dict[str, int]:
        from companion.services.statements import exporting as sql

        words, put = self._words, self._file.write
        years = [str(year) for (year,) in self._connection.execute(sql.years()) if year]
        put(
            f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
            f"<title>{escape(words['title'])}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f"<header><h1>{escape(words['title'])}</h1>\n"
            f"<p>{escape(words['made'].format(day=words.day(day)))} {escape(words['plain'])}</p></header>\n"
        )
        links = [f'<a href="#y{escape(year)}">{escape(year)}</a>' for year in years]
        links.append(f'<a href="#lists">{escape(words["lists"])}</a>')
        put(f'<nav aria-label="{escape(words["years"])}">{" ".join(links)}</nav>\n<main>\n')
        going, year = Going(number_of(self._connection), progress), ""
        for value in chronicle(self._connection, words):
            if value.day[:4] != year:
                year = value.day[:4]
                put(f'<h2 id="y{escape(year)}">{escape(year)}</h2>\n')
            if isinstance(value, Entry):
                self._entry(value)
            else:
                self._told(value)
            going.row()
        self._lists()
        put("</main>\n</body>\n</html>\n")
        return self._written

    def _when(self, day: str, at_utc: str, zone: str) -> str:
        time = clock_time(at_utc, zone)
        said = self._words.day(day) + (f", {time}" if time else "")
        return f'<time datetime="{escape(day)}">{escape(said)}</time>\n'

    def _entry(self, entry: Entry) -> None:
        words, put = self._words, self._file.write
        put(f"<article>\n<h3>{escape(entry.title or words['untitled'])}</h3>\n")
        put(self._when(entry.day, entry.at_utc, entry.zone))
        if entry.tags:
            put(f'<p class="tags">{escape(words["tags"])}: {escape(", ".join(entry.tags))}</p>\n')
        if entry.opens_on:
            # Not read by the way: whoever wants to wait for the day can.
            said = words["sealed"].format(day=words.day(entry.opens_on))
            put(f"<details><summary>{escape(said)}</summary>\n")
        put(self._body.html(entry.body))
        put("</details>\n</article>\n" if entry.opens_on else "</article>\n")
        self._written["journal"] += 1

    def _told(self, told: Told) -> None:
        put = self._file.write
        put(f"<article>\n<h3>{escape(self._words[told.kind])}</h3>\n{self._when(told.day, told.at_utc, told.zone)}")
        if told.lines:
            put('<ul class="how">' + "".join(f"<li>{escape(line)}</li>" for line in told.lines) + "</ul>\n")
        if told.note:
            put(f'<p class="said">{escape(told.note)}</p>\n')
        put("</article>\n")
        self._written["days"] += 1

    def _lists(self) -> None:
        words, put = self._words, self._file.write
        put(f'<h2 id="lists">{escape(words["lists"])}</h2>\n')
        for _name, title, things in lists(self._connection, words):
            put(f"<article>\n<h3>{escape(title)}</h3>\n<dl>\n")
            for thing in things:
                put(f'<dt class="said">{escape(thing.lead)}</dt>\n')
                put("".join(f'<dd class="said">{escape(name)}: {escape(said)}</dd>\n' for name, said in thing.rest))
                self._written["lists"] += 1
            put("</dl>\n</article>\n")
        self._hope_box()

    def _hope_box(self) -> None:
        from companion.services.statements import exporting as sql

        words, put = self._words, self._file.write
        found = self._connection.execute(sql.hope_items()).fetchall()
        if found:
            put(f"<article>\n<h3>{escape(words['hope-item'])}</h3>\n")
        for kind, title, said, attachment, media_type in found:
            put(f"<h4>{escape(title)}</h4>\n" if title else "")
            if said:
                put(f'<p class="said">{escape(said)}</p>\n')
            if attachment is not None and media_type in _SHOWN:
                content = self._connection.execute(sql.content_of(attachment)).scalar_one_or_none()
                put(_image(media_type, content, title or words["picture"]) if content is not None else "")
            elif attachment is not None:
                put(f"<p>{escape(words['sound'].format(name=title or kind))}</p>\n")
            self._written["hope-box"] += 1
        put("</article>\n" if found else "")

    def _picture(self, uuid: str, said: str) -> str:
        from companion.services.statements import exporting as sql

        found = self._connection.execute(sql.picture(uuid)).fetchone()
        if found is None or found.content is None or found.media_type not in _SHOWN:
            return f"<em>{escape(said or self._words['not-here'])}</em>"
        self._written["pictures"] += 1
        return _image(found.media_type, found.content, said or self._words["picture"])


def _image(media_type: str, content: bytes, words: str) -> str:
    data = base64.b64encode(content).decode("ascii")
    return f'<img loading="lazy" alt="{escape(words)}" src="data:{media_type};base64,{data}">\n'
