"""Parts of a page side by side, where there is room."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import theme_of


class Columns(QWidget):
    """Parts side by side while there is room for each, and one below the other when there is not.

    Args:
        weights: how the room is shared between the parts, in order.
        least: the width in design pixels a part needs to stand beside another.
    """

    def __init__(self, weights: tuple[int, ...], least: float = 330, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights = weights
        self._least = least
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme_of().px(20))
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add the next part."""
        weight = self._weights[len(self._parts)]
        self._parts.append(part)
        self._layout.addWidget(part, weight)
        part.installEventFilter(self)

    def add_column(self) -> QVBoxLayout:
        """Add an empty column as the next part, for cards one below the other, as far apart as those of a page."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._layout.spacing())
        self.add(part)
        return column

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange(self.width())
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        # The widest part, not all of them together: they can always stand one below the other.
        widest = max((part.minimumSizeHint().width() for part in self._parts if not part.isHidden()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def side_by_side(self, width: int) -> bool:
        """Whether the parts stand beside each other in a width."""
        shown = sum(1 for part in self._parts if not part.isHidden())
        return width >= theme_of().px(self._least) * shown

    def expect(self, width: int) -> None:
        """Stand as in such a width from the first, where it is known before there is a place on the page."""
        self._arrange(width)

    def _arrange(self, width: int) -> None:
        wide = self.side_by_side(width)
        direction = QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
            for index in range(len(self._parts)):
                self._layout.setStretch(index, self._weights[index] if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width())
        super().resizeEvent(event)
