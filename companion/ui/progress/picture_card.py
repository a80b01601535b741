"""A card round a picture: its heading, what its colours mean, and the ways to its table and into a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.progress.picture import Picture
from companion.ui.progress.picture_menu import add_ways_out, new_menu, open_table
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text


class PictureCard(Card):
    """Heading and legend, what stands in `above`, the picture, and a small menu."""

    def __init__(self, ctx: AppContext, picture: Picture, name: str, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.setObjectName(f"progress-{name}")
        self.setAccessibleName(picture.name)
        self._ctx, self.picture, self._name = ctx, picture, name
        theme = theme_of()
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        self.title = Text(picture.name, "heading")
        head.addWidget(self.title, 2, Qt.AlignmentFlag.AlignVCenter)
        self.legend = QWidget()
        self._legend = FlowLayout(self.legend, theme.px(12))
        self._legend.set_at_end(True)
        head.addWidget(self.legend, 3, Qt.AlignmentFlag.AlignVCenter)
        self.more = IconButton("ellipsis", self.tr("More of: {name}").format(name=picture.name), size=30)
        self.more.setObjectName(f"progress-more-{name}")
        self.more.clicked.connect(self._open_menu)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        self.box.addWidget(picture)
        self._legend_words: tuple[tuple[str, str], ...] = ()

    def show_legend(self) -> None:
        """Say what the colours of the picture mean now."""
        words = self.picture.legend(theme_of())
        if words == self._legend_words:
            return
        self._legend_words = words
        empty(self._legend)
        for said, token in words:
            label = Text(said, "small-strong", "amber_ink" if token == "amber" else token, wrap=False)
            self._legend.addWidget(label)
            label.show()
        self.legend.updateGeometry()

    def _open_menu(self) -> None:
        menu = new_menu(self.more)
        add_ways_out(menu, self._ctx, self.picture, self.more)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def open_table(self) -> None:
        """Show what the picture is drawn from."""
        open_table(self.picture, self.more)
