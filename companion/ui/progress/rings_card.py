"""The growth rings, large, with what they mean."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.rings import Rings
from companion.ui.progress.picture_menu import add_ways_out, new_menu
from companion.ui.progress.rings_picture import RingsPicture
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.rings import RingsView
from companion.ui.widgets.text import Text

_LARGEST, _SMALLEST = 300, 150


class RingsCard(Card):
    """The tree in the middle, as large as there is room."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._ctx = ctx
        self._rings: Rings | None = None
        self._picture: RingsPicture | None = None
        self.setObjectName("progress-rings")
        self.setAccessibleName(self.tr("Growth rings"))
        self.more = IconButton("ellipsis", self.tr("More of: {name}").format(name=self.tr("Growth rings")), size=30)
        self.more.setObjectName("progress-more-rings")
        self.more.clicked.connect(self._open_menu)
        self.view = RingsView(220)
        words = self._tree()
        corner = QGridLayout()
        corner.addLayout(words, 0, 0)
        # In the corner, beside the tree, which leaves corners free.
        corner.addWidget(self.more, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.more.raise_()
        self.box.addLayout(corner, 1)

    def _tree(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(theme_of().px(12))
        layout.addStretch(1)
        layout.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Text("", "soft", "ink_soft")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._words)
        layout.addStretch(1)
        return layout

    def show_rings(self, rings: Rings) -> None:
        """Draw the tree."""
        self._rings = rings
        self.view.set_rings(rings)
        self.more.setVisible(bool(rings.months))
        words = [self.tr("Each ring is a month. Wider rings had better days.")]
        if not rings.months:
            words = [self.tr("Rings begin to grow on the day you count from.")]
        elif any(month.lapses for month in rings.months):
            words.append(self.tr("Knots are lapses: the tree kept growing."))
        self._words.setText("\n".join(words))

    def _open_menu(self) -> None:
        if self._rings is None:
            return
        if self._picture is not None:
            self._picture.deleteLater()
        # It outlives the menu: a file is made of it after a place was asked for.
        self._picture = RingsPicture(self._rings, self)
        menu = new_menu(self.more)
        add_ways_out(menu, self._ctx, self._picture, self.more)
        menu.addSeparator()
        self.view.offer_print(menu)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def minimumSizeHint(self) -> QSize:
        # Not that of the tree as it is, or the card could never become narrower than it was.
        return QSize(theme_of().px(_SMALLEST + 40), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = theme_of()
        room = (self.width() - theme.px(40)) / theme.scale
        self.view.set_side(max(_SMALLEST, min(_LARGEST, room)))
