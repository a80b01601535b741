"""How a row of the timeline looks: a mood dot, day and time, and two lines of what was written."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.domain.journal import TimelineItem
from companion.ui.journal.noted import NotedRow
from companion.ui.journal.timeline_model import ROW_ROLE, Row, TimelineModel, row_pieces
from companion.ui.journal.words import day_words, noted_words, time_words
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.marked import lay_out
from companion.ui.widgets.painting import focus_ring, rounded_box

_PADDING, _HEAD, _GAP, _LINE = 12, 18, 4, 22
_DOT, _DOT_GAP = 10, 5
_KEPT_LAYOUTS = 200


def mood_dot(painter: QPainter, theme: Theme, box: QRectF, mood: int | None) -> None:
    """A dot that is fuller and deeper the better the mood; a short dash where none was given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mood is None:
        painter.setPen(QPen(theme.colour("edge"), max(1.5, box.height() * 0.16), c=Qt.PenCapStyle.RoundCap))
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 1, middle), QPointF(box.right() - 1, middle))
        return
    inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
    round_shape = QPainterPath()
    round_shape.addEllipse(inner)
    filled = QRectF(inner)
    filled.setTop(inner.bottom() - inner.height() * mood / 10)
    painter.save()
    painter.setClipPath(round_shape)
    painter.fillRect(filled, theme.mixed("primary_soft", "primary", 0.35 + 0.06 * mood))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("primary"), 1.5))
    painter.drawEllipse(inner)


class TimelineDelegate(QStyledItemDelegate):
    """Paints rows of one height, whatever they hold, so that a list of any length lays out at once."""

    def __init__(self, model: TimelineModel) -> None:
        super().__init__(model)
        self._model = model
        self._layouts: dict[tuple[str, int], tuple[QTextLayout, ...]] = {}
        model.modelReset.connect(self._layouts.clear)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        theme = theme_of()
        return QSize(theme.px(120), theme.px(_PADDING * 2 + _HEAD + _GAP + _LINE * 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        theme = theme_of()
        box = QRectF(option.rect)
        painter.save()
        self._ground(painter, theme, option, box)
        inner = box.adjusted(theme.px(_PADDING), theme.px(_PADDING), -theme.px(_PADDING), -theme.px(_PADDING))
        self._head(painter, theme, row, inner)
        painter.setPen(theme.colour("ink"))
        top = inner.top() + theme.px(_HEAD + _GAP)
        for layout in self._set(theme, row, inner.width()):
            layout.draw(painter, QPointF(inner.left(), top))
            top += layout.lineCount() * theme.px(_LINE)
        painter.restore()

    def _ground(self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, box: QRectF) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            rounded_box(painter, box, theme.px(10), theme.colour("primary_soft"), None)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded_box(painter, box, theme.px(10), theme.mixed("background", "primary_soft", 0.55), None)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, theme, box, theme.px(10))

    def _head(self, painter: QPainter, theme: Theme, row: Row, inner: QRectF) -> None:
        line = QRectF(inner.left(), inner.top(), inner.width(), theme.px(_HEAD))
        left = line.left()
        if isinstance(row, TimelineItem):
            dot = theme.px(_DOT)
            mood_dot(painter, theme, QRectF(left, line.center().y() - dot / 2, dot, dot), row.mood)
            left += dot + theme.px(_DOT_GAP)
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(theme.font("small"))
        day, time = day_words(row.day, self._model.today()), time_words(row.at, row.zone)
        if isinstance(row, NotedRow):
            day, time = noted_words(), day
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), time)
        room = line.right() - left - QFontMetricsF(theme.font("small")).horizontalAdvance(time) - theme.px(8)
        font = theme.font("small-strong")
        painter.setFont(font)
        day = QFontMetricsF(font).elidedText(day, Qt.TextElideMode.ElideRight, max(room, 1))
        area = QRectF(left, line.top(), max(room, 1), line.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), day)

    def _set(self, theme: Theme, row: Row, width: float) -> tuple[QTextLayout, ...]:
        key = (row.uuid, int(width))
        known = self._layouts.get(key)
        if known is None:
            if len(self._layouts) >= _KEPT_LAYOUTS:
                self._layouts.clear()
            known = self._layouts[key] = tuple(self._lay_out(theme, row, width))
        return known

    def _lay_out(self, theme: Theme, row: Row, width: float) -> list[QTextLayout]:
        font, pitch = theme.font("soft"), theme.px(_LINE)
        bold = QFont(theme.font("strong"))
        bold.setPixelSize(font.pixelSize())
        title, rest = row_pieces(row)
        set_rows = []
        if titled := any(piece.strip() for piece, _hit in title):
            set_rows.append(lay_out(title, bold, bold, width, 1, pitch))
        if any(piece.strip() for piece, _hit in rest):
            set_rows.append(lay_out(rest, font, bold, width, 1 if titled else 2, pitch))
        return set_rows
