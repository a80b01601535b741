"""A milestone on paper: a sprig, what was reached, and only those words the person chose to have on it."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPaintDevice, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QWidget

from companion.domain.value import Value
from companion.ui.printing import ask_for_paper, new_printer, tell_printed
from companion.ui.theme import Theme
from companion.ui.theme.theme import Role
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.sprig import paint_sprig

#: Width over height of the card, as of a postcard.
SHAPE = 148 / 105


class CardWords(Value):
    """What stands on the card: the milestone always, the others only where they are not empty."""

    title: str
    leaves: int
    line: str = ""
    name: str = ""
    date: str = ""


def paint_card(painter: QPainter, box: QRectF, words: CardWords) -> None:
    """Paint the card into a box of about its shape. On paper it is day, whatever the screen shows."""
    theme = Theme(LIGHT)
    high = box.height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = high * 0.035
    painter.setPen(QPen(theme.mixed("surface", "primary", 0.45), max(1.0, high / 260)))
    painter.setBrush(QColor(theme.colour("surface")))
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), high * 0.05, high * 0.05)
    # How large the letters are, and how high the words may stand with them: all of it leaves room for the sprig.
    lines: tuple[tuple[str, Role, float, float, str], ...] = (
        (words.title, "reading-title", 0.125, 0.25, "ink"),
        (words.line, "reading", 0.055, 0.1, "ink_soft"),
        (words.name, "reading-italic", 0.065, 0.16, "ink"),
        (words.date, "body", 0.045, 0.07, "ink_soft"),
    )
    left = box.left() + high * 0.12
    wide = box.width() - high * 0.24
    fitted = [
        (text, *_fitted(painter, theme, text, role, share * high, QRectF(left, 0, wide, most * high)), token)
        for text, role, share, most, token in lines
        if text
    ]
    gap = high * 0.025
    used = sum(tall for _text, _font, tall, _token in fitted) + gap * len(fitted)
    sprig = min(high * 0.42, high * 0.84 - used)
    top = box.top() + (high - sprig - used) / 2
    paint_sprig(painter, theme, QRectF(box.left(), top, box.width(), sprig), words.leaves)
    top += sprig + gap
    for text, font, tall, token in fitted:
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        painter.drawText(QRectF(left, top, wide, tall), text, _centred())
        top += tall + gap


def _centred() -> QTextOption:
    """Lines in the middle; a word that is longer than a line goes on in the next."""
    option = QTextOption(Qt.AlignmentFlag.AlignCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _fitted(painter: QPainter, theme: Theme, text: str, role: Role, size: float, room: QRectF) -> tuple[QFont, float]:
    """A font in which the words fit into the room, and how high they stand in it."""
    font = QFont(theme.font(role))
    while True:
        font.setPixelSize(max(1, round(size)))
        painter.setFont(font)
        tall = painter.boundingRect(room, text, _centred()).height()
        if tall <= room.height() or size < 1:
            return font, tall
        size *= 0.9


def print_card(paper: QPaintDevice, words: CardWords) -> None:
    """Paint the card at the top of a page, no wider than a postcard."""
    with QPainter(paper) as painter:
        inch = paper.logicalDpiX()
        wide = min(float(paper.width()), 148 / 25.4 * inch)
        high = min(wide / SHAPE, float(paper.height()))
        wide = high * SHAPE
        paint_card(painter, QRectF((paper.width() - wide) / 2, 0, wide, high), words)


def ask_and_print(words: CardWords, parent: QWidget) -> bool:
    """Ask where to (a printer, or a PDF file) and print; False when the person turned back."""
    title = QCoreApplication.translate("MilestonePaper", "Milestone")
    printer = new_printer(title)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    agreed = ask_for_paper(printer, title, parent)
    if agreed:
        print_card(printer, words)
        tell_printed(printer, parent)
    return agreed
