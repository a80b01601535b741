"""A row that leads somewhere (an icon, what it is, and why, as one wide button), and a box to tick beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box


class WayRow(PaintedButton):
    """Icon, title and reason; the reason is read aloud after the title."""

    radius = 8
    #: In design pixels: room above and below the words, and where icon and words begin.
    spare: float = 20
    icon_at: float = 4
    words_at: float = 36
    #: Whether the icon stands in the middle of the row, in place of beside the first line.
    icon_in_middle = False

    def __init__(self, title: str, why: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, description=why)
        self._why, self._icon_name = why, icon
        self._known: dict[int, tuple[int, int]] = {}
        # Not Fixed: that would cap the height at the hint's, however narrow the row becomes.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _heights(self, width: int) -> tuple[int, int]:
        """The heights of title and reason at a width; layouts ask for the same ones many times over."""
        found = self._known.get(width)
        if found is None:
            found = self._known[width] = self._measure(width)
        return found

    def _measure(self, width: int) -> tuple[int, int]:
        theme = theme_of()
        room = max(40, width - theme.px(34 + 8))
        flags = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetrics(theme.font("strong")).boundingRect(0, 0, room, 10_000, flags, self.text()).height()
        why = QFontMetrics(theme.font("small")).boundingRect(0, 0, room, 10_000, flags, self._why).height()
        return title, why if self._why else 0

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + theme_of().px(self.spare)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        # Neither hint may depend on the width of the moment: layouts keep them, and ask for the height by width.
        width = theme_of().px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(140), self.heightForWidth(10_000))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self.hot:
            rounded_box(painter, box.adjusted(0, 2, 0, -2), theme.px(self.radius), theme.colour("primary_soft"), None)
        title, why = self._heights(self.width())
        side = theme.px(20)
        top = (box.height() - title - why - theme.px(2)) / 2
        beside = QFontMetrics(theme.font("strong")).height()
        over = (box.height() - side) / 2 if self.icon_in_middle else top + (beside - side) / 2
        icon = QRectF(theme.px(self.icon_at), over, side, side)
        paint_icon(painter, self._icon_name, theme.colour("primary"), icon)
        room = box.width() - theme.px(34 + 8)
        flags = int(Qt.TextFlag.TextWordWrap)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("strong"))
        painter.drawText(QRectF(theme.px(self.words_at), top, room, title), flags, self.text())
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(theme.font("small"))
        painter.drawText(QRectF(theme.px(self.words_at), top + title + theme.px(2), room, why), flags, self._why)


class Tick(PaintedButton):
    """An empty box, ticked when it is on; `name` says aloud what is ticked."""

    radius = 8

    def __init__(self, name: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", parent, name=name)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setToolTip(name)
        side = theme_of().px(36)
        self.setFixedSize(side, side)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        on = self.isChecked()
        inset = theme.px(8)
        inner = box.adjusted(inset, inset, -inset, -inset)
        fill = theme.colour("primary" if on else "primary_soft" if self.hot else "raised")
        rounded_box(painter, inner, theme.px(5), fill, theme.colour("primary" if on else "edge"), 1.5)
        if on:
            side = theme.px(14)
            centre = inner.center()
            mark = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            paint_icon(painter, "check", theme.colour("on_primary"), mark)
