"""The moments of a day below its check-in: when, how it was, and a way to change or delete each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.checkin import Moment
from companion.ui.dates import clock_words
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.card import Rule
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box
from companion.ui.widgets.text import Text


class MomentRow(PaintedButton):
    """One moment as a wide button: when and how it was, and the line under it."""

    radius = 8

    def __init__(self, moment: Moment, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        parts = [clock_words(moment.at, moment.zone)]
        if moment.mood is not None:
            parts.append(self.tr("mood {value}").format(value=moment.mood))
        if moment.craving is not None:
            parts.append(self.tr("craving {value}").format(value=moment.craving))
        self._head, self._note = ", ".join(parts), moment.note.strip()
        self.setAccessibleName(". ".join(words for words in (self._head, self._note) if words))
        self.setAccessibleDescription(self.tr("Change this moment"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _heights(self, width: int) -> tuple[int, int]:
        theme = theme_of()
        room = max(40, width - theme.px(16))
        flags = int(Qt.TextFlag.TextWordWrap)
        found = []
        for role, words in (("small-strong", self._head), ("small", self._note)):
            metrics = QFontMetrics(theme.font("small-strong" if role == "small-strong" else "small"))
            found.append(metrics.boundingRect(0, 0, room, 10_000, flags, words).height() if words else 0)
        return found[0], found[1]

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + theme_of().px(16)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = theme_of().px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), self.heightForWidth(10_000))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self.hot:
            rounded_box(painter, box, theme.px(self.radius), theme.colour("primary_soft"), None)
        head, note = self._heights(self.width())
        side, top = theme.px(8), (box.height() - head - note) / 2
        flags = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(theme.font("small-strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(side, top, box.width() - side * 2, head), flags, self._head)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(QRectF(side, top + head, box.width() - side * 2, note), flags, self._note)


class MomentList(QWidget):
    """The moments of one day, in the order they were. Signals `chosen` and `deleted` carry the moment."""

    chosen = Signal(object)
    deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moments")
        self.setAccessibleName(self.tr("Moments of this day"))
        self._moments: tuple[Moment, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_of().px(4))
        self._column.addWidget(Rule())
        self._column.addWidget(Text(self.tr("Moments"), "small-strong", "ink_soft"))
        self._rows: list[QWidget] = []
        self._stops: list[QWidget] = []

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these; the same ones again change nothing on the screen."""
        if tuple(moments) == self._moments:
            return
        # Of the window, also while a sheet is in front of it: it is from there that a moment is changed.
        focus = self.window().focusWidget()
        held = next((number for number, part in enumerate(self._stops) if part is focus), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._moments, self._rows, self._stops = tuple(moments), [], []
        for number, moment in enumerate(self._moments):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme_of().px(4))
            change = MomentRow(moment)
            change.setObjectName(f"moment-{number}")
            change.clicked.connect(lambda _on=False, moment=moment: self.chosen.emit(moment))
            delete = IconButton("trash-2", self.tr("Delete this moment"), size=32)
            delete.setObjectName(f"moment-delete-{number}")
            delete.clicked.connect(lambda _on=False, moment=moment: self.deleted.emit(moment))
            line.addWidget(change, 1)
            line.addWidget(delete, 0, Qt.AlignmentFlag.AlignVCenter)
            self._column.addWidget(row)
            row.show()
            self._rows.append(row)
            self._stops += [change, delete]
        if held is not None and self._stops:
            # The keyboard stays in the list when the moment it was on has gone.
            self._stops[min(held, len(self._stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> tuple[QWidget, ...]:
        """The parts in the order of the keyboard."""
        return tuple(self._stops)
