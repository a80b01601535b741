"""The person's reasons, as they stand in the hope box; they are written in the sheet they have of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text


class ReasonsPart(Card):
    """Every reason in a line, and the way to change them."""

    def __init__(self, ctx: AppContext, over: QWidget) -> None:
        super().__init__("soft", spacing=6)
        self._ctx, self._over = ctx, over
        self.heading(self.tr("Your reasons"))
        self._lines = QVBoxLayout()
        self.box.addLayout(self._lines)
        self._change = Button(self.tr("Write your reasons"), icon="pencil", compact=True)
        self._change.setObjectName("hope-reasons")
        self._change.clicked.connect(self._open)
        self.box.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Read them again."""
        empty(self._lines)
        reasons = self._ctx.services.plans.reasons()
        for reason in reasons:
            line = Text(reason.words, "body")
            self._lines.addWidget(line)
            line.show()
        self._change.setText(self.tr("Change") if reasons else self.tr("Write your reasons"))
        self._change.setAccessibleName(self.tr("Change your reasons") if reasons else self._change.text())

    def _open(self) -> None:
        from companion.ui.reasons_sheet import ReasonsSheet

        ReasonsSheet(self._ctx, self._over).open()
