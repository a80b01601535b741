"""Shapes several parts share: rounded boxes and the focus ring."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from companion.ui.theme import Theme, theme_of
from companion.ui.theme.theme import Role


def rounded_box(
    painter: QPainter, box: QRectF, radius: float, fill: QColor | None, edge: QColor | None, width: float = 1.0
) -> None:
    """Fill and outline a rounded box so that the outline falls wholly inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def hairline(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Fill a thin box; `fillRect` would have the gradients made known to Python first, for nothing."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)


def share_line(painter: QPainter, theme: Theme, box: QRectF, share: float) -> None:
    """A thin line with round ends, filled as far as a share of 0 to 1."""
    rounded_box(painter, box, box.height() / 2, theme.colour("primary_soft"), None)
    if share:
        filled = QRectF(box)
        filled.setWidth(max(box.height(), box.width() * share))
        rounded_box(painter, filled, box.height() / 2, theme.colour("primary"), None)


def round_ground(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A filled circle for a letter, a number or an icon to stand on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(box)


def round_letter(
    painter: QPainter, theme: Theme, box: QRectF, words: str, colours: tuple[str, str], role: Role = "strong"
) -> None:
    """A letter or a number on a round ground; `colours` names the ground's and then the ink's."""
    ground, ink = colours
    round_ground(painter, box, theme.colour(ground))
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font(role))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def focus_ring(painter: QPainter, theme: Theme, box: QRectF, radius: float, token: str = "primary") -> None:
    """The one focus mark of the app: a two pixel ring with a gap, seen on every ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("background"), 4))
    painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), radius, radius)
    painter.setPen(QPen(theme.colour(token), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def clear_base(widget: QWidget) -> None:
    """Let the box behind a field be seen through it."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    widget.setPalette(palette)


def paint_box(widget: QWidget, focused: bool) -> None:
    """The box around a field, with the focus mark while it has the keyboard."""
    theme = theme_of()
    with QPainter(widget) as painter:
        box = QRectF(widget.rect())
        rounded_box(painter, box, theme.px(8), theme.colour("raised"), theme.colour("edge"))
        if focused:
            focus_ring(painter, theme, box, theme.px(8))
