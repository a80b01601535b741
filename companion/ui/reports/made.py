"""A report as it leaves: on pages of paper, as a page for any browser, as plain text. Nothing says what made it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QImage, QTextDocument

from companion.domain.reports import Line, Reader, Section, first_page
from companion.domain.value import Value
from companion.ui.paper_pages import Paint, document_pages
from companion.ui.reports.pictures import FINE, png
from companion.ui.theme import theme_of

_STYLE = """
body { font-size: 15px; }
h1 { font-size: 23px; margin: 0 0 2px 0; }
h2 { font-size: 16px; margin: 14px 0 4px 0; }
p { font-size: 15px; margin: 4px 0 4px 0; }
p.head { margin: 8px 0 2px 0; }
"""
_PAGE_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "img{max-width:100%;height:auto}h2{margin:1.6rem 0 .4rem;font-size:1.15rem}p{margin:.3rem 0;white-space:pre-line}"
)
#: So many lines stand on one page with their heading; a longer part goes on by itself.
_TOGETHER = 12
#: The room above a heading, in pixels of a screen.
_ABOVE = 14


class Made(Value):
    """What leaves: a heading, the days it is of, its sections, and their pictures by name."""

    reader: Reader
    title: str
    days: str
    language: str
    sections: tuple[Section, ...]
    pictures: Mapping[str, QImage]

    @property
    def drawn(self) -> dict[str, QImage]:
        """The pictures of the lines that are there."""
        names = {line.picture for one in self.sections for line in one.lines}
        return {name: image for name, image in self.pictures.items() if name in names}


def as_pages(made: Made, room: QSizeF) -> list[Paint]:
    """The pages within the margins of a paper; what a counsellor reads first has one of its own."""
    first, then = first_page(made.sections, made.reader)
    head = f"<h1><b>{escape(made.title)}</b></h1><p>{escape(made.days)}</p>"
    documents = [_document(head + _rich(first, made), made)]
    if then:
        documents.append(_document(_rich(then, made), made))
    return document_pages(documents[0], room, *documents[1:])


def as_html(made: Made) -> str:
    """A page that needs nothing but itself."""
    drawn = {name: b64encode(png(image)).decode("ascii") for name, image in made.drawn.items()}

    def line(one: Line) -> str:
        head = f"<h3>{escape(one.head)}</h3>" if one.head else ""
        picture = (
            f'<img alt="{escape(one.words)}" src="data:image/png;base64,{drawn[one.picture]}">' if one.picture else ""
        )
        return f"{head}{picture}<p>{escape(one.words)}</p>"

    body = "".join(f"<h2>{escape(one.title)}</h2>{''.join(line(told) for told in one.lines)}" for one in made.sections)
    return (
        f'<!doctype html><html lang="{escape(made.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(made.title)}</title><style>{_PAGE_STYLE}</style></head>"
        f"<body><h1>{escape(made.title)}</h1><p>{escape(made.days)}</p>{body}</body></html>\n"
    )


def as_text(made: Made) -> str:
    """Plain words; what a picture shows is told in its sentence."""
    parts = [f"{made.title}\n{made.days}"]
    for one in made.sections:
        lines = "\n".join(f"{told.head}\n{told.words}" if told.head else told.words for told in one.lines)
        parts.append(f"{one.title}\n{'-' * len(one.title)}\n{lines}")
    return "\n\n".join(parts) + "\n"


def _rich(sections: tuple[Section, ...], made: Made) -> str:
    return "".join(_section(one, made) for one in sections)


def _section(section: Section, made: Made) -> str:
    lines = [_line(one, made) for one in section.lines]
    headed = any(one.head for one in section.lines)
    # A heading never stands alone at the foot of a page: it is laid out in one piece with what comes first.
    most = 1 if headed else _TOGETHER
    first = _piece(f"<h2><b>{escape(section.title)}</b></h2>{''.join(lines[:most])}", _ABOVE)
    return first + "".join(_piece(line, 0) if headed else line for line in lines[most:])


def _piece(html: str, above: int) -> str:
    return (
        '<table width="100%" cellspacing="0" cellpadding="0">'
        f'<tr><td style="padding-top: {above}px">{html}</td></tr></table>'
    )


def _line(line: Line, made: Made) -> str:
    head = f'<p class="head"><b>{escape(line.head)}</b></p>' if line.head else ""
    words = escape(line.words).replace("\n", "<br>")
    image = made.pictures.get(line.picture)
    if image is None:
        return f"{head}<p>{words}</p>"
    return f'{head}<p><img src="{line.picture}" width="{image.width() // FINE}"></p><p>{words}</p>'


def _document(html: str, made: Made) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(theme_of().paper_font("body"))
    document.setDefaultStyleSheet(_STYLE)
    for name, image in made.drawn.items():
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    document.setHtml(f"<html><body>{html}</body></html>")
    return document
