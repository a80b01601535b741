"""One of the person's own reasons, in their words, quietly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.domain.plans import Reason
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class ReasonCard(Card):
    """The reason whose turn it is; `change_wanted` asks for the place where reasons are written."""

    change_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self.setObjectName("reason-card")
        self.setAccessibleName(self.tr("One of your reasons"))
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("One of your reasons"), "small-strong", "ink_soft"), 1)
        change = IconButton("pencil", self.tr("Your reasons"), size=30)
        change.setObjectName("reason-change")
        change.clicked.connect(self.change_wanted)
        head.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        self._words = Text("", "reading")
        self._words.setObjectName("reason-words")
        self._words.setContentsMargins(0, 0, 0, theme_of().px(4))
        self.box.addWidget(self._words)
        self.box.addStretch(1)

    def show_reason(self, reason: Reason) -> None:
        """Show a reason in the person's words."""
        self._words.setText(reason.words)
