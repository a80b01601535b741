"""A path on one line: its middle is left out when it is long; whoever needs all of it copies or hears it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import theme_of


class PathLine(QWidget):
    """Shows a path in small letters, whole in its tooltip and its accessible name."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setToolTip(path)
        self.setAccessibleName(path)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme_of().font("small"))
        return QSize(metrics.horizontalAdvance(self._path), metrics.height() + theme_of().px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink_soft"))
            words = painter.fontMetrics().elidedText(self._path, Qt.TextElideMode.ElideMiddle, self.width())
            painter.drawText(
                QRectF(self.rect()), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words
            )
