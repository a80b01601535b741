"""The pages of the pack, in black on white, for paper of either size: a preview and a printer paint the same ones.

Sizes are in pixels of a screen, within the margins of the paper.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from companion.content.door_paper import unbroken
from companion.ui.pack.facts import WALLET_LINES, WALLET_PEOPLE, PackFacts
from companion.ui.paper_pages import MM, Paint, black, ink
from companion.ui.printing import SCREEN_DPI
from companion.ui.theme import theme_of

#: A card of a bank: two of them side by side, folded between.
CARD_WIDE, CARD_HIGH = 85.6 * MM, 53.98 * MM
_EDGE = 3 * MM
_SIDE_WIDE, _SIDE_HIGH = CARD_WIDE - 2 * _EDGE, CARD_HIGH - 2 * _EDGE
#: Nothing on the card is smaller than this, in points.
SMALLEST_PT = 7.0
#: Letters are laid out so many times larger than they are printed, so that their widths do not jump.
_FINE = 4
_STYLE = """
body { font-size: 17px; }
h1 { font-size: 23px; margin: 0 0 10px 0; }
h2 { font-size: 12px; margin: 14px 0 3px 0; }
p { font-size: 17px; margin: 0 0 3px 0; }
td { font-size: 17px; padding: 3px 10px 3px 0; }
"""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Pack", words)


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(theme_of().paper_font("body"))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(f"<html><body>{html}</body></html>")
    return document


def _lines(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _entry(*cells: tuple[str, str]) -> str:
    """A row of its own, of cells as HTML, each with its width."""
    row = "".join(f'<td width="{width}">{html}</td>' for width, html in cells)
    return f'<table width="100%" cellspacing="0"><tr>{row}</tr></table>'


def plan_document(found: PackFacts) -> QTextDocument:
    """The stay-safe plan, part by part."""
    parts = "".join(f"<h2><b>{escape(title)}</b></h2>{_lines(lines)}" for title, lines in found.plan)
    return _document(f"<h1><b>{escape(_tr('My stay-safe plan'))}</b></h1>{parts}")


def people_document(found: PackFacts) -> QTextDocument:
    """Everyone with their numbers, in the person's order."""
    rows = "".join(
        _entry(
            (
                "68%",
                f"<b>{escape(one.name)}</b><br>{escape(', '.join(part for part in (one.role, one.hours) if part))}",
            ),
            ("32%", "<br>".join(escape(unbroken(number)) for number in one.numbers)),
        )
        for one in found.people
    )
    head = f"<h1><b>{escape(_tr('My people'))}</b></h1>"
    answer = f"<h2><b>{escape(_tr('They answer'))}</b></h2>{_lines(found.services)}" if found.services else ""
    return _document(f"{head}{rows}{answer}")


def aftercare_document(found: PackFacts) -> QTextDocument:
    """What comes when from today on, with a box to tick."""
    rows = "".join(
        _entry(("4%", "\u2610"), ("23%", escape(unbroken(day))), ("73%", escape(words))) for day, words in found.steps
    )
    return _document(f"<h1><b>{escape(_tr('After leaving care'))}</b></h1>{rows}")


# -- the wallet card -----------------------------------------------------------------------------------------------


def wallet_page(found: PackFacts, number: str, steps: tuple[str, ...]) -> Paint:
    """The card to cut and fold: what to do in an overdose in front, people and reasons behind.

    Args:
        number: the emergency number of the country.
        steps: what to do, each in a few words, as Help now has it.
    """
    front = (
        f'<p class="number">{escape(unbroken(number))}</p>'
        f"<p><b>{escape(_tr('Overdose? Do this:'))}</b></p>"
        + "".join(f"<p>{at}. {escape(step)}</p>" for at, step in enumerate(steps, start=1))
        + (f"<p><b>{escape(found.naloxone)}</b></p>" if found.naloxone else "")
    )
    people = tuple(
        " ".join((one.name, *(unbroken(number) for number in one.numbers[:1]))) for one in found.told[:WALLET_PEOPLE]
    )
    back = ""
    for title, lines in (
        (_tr("My people"), people),
        (_tr("They answer"), found.services[:WALLET_LINES]),
        (_tr("Why I stay"), found.reasons[:WALLET_LINES]),
    ):
        if lines:
            back += f"<p><b>{escape(title)}</b></p>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
    # Laid out here once: a page is painted many times, for the screen and for paper.
    sides = _fitted(front), _fitted(back or f"<p>{escape(_tr('Room for a name and a number'))}</p>")

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(ink(), 0.6)
        painter.setPen(pen)
        painter.drawRect(QRectF(0, 0, CARD_WIDE * 2, CARD_HIGH))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(round(CARD_WIDE), 0, round(CARD_WIDE), round(CARD_HIGH))
        for place, side in enumerate(sides):
            _paint_side(painter, place * CARD_WIDE, side)
        painter.setPen(ink())
        painter.setFont(theme_of().paper_font("small"))
        said = _tr("Cut along the line, and fold at the dashes.")
        painter.drawText(QRectF(0, CARD_HIGH + 8, CARD_WIDE * 2, 24), said)

    return paint


def _fitted(html: str) -> QTextDocument:
    """One side of the card in the largest letters that fit, or in the smallest."""
    smallest = SMALLEST_PT / 72 * SCREEN_DPI
    size = 13.0
    document = _side(html, size)
    while size > smallest and document.size().height() > _SIDE_HIGH * _FINE:
        size = max(smallest, size - 0.25)
        document = _side(html, size)
    return document


def _paint_side(painter: QPainter, left: float, side: QTextDocument) -> None:
    """Paint a side of the card from its left edge on; what does not fit in the smallest letters is cut at the edge."""
    painter.save()
    painter.translate(left + _EDGE, _EDGE)
    painter.setClipRect(QRectF(0, 0, _SIDE_WIDE, _SIDE_HIGH))
    painter.scale(1 / _FINE, 1 / _FINE)
    side.documentLayout().draw(painter, black())
    painter.restore()


def _side(html: str, size: float) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme_of().paper_font("body"))
    fine = size * _FINE
    number = f"font-size: {fine * 2:.0f}px; font-weight: 700; margin: 0;"
    document.setDefaultStyleSheet(f"p {{ font-size: {fine:.0f}px; margin: 0; }} p.number {{ {number} }}")
    document.setHtml(f"<html><body>{html}</body></html>")
    document.setTextWidth(_SIDE_WIDE * _FINE)
    return document
