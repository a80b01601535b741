"""The growth rings on paper: the tree, large, what its parts mean, and one sentence. Nothing else of the person's."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QWidget

from companion.domain.ring_picture import months_a_ring
from companion.domain.rings import Rings
from companion.ui.dates import full_date
from companion.ui.printing import ask_for_paper, new_printer, tell_printed
from companion.ui.theme import Theme
from companion.ui.theme.theme import Role
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.rings import paint_rings, rings_sentence

#: The sheet is laid out in points and scaled to whatever paper there is.
_POINTS_AN_INCH = 72.0
_LARGEST_TREE = 520.0
#: What the words need on narrow paper, where most of them take two lines.
_FOR_WORDS = 275.0
_ICON = 20.0


def ask_and_print(rings: Rings, parent: QWidget, *, dates: bool = False) -> bool:
    """Ask where to (a printer, or a PDF file) and print; False when the person turned back."""
    title = QCoreApplication.translate("RingSheet", "My growth rings")
    printer = new_printer(title)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    agreed = ask_for_paper(printer, title, parent)
    if agreed:
        print_sheet(rings, printer, dates=dates)
        tell_printed(printer, parent)
    return agreed


def print_sheet(rings: Rings, paper: QPaintDevice, *, dates: bool = False) -> None:
    """Paint the sheet over all of a device that can be painted on, such as a printer or a picture."""
    with QPainter(paper) as painter:
        scale = paper.logicalDpiX() / _POINTS_AN_INCH
        painter.scale(scale, scale)
        paint_sheet(painter, rings, QRectF(0, 0, paper.width() / scale, paper.height() / scale), dates=dates)


def paint_sheet(painter: QPainter, rings: Rings, box: QRectF, *, dates: bool = False) -> None:
    """Paint the sheet into a box given in points."""
    # On paper it is day, whatever the screen shows.
    theme = Theme(LIGHT)
    said = QCoreApplication.translate
    sheet = _Sheet(painter, theme, box)
    sheet.words(said("RingSheet", "My growth rings"), "title", 22.0)
    if dates and rings.months:
        first, last = full_date(rings.months[0].first), full_date(rings.months[-1].last)
        sheet.words(said("RingSheet", "{first} to {last}").format(first=first, last=last), "body", 11.0, "ink_soft")
    sheet.gap(14.0)
    side = min(_LARGEST_TREE, box.width(), box.height() - _FOR_WORDS)
    sheet.tree(rings, side)
    sheet.gap(14.0)
    sheet.words(rings_sentence(rings, side, dates=dates), "reading", 13.0)
    sheet.gap(14.0)
    sheet.key("ring", _ring_means(months_a_ring(rings, side)))
    sheet.key("width", said("RingSheet", "A wider ring is a time with better days."))
    sheet.key("tint", said("RingSheet", "A deeper green is a better mood."))
    sheet.key(
        "knot", said("RingSheet", "A knot is a time of use. Later rings grow round it, and the tree keeps all it has.")
    )


def _ring_means(months: int) -> str:
    """What one ring is, where so many months are drawn as one."""
    said = QCoreApplication.translate
    if months == 1:
        return said("RingSheet", "A ring is a month.")
    if months == 3:
        return said("RingSheet", "A ring is three months.")
    if months == 6:
        return said("RingSheet", "A ring is six months.")
    if months == 12:
        return said("RingSheet", "A ring is a year.")
    return said("RingSheet", "A ring is {years} years.").format(years=months // 12)


class _Sheet:
    """A column of words and drawings, painted from the top down."""

    def __init__(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        self._painter, self._theme, self._box = painter, theme, box
        self._top = box.top()

    def gap(self, height: float) -> None:
        self._top += height

    def words(self, text: str, role: Role, size: float, ink: str = "ink", left: float = 0.0) -> None:
        font = QFont(self._theme.font(role))
        # In the sheet's points a pixel of the font is one of them, on any paper.
        font.setPixelSize(round(size))
        area = QRectF(self._box.left() + left, self._top, self._box.width() - left, self._box.height())
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(ink))
        height = QFontMetricsF(font, self._painter.device()).boundingRect(area, flags, text).height()
        self._painter.drawText(area, flags, text)
        self._top += height + 4.0

    def tree(self, rings: Rings, side: float) -> None:
        self._painter.save()
        self._painter.translate(self._box.left() + (self._box.width() - side) / 2, self._top)
        paint_rings(self._painter, rings, side, self._theme)
        self._painter.restore()
        self._top += side

    def key(self, what: str, text: str) -> None:
        """One line of what the parts mean, with a small drawing of the part."""
        self._drawing(what, QRectF(self._box.left(), self._top, _ICON, _ICON * 0.75))
        self.words(text, "body", 11.0, left=_ICON + 10.0)
        self.gap(3.0)

    def _drawing(self, what: str, box: QRectF) -> None:
        painter, theme = self._painter, self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.mixed("surface", "primary", 0.62), 1.0))
        painter.setBrush(theme.mixed("surface", "primary", 0.25))
        middle = box.center()
        if what == "knot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("amber"))
            painter.drawEllipse(middle, 5.0, 3.6)
        elif what == "tint":
            half = box.width() / 2
            painter.setBrush(theme.mixed("surface", "primary", 0.12))
            painter.drawRect(QRectF(box.left(), box.top() + 2, half, box.height() - 4))
            painter.setBrush(theme.mixed("surface", "primary", 0.40))
            painter.drawRect(QRectF(box.left() + half, box.top() + 2, half, box.height() - 4))
        elif what == "width":
            for x in (0.0, 4.0, 8.0, 18.0):
                painter.drawLine(QPointF(box.left() + x, box.top() + 1), QPointF(box.left() + x, box.bottom() - 1))
        else:
            painter.drawEllipse(middle, box.height() / 2, box.height() / 2)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(middle, box.height() / 4, box.height() / 4)
