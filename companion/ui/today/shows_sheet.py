"""What Today shows, and the small lists it draws on, in one sheet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.today_parts import PartSwitches
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Rule
from companion.ui.widgets.sheet import Sheet


class ShowsSheet(Sheet):
    """Switches that take effect at once, and the ways to reasons, dates and the place of naloxone.

    `then(name)` opens one of the other sheets once this one is closed.
    """

    def __init__(self, ctx: AppContext, then: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ShowsSheet", "What Today shows"), width=440, parent=parent)
        self._then = then
        self.body.addWidget(PartSwitches(ctx, ctx.shell.show_problem))
        self.body.addWidget(Rule())
        for name, words, icon in (
            ("reasons", self.tr("Your reasons"), "sprout"),
            ("dates", self.tr("Add a date to take care after"), "calendar"),
            ("naloxone", self.tr("Where naloxone is kept"), "map-pin"),
        ):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            button = Button(words, "quiet", icon=icon, compact=True)
            button.setObjectName(f"shows-{name}")
            button.clicked.connect(lambda _checked=False, name=name: self._go(name))
            row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)
        done = self.add_button(self.tr("Done"), "primary", default=True)
        done.setObjectName("shows-done")
        done.clicked.connect(self.accept)

    def _go(self, name: str) -> None:
        self.accept()
        self._then(name)
