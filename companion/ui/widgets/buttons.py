"""Buttons, chips and switches that paint themselves from the theme."""

from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.theme.theme import Role
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import focus_ring, rounded_box

Kind = Literal["primary", "secondary", "quiet", "help", "help-solid"]


class Button(PaintedButton):
    """A push button of a kind, with an optional icon and an optional short key hint at its right.

    The size follows the words and the text size; a button is never narrower than its words.
    """

    def __init__(
        self,
        words: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        hint: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.kind = kind
        self._icon_name = icon
        self._hint = hint
        self._compact = compact
        self._role: Role = "small-strong" if compact else "button"
        self.ring_token = "help" if kind.startswith("help") else "primary"
        self.setFont(theme_of().font(self._role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_hint(self, hint: str) -> None:
        """Show another key hint after the words, or none."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def _measures(self) -> tuple[int, int, int, int]:
        theme = theme_of()
        side = theme.px(0 if self.kind == "quiet" else (12 if self._compact else 18))
        if self.kind == "quiet":
            side = theme.px(6)
        icon = theme.px(18 if self._compact else 20) if self._icon_name else 0
        gap = theme.px(8) if icon and self.text() else 0
        hint = self._hint_width()
        return side, icon, gap, hint

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        theme = theme_of()
        return QFontMetrics(theme.font("small")).horizontalAdvance(self._hint) + theme.px(8)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        side, icon, gap, hint = self._measures()
        width = side * 2 + icon + gap + hint + self.fontMetrics().horizontalAdvance(self.text()) + 2
        height = theme.px(34 if self._compact or self.kind == "quiet" else 44)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _looks(self) -> tuple[QColor | None, QColor | None, QColor]:
        theme, hot = theme_of(), self.hot
        if not self.isEnabled():
            return (None, None if self.kind == "quiet" else theme.colour("line"), theme.colour("ink_soft"))
        if self.kind == "primary":
            return theme.colour("primary_strong" if hot else "primary"), None, theme.colour("on_primary")
        if self.kind == "help-solid":
            fill = theme.mixed("help", "shade", 0.15) if hot else theme.colour("help")
            return fill, None, theme.colour("on_help")
        if self.kind == "help":
            fill = theme.mixed("help_soft", "help", 0.10) if hot else theme.colour("help_soft")
            return fill, theme.colour("help"), theme.colour("help")
        if self.kind == "quiet":
            return (theme.colour("primary_soft") if hot else None), None, theme.colour("primary")
        fill = theme.colour("primary_soft") if hot else theme.colour("surface")
        return fill, theme.colour("line"), theme.colour("primary")

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        fill, edge, ink = self._looks()
        if fill is not None or edge is not None:
            rounded_box(painter, box, theme.px(self.radius), fill, edge)
        _side, icon, gap, hint = self._measures()
        words = self.fontMetrics().horizontalAdvance(self.text())
        left = (box.width() - (icon + gap + words + hint)) / 2
        if icon:
            paint_icon(painter, self._icon_name, ink, QRectF(left, (box.height() - icon) / 2, icon, icon))
        painter.setPen(ink)
        painter.setFont(self.font())
        area = QRectF(left + icon + gap, 0, words + 2, box.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if hint:
            painter.setFont(theme.font("small"))
            painter.setPen(ink if self.kind in ("primary", "help-solid") else theme.colour("ink_soft"))
            area = QRectF(left + icon + gap + words + theme.px(8), 0, hint, box.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._hint)


class IconButton(PaintedButton):
    """A square button that shows only an icon; `name` is what it is called aloud and in its tooltip."""

    radius = 8

    def __init__(
        self, icon: str, name: str, *, token: str = "ink_soft", size: float = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, name=name)
        self._icon_name = icon
        self._token = token
        side = theme_of().px(size)
        self.setFixedSize(side, side)
        self.setToolTip(name)

    def set_icon(self, icon: str, name: str) -> None:
        """Show another icon under another name."""
        self._icon_name = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self.hot or self.isChecked():
            rounded_box(painter, box, theme.px(8), theme.colour("primary_soft"), None)
        token = "primary" if self.isChecked() else self._token
        size = theme.px(20)
        corner = (box.width() - size) / 2
        ink = theme.colour(token) if self.isEnabled() else theme.mixed("ink_soft", "surface", 0.5)
        paint_icon(painter, self._icon_name, ink, QRectF(corner, corner, size, size))


class Chip(PaintedButton):
    """A small round choice that can be on or off, such as a trigger or a filter."""

    def __init__(self, words: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)
        self.setChecked(checked)
        # Bold keeps its room from the start, so that choosing a chip moves nothing beside it.
        self.setFont(theme_of().font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        width = QFontMetrics(theme.font("small-strong")).horizontalAdvance(self.text()) + theme.px(24)
        return QSize(max(width, theme.px(30)), theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        on = self.isChecked()
        fill = theme.colour("primary_soft" if on or self.hot else "surface")
        edge = theme.colour("primary" if on else "line")
        # Under the focus the chip draws in from its ring, so that the ring is not taken for the edge of a chosen one.
        inset = 4 if self.hasFocus() else 0
        inner = box.adjusted(inset, inset, -inset, -inset)
        rounded_box(painter, inner, inner.height() / 2, fill, edge, 1.5 if on else 1)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("small-strong" if on else "small"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())

    def paint_focus(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        rounded_box(painter, box, box.height() / 2, None, theme.colour("primary"), 2)


class Switch(QCheckBox):
    """A labelled on/off switch; on is also shown by the knob's place and a tick, never by colour alone."""

    def __init__(self, words: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setChecked(checked)
        self.setFont(theme_of().font("body"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        width = theme.px(46 + 12) + self.fontMetrics().horizontalAdvance(self.text()) + theme.px(8)
        return QSize(width, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            height = theme.px(24)
            track = QRectF(2, (self.height() - height) / 2, theme.px(42), height)
            on = self.isChecked()
            rounded_box(
                painter,
                track,
                height / 2,
                theme.colour("primary" if on else "raised"),
                theme.colour("primary" if on else "edge"),
                1.5,
            )
            knob = height - theme.px(8)
            x = track.right() - knob - theme.px(4) if on else track.left() + theme.px(4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_primary" if on else "edge"))
            painter.drawEllipse(QRectF(x, track.center().y() - knob / 2, knob, knob))
            if on:
                side = theme.px(12)
                box = QRectF(track.left() + theme.px(6), track.center().y() - side / 2, side, side)
                paint_icon(painter, "check", theme.colour("on_primary"), box)
            painter.setPen(theme.colour("ink"))
            painter.setFont(self.font())
            area = QRectF(track.right() + theme.px(12), 0, self.width(), self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
            if self.hasFocus():
                focus_ring(painter, theme, track.adjusted(-2, -2, 2, 2), height / 2)
