"""A door of Help now on paper, or as a PDF file: one page, in black on white, in the largest type that fits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QSizeF, QUrl
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QImage, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QWidget

from companion.content.door_paper import Lines, door_html, unbroken
from companion.content.own_lines import less_sure
from companion.content.values import Door
from companion.context import AppContext
from companion.resources import assets_folder
from companion.ui.calls import origin_words
from companion.ui.help_now.for_whom import OWN_LIFE
from companion.ui.help_now.one_page import DRAWINGS
from companion.ui.help_words import TALK, HelpWords
from companion.ui.own_people import own_people, own_reasons, people_note
from companion.ui.theme import theme_of
from companion.ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: Sizes for A4 in screen pixels, and by how much they shrink until all is on one page. No colours: few printers have.
_STYLE = (
    ("body", 15, "margin: 0;"),
    ("h1", 23, "margin: 0 0 8px 0;"),
    ("h2", 11, "margin: 6px 0 2px 0;"),
    ("td.number", 54, "font-weight: 700;"),
    ("td.words", 20, "font-weight: 700;"),
    ("table.steps", 16, "margin: 8px 0 4px 0;"),
    ("p.lead", 16, "margin: 8px 0 0 0;"),
    ("p.last", 15, "margin: 8px 0 0 0;"),
    ("p.foot", 11, "margin: 8px 0 0 0;"),
)
_SHRINKS = tuple(share / 100 for share in range(120, 59, -4))
_MOST_PEOPLE = 6
#: Their own people stand on the pages of doors that say whom to talk to; an overdose asks for the ambulance alone.
_TALKING = {"crisis-line", "drug-line", "family-line"}
_DRAWING = "drawing"


def door_document(ctx: AppContext, words: HelpWords, door_id: str, page: QSizeF) -> QTextDocument | None:
    """The page of a door, or of one part such as `naloxone/2`, for a sheet with so much room in screen pixels.

    What is the person's own stands on it while their file is open. None where the door cannot be read.
    """
    name, _slash, part_id = door_id.partition("/")
    door = words.door(name)
    if door is None:
        return None
    every = words.parts(door)
    parts = tuple(part for at, part in enumerate(every, start=1) if part_id == str(at)) or every
    drawing = parts[0].drawing if len(parts) == 1 else "" if parts else DRAWINGS.get(door.id, "")
    written = QLocale().toString(QDate(door.written.year, door.written.month, door.written.day), "d MMMM yyyy")
    html = door_html(
        door,
        parts,
        words.country,
        words.fill,
        words.labels,
        date_words=written,
        # Where every line stands, each has its date; beside steps stands what is less sure alone: they stay large.
        origin=partial(origin_words if door.id == TALK else less_sure, labels=words.labels),
        drawing=_DRAWING if drawing else "",
        own=_own(ctx, door),
        everyone=door.id == TALK,
    )
    document = QTextDocument()
    if drawing:
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(_DRAWING), _picture(drawing))
    document.setDefaultFont(theme_of().paper_font("body"))
    document.setDocumentMargin(0)
    for shrink in _SHRINKS:
        document.setDefaultStyleSheet(_style(shrink))
        document.setHtml(html)
        document.setPageSize(page)
        if document.pageCount() == 1:
            break
    return document


def print_door(ctx: AppContext, words: HelpWords, door_id: str, title: str, parent: QWidget) -> bool:
    """Ask for a printer or a PDF file and print the door on one page, or each of its parts on one of its own.

    False when the person turned back.
    """
    from companion.ui.printing import SCREEN_DPI, ask_for_paper, new_printer, tell_printed

    printer = new_printer(title)
    if not ask_for_paper(printer, title, parent):
        return False
    page = QSizeF(printer.pageLayout().paintRectPixels(SCREEN_DPI).size())
    door = words.door(door_id)
    # Without a part named, as from where the kit is chosen, all of them: nobody can choose on paper.
    parts = len(words.parts(door)) if door is not None else 0
    ids = [f"{door_id}/{at}" for at in range(1, parts + 1)] or [door_id]
    documents = [found for one in ids if (found := door_document(ctx, words, one, page)) is not None]
    if not documents:
        return False
    _print_each(documents, printer, page)
    tell_printed(printer, parent)
    return True


def _print_each(documents: Sequence[QTextDocument], printer: QPrinter, page: QSizeF) -> None:
    """Each of these on a page of its own, in the ink of paper whatever the colours on the screen."""
    black = QPalette()
    black.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = black
    with QPainter(printer) as painter:
        painter.scale(
            *(dots / size for dots, size in zip(painter.viewport().size().toTuple(), page.toTuple(), strict=True))
        )
        for at, document in enumerate(documents):
            if at:
                printer.newPage()
            document.documentLayout().draw(painter, context)


def _own(ctx: AppContext, door: Door) -> tuple[Lines, ...]:
    tr = QCoreApplication.translate
    people: tuple[str, ...] = tuple(
        ", ".join(part for part in (person.details.name, people_note(ctx, person, full=True)) if part)
        + ": "
        + ", ".join(unbroken(number.number) for number in person.details.numbers)
        for person in (own_people(ctx)[:_MOST_PEOPLE] if _TALKING & set(door.who_to_call) else ())
    )
    reasons = own_reasons(ctx) if door.id == OWN_LIFE else ()
    found = ((tr("HelpNow", "Your people"), people), (tr("HelpNow", "Your reasons"), reasons))
    return tuple((name, lines) for name, lines in found if lines)


def _style(shrink: float) -> str:
    rules = [f"{name} {{ font-size: {size * shrink:.1f}px; {rest} }}" for name, size, rest in _STYLE]
    return "\n".join((*rules, "li { margin: 0 0 2px 0; }"))


def _picture(name: str) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(assets_folder() / "drawings" / f"{name}.svg"))
    size = renderer.defaultSize()
    image = QImage(size * 3, QImage.Format.Format_ARGB32_Premultiplied)
    # Nothing but the lines: the paper is white.
    image.fill(0)
    with QPainter(image) as painter:
        renderer.render(painter)
    return image
